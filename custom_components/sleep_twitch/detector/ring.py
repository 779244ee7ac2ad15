"""How the bed swings after a kick, learned from its own ring-downs."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from .models import BedProfile

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from .params import OnsetParams


class RingModel:
    """Predict the bed's ringing, so that what is left is the force itself.

    A linear prediction over a few ticks, the same for all axes: a mode of the bed is
    a pair of poles, and its ring-down is predicted away while a new push is not. The
    prediction is fitted to ring-downs only, by least squares (Makhoul 1975, the
    covariance method), as sums of lagged products that add up from kick to kick.

    References
    ----------
    Makhoul J. (1975). Linear prediction: a tutorial review. Proc. IEEE 63(4), 561-580.
    """

    def __init__(self, params: OnsetParams) -> None:
        """Start knowing nothing of the bed."""
        self._params = params
        size = params.order + 1
        self.lags = np.zeros((size, size))
        """Weighted sums of lagged products, each ring-down scaled to its own power."""
        self.weight = 0.0

    def learn(self, lags: NDArray[np.float64]) -> None:
        """Add one clear ring-down."""
        self.lags = self.lags * self._params.forgetting + lags
        self.weight = self.weight * self._params.forgetting + 1.0

    def profile(self, tick_rate_hz: float, before: BedProfile | None) -> BedProfile:
        """Return the ring as it is kept between nights, levels as they were."""
        known = before or BedProfile(
            tick_rate_hz=tick_rate_hz, ring_lags=(), ring_weight=0.0
        )
        return replace(
            known,
            tick_rate_hz=tick_rate_hz,
            ring_lags=tuple(self.lags.ravel().tolist()),
            ring_weight=self.weight,
        )

    def recall(self, profile: BedProfile, tick_rate_hz: float) -> None:
        """Take up what earlier nights taught, if it was learned on the same grid."""
        same_rate = abs(profile.tick_rate_hz - tick_rate_hz) < 1e-9 * tick_rate_hz
        if same_rate and len(profile.ring_lags) == self.lags.size:
            self.lags = np.reshape(profile.ring_lags, self.lags.shape)
            self.weight = profile.ring_weight

    def coefficients(self, own: NDArray[np.float64] | None) -> NDArray[np.float64]:
        """Return how a tick follows from those before it, nearest first.

        Parameters
        ----------
        own : ndarray or None
            Lagged products of the movement's own ring-down, if it has one; it counts
            as one beside the bed's history.
        """
        order = self._params.order
        total = np.zeros((order + 1, order + 1))
        if self.weight > 0:
            total += self.lags * min(1.0, self._params.prior_weight / self.weight)
        if own is not None:
            total += own
        if not total[0, 0] > 0:
            return np.zeros(order)
        normal = total[1:, 1:].copy()
        # White noise in a thousandth of the power keeps poles inside the circle.
        normal[np.diag_indices(order)] += 1e-3 * total[0, 0]
        solution: NDArray[np.float64] = np.linalg.solve(normal, total[1:, 0])
        return solution


def lagged_products(signal_mg: NDArray[np.float64], order: int) -> NDArray[np.float64]:
    """Return products of a ring-down with itself up to `order` ticks apart.

    Parameters
    ----------
    signal_mg : ndarray, shape (3, n_ticks)
        A ring-down; its power is brought to one.
    """
    n = signal_mg.shape[1] - order
    rows = np.stack(
        [signal_mg[:, order - lag : order - lag + n] for lag in range(order + 1)]
    )
    products = np.empty((order + 1, order + 1))
    for first in range(order + 1):
        for second in range(first, order + 1):
            product = float(np.add.reduce(rows[first] * rows[second], axis=None))
            products[first, second] = products[second, first] = product
    scale = products[0, 0]
    return products / scale if scale > 0 else products


def innovation(
    signal_mg: NDArray[np.float64], coefficients: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Return what the ticks before do not predict, shape (3, n_ticks - order)."""
    order = len(coefficients)
    rest = signal_mg[:, order:].copy()
    for lag, coefficient in enumerate(coefficients.tolist(), 1):
        rest -= coefficient * signal_mg[:, order - lag : signal_mg.shape[1] - lag]
    return rest
