"""Breath: the slow swing of the bed at 0.1-0.5 Hz."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from .filters import box_sums
from .trail import Trail

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from .grid import Grid

HALF_AMPLITUDE_PERIODS: Final = 0.443
"""Width of a box, in periods, that halves a sine when applied twice."""
HIGHEST_HZ: Final = 0.6
LOWEST_HZ: Final = 0.115
"""Half amplitudes; the lower one is as low as the look-ahead allows."""


class Breathing:
    """Keep 0.1-0.5 Hz of the hop sums, in whole numbers until the last step."""

    def __init__(self, grid: Grid, mg_per_tick_unit: float) -> None:
        """Choose the windows for a rate."""
        self._short = _odd(HALF_AMPLITUDE_PERIODS * grid.hop_rate_hz / HIGHEST_HZ)
        self._long = _odd(HALF_AMPLITUDE_PERIODS * grid.hop_rate_hz / LOWEST_HZ)
        self._gain = mg_per_tick_unit / grid.ticks_per_hop
        self._slow_counts = Trail((3,), np.int64)
        self.reach = self._short + self._long - 2
        """Hops needed on either side of a hop."""
        self.power_mg2 = Trail((), np.float64)
        """Power of all axes by hop, `reach` hops behind what was taken."""

    def append(self, slow_counts: NDArray[np.int64]) -> None:
        """Take hop sums that follow, (3, n); the first stands for those before."""
        if not slow_counts.shape[1]:
            return
        if not self._slow_counts.end:
            self._slow_counts.append(np.repeat(slow_counts[:, :1], self.reach, axis=1))
        self._slow_counts.append(slow_counts)
        self._advance()

    def end(self) -> None:
        """Give the hops that were waiting; the last one stands for those after it."""
        newest = self._slow_counts.end
        if newest:
            last = self._slow_counts.view(newest - 1, newest)
            self._slow_counts.append(np.repeat(last, self.reach, axis=1))
            self._advance()

    def _advance(self) -> None:
        done = self.power_mg2.end
        if self._slow_counts.end - 2 * self.reach <= done:
            return
        counts = self._slow_counts.view(done, self._slow_counts.end)
        short = box_sums(box_sums(counts, self._short), self._short)
        long = box_sums(box_sums(short, self._long), self._long)
        around = self._long - 1
        breath = short[:, around : short.shape[1] - around] * self._long**2 - long
        breath_mg = breath * (self._gain / (self._short * self._long) ** 2)
        self.power_mg2.append(np.add.reduce(breath_mg * breath_mg, axis=0))
        self._slow_counts.forget_before(self.power_mg2.end)


def _odd(width: float) -> int:
    return 2 * round((width - 1) / 2) + 1
