"""How far a long run is, on standard error."""

import sys
import time

_QUIET_S = 2.0
"""A run that is over by then needs no words."""
_PAUSE_S = 0.2
"""Between two updates on a terminal."""
_LOG_PAUSE_S = 15.0
"""And in a log, where each is a line."""


class StatusLine:
    """One line that a terminal shows anew, and a log gets now and then."""

    def __init__(self) -> None:
        """Begin silent."""
        self._is_terminal = sys.stderr.isatty()
        self._next = time.monotonic() + _QUIET_S
        self._is_shown = False

    @property
    def is_due(self) -> bool:
        """Tell whether it is time for another update."""
        return time.monotonic() >= self._next

    def show(self, text: str) -> None:
        """Show where things stand, in place of what stood there."""
        line = f"replay: {text}"
        sys.stderr.write(f"\r{line}\033[K" if self._is_terminal else f"{line}\n")
        sys.stderr.flush()
        self._is_shown = True
        self._next = time.monotonic() + (
            _PAUSE_S if self._is_terminal else _LOG_PAUSE_S
        )

    def say(self, text: str) -> None:
        """Print a line that stays."""
        self.wipe()
        sys.stderr.write(f"replay: {text}\n")
        sys.stderr.flush()

    def wipe(self) -> None:
        """Take the line off a terminal."""
        if self._is_shown and self._is_terminal:
            sys.stderr.write("\r\033[K")
            sys.stderr.flush()
        self._is_shown = False


class RecordingProgress:
    """Say now and then how much of a recording is scored."""

    def __init__(self, file: str) -> None:
        """Take what is scored."""
        self._file = file
        self._line = StatusLine()

    def advance(self, share: float) -> None:
        """Take the share that is scored by now, 0-1."""
        if self._line.is_due:
            self._line.show(f"{self._file}: {min(1.0, share):.0%}")

    def close(self) -> None:
        """Leave nothing behind on a terminal."""
        self._line.wipe()
