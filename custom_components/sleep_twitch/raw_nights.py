"""The raw samples of nights that are over: files in a folder for each bed."""

import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, Final, Self

from .const import (
    CONF_RAW_NIGHTS,
    CONF_RAW_SIZE_GB,
    DEFAULT_RAW_NIGHTS,
    DEFAULT_RAW_SIZE_GB,
    LOGGER,
)
from .journal import is_without_room, sync_folder
from .kept_night import day_of
from .news import SAME_START

_NAME: Final = "%Y%m%dT%H%M%SZ"
_BYTES_PER_GB: Final = 1_000_000_000


@dataclass(frozen=True, kw_only=True)
class RawLimits:
    """How much raw data of a bed is kept."""

    nights: int
    """Newest nights that are; naps go with the night of their day. 0 keeps none."""
    size_bytes: int

    @classmethod
    def from_options(cls, options: Mapping[str, Any]) -> Self:
        """Return the limits that an entry's options stand for."""
        size_gb = options.get(CONF_RAW_SIZE_GB, DEFAULT_RAW_SIZE_GB)
        return cls(
            nights=options.get(CONF_RAW_NIGHTS, DEFAULT_RAW_NIGHTS),
            size_bytes=round(size_gb * _BYTES_PER_GB),
        )


@dataclass(frozen=True, kw_only=True)
class RawNight:
    """A file with the samples of one session."""

    path: Path
    start: datetime
    """UTC, to the second."""
    size_bytes: int

    @property
    def day(self) -> date:
        """Return the local day that the session began in, from noon to noon."""
        return day_of(self.start)


class RawNights:
    """The raw nights of every bed, below one folder.

    A file is there whole or not at all: it is written under another name and takes
    its own once it is on the disk. The methods wait for the disk; they are for a
    worker thread.
    """

    def __init__(self, folder: Path) -> None:
        """Keep nights in a folder of the integration."""
        self._folder = folder / "nights"

    def path_of(self, bed: str, start: datetime) -> Path | None:
        """Return the file of the session that began at an instant, or None."""
        near = [
            night for night in self.nights(bed) if abs(night.start - start) < SAME_START
        ]
        if not near:
            return None
        return min(near, key=lambda night: abs(night.start - start)).path

    def nights(self, bed: str) -> tuple[RawNight, ...]:
        """Return the files of a bed, oldest first."""
        return tuple(sorted(self._found(bed), key=lambda night: night.start))

    def write(
        self, bed: str, start: datetime, write: Callable[[Path], object]
    ) -> tuple[Path, ...]:
        """Have a session's file written, in place of an earlier one of it.

        Parameters
        ----------
        bed : str
            Address of its node.
        start : datetime
            UTC; names the file.
        write : callable
            Writes the file at the path it is given, and raises if it is not right.

        Returns
        -------
        tuple of Path
            Nights that were dropped because the disk was full, oldest first.

        Raises
        ------
        OSError
            If it cannot be written, however many were dropped.
        """
        folder = self._folder_of(bed)
        earlier = self.path_of(bed, start)
        final = folder / f"{start.astimezone(UTC):{_NAME}}.edf"
        fresh = final.with_suffix(".new")
        _make_folder(folder)
        dropped = self._write_with_room(bed, fresh, write)
        fresh.replace(final)
        if earlier not in (None, final):
            earlier.unlink(missing_ok=True)
        sync_folder(folder)
        return tuple(dropped)

    def make_room(self, bed: str) -> Path | None:
        """Drop a bed's oldest file and return its path; None when there is none."""
        for night in self.nights(bed):
            self._drop(night)
            return night.path
        return None

    def enforce(self, bed: str, limits: RawLimits) -> tuple[Path, ...]:
        """Drop what is beyond the limits, oldest first, and return what was."""
        for stray in self._folder_of(bed).glob("*.new"):
            stray.unlink(missing_ok=True)
        nights = self.nights(bed)
        days = sorted({night.day for night in nights}, reverse=True)[: limits.nights]
        dropped = []
        left_bytes = sum(night.size_bytes for night in nights)
        for night in nights:
            if night.day not in days or left_bytes > limits.size_bytes:
                self._drop(night)
                dropped.append(night.path)
                left_bytes -= night.size_bytes
        return tuple(dropped)

    def delete(self, bed: str, start: datetime) -> bool:
        """Delete the file of a session; return whether there was one."""
        path = self.path_of(bed, start)
        if path is None:
            return False
        path.unlink(missing_ok=True)
        sync_folder(path.parent)
        return True

    def delete_all(self, bed: str) -> int:
        """Delete all files of a bed; return how many there were."""
        nights = self.nights(bed)
        for night in nights:
            self._drop(night)
        return len(nights)

    def _folder_of(self, bed: str) -> Path:
        return self._folder / bed.replace(":", "")

    def _found(self, bed: str) -> Iterator[RawNight]:
        """Give the files; what has no name of ours is left alone."""
        for path in self._folder_of(bed).glob("*.edf"):
            with suppress(ValueError, FileNotFoundError):
                yield RawNight(
                    path=path,
                    start=datetime.strptime(path.stem, _NAME).replace(tzinfo=UTC),
                    size_bytes=path.stat().st_size,
                )

    def _write_with_room(
        self, bed: str, path: Path, write: Callable[[Path], object]
    ) -> list[Path]:
        """Return what was dropped to have room for a file, which is on the disk now."""
        dropped = []
        while True:
            try:
                write(path)
                with path.open("rb") as file:
                    os.fsync(file.fileno())
            except BaseException as err:
                with suppress(OSError):
                    path.unlink(missing_ok=True)
                if not (isinstance(err, OSError) and is_without_room(err)):
                    raise
                oldest = self.make_room(bed)
                if oldest is None:
                    raise
                dropped.append(oldest)
            else:
                return dropped

    @staticmethod
    def _drop(night: RawNight) -> None:
        night.path.unlink(missing_ok=True)
        LOGGER.debug("Dropped the raw night %s", night.path.name)


def _make_folder(folder: Path) -> None:
    """Make a folder that survives a power cut, its parents as well."""
    missing = [path for path in (folder, *folder.parents) if not path.exists()]
    folder.mkdir(parents=True, exist_ok=True)
    for path in missing:
        sync_folder(path.parent)
