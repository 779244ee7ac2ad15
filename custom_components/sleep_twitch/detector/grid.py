"""How the samples of a stretch fall into ticks, hops and epochs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .params import DetectorParams


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """Whole numbers that depend on the nominal rate alone, so any split agrees.

    A tick is one value after the first reduction of the rate (about 50 a second), a
    hop one value of an envelope (about 10 a second), an epoch about a second.
    """

    rate_hz: float
    samples_per_tick: int
    ticks_per_hop: int
    hops_per_epoch: int

    @classmethod
    def of(cls, rate_hz: float, params: DetectorParams) -> Grid:
        """Return the grid of a rate; epochs are round(rate) samples where they can.

        Raises
        ------
        ValueError
            If the rate is outside of what movements can be seen at.
        """
        lowest, highest = params.filters.lowest_rate_hz, params.filters.highest_rate_hz
        if not lowest <= rate_hz <= highest:
            msg = (
                f"a nominal rate of {rate_hz:g} Hz cannot be used: movements are "
                f"seen at {lowest:g} to {highest:g} Hz, best at 100 Hz"
            )
            raise ValueError(msg)
        samples_per_tick = max(1, round(rate_hz / params.filters.tick_rate_hz))
        tick_rate_hz = rate_hz / samples_per_tick
        wanted = tick_rate_hz * params.envelope.hop_s
        ticks_per_hop = _ticks_per_hop(round(rate_hz), samples_per_tick, wanted)
        return cls(
            rate_hz=rate_hz,
            samples_per_tick=samples_per_tick,
            ticks_per_hop=ticks_per_hop,
            hops_per_epoch=round(tick_rate_hz / ticks_per_hop),
        )

    @property
    def tick_rate_hz(self) -> float:
        """Return ticks a second."""
        return self.rate_hz / self.samples_per_tick

    @property
    def hop_rate_hz(self) -> float:
        """Return hops a second."""
        return self.tick_rate_hz / self.ticks_per_hop

    @property
    def ticks_per_epoch(self) -> int:
        """Return ticks an epoch."""
        return self.ticks_per_hop * self.hops_per_epoch

    @property
    def samples_per_epoch(self) -> int:
        """Return samples an epoch."""
        return self.ticks_per_epoch * self.samples_per_tick

    def ticks(self, duration_s: float) -> int:
        """Return the ticks nearest to a duration, at least one."""
        return max(1, round(duration_s * self.tick_rate_hz))

    def hops(self, duration_s: float) -> int:
        """Return the hops nearest to a duration, at least one."""
        return max(1, round(duration_s * self.hop_rate_hz))


def _ticks_per_hop(rate: int, samples_per_tick: int, wanted: float) -> int:
    """Return ticks a hop: those that divide a second if any come near."""
    near = range(max(1, round(wanted * 0.6)), round(wanted * 1.4) + 1)
    exact = [ticks for ticks in near if rate % (ticks * samples_per_tick) == 0]
    return min(exact or [max(1, round(wanted))], key=lambda ticks: abs(ticks - wanted))
