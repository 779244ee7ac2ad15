"""The recordings in a folder."""

import os
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import Final, NoReturn

from ..errors import ReplayError

SUFFIXES: Final = (".edf", ".csv")
"""How the name of a recording ends, in either case."""


@dataclass(frozen=True, slots=True, order=True)
class ListedRecording:
    """One file to score."""

    name: str
    """Its path below the folder, with forward slashes, as the tables show it."""
    path: Path
    """Where it is, from the root of the file system."""


def find_recordings(
    folder: Path, leave_out: Collection[Path]
) -> tuple[ListedRecording, ...]:
    """Return the recordings of a folder and the folders in it, in order of their names.

    Hidden files stay out, as do links to other folders.

    Raises
    ------
    ReplayError
        If a folder cannot be listed, or there is no recording.
    """
    root = folder.resolve()
    others = {path.resolve() for path in leave_out}
    found = [
        ListedRecording(_shown(path.relative_to(root)), path)
        for place, _, names in os.walk(root, onerror=_refuse)
        for path in (Path(place, name) for name in names)
        if path.suffix.lower() in SUFFIXES
        and not path.name.startswith(".")
        and path not in others
    ]
    if not found:
        raise ReplayError(
            f"{folder}: has no recording in it, nor in a folder below; recordings are "
            "files that end in .edf or .csv"
        )
    return tuple(sorted(found))


def _shown(path: Path) -> str:
    """Return a path as text that can be written; what is no UTF-8 becomes a mark."""
    return path.as_posix().encode(errors="surrogateescape").decode(errors="replace")


def _refuse(err: OSError) -> NoReturn:
    raise ReplayError(f"{err.filename}: cannot be listed: {err.strerror}") from err
