"""How far a long recording is, on standard error."""

import sys
import time

_QUIET_S = 2.0
"""A run that is over by then needs no words."""
_PAUSE_S = 0.2
"""Between two updates on a terminal."""
_LOG_PAUSE_S = 15.0
"""And in a log, where each is a line."""


class Progress:
    """Say now and then how much of a recording is scored."""

    def __init__(self, file: str, duration_s: float) -> None:
        """Take what is scored and how long it is."""
        self._file = file
        self._duration_s = max(duration_s, 1e-9)
        self._is_terminal = sys.stderr.isatty()
        self._next = time.monotonic() + _QUIET_S
        self._spoke = False

    def advance(self, done_s: float) -> None:
        """Take how many seconds of the recording are scored by now."""
        now = time.monotonic()
        if now < self._next:
            return
        share = min(1.0, done_s / self._duration_s)
        line = f"replay: {self._file}: {share:.0%}"
        sys.stderr.write(f"\r{line}" if self._is_terminal else f"{line}\n")
        sys.stderr.flush()
        self._spoke = True
        self._next = now + (_PAUSE_S if self._is_terminal else _LOG_PAUSE_S)

    def close(self) -> None:
        """Wipe the line off a terminal."""
        if self._spoke and self._is_terminal:
            sys.stderr.write("\r\033[K")
            sys.stderr.flush()
