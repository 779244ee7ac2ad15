"""Breath: the slow swing of the bed at 0.1-0.5 Hz."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from .filters import box_sums

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from .grid import Grid

HALF_AMPLITUDE_PERIODS: Final = 0.443
"""Width of a box, in periods, that halves a sine when applied twice."""
HIGHEST_HZ: Final = 0.6
LOWEST_HZ: Final = 0.115
"""Half amplitudes; the lower one is as low as the look-ahead allows."""


class BreathingFilter:
    """Keep 0.1-0.5 Hz of the hop sums, in whole numbers until the last step."""

    def __init__(self, grid: Grid, mg_per_tick_unit: float) -> None:
        """Choose the windows for a rate."""
        self._short = _odd(HALF_AMPLITUDE_PERIODS * grid.hop_rate_hz / HIGHEST_HZ)
        self._long = _odd(HALF_AMPLITUDE_PERIODS * grid.hop_rate_hz / LOWEST_HZ)
        self._gain = mg_per_tick_unit / grid.ticks_per_hop
        self.reach = self._short + self._long - 2
        """Hops needed on either side of a hop."""

    def power(self, slow_counts: NDArray[np.int64]) -> NDArray[np.float64]:
        """Return mg squared of all axes, shape (n_hops - 2 `reach`,)."""
        short = box_sums(box_sums(slow_counts, self._short), self._short)
        long = box_sums(box_sums(short, self._long), self._long)
        around = self._long - 1
        breath = short[:, around : short.shape[1] - around] * self._long**2 - long
        breath_mg = breath * (self._gain / (self._short * self._long) ** 2)
        power: NDArray[np.float64] = np.add.reduce(breath_mg * breath_mg, axis=0)
        return power


def _odd(width: float) -> int:
    return 2 * round((width - 1) / 2) + 1
