"""Counts to ticks to four bands of movement, all of it by finite windows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeVar

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from .grid import Grid
    from .params import FilterParams

HALF_AMPLITUDE_SPREAD: Final = 0.1874
"""Standard deviation, in periods, of the bell with half amplitude at a frequency:
exp(-2 (pi f s)^2) = 1/2."""
N_BANDS: Final = 4

ScalarT = TypeVar("ScalarT", bound=np.generic)


def ticks_of(counts: NDArray[np.int16], samples_per_tick: int) -> NDArray[np.int64]:
    """Return ticks of shape (3, n_ticks): counts smoothed by three boxes and thinned.

    Parameters
    ----------
    counts : ndarray of int16, shape (3, n_samples)
        With `samples_per_tick` - 1 samples of neighbourhood on both sides of the
        whole ticks wanted.
    samples_per_tick : int
        Width of the boxes; a tick weighs its samples by `samples_per_tick` cubed.
    """
    kernel = np.ones(1, np.int64)
    for _ in range(3):
        kernel = np.convolve(kernel, np.ones(samples_per_tick, np.int64))
    n_ticks = (counts.shape[1] - 2 * (samples_per_tick - 1)) // samples_per_tick
    ticks = np.zeros((3, n_ticks), np.int64)
    for lag, weight in enumerate(kernel):
        last = lag + (n_ticks - 1) * samples_per_tick + 1
        ticks += counts[:, lag:last:samples_per_tick] * weight
    return ticks


class BandFilter:
    """Split ticks into 0.7-2, 2-4, 4-8 and over 8 Hz without shifting them.

    The lower three edges are cascades of moving sums over whole numbers, so they are
    exact and any split of the stream gives the same bits; the upper edge is a short
    windowed sinc, added up in one fixed order. The lowest edge is applied twice:
    breath is large, slow and no movement.
    """

    def __init__(self, grid: Grid, params: FilterParams, mg_per_count: float) -> None:
        """Choose the windows for a rate."""
        rate_hz = grid.tick_rate_hz
        self._gain = mg_per_count / grid.samples_per_tick**3
        spreads = [
            (HALF_AMPLITUDE_SPREAD * rate_hz / edge_hz) ** 2
            for edge_hz in (
                params.band_edges_hz[1],
                params.band_edges_hz[0],
                params.low_edge_hz,
            )
        ]
        self._mid = _odd_width(spreads[0] / 3)
        done = 3 * _spread(self._mid)
        self._low = _odd_width((spreads[1] - done) / 2)
        done += 2 * _spread(self._low)
        self._slow = _odd_width((spreads[2] - done) / 2)
        self._taps = _sinc_taps(params.band_edges_hz[2] / rate_hz)
        self._mid_reach = 3 * (self._mid // 2)
        self._low_reach = self._mid_reach + 2 * (self._low // 2)
        self._slow_reach = self._low_reach + 2 * (self._slow // 2)
        self.reach = self._slow_reach + 2 * (self._slow // 2)
        """Ticks needed on either side of a tick."""

    def bands(self, ticks: NDArray[np.int64]) -> NDArray[np.float64]:
        """Return mg of shape (4, 3, n_ticks - 2 `reach`), lowest band first."""
        n = ticks.shape[1] - 2 * self.reach
        mid = box_sums(box_sums(box_sums(ticks, self._mid), self._mid), self._mid)
        low = box_sums(box_sums(mid, self._low), self._low)
        slow = box_sums(box_sums(low, self._slow), self._slow)
        twice_slow = 2 * (self._slow // 2)
        lowest = low[:, twice_slow : low.shape[1] - twice_slow] * self._slow**2 - slow
        lowest = lowest[:, twice_slow : twice_slow + n] * self._slow**2 - box_sums(
            box_sums(lowest, self._slow), self._slow
        )
        mid_mg = _middle(mid, n) * (self._gain / self._mid**3)
        low_gain = self._gain / (self._mid**3 * self._low**2)
        low_mg = _middle(low, n) * low_gain
        around = _middle(ticks, n + 2 * (len(self._taps) // 2))
        wide: NDArray[np.float64] = around * np.float64(self._gain)
        smooth = _symmetric(wide, self._taps)
        bands = np.empty((N_BANDS, 3, n))
        np.multiply(lowest, low_gain / self._slow**4, out=bands[0])
        np.subtract(mid_mg, low_mg, out=bands[1])
        np.subtract(smooth, mid_mg, out=bands[2])
        np.subtract(_middle(wide, n), smooth, out=bands[3])
        return bands

    def noise_gains_hz(self, grid: Grid) -> NDArray[np.float64]:
        """Return the bandwidth of each band for white sensor noise, shape (4,)."""
        n = 4096
        frequency = np.arange(n) / n * (grid.rate_hz / 2)
        in_ticks = frequency / grid.tick_rate_hz
        first = _box_response(frequency / grid.rate_hz, grid.samples_per_tick) ** 3
        mid = _box_response(in_ticks, self._mid) ** 3
        low = mid * _box_response(in_ticks, self._low) ** 2
        slow = _box_response(in_ticks, self._slow) ** 2
        lags = np.arange(len(self._taps)) - len(self._taps) // 2
        smooth = (self._taps * np.cos(2 * np.pi * np.outer(in_ticks, lags))).sum(axis=1)
        responses = np.stack(
            [low * (1 - slow) ** 2, mid - low, smooth - mid, 1 - smooth]
        )
        gains: NDArray[np.float64] = np.square(first * responses).mean(axis=1)
        return gains * (grid.rate_hz / 2)


def _middle(values: NDArray[ScalarT], n: int) -> NDArray[ScalarT]:
    margin = (values.shape[-1] - n) // 2
    return values[..., margin : margin + n]


def box_sums(values: NDArray[np.int64], width: int) -> NDArray[np.int64]:
    """Return sums over `width` neighbours; exact, even when the total wraps around."""
    total = np.empty((values.shape[0], values.shape[1] + 1), np.int64)
    total[:, 0] = 0
    np.cumsum(values, axis=1, out=total[:, 1:])
    return total[:, width:] - total[:, :-width]


def _symmetric(
    values: NDArray[np.float64], taps: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Return the symmetric filter's output, added up in one order at every place."""
    half = len(taps) // 2
    n = values.shape[1] - 2 * half
    out: NDArray[np.float64] = values[:, half : half + n] * taps[half]
    for lag in range(1, half + 1):
        pair = (
            values[:, half - lag : half - lag + n]
            + values[:, half + lag : half + lag + n]
        )
        pair *= taps[half + lag]
        out += pair
    return out


def _spread(width: int) -> float:
    """Return the variance of a box."""
    return (width * width - 1) / 12


def _odd_width(spread: float) -> int:
    """Return the odd width of the box whose variance is nearest."""
    wanted = float(np.sqrt(1 + 12 * max(spread, 0)))
    return max(3, 2 * round((wanted - 1) / 2) + 1)


def _sinc_taps(edge: float) -> NDArray[np.float64]:
    """Return a low-pass of unit gain; `edge` in cycles a tick."""
    half = max(3, round(0.9 / edge))
    lags = np.arange(-half, half + 1)
    taps = np.sinc(2 * edge * lags) * np.hanning(2 * half + 3)[1:-1]
    unit: NDArray[np.float64] = taps / taps.sum()
    return unit


def _box_response(frequency: NDArray[np.float64], width: int) -> NDArray[np.float64]:
    """Return the gain of a centred mean of `width`; frequency in cycles a value."""
    lags = np.arange(width) - (width - 1) / 2
    waves = np.cos(2 * np.pi * np.outer(frequency, lags))
    response: NDArray[np.float64] = waves.mean(axis=1)
    return response
