"""Values of a signal, brought to the pixels of a chart without losing a peak."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

_HALF_A_VALUE: Final = 0.5001
"""So far to either side a value stands, in its own width, and a rounding error."""


class Pixels:
    """The least and the largest value of each pixel; NaN where there is none."""

    def __init__(self, n_pixels: int) -> None:
        """Begin with nothing in any pixel.

        Raises
        ------
        ValueError
            If there is no pixel.
        """
        if n_pixels < 1:
            raise ValueError(f"a chart of {n_pixels} pixels: at least 1 is needed")
        self.least = np.full(n_pixels, np.nan)
        self.largest = np.full(n_pixels, np.nan)

    def draw(
        self, places: NDArray[np.float64], values: NDArray[np.float64], width: float
    ) -> None:
        """Widen the pixels by values that follow each other evenly.

        A pixel without a value of its own shows the one that stands over its middle:
        where there is one for each of many pixels, that is no hole in the signal.

        Parameters
        ----------
        places : ndarray, shape (n_values,)
            Middles of the values, in pixels from the left edge of the first; ascending.
        values : ndarray, shape (n_values,)
        width : float
            Distance of the places, in pixels.
        """
        if not len(values):
            return
        edges = np.searchsorted(places, np.arange(len(self.least) + 1))
        is_full = edges[1:] > edges[:-1]
        full, empty = np.flatnonzero(is_full), np.flatnonzero(~is_full)
        if len(full):
            # Empty pixels between full ones hold nothing, so the parts touch.
            inside, starts = values[: edges[full[-1] + 1]], edges[full]
            self._widen(
                full,
                np.minimum.reduceat(inside, starts),
                np.maximum.reduceat(inside, starts),
            )
        near = np.round((empty + 0.5 - places[0]) / width).astype(np.intp)
        near = np.clip(near, 0, len(values) - 1)
        is_over = np.abs(places[near] - (empty + 0.5)) <= _HALF_A_VALUE * width
        beside = values[near[is_over]]
        self._widen(empty[is_over], beside, beside)

    def _widen(
        self,
        at: NDArray[np.intp],
        least: NDArray[np.float64],
        largest: NDArray[np.float64],
    ) -> None:
        self.least[at] = np.fmin(self.least[at], least)
        self.largest[at] = np.fmax(self.largest[at], largest)
