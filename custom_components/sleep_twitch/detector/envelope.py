"""Power of the bands, hop by hop, as second moments of the three axes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeVar

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

NumberT = TypeVar("NumberT", np.float64, np.int64, np.int32)

PAIRS: Final = ((0, 0), (1, 1), (2, 2), (0, 1), (0, 2), (1, 2))
"""Axes of each of the six moments: xx, yy, zz, xy, xz, yz."""
N_PAIRS: Final = len(PAIRS)
PAIR_WEIGHTS: Final = (1.0, 1.0, 1.0, 2.0, 2.0, 2.0)
"""A symmetric matrix holds the mixed moments twice."""


def hop_moments(bands: NDArray[np.float64], ticks_per_hop: int) -> NDArray[np.float64]:
    """Return mean products of axes, shape (n_bands, 6, n_hops), in mg squared.

    Moments keep what any whitening will need, so the resting covariance may be
    learned later than the signal passed by. Sums run in one fixed order.
    """
    n_hops = bands.shape[2] // ticks_per_hop
    moments = np.empty((bands.shape[0], N_PAIRS, n_hops))
    for pair, (first, second) in enumerate(PAIRS):
        products = bands[:, first] * bands[:, second]
        moments[:, pair] = hop_sums(products, ticks_per_hop)
    moments *= 1 / ticks_per_hop
    return moments


def hop_sums(values: NDArray[NumberT], ticks_per_hop: int) -> NDArray[NumberT]:
    """Return sums over whole hops of the last axis, in one fixed order."""
    end = values.shape[-1] // ticks_per_hop * ticks_per_hop
    sums: NDArray[NumberT] = values[..., 0:end:ticks_per_hop].copy()
    for tick in range(1, ticks_per_hop):
        np.add(sums, values[..., tick:end:ticks_per_hop], out=sums)
    return sums


def moving_mean(values: NDArray[np.float64], width: int) -> NDArray[np.float64]:
    """Return means over `width` neighbours, shorter by `width` - 1.

    The sum doubles its reach step by step, so the order of additions at a place does
    not depend on where the array begins.
    """
    n = values.shape[-1] - width + 1
    total: NDArray[np.float64] | None = None
    doubled, reach, done = values, 1, 0
    while True:
        if width & reach:
            part = doubled[..., done : done + n]
            total = part.copy() if total is None else total + part
            done += reach
        if 2 * reach > width:
            break
        doubled = doubled[..., :-reach] + doubled[..., reach:]
        reach *= 2
    assert total is not None  # noqa: S101 - width is at least 1, one bit is set.
    return total / width


def centred_mean(values: NDArray[np.float64], width: int) -> NDArray[np.float64]:
    """Return means over an odd width, the outermost value standing for those beyond."""
    half = width // 2
    padded = np.empty(len(values) + 2 * half)
    padded[:half] = values[0]
    padded[half : half + len(values)] = values
    padded[half + len(values) :] = values[-1]
    return moving_mean(padded, width)
