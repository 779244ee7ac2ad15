"""When force began and ended: the bed's ringing is not the body's movement."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from .envelope import moving_mean
from .ring import RingModel, innovation, lagged_products

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from .grid import Grid
    from .params import OnsetParams


@dataclass(frozen=True, slots=True, eq=False)
class Force:
    """Force within a stretch, in ticks of the view that was looked at."""

    onset: int
    end: int
    peak: int
    """Tick of the largest timing envelope."""
    envelope_mg: NDArray[np.float64]
    """Timing envelope of the force over the whole view."""
    level_mg: float
    """What the envelope had to exceed."""


class OnsetFinder:
    """Find when force was applied in a stretch that stands out."""

    def __init__(self, grid: Grid, params: OnsetParams, timing_s: float) -> None:
        """Start with a bed whose ringing is unknown."""
        self._params = params
        self._timing = grid.ticks(timing_s) | 1
        self._merge = grid.ticks(0.5)
        self._grid = grid
        self.ring = RingModel(params)

    def process(
        self, signal_mg: NDArray[np.float64], start: int, end: int
    ) -> tuple[Force, ...]:
        """Return the movements of a stretch, at least one, in order.

        Parameters
        ----------
        signal_mg : ndarray, shape (3, n_ticks)
            Band-passed signal with some rest before and after.
        start, end : int
            Where the decision envelope stands out, in ticks of the signal.
        """
        raw = self._envelope(signal_mg)
        own = self._ring_down(signal_mg, raw, start, end)
        coefficients = self.ring.coefficients(own)
        order = len(coefficients)
        force_mg = np.empty_like(signal_mg)
        force_mg[:, :order] = 0
        force_mg[:, order:] = innovation(signal_mg, coefficients)
        envelope = self._envelope(force_mg)
        return self._forces(envelope, start, end)

    def learn(self, signal_mg: NDArray[np.float64], force: Force, end: int) -> None:
        """Learn the bed's ringing from a clear, isolated kick."""
        first = force.end + self._timing // 2
        if end - first >= self._grid.ticks(0.4):
            self.ring.learn(
                lagged_products(signal_mg[:, first:end], self._params.order)
            )

    def _envelope(self, signal_mg: NDArray[np.float64]) -> NDArray[np.float64]:
        power = np.add.reduce(signal_mg * signal_mg, axis=0)
        half = self._timing // 2
        padded = np.empty(len(power) + 2 * half)
        padded[:half] = power[0]
        padded[half : half + len(power)] = power
        padded[half + len(power) :] = power[-1]
        return np.sqrt(moving_mean(padded, self._timing))

    def _ring_down(
        self,
        signal_mg: NDArray[np.float64],
        envelope: NDArray[np.float64],
        start: int,
        end: int,
    ) -> NDArray[np.float64] | None:
        """Return the lagged products after the last strong push, if it rings."""
        inside = envelope[start:end]
        strong = np.flatnonzero(inside >= 0.6 * inside.max())
        first = start + int(strong[-1]) + self._timing // 2
        if end - first < self._grid.ticks(0.3):
            return None
        return lagged_products(signal_mg[:, first:end], self._params.order)

    def _forces(
        self, envelope: NDArray[np.float64], start: int, end: int
    ) -> tuple[Force, ...]:
        rest = _rest_quantile(envelope, start, end, self._grid.ticks(0.5))
        first = max(0, start - self._grid.ticks(0.3))
        last = min(len(envelope), end + self._grid.ticks(0.2))
        inside = envelope[first:last]
        top = float(inside.max())
        level = max(self._params.end_ratio * rest, self._params.peak_share * top)
        level = min(level, 0.7 * top)
        above = np.flatnonzero(inside >= level)
        breaks = np.flatnonzero(np.diff(above) > self._merge)
        groups = np.split(above, breaks + 1)
        least = max(0.3 * top, min(self._params.onset_ratio * rest, top))
        forces = []
        for group in groups:
            begin, stop = first + int(group[0]), first + int(group[-1]) + 1
            peak = begin + int(envelope[begin:stop].argmax())
            if envelope[peak] >= least:
                forces.append(Force(begin, stop, peak, envelope, level))
        return tuple(forces)


def _rest_quantile(
    envelope: NDArray[np.float64], start: int, end: int, apart: int
) -> float:
    """Return a high level of the calmer one of before and after."""
    sides = (envelope[: max(0, start - apart)], envelope[end + apart :])
    levels = [
        float(np.partition(side, len(side) * 4 // 5)[len(side) * 4 // 5])
        for side in sides
        if len(side) >= 2 * apart
    ]
    return min(levels, default=0.0)
