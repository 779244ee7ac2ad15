"""Samples of one stretch, reduced to bands and hops as they come."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from .envelope import hop_moments, hop_sums
from .filters import ticks_of
from .trail import Trail

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from .sensor import Sensor


class FrontEnd:
    """Filter, thin and square; every value depends on a finite window only.

    At both ends of a stretch the outermost sample stands for those beyond it.
    """

    def __init__(self, sensor: Sensor) -> None:
        """Begin at the first sample after a gap."""
        self._sensor = sensor
        self._grid = sensor.grid
        self._samples = Trail((3,), np.int16)
        self._ticks = Trail((3,), np.int64)
        self._n_samples = 0
        self.bands_mg = Trail((4, 3), np.float64)
        """Bands by tick."""
        self.moments_mg2 = Trail((4, 6), np.float64)
        """Second moments by hop."""
        self.slow_counts = Trail((3,), np.int64)
        """Sums of ticks by hop: tilt and breath."""
        self.clipped = Trail((), np.int32)
        """Samples at the end of the range, by hop."""

    @property
    def n_samples(self) -> int:
        """Return the samples taken."""
        return self._n_samples

    @property
    def n_hops(self) -> int:
        """Return the hops that are ready."""
        return self.moments_mg2.end

    def append(self, counts: NDArray[np.int16]) -> None:
        """Take samples, shape (n, 3), without working on them yet."""
        if not self._n_samples:
            self._samples.append(np.repeat(counts[:1].T, self._pad, axis=1))
        self._samples.append(counts.T)
        self._n_samples += len(counts)

    def hops_possible(self) -> int:
        """Return the hops that the samples taken so far could give."""
        ticks = (self._n_samples - self._pad) // self._grid.samples_per_tick
        return max(0, ticks - self._sensor.filter.reach) // self._grid.ticks_per_hop

    def advance_to(self, hop: int) -> None:
        """Work on samples until so many hops are ready."""
        reach = self._sensor.filter.reach
        self._make_ticks(hop * self._grid.ticks_per_hop + reach)
        self._make_hops(hop)

    def end(self) -> None:
        """Work on all that is left; no sample follows."""
        if not self._n_samples:
            return
        last = self._samples.view(self._samples.end - 1, self._samples.end)
        self._samples.append(np.repeat(last, self._pad, axis=1))
        n_ticks = self._n_samples // self._grid.samples_per_tick
        self._make_ticks(n_ticks)
        if self._ticks.end:
            newest = self._ticks.view(self._ticks.end - 1, self._ticks.end)
            self._ticks.append(np.repeat(newest, self._sensor.filter.reach, axis=1))
        self._make_hops(n_ticks // self._grid.ticks_per_hop)

    def forget_before(self, hop: int) -> None:
        """Let go of what no later stage will ask for."""
        self.bands_mg.forget_before(hop * self._grid.ticks_per_hop)
        for trail in (self.moments_mg2, self.slow_counts, self.clipped):
            trail.forget_before(hop)

    @property
    def _pad(self) -> int:
        return self._grid.samples_per_tick - 1

    def _make_ticks(self, n_ticks: int) -> None:
        """Have so many ticks; the trail begins with `reach` copies of the first."""
        reach, width = self._sensor.filter.reach, self._grid.samples_per_tick
        done = max(0, self._ticks.end - reach)
        if n_ticks <= done:
            return
        samples = self._samples.view(done * width, n_ticks * width + 2 * self._pad)
        ticks = ticks_of(samples, width)
        if not done:
            self._ticks.append(np.repeat(ticks[:, :1], reach, axis=1))
        self._ticks.append(ticks)

    def _make_hops(self, n_hops: int) -> None:
        done, per_hop = self.n_hops, self._grid.ticks_per_hop
        if n_hops <= done:
            return
        reach = self._sensor.filter.reach
        start, end = done * per_hop, n_hops * per_hop
        ticks = self._ticks.view(start, end + 2 * reach)
        bands = self._sensor.filter.bands(ticks)
        self.bands_mg.append(bands)
        self.moments_mg2.append(hop_moments(bands, per_hop))
        self.slow_counts.append(
            hop_sums(ticks[:, reach : reach + end - start], per_hop)
        )
        self._count_clipped(done, n_hops)
        self._ticks.forget_before(end)
        self._samples.forget_before(
            min(end, self._ticks.end - reach) * self._grid.samples_per_tick
        )

    def _count_clipped(self, first_hop: int, end_hop: int) -> None:
        per_hop = self._grid.ticks_per_hop * self._grid.samples_per_tick
        samples = self._samples.view(
            self._pad + first_hop * per_hop, self._pad + end_hop * per_hop
        )
        high = samples.max(axis=0) >= self._sensor.clip_counts
        low = samples.min(axis=0) <= -self._sensor.clip_counts
        self.clipped.append(hop_sums((high | low).astype(np.int32), per_hop))
