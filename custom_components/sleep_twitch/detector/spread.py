"""How the energy of a movement is spread over time and directions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from .envelope import PAIRS

if TYPE_CHECKING:
    from numpy.typing import NDArray

_ALIKE: Final = (1 / 3, 1 / 3, 1 / 3, 0.0, 0.0, 0.0)
"""Products of a movement that is alike in every direction."""


def energy_times(power: NDArray[np.float64], resting: float) -> tuple[float, float]:
    """Return in how many ticks the middle half and four fifths of the energy come.

    Unlike the time above a level this asks for no threshold, and unlike the time
    between first and last push one faint tick at an end changes little.

    Parameters
    ----------
    power : ndarray, shape (n_ticks,)
        Power of the movement, of any unit.
    resting : float
        Mean power at rest, taken off.
    """
    above = power - resting
    np.maximum(above, 0.0, out=above)
    given = np.cumsum(above)
    total = float(given[-1])
    if total <= 0:
        return 1.0, 1.0
    marks = np.searchsorted(given, total * np.asarray((0.1, 0.25, 0.75, 0.9)))
    early, first, last, late = marks.tolist()
    return last - first + 1.0, late - early + 1.0


def direction_of(
    signal: NDArray[np.float64], resting: NDArray[np.float64]
) -> tuple[float, float, float, float, float, float]:
    """Return mean products of the axes above rest, of trace 1.

    Parameters
    ----------
    signal : ndarray, shape (3, n_ticks)
        All bands together.
    resting : ndarray, shape (6,)
        The same products at rest.
    """
    n = signal.shape[1]
    products = (signal @ signal.T) / n
    above = [float(products[pair]) for pair in PAIRS]
    trace = sum(above[:3])
    least = 0.05 * trace
    for number, rest in enumerate(resting.tolist()):
        above[number] -= rest
    above[:3] = [max(least, value) for value in above[:3]]
    trace = sum(above[:3])
    if trace <= 0:
        return _ALIKE
    xx, yy, zz, xy, xz, yz = (value / trace for value in above)
    return xx, yy, zz, xy, xz, yz
