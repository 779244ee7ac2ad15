"""The last stretch of a stream, by absolute position."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

ScalarT = TypeVar("ScalarT", bound=np.generic)


class Trail(Generic[ScalarT]):
    """Keep what later stages still need to see, time on the last axis."""

    def __init__(self, shape: tuple[int, ...], dtype: type[ScalarT]) -> None:
        """Start empty; `shape` is that of one moment."""
        self._values: NDArray[ScalarT] = np.empty((*shape, 256), dtype)
        self._used = 0
        self.start = 0
        """Position of the oldest value kept."""

    @property
    def end(self) -> int:
        """Return the position after the newest value."""
        return self.start + self._used

    def append(self, values: NDArray[ScalarT]) -> None:
        """Add values after the newest."""
        n = values.shape[-1]
        if self._used + n > self._values.shape[-1]:
            room = max(2 * self._values.shape[-1], 2 * (self._used + n))
            grown = np.empty((*self._values.shape[:-1], room), self._values.dtype)
            grown[..., : self._used] = self._values[..., : self._used]
            self._values = grown
        self._values[..., self._used : self._used + n] = values
        self._used += n

    def view(self, start: int, end: int) -> NDArray[ScalarT]:
        """Return the values from one position to another; not to be written to.

        Raises
        ------
        ValueError
            If some of them are not kept.
        """
        if not self.start <= start <= end <= self.end:
            msg = f"{start} to {end} is not within {self.start} to {self.end} kept"
            raise ValueError(msg)
        return self._values[..., start - self.start : end - self.start]

    def forget_before(self, position: int) -> None:
        """Let go of older values, in one move once they are half of all room."""
        old = min(position, self.end) - self.start
        if old * 2 < self._values.shape[-1]:
            return
        kept = self._values[..., old : self._used].copy()
        self._values[..., : kept.shape[-1]] = kept
        self._used = kept.shape[-1]
        self.start += old
