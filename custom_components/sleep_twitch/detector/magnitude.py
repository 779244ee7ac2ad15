"""The movement signal as a person sees it: one value a tick, whatever the direction."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray


def magnitude_mg(bands_mg: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the signal of bands (n_bands, 3, n): added up, and of the axes the length.

    So it is without gravity, tilt and breath, which lie below the bands, and never
    below 0.
    """
    signal_mg = np.add.reduce(bands_mg, axis=0)
    length_mg: NDArray[np.float64] = np.sqrt(
        np.add.reduce(signal_mg * signal_mg, axis=0)
    )
    return length_mg
