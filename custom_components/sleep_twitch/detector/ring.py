"""How the bed swings after a kick, learned from its own ring-downs."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from .models import BedProfile

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from .params import OnsetParams


class RingModel:
    """Predict the bed's ringing, so that what is left is the force itself.

    A linear prediction over a few ticks, every axis from all three: a mode of the bed
    is a pair of poles along some direction, and its ring-down is predicted away while
    a new push is not. The prediction is fitted to ring-downs only, by least squares
    (Makhoul 1975, the covariance method), as sums of lagged products that add up from
    movement to movement. However the sensor is turned, it predicts alike.

    References
    ----------
    Makhoul J. (1975). Linear prediction: a tutorial review. Proc. IEEE 63(4), 561-580.
    """

    def __init__(self, params: OnsetParams) -> None:
        """Start knowing nothing of the bed."""
        self._params = params
        size = 3 * (params.order + 1)
        self._lags = np.zeros((size, size))
        self._weight = 0.0

    def learn(self, lags: NDArray[np.float64]) -> None:
        """Add one clear ring-down."""
        self._lags = self._lags * self._params.forgetting + lags
        self._weight = self._weight * self._params.forgetting + 1.0

    def profile(self, tick_rate_hz: float, before: BedProfile | None) -> BedProfile:
        """Return the ring as it is kept between nights, levels as they were."""
        known = before or BedProfile(
            tick_rate_hz=tick_rate_hz, ring_lags=(), ring_weight=0.0
        )
        return replace(
            known,
            tick_rate_hz=tick_rate_hz,
            ring_lags=tuple(self._lags.ravel().tolist()),
            ring_weight=self._weight,
        )

    def recall(self, profile: BedProfile, tick_rate_hz: float) -> None:
        """Take up what earlier nights taught, if it was learned on the same grid."""
        same_rate = abs(profile.tick_rate_hz - tick_rate_hz) < 1e-9 * tick_rate_hz
        if same_rate and len(profile.ring_lags) == self._lags.size:
            self._lags = np.reshape(profile.ring_lags, self._lags.shape)
            self._weight = profile.ring_weight

    def prediction(
        self, own: NDArray[np.float64] | None
    ) -> tuple[NDArray[np.float64], float]:
        """Return how a tick follows from those before it, and what that leaves over.

        Parameters
        ----------
        own : ndarray or None
            Lagged products of the movement's own ring-down, if it has one; it counts
            as one beside the bed's history.

        Returns
        -------
        coefficients : ndarray, shape (3, 3 * order)
        leftover : float
            Share of a ring-down's amplitude that is not predicted.
        """
        weight, total = self._weight, self._lags
        if weight > self._params.prior_weight:
            total = total * (self._params.prior_weight / weight)
            weight = self._params.prior_weight
        if own is not None:
            total = total + own
            weight += 1.0
        if weight <= 0:
            return np.zeros((3, 3 * self._params.order)), 1.0
        # White noise keeps poles inside the circle, and few ring-downs from teaching
        # more than they know.
        noise = self._params.ridge * (weight + self._params.ridge_weight) / 3
        normal = total[3:, 3:].copy()
        normal[np.diag_indices(len(normal))] += noise
        solution = np.linalg.solve(normal, total[3:, :3])
        coefficients = np.ascontiguousarray(solution.T)
        kept = total[:3, :3] - coefficients @ total[3:, :3]
        power = float(np.trace(total[:3, :3]))
        share = float(np.trace(kept)) / power if power > 0 else 1.0
        return coefficients, math.sqrt(min(1.0, max(0.0, share)))


def lagged_products(signal_mg: NDArray[np.float64], order: int) -> NDArray[np.float64]:
    """Return products of a ring-down with itself up to `order` ticks apart.

    Parameters
    ----------
    signal_mg : ndarray, shape (3, n_ticks)
        A ring-down; its power is brought to one.
    """
    rows = _lagged(signal_mg, range(order + 1))
    products: NDArray[np.float64] = rows @ rows.T
    power = float(products[0, 0] + products[1, 1] + products[2, 2])
    return products / power if power > 0 else products


def innovation(
    bands_mg: NDArray[np.float64], coefficients: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Return what the ticks before do not predict, alike in shape (n_bands, 3, n).

    The first ticks, which have too few before them, are 0.
    """
    order = coefficients.shape[1] // 3
    force = np.zeros_like(bands_mg)
    for band, part in zip(bands_mg, force, strict=True):
        rows = _lagged(band, range(1, order + 1))
        np.subtract(band[:, order:], coefficients @ rows, out=part[:, order:])
    return force


def _lagged(signal_mg: NDArray[np.float64], lags: range) -> NDArray[np.float64]:
    """Return the signal at each lag, three rows a lag, shape (3 * n_lags, n)."""
    longest = lags[-1]
    n = signal_mg.shape[1] - longest
    return np.concatenate(
        [signal_mg[:, longest - lag : longest - lag + n] for lag in lags]
    )
