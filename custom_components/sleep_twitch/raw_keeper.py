"""From the journal to raw nights: each session that is over becomes a file."""

import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Final

from .const import LOGGER
from .diary import DiaryMark
from .export.night_file import NightNote
from .journal_night import ClosedSession, StoppedError, night_from_journal
from .kept_night import KeptNight
from .moment import to_us
from .news import SAME_START, is_same_session
from .raw_nights import RawLimits, RawNights
from .stages import BedSettings

_SAME_US: Final = 60_000_000
"""Bounds closer than this are the same session's."""


@dataclass(frozen=True, kw_only=True)
class RawTrouble:
    """What a disk without room cost, the last time that there was something to keep."""

    dropped: int = 0
    """Earlier nights that had to make room."""
    is_lost: bool = False
    """The newest one could not be kept at all."""


class RawKeeper:
    """Make the files of one bed.

    A file is read back and compared before it takes its name, and the journal stays
    until then, so that a crash at any moment leaves one of the two whole.
    """

    def __init__(
        self,
        nights: RawNights,
        settings: BedSettings,
        limits: RawLimits,
        journal: Path,
    ) -> None:
        """Prepare for the sessions that a journal will hold."""
        self.nights = nights
        self.trouble = RawTrouble()
        self._settings = settings
        self._limits = limits
        self._journal = journal
        self._lock = threading.Lock()
        self._stop = threading.Event()
        self._waiting: tuple[ClosedSession, ...] = ()
        self._dropped_tonight = 0

    @property
    def is_waiting(self) -> bool:
        """Return whether a session is over and in no file yet."""
        return bool(self._waiting)

    def add(self, session: ClosedSession) -> None:
        """Take note of a session that is over, or that is over once more."""
        others = (
            each
            for each in self._waiting
            if not is_same_session(each.kept, session.kept)
        )
        self._waiting = (*others, session)

    def forget(self, start: datetime | None) -> None:
        """Make no file of the session that began at an instant; None: of none."""
        self._waiting = tuple(
            each
            for each in self._waiting
            if start is not None and abs(each.kept.start - start) >= SAME_START
        )

    def delete(self, start: datetime | None) -> None:
        """Delete the file of the session that began at an instant; None: all."""
        with self._lock:
            self.forget(start)
            if start is None:
                self.nights.delete_all(self._settings.mac)
            else:
                self.nights.delete(self._settings.mac, start)

    def keep(self, marks: Sequence[DiaryMark] = ()) -> None:
        """Make the files that are wanted, and drop those that no longer are.

        A disk that fails costs the file, not the night: `trouble` tells of it.
        """
        with self._lock:
            for session in self._waiting:
                try:
                    self._keep(session, marks)
                except StoppedError:
                    return
                except (OSError, ValueError) as err:
                    LOGGER.error("The raw data of a night cannot be kept: %s", err)
                    self.trouble = RawTrouble(is_lost=True)
                self._waiting = tuple(
                    each for each in self._waiting if each is not session
                )
            self._enforce()

    def make_room(self) -> bool:
        """Drop the oldest night, for a journal that has no room; False without one."""
        dropped = self.nights.make_room(self._settings.mac)
        if dropped is None:
            return False
        LOGGER.warning("The disk is full: dropped the raw night %s", dropped.name)
        self._dropped_tonight += 1
        self.trouble = RawTrouble(dropped=self._dropped_tonight)
        return True

    def stop(self) -> None:
        """Leave off, and return once that is so; the journal tells what is not done."""
        self._stop.set()
        with self._lock:
            self._waiting = ()

    def _keep(self, session: ClosedSession, marks: Sequence[DiaryMark]) -> None:
        bed, start = self._settings.mac, session.kept.start
        if self._limits.nights and not self._is_kept(session.kept):
            write = partial(self._write, session, marks)
            dropped = len(self.nights.write(bed, start, write))
            # What the open night's journal cost is told until the next night.
            self.trouble = RawTrouble(dropped=dropped + self._dropped_tonight)
            self._dropped_tonight = 0

    def _enforce(self) -> None:
        """Drop what is beyond the limits, which may be others than they were."""
        try:
            self.nights.enforce(self._settings.mac, self._limits)
        except OSError as err:
            LOGGER.error("Raw data that should go cannot be deleted: %s", err)

    def _is_kept(self, kept: KeptNight) -> bool:
        """Return whether a whole file has this very session, as long as it is."""
        from .export.edf_night import read_night  # noqa: PLC0415 - edfio is slow

        path = self.nights.path_of(kept.bed, kept.start)
        if path is None:
            return False
        try:
            context = read_night(path).context
        except ValueError as err:
            LOGGER.warning("A raw night is written anew: %s", err)
            return False
        return (
            abs(context.start_utc_us - to_us(kept.start)) < _SAME_US
            and abs(context.end_utc_us - to_us(kept.end)) < _SAME_US
        )

    def _write(
        self, session: ClosedSession, marks: Sequence[DiaryMark], path: Path
    ) -> None:
        """Write a file, read it back and compare."""
        from .export.edf_night import read_night, write_night  # noqa: PLC0415 - as above

        night = night_from_journal(self._journal, session, self._settings, self._stop)
        write_night(path, night, _notes(session.kept, marks))
        if not read_night(path).is_same_as(night):
            raise ValueError(f"{path} does not hold what was written")


def _notes(kept: KeptNight, marks: Sequence[DiaryMark]) -> Iterator[NightNote]:
    """Give the movements, and what was written into the diary meanwhile."""
    start_us = to_us(kept.start)
    for movement in kept.night.movements:
        series = "" if movement.series is None else f" series {movement.series}"
        yield NightNote(
            at_utc_us=start_us + round(movement.onset_s * 1e6),
            duration_s=round(movement.duration_s, 3),
            text=f"{movement.kind}{series}",
        )
    for mark in marks:
        if kept.start <= mark.at <= kept.end:
            amount = "" if mark.amount is None else f" {mark.amount:g}"
            yield NightNote(
                at_utc_us=to_us(mark.at),
                duration_s=None,
                text=f"mark {mark.kind}{amount}",
            )
