"""How far a folder of recordings is, on standard error."""

import time
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path
from typing import Final

from ..progress import StatusLine

_MOST_NAMES: Final = 10
"""Files that are named at the end; the table names all."""


class CohortProgress:
    """Count what is done, name what failed, and say how long it will take."""

    def __init__(self, n_recordings: int, *, shows_status: bool) -> None:
        """Take how many there are, and whether to say where things stand."""
        self.n_recordings = n_recordings
        self._shows_status = shows_status
        self._made_s = self._began_s = time.monotonic()
        self._line = StatusLine()
        self._n_done = 0
        self._failed: list[str] = []

    def begin(self) -> None:
        """Take the time from now on; the workers are there."""
        self._began_s = time.monotonic()

    @property
    def n_done(self) -> int:
        """Return how many recordings have their row."""
        return self._n_done

    @property
    def n_failed(self) -> int:
        """Return how many of these have an error in it."""
        return len(self._failed)

    def advance(self, name: str, error: str | None) -> None:
        """Take the next recording that has its row."""
        self._n_done += 1
        if error is not None:
            self._failed.append(name)
            self._line.say(f"{name}: {error}")
        is_last = self._n_done == self.n_recordings
        if self._shows_status and self._line.is_due and not is_last:
            self._line.show(self._status())

    def say(self, text: str) -> None:
        """Print a line that stays."""
        self._line.say(text)

    def close(self, tables: Sequence[Path]) -> None:
        """Say what became of it all, and where it is."""
        scored = self._n_done - self.n_failed
        took = _clock(time.monotonic() - self._made_s)
        written = f", written to {' and '.join(map(str, tables))}" if tables else ""
        self.say(
            f"{scored} of {self.n_recordings} recordings scored in {took}{written}"
        )
        if self._failed:
            named = ", ".join(self._failed[:_MOST_NAMES])
            more = self.n_failed - _MOST_NAMES
            others = f" and {more} more" if more > 0 else ""
            self.say(
                f"{self.n_failed} could not be, their rows have an error: "
                f"{named}{others}"
            )

    def _status(self) -> str:
        passed_s = time.monotonic() - self._began_s
        left_s = passed_s / self._n_done * (self.n_recordings - self._n_done)
        rate = 60 * self._n_done / passed_s
        return (
            f"{self._n_done} of {self.n_recordings} recordings, {rate:.3g} a minute, "
            f"{_clock(left_s)} left, {self.n_failed} with an error"
        )


def _clock(seconds: float) -> str:
    return str(timedelta(seconds=round(seconds)))
