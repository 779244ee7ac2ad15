"""How large something is: the 0.4 s envelope in 0.7-20 Hz."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

_BAND_HZ: Final = (0.7, 20.0)
_WIDTH_S: Final = 0.4
_BLOCK: Final = 1 << 16


def envelope_mg(
    acceleration_mg: NDArray[np.floating], rate_hz: float
) -> NDArray[np.float64]:
    """Return the root of the mean square over 0.4 s, all axes together."""
    pieces = [
        _power(acceleration_mg[start : start + _BLOCK], rate_hz)
        for start in range(0, len(acceleration_mg), _BLOCK)
    ]
    power = np.concatenate(pieces)
    width = round(_WIDTH_S * rate_hz)
    total = np.concatenate((np.zeros(width), np.cumsum(power)))
    return np.asarray(np.sqrt(np.maximum(total[width:] - total[:-width], 0) / width))


def _power(block_mg: NDArray[np.floating], rate_hz: float) -> NDArray[np.float64]:
    n = len(block_mg)
    length = 1 << (n + round(2 * rate_hz)).bit_length()
    f_hz = np.fft.rfftfreq(length, 1 / rate_hz)
    low_hz, high_hz = _BAND_HZ
    gain = 1 / np.sqrt(
        1 + (low_hz / np.maximum(f_hz, 1e-6)) ** 8 + (f_hz / high_hz) ** 8
    )
    level_mg = block_mg - block_mg.mean(axis=0)
    spectrum = np.fft.rfft(level_mg, length, axis=0) * gain[:, None]
    return np.asarray(np.sum(np.fft.irfft(spectrum, length, axis=0)[:n] ** 2, axis=1))
