"""Movements of the open session that were told already."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .models import ScoredMovement

_LATEST_US: Final = 120_000_000
"""A movement is known at most so long after its onset: the longest stretch, what the
detector looks ahead, and the pause between two looks."""
_SAME_US: Final = 1_000_000
"""Onsets this near are the same movement: more of the night may move one a little."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DatedMovement:
    """A movement as the first pass judges it, and where it lies in time."""

    onset_utc_us: int
    movement: ScoredMovement
    """Seconds count from the start of the session, or of the data outside of one."""

    @property
    def end_utc_us(self) -> int:
        """Return when it ended."""
        return self.onset_utc_us + round(self.movement.duration_s * 1e6)


class Told:
    """Tell each movement once, when it can no longer grow.

    By what was told, not by the time of the last look: a movement that is still going
    on then, or that the bed rings on after, is known later than others after it.
    """

    def __init__(self) -> None:
        """Begin with nothing told."""
        self._until_us: int | None = None
        self._onsets_us: list[int] = []

    def untold(
        self, scored: Sequence[DatedMovement], until_us: int
    ) -> tuple[DatedMovement, ...]:
        """Return those that ended by a moment and were not told before."""
        oldest_us = None if self._until_us is None else self._until_us - _LATEST_US
        self._until_us = until_us
        new = tuple(
            dated
            for dated in scored
            if dated.end_utc_us <= until_us
            and (oldest_us is None or dated.onset_utc_us >= oldest_us)
            and not self._is_told(dated)
        )
        if oldest_us is not None:
            self._onsets_us = [at for at in self._onsets_us if at >= oldest_us]
        self._onsets_us += [dated.onset_utc_us for dated in new]
        return new

    def _is_told(self, dated: DatedMovement) -> bool:
        return any(abs(dated.onset_utc_us - at) <= _SAME_US for at in self._onsets_us)
