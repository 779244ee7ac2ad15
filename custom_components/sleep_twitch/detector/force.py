"""The force on the bed: what is left of the signal without the bed's ringing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from .envelope import centred_mean
from .ring import innovation, lagged_products

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from .grid import Grid
    from .params import OnsetParams
    from .ring import RingModel


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class ForceEnvelopes:
    """How strong force is around a stretch, by tick."""

    fast_mg: NDArray[np.float64]
    """Timing envelope of all bands together, each weighed by how much of it moves."""
    slow: NDArray[np.float64]
    """Slower envelope of all bands alike, each in its own resting level."""
    is_ringing: NDArray[np.bool_]
    """Where no more force is left than prediction leaves of ringing."""
    in_rest: NDArray[np.float64]
    """Force of each band in its own resting level, shape (4, 3, n_ticks)."""


class ForceMeter:
    """Take the bed's ringing away, band by band."""

    def __init__(
        self, grid: Grid, params: OnsetParams, timing_s: float, ring: RingModel
    ) -> None:
        """Take what is known of the bed's ringing; it is added to."""
        self._grid = grid
        self._params = params
        self._ring = ring
        self._timing = grid.ticks(timing_s) | 1
        self._slow = grid.ticks(params.slow_s) | 1

    def process(
        self, bands_mg: NDArray[np.float64], start: int, end: int
    ) -> ForceEnvelopes:
        """Return the force around a stretch.

        Parameters
        ----------
        bands_mg : ndarray, shape (4, 3, n_ticks)
            Bands with some rest before and after.
        start, end : int
            Ticks between which the bed does not rest.
        """
        signal_mg = np.add.reduce(bands_mg, axis=0)
        own = self._own_ring_down(signal_mg, start, end)
        coefficients, leftover = self._ring.prediction(own)
        force_mg = innovation(bands_mg, coefficients)
        in_rest = self._in_rest(force_mg, start, end)
        weights = _band_weights(in_rest[:, :, start:end])[:, None, None]
        fast_mg = self._envelope(np.add.reduce(force_mg * weights, axis=0))
        swing_mg = np.add.reduce(bands_mg * weights, axis=0)
        power = np.add.reduce(np.add.reduce(in_rest * in_rest, axis=1), axis=0)
        return ForceEnvelopes(
            fast_mg=fast_mg,
            slow=np.sqrt(centred_mean(power / len(in_rest), self._slow)),
            is_ringing=self._is_ringing(swing_mg, fast_mg, leftover),
            in_rest=in_rest,
        )

    def learn(self, signal_mg: NDArray[np.float64], start: int, end: int) -> None:
        """Learn the bed's ringing from a stretch where no force is applied."""
        first = start + self._timing // 2
        if end - first >= self._grid.ticks(self._params.shortest_ring_s):
            products = lagged_products(signal_mg[:, first:end], self._params.order)
            self._ring.learn(products)

    def _envelope(self, signal_mg: NDArray[np.float64]) -> NDArray[np.float64]:
        power = np.add.reduce(signal_mg * signal_mg, axis=0)
        return np.sqrt(centred_mean(power, self._timing))

    def _own_ring_down(
        self, signal_mg: NDArray[np.float64], start: int, end: int
    ) -> NDArray[np.float64] | None:
        """Return the lagged products after the last strong push, if it rings."""
        inside = self._envelope(signal_mg)[start:end]
        strong = np.flatnonzero(inside >= self._params.strong_share * inside.max())
        first = start + int(strong[-1]) + self._timing // 2
        if end - first < self._grid.ticks(self._params.shortest_own_ring_s):
            return None
        return lagged_products(signal_mg[:, first:end], self._params.order)

    def _in_rest(
        self, force_mg: NDArray[np.float64], start: int, end: int
    ) -> NDArray[np.float64]:
        """Return the force of each band in its own resting level."""
        power = np.add.reduce(force_mg * force_mg, axis=1)
        quiet = _quiet_side(power, start, end, self._grid.ticks(self._params.apart_s))
        usual = np.add.reduce(quiet, axis=1) / quiet.shape[1]
        usual = np.maximum(usual, 1e-6 * float(usual.max()) + 1e-12)
        in_rest: NDArray[np.float64] = force_mg / np.sqrt(usual)[:, None, None]
        return in_rest

    def _is_ringing(
        self,
        swing_mg: NDArray[np.float64],
        force_mg: NDArray[np.float64],
        leftover: float,
    ) -> NDArray[np.bool_]:
        power = np.add.reduce(swing_mg * swing_mg, axis=0)
        swing = centred_mean(power, self._slow)
        push = centred_mean(force_mg * force_mg, self._slow)
        share = min(1.0, self._params.ring_ratio * leftover)
        ringing: NDArray[np.bool_] = push < share * share * swing
        return ringing


def _quiet_side(
    power: NDArray[np.float64], start: int, end: int, apart: int
) -> NDArray[np.float64]:
    """Return the calmer one of before and after, shape (n_bands, n_ticks)."""
    sides = (power[:, : max(0, start - apart)], power[:, end + apart :])
    long = [side for side in sides if side.shape[1] >= 2 * apart]
    if not long:
        return power
    return min(
        long, key=lambda side: float(np.add.reduce(side, axis=None)) / side.shape[1]
    )


def _band_weights(force: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return how much of each band is movement and not rest, 0-1 (a Wiener filter).

    A faint, slow movement would drown in the noise of the high band, and a strong
    kick needs all of it to be timed.
    """
    power = np.add.reduce(np.add.reduce(force * force, axis=2), axis=1)
    resting = float(force.shape[2])
    weights: NDArray[np.float64] = np.maximum(
        1 - resting / np.maximum(power, resting), 0.02
    )
    return weights
