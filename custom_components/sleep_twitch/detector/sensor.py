"""What the chip's rate, scale and noise mean for every later stage."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Self

from .filters import BandFilter
from .grid import Grid

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from .params import DetectorParams, NoiseFloorParams

FULL_SCALE_COUNTS: Final = 32_767
"""End of the int16 range, for a chip whose range is not told."""


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Sensor:
    """The chip as the stages need it."""

    grid: Grid
    filter: BandFilter
    mg_per_tick_unit: float
    """What one unit of a summed-up tick is worth."""
    band_noise_mg2: NDArray[np.float64]
    """Least variance of each band on an axis at rest, shape (4,)."""
    epoch_noise_mg: float
    """What the noise does to an epoch's mean acceleration."""
    clip_counts: int
    """Counts from which a value is at the end of the chip's range."""

    @classmethod
    def of(
        cls,
        nominal_rate_hz: float,
        scale_mg_per_count: float,
        noise_ug_per_sqrt_hz: float | None,
        range_mg: float | None,
        params: DetectorParams,
        *,
        step_counts: float,
    ) -> Self:
        """Return the sensor behind a stream.

        Raises
        ------
        ValueError
            If rate, scale, noise, range or step cannot be those of an accelerometer.
        """
        grid = Grid.of(nominal_rate_hz, params)
        _require_positive("scale_mg_per_count", scale_mg_per_count)
        if noise_ug_per_sqrt_hz is not None:
            _require_positive("noise_ug_per_sqrt_hz", noise_ug_per_sqrt_hz)
        if range_mg is not None:
            _require_positive("range_mg", range_mg)
        _require_whole_step(step_counts)
        step_mg = step_counts * scale_mg_per_count
        bands = BandFilter(grid, params.filters, scale_mg_per_count)
        noise_mg2_per_hz = _noise_mg2_per_hz(noise_ug_per_sqrt_hz, params.noise_floor)
        noise_mg2_per_hz += step_mg**2 / 12 / (grid.rate_hz / 2)
        flip_mg2 = _flip_mg2(
            grid.rate_hz, step_mg, noise_ug_per_sqrt_hz, params.noise_floor
        )
        clip_counts = FULL_SCALE_COUNTS
        if range_mg is not None:
            clip_counts = min(clip_counts, int(range_mg / scale_mg_per_count) - 1)
        return cls(
            grid=grid,
            filter=bands,
            mg_per_tick_unit=scale_mg_per_count / grid.samples_per_tick**3,
            band_noise_mg2=bands.noise_gains_hz(grid) * noise_mg2_per_hz + flip_mg2,
            epoch_noise_mg=math.sqrt(noise_mg2_per_hz / 2 + flip_mg2),
            clip_counts=clip_counts,
        )


def _noise_mg2_per_hz(
    noise_ug_per_sqrt_hz: float | None, params: NoiseFloorParams
) -> float:
    """Return the least power of noise; a sensor that says nothing has some as well."""
    if noise_ug_per_sqrt_hz is None:
        noise_ug_per_sqrt_hz = params.quietest_ug_per_sqrt_hz
    return noise_ug_per_sqrt_hz**2 / 1e6 * params.noise_share


def _flip_mg2(
    rate_hz: float,
    step_mg: float,
    noise_ug_per_sqrt_hz: float | None,
    params: NoiseFloorParams,
) -> float:
    """Return what a lonely flip of the last bit may add to a band.

    Noise that shakes the last bit all the time makes rounding another small noise,
    and no flip is lonely. The noise of a sensor that says nothing is no such promise.
    """
    if noise_ug_per_sqrt_hz is not None:
        noise_mg = noise_ug_per_sqrt_hz / 1000 * math.sqrt(rate_hz / 2)
        if noise_mg >= params.dither_counts * step_mg:
            return 0.0
    return (params.flip_counts * step_mg) ** 2


def _require_positive(name: str, value: float) -> None:
    if not (math.isfinite(value) and value > 0):
        msg = f"{name} {value!r} cannot be: it must be a number above 0"
        raise ValueError(msg)


def _require_whole_step(step_counts: float) -> None:
    if not (math.isfinite(step_counts) and step_counts >= 1):
        msg = f"step_counts {step_counts!r} cannot be: no step is less than 1 count"
        raise ValueError(msg)
