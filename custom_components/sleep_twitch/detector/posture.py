"""Where gravity points, and whether it points elsewhere afterwards."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from .params import NoiseFloorParams


def posture_steps(
    gravity_mg: NDArray[np.float64], noise_mg: float, params: NoiseFloorParams
) -> NDArray[np.bool_]:
    """Return at which epochs the body lies differently than before.

    Parameters
    ----------
    gravity_mg : ndarray, shape (3, n_epochs)
        Mean acceleration of each epoch.
    noise_mg : float
        What the sensor's noise does to such a mean.

    Returns
    -------
    ndarray of bool, shape (n_epochs,)
        True where gravity moves, over four epochs, far more than it usually does.
    """
    n = gravity_mg.shape[1]
    steps = np.zeros(n, np.bool_)
    if n < 5:  # noqa: PLR2004 - two epochs on either side of one.
        return steps
    change = gravity_mg[:, 4:] - gravity_mg[:, :-4]
    moved = np.sqrt(np.add.reduce(change * change, axis=0))
    usual = float(np.partition(moved, len(moved) // 2)[len(moved) // 2])
    limit = max(params.step_ratio * usual, params.step_noise_ratio * noise_mg)
    steps[2:-2] = moved > limit
    return steps


def angle_deg(first_mg: NDArray[np.float64], second_mg: NDArray[np.float64]) -> float:
    """Return the angle between two directions of gravity."""
    x1, y1, z1 = first_mg.tolist()
    x2, y2, z2 = second_mg.tolist()
    cross = math.hypot(y1 * z2 - z1 * y2, z1 * x2 - x1 * z2, x1 * y2 - y1 * x2)
    return math.degrees(math.atan2(cross, x1 * x2 + y1 * y2 + z1 * z2))
