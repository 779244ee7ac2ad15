"""Filters in the frequency domain, on whole nights and on short stretches."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    Response = Callable[[NDArray[np.floating]], NDArray[np.complex128]]

ENVELOPE_S: Final = 0.4
"""Window of the envelope that visibility is defined by."""
BAND_HZ: Final = (0.7, 20.0)
"""Band that visibility is defined in."""
_BLOCK: Final = 1 << 16


def fft_length(n_samples: int) -> int:
    """Return the next power of two."""
    return 1 << max(4, (n_samples - 1).bit_length())


def low_pass(hz: NDArray[np.floating], corner_hz: float) -> NDArray[np.complex128]:
    """Return the response of a causal fourth-order Butterworth low-pass."""
    s = 1j * hz / corner_hz
    first = 1 / (1 + 0.76537 * s + s**2)
    second = 1 / (1 + 1.84776 * s + s**2)
    return np.asarray(first * second)


def visible_band(hz: NDArray[np.floating]) -> NDArray[np.complex128]:
    """Return a zero-phase band-pass of 0.7-20 Hz with soft edges."""
    low = 1 / (1 + (BAND_HZ[0] / np.maximum(hz, 1e-9)) ** 8)
    high = 1 / (1 + (hz / BAND_HZ[1]) ** 16)
    return np.asarray(low * high, np.complex128)


def filter_in_blocks(
    signal: NDArray[np.floating], rate_hz: float, response: Response, *, tail_s: float
) -> NDArray[np.float32]:
    """Convolve a long signal with a causal response by overlap and add.

    Parameters
    ----------
    signal : ndarray, shape (n_axes, n_samples)
    rate_hz : float
    response : callable
        Frequencies in Hz to the complex response, shape (n_frequencies,) or
        (n_axes, n_frequencies).
    tail_s : float
        How long the response goes on; what comes later wraps around and is lost.

    Returns
    -------
    ndarray of float32, shape (n_axes, n_samples)
    """
    n_samples = signal.shape[1]
    length = max(_BLOCK, fft_length(4 * round(tail_s * rate_hz)))
    step = length - round(tail_s * rate_hz)
    gain = response(np.fft.rfftfreq(length, 1 / rate_hz))
    filtered = np.zeros((len(signal), n_samples + length), np.float32)
    for start in range(0, n_samples, step):
        spectrum = np.fft.rfft(signal[:, start : start + step], length)
        filtered[:, start : start + length] += np.fft.irfft(spectrum * gain, length)
    return filtered[:, :n_samples]


def band_envelope(signal: NDArray[np.floating], rate_hz: float) -> NDArray[np.floating]:
    """Return the 0.4 s envelope of all axes together in 0.7-20 Hz.

    The root of the mean over 0.4 s of the squared length of the band-passed vector,
    shape (n_samples,). The signal is taken to be at rest before and after.
    """
    n_samples = signal.shape[1]
    pad = round(2 * rate_hz)
    length = fft_length(n_samples + 2 * pad)
    spectrum = np.fft.rfft(np.pad(signal, ((0, 0), (pad, 0))), length)
    gain = visible_band(np.fft.rfftfreq(length, 1 / rate_hz))
    banded = np.fft.irfft(spectrum * gain, length)[:, : n_samples + 2 * pad]
    power = np.sum(banded**2, axis=0)
    width = max(1, round(ENVELOPE_S * rate_hz))
    total = np.concatenate(([0.0], np.cumsum(power)))
    mean = (total[width:] - total[:-width]) / width
    start = pad - width // 2
    return np.asarray(np.sqrt(np.maximum(mean[start : start + n_samples], 0)))
