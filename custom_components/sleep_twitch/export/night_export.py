"""Files of nights, written whole or not at all."""

from __future__ import annotations

import os
from contextlib import contextmanager
from enum import StrEnum
from typing import TYPE_CHECKING

from .csv_table import write_dictionary, write_table
from .movements_csv import MOVEMENT_COLUMNS, movement_rows
from .nights_csv import NIGHT_COLUMNS
from .nights_json import write_json

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import tzinfo
    from pathlib import Path
    from typing import TextIO

    from .exported_night import ExportedNight


class ExportFormat(StrEnum):
    """What a file of nights holds."""

    NIGHTS_CSV = "nights_csv"
    MOVEMENTS_CSV = "movements_csv"
    NIGHTS_JSON = "nights_json"


def files_of(export_format: ExportFormat, path: Path) -> tuple[Path, ...]:
    """Return every file that an export to a path writes: a CSV has its dictionary."""
    if export_format is ExportFormat.NIGHTS_JSON:
        return (path,)
    return path, path.with_name(f"{path.stem}_dictionary{path.suffix}")


def write_export(
    export_format: ExportFormat,
    path: Path,
    nights: Iterable[ExportedNight],
    time_zone: tzinfo,
) -> tuple[Path, ...]:
    """Write nights to a path, in place of what is there, and return its files.

    Parameters
    ----------
    export_format : ExportFormat
        What to write.
    path : Path
        Where; its folder exists.
    nights : iterable of ExportedNight
        Taken one at a time: years of them need not be in memory.
    time_zone : tzinfo
        Whose local time the file tells beside UTC.

    Returns
    -------
    tuple of Path
        The files of `files_of`, all of them on the disk.

    Raises
    ------
    OSError
        If a file cannot be written. What was at its place is there still.
    """
    files = files_of(export_format, path)
    match export_format:
        case ExportFormat.NIGHTS_JSON:
            with _whole(path) as file:
                write_json(file, nights, time_zone)
        case ExportFormat.NIGHTS_CSV:
            with _whole(path) as file, _whole(files[1]) as dictionary:
                write_table(file, NIGHT_COLUMNS, nights, time_zone)
                write_dictionary(dictionary, NIGHT_COLUMNS)
        case ExportFormat.MOVEMENTS_CSV:
            with _whole(path) as file, _whole(files[1]) as dictionary:
                write_table(file, MOVEMENT_COLUMNS, movement_rows(nights), time_zone)
                write_dictionary(dictionary, MOVEMENT_COLUMNS)
    return files


@contextmanager
def _whole(path: Path) -> Iterator[TextIO]:
    """Open a file that takes its place only when all of it is on the disk."""
    part = path.with_name(f"{path.name}.part")
    try:
        part.unlink(missing_ok=True)
        with part.open("x", encoding="utf-8", newline="") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
