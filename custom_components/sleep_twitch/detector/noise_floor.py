"""The resting level: what the bed does when nobody moves."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from .envelope import N_PAIRS, PAIR_WEIGHTS

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from .params import NoiseFloorParams


_FULL: Final = (0, 3, 4, 3, 1, 5, 4, 5, 2)
"""Which of the six moments stands at each place of the symmetric matrix."""
_DISTINCT: Final = (0, 4, 8, 1, 2, 5)
"""And which place each of the six is read from."""


@dataclass(frozen=True, slots=True, eq=False)
class Rest:
    """What rest looks like for now."""

    moments_mg2: NDArray[np.float64]
    """Second moments of the bands at rest, shape (4, 6)."""
    weights: NDArray[np.float64]
    """What takes moments to whitened power, shape (4, 6); rest then is 1 a band."""
    level_mg: float
    """RMS of all bands and axes."""

    def band_power(self, moments: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return whitened power of moments (4, 6, n), shape (4, n); rest is about 1."""
        weighted = moments * self.weights[:, :, None]
        power: NDArray[np.float64] = np.add.reduce(weighted, axis=1)
        return power


class NoiseFloor:
    """Follow what rest looks like, from the calmest half of the last minutes.

    The calm half is chosen by power relative to each band's usual one, so no
    threshold feeds back into it and a turn cannot lift the floor over the twitch that
    comes after. The window never reaches across a gap or a step of posture. The
    covariance of the axes in each band whitens later ones: a direction or band in
    which the heart already shakes the bed counts for less. Sensor noise is a lower
    bound, so that a dead-still bed does not turn its last bit into movements.
    """

    def __init__(
        self, noise_mg2: NDArray[np.float64], params: NoiseFloorParams
    ) -> None:
        """Take the least variance of each band on an axis, shape (4,)."""
        self._least_mg2 = noise_mg2
        self._params = params
        self._rest: Rest | None = None

    @property
    def rest(self) -> Rest | None:
        """Return what rest was last."""
        return self._rest

    def process(self, epoch_moments: NDArray[np.float64]) -> Rest:
        """Return what rest looks like now, from the epochs that may tell.

        Parameters
        ----------
        epoch_moments : ndarray, shape (n_epochs, 4, 6)
            Mean moments of unclipped epochs of one posture, oldest first. With too
            few of them rest stays what it was.
        """
        if self._rest is None or len(epoch_moments) >= self._params.fewest_epochs:
            self._rest = _rest(self._calm_mean(epoch_moments), self._least_mg2)
        return self._rest

    def _calm_mean(self, epoch_moments: NDArray[np.float64]) -> NDArray[np.float64]:
        if not len(epoch_moments):
            return np.zeros((len(self._least_mg2), N_PAIRS))
        power = np.add.reduce(epoch_moments[:, :, :3], axis=2) + self._least_mg2
        n_calm = max(1, int(len(power) * self._params.rest_share))
        middle = np.partition(power, n_calm - 1, axis=0)[n_calm - 1]
        unrest = np.add.reduce(power / middle, axis=1)
        limit = np.partition(unrest, n_calm - 1)[n_calm - 1]
        calm = epoch_moments[unrest <= limit]
        mean: NDArray[np.float64] = np.add.reduce(calm, axis=0) / len(calm)
        return mean


def _rest(moments: NDArray[np.float64], least_mg2: NDArray[np.float64]) -> Rest:
    """Return the rest of a covariance, lifted evenly to the sensor's own noise."""
    lift = np.maximum(least_mg2 - np.add.reduce(moments[:, :3], axis=1) / 3, 0.0)
    # Whatever the covariance, no direction is quieter than a part of the noise.
    lift += 0.05 * least_mg2
    moments = moments.copy()
    moments[:, :3] += lift[:, None]
    inverse = _inverse(moments)
    return Rest(
        moments_mg2=moments,
        weights=inverse * (np.asarray(PAIR_WEIGHTS) / 3),
        level_mg=float(np.sqrt(np.add.reduce(moments[:, :3], axis=None))),
    )


def _inverse(moments: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the six distinct elements of the inverse of each symmetric matrix."""
    matrices = moments[:, _FULL].reshape(len(moments), 3, 3)
    full = np.asarray(np.linalg.inv(matrices), np.float64).reshape(len(moments), 9)
    return full[:, _DISTINCT]
