"""The movement signal of a moment of a night, as a chart of it wants it."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from ..detector.filters import BandFilter, ticks_of
from ..detector.grid import Grid
from ..detector.magnitude import magnitude_mg
from ..detector.params import DetectorParams
from .pixels import Pixels

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from .night_file import NightFile, Stretch


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class SignalWindow:
    """Least and largest movement signal of each pixel."""

    rate_hz: float
    """Values a second that the pixels were made of."""
    least_mg: NDArray[np.float64]
    """One a pixel; NaN where there is no sample."""
    largest_mg: NDArray[np.float64]


def signal_window(
    night: NightFile, start_utc_us: int, end_utc_us: int, n_pixels: int
) -> SignalWindow:
    """Return the movement signal between two instants.

    It is what the detector looks at: acceleration brought near 50 values a second,
    the four bands added up again, so without gravity, tilt and breath (half amplitude
    at 0.7 Hz), and of the three axes the magnitude. A window shows the values that
    the whole night would: the filters see the samples beside it.

    Parameters
    ----------
    night : NightFile
        As it was read.
    start_utc_us, end_utc_us : int
        First instant, and the one behind the last.
    n_pixels : int
        Into how many equal parts the window is cut.

    Raises
    ------
    ValueError
        If the window has no length, or no pixel.
    """
    if end_utc_us <= start_utc_us:
        raise ValueError(
            f"a window from {start_utc_us} to {end_utc_us} µs ends before it begins"
        )
    context, params = night.context, DetectorParams()
    grid = Grid.of(context.nominal_rate_hz, params)
    bands = BandFilter(grid, params.filters, context.scale_mg_per_count)
    pixels = Pixels(n_pixels)
    pixel_us = (end_utc_us - start_utc_us) / n_pixels
    for stretch, counts in _stretches(night):
        line = context.line(stretch.boot_id)
        tick_us = line.us_per_sample * grid.samples_per_tick
        begin_us = line.utc_us(stretch.first_sample) - start_utc_us
        n_ticks = stretch.n_samples // grid.samples_per_tick
        first = max(0, math.floor(-begin_us / tick_us) - 1)
        end = min(
            n_ticks, math.ceil((end_utc_us - start_utc_us - begin_us) / tick_us) + 1
        )
        if first >= end:
            continue
        # A tick stands in the middle of its samples.
        at_us = begin_us + (np.arange(first, end, dtype=np.float64) + 0.5) * tick_us
        values_mg = _magnitude_mg(counts, first, end, bands, grid.samples_per_tick)
        pixels.draw(at_us / pixel_us, values_mg, tick_us / pixel_us)
    return SignalWindow(
        rate_hz=grid.tick_rate_hz, least_mg=pixels.least, largest_mg=pixels.largest
    )


def _stretches(night: NightFile) -> Iterator[tuple[Stretch, NDArray[np.int16]]]:
    offset = 0
    for stretch in night.samples.stretches:
        yield stretch, night.samples.counts[:, offset : offset + stretch.n_samples]
        offset += stretch.n_samples


def _magnitude_mg(
    counts: NDArray[np.int16], first: int, end: int, bands: BandFilter, width: int
) -> NDArray[np.float64]:
    """Return the signal of some ticks of a stretch.

    Inside of the stretch the samples beside them are looked at; at its ends the
    outermost stand for those beyond, as in the detector.
    """
    n_ticks = counts.shape[1] // width
    begin, behind = max(0, first - bands.reach), min(n_ticks, end + bands.reach)
    ticks = _ticks(counts, begin, behind, width)
    before, after = begin - (first - bands.reach), end + bands.reach - behind
    ticks = np.pad(ticks, ((0, 0), (before, after)), "edge")
    return magnitude_mg(bands.bands(ticks))


def _ticks(
    counts: NDArray[np.int16], first: int, end: int, width: int
) -> NDArray[np.int64]:
    """Return some ticks of a stretch."""
    begin, behind = first * width - (width - 1), end * width + (width - 1)
    samples = counts[:, max(0, begin) : behind]
    before, after = max(0, -begin), max(0, behind - counts.shape[1])
    return ticks_of(np.pad(samples, ((0, 0), (before, after)), "edge"), width)
