"""Pushes of one stretch, joined to movements."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .grid import Grid
    from .params import OnsetParams


@dataclass(frozen=True, slots=True, kw_only=True)
class Push:
    """Force without a pause, in ticks."""

    begin: int
    end: int
    peak: float
    core: int
    """Ticks that it stays near its peak."""


class PushJoiner:
    """Decide which pushes are one movement.

    A limb is drawn up, held and let down, a body shuffles: the pauses between are no
    end. A kick that something longer follows stays by itself, because a jerk is often
    followed by a turn. What is short and small soon after something large is what the
    prediction of the bed's ringing left over.
    """

    def __init__(self, grid: Grid, params: OnsetParams) -> None:
        """Take the pauses in ticks."""
        self._params = params
        self._pause = grid.ticks(params.pause_s)
        self._large_pause = grid.ticks(params.large_pause_s)
        self._kick_pause = grid.ticks(params.kick_pause_s)
        self._kick = grid.ticks(params.kick_longest_s)
        self._after = grid.ticks(params.echo_s)

    def process(self, pushes: Iterable[Push], rest: float) -> list[Push]:
        """Return movements in order; `rest` is the level of the envelope at rest."""
        joined: list[Push] = []
        for push in pushes:
            if not joined:
                joined.append(push)
            elif self._is_one(joined[-1], push, rest, n_before=len(joined)):
                joined[-1] = self._join(joined[-1], push)
            elif not self._is_echo(joined[-1], push):
                joined.append(push)
        return joined

    def _is_one(self, first: Push, then: Push, rest: float, n_before: int) -> bool:
        pause = then.begin - first.end
        if self._is_echo(first, then):
            return False
        is_lone_kick = (
            n_before == 1
            and first.core <= self._kick
            and first.peak >= self._params.kick_ratio * rest
            and pause >= self._kick_pause
            and then.end - then.begin >= 2 * self._kick
        )
        if is_lone_kick:
            return False
        are_large = min(first.peak, then.peak) >= self._params.large_ratio * rest
        return pause <= (self._large_pause if are_large else self._pause)

    def _is_echo(self, first: Push, then: Push) -> bool:
        return (
            then.begin - first.end <= self._after
            and then.end - then.begin <= self._kick
            and then.peak < self._params.echo_share * first.peak
        )

    def _join(self, first: Push, then: Push) -> Push:
        larger = first if first.peak >= then.peak else then
        return replace(
            larger, begin=first.begin, end=then.end, core=then.end - first.begin
        )
