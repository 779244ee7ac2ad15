"""The scoring's own code, packed for workers that do not have it."""

import hashlib
import io
import sys
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Final

import pure_package

from .task import Answer, Assignment

_PURE: Final = ("wire", "detector", "night", "export")
_REPLAY: Final = Path(__file__).parents[1]
_UNPACK: Final = b'''"""What scores a recording."""
import pathlib, zipfile
# Unpacked beside the zip, because a module may read a file of data that lies beside it.
_archive = pathlib.Path(__file__).parents[1]
_place = _archive.with_suffix("")
if not _place.is_dir():
    zipfile.ZipFile(_archive).extractall(_place)
__path__ = [str(_place / __name__)]
'''
"""Top of the package in the zip."""
_EPOCH: Final = (1980, 1, 1, 0, 0, 0)
"""Earliest date that a zip can hold: the same code is the same zip."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shipment:
    """A zip that can be imported wherever it is put on the path."""

    path: Path
    package: str
    """Its only top-level package, named after its content."""

    def task(self) -> Callable[[str, str, Assignment], Answer]:
        """Return the function that scores a file, by the name it has in the zip."""
        if str(self.path) not in sys.path:
            sys.path.append(str(self.path))
        module = import_module(f"{self.package}.replay.cohort.task")
        function: Callable[[str, str, Assignment], Answer] = module.score_file
        return function


def pack(folder: Path) -> Shipment:
    """Write today's code to a zip in a folder.

    Workers may live longer than a version of the code, and may work for others at the
    same time. So the package's name says what is in it: another version is another
    package, and none can be taken for the other.
    """
    files = dict(_files())
    digest = hashlib.sha256()
    for name, content in files.items():
        digest.update(f"{name}\0{len(content)}\0".encode() + content)
    package = f"sleep_twitch_{digest.hexdigest()[:12]}"
    path = folder / f"{package}.zip"
    path.write_bytes(_zipped(package, files))
    return Shipment(path=path, package=package)


def _files() -> Iterator[tuple[str, bytes]]:
    """Give name and content of every file to be sent, in order."""
    yield "__init__.py", _UNPACK
    for name in _PURE:
        yield from _folder(pure_package.FOLDER / name)
    yield from _folder(_REPLAY)


def _folder(folder: Path) -> Iterator[tuple[str, bytes]]:
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder.parent)
        made = any(part.startswith((".", "__pycache__")) for part in name.parts)
        if path.is_file() and not made:
            yield name.as_posix(), path.read_bytes()


def _zipped(package: str, files: dict[str, bytes]) -> bytes:
    """Return a zip in which the integration's package goes by another name."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, original in files.items():
            text = original
            if name.endswith(".py"):
                text = original.replace(pure_package.PACKAGE.encode(), package.encode())
            archive.writestr(zipfile.ZipInfo(f"{package}/{name}", _EPOCH), text)
    return content.getvalue()
