"""Accelerometer chips: noise, resolution, bandwidth and range from their datasheets."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from .spectrum import filter_in_blocks, low_pass

if TYPE_CHECKING:
    from numpy.typing import NDArray

_WIDE_OPEN: Final = 0.45
"""Share of the rate from which a low-pass leaves the noise as good as white."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chip:
    """One accelerometer at +-2 g, as its datasheet describes it."""

    name: str
    noise_ug_per_sqrt_hz: tuple[float, float, float]
    """Typical noise density of x, y and z."""
    scale_mg_per_count: float
    rates_hz: tuple[float, ...]
    """Nominal data rates near 50, 100 and 200 Hz."""
    bandwidth_share: float
    """-3 dB bandwidth as a share of the data rate."""
    bandwidth_limit_hz: float = np.inf
    """Analogue bandwidth that no data rate widens."""
    lowest_count: int = -32768
    highest_count: int = 32767
    rate_tolerance: float = 0.03
    """How far the chip's own clock is off, as the bound of a uniform draw."""

    def bandwidth_hz(self, rate_hz: float) -> float:
        """Return the -3 dB bandwidth at a data rate."""
        return min(self.bandwidth_share * rate_hz, self.bandwidth_limit_hz)

    def noise_mg(
        self, rng: np.random.Generator, n_samples: int, rate_hz: float
    ) -> NDArray[np.float32]:
        """Return noise of the chip's density and bandwidth, shape (3, n_samples)."""
        density_mg = np.array(self.noise_ug_per_sqrt_hz) / 1000
        noise = rng.standard_normal((3, n_samples), dtype=np.float32)
        noise *= (density_mg * np.sqrt(rate_hz / 2))[:, None].astype(np.float32)
        bandwidth_hz = self.bandwidth_hz(rate_hz)
        if bandwidth_hz >= _WIDE_OPEN * rate_hz:
            return noise
        return filter_in_blocks(
            noise, rate_hz, lambda hz: low_pass(hz, bandwidth_hz), tail_s=1.0
        )

    def count(self, acceleration_mg: NDArray[np.floating]) -> NDArray[np.int16]:
        """Return what the chip reads: rounded to its step, held at its range."""
        counts = np.rint(acceleration_mg / self.scale_mg_per_count)
        held = np.clip(counts, self.lowest_count, self.highest_count)
        return np.asarray(held, np.int16)


CHIPS: Final = {
    chip.name: chip
    for chip in (
        Chip(
            name="LSM6DSO",
            noise_ug_per_sqrt_hz=(70, 70, 70),
            scale_mg_per_count=0.061,
            rates_hz=(52.0, 104.0, 208.0),
            bandwidth_share=0.5,
        ),
        Chip(
            name="LSM6DS3",
            noise_ug_per_sqrt_hz=(90, 90, 90),
            scale_mg_per_count=0.061,
            rates_hz=(52.0, 104.0, 208.0),
            bandwidth_share=0.5,
            rate_tolerance=0.04,
        ),
        Chip(
            name="ICM-42688",
            noise_ug_per_sqrt_hz=(65, 65, 70),
            scale_mg_per_count=1000 / 16384,
            rates_hz=(50.0, 100.0, 200.0),
            bandwidth_share=0.25,
            rate_tolerance=0.01,
        ),
        Chip(
            name="LIS2DW12",
            noise_ug_per_sqrt_hz=(90, 90, 90),
            scale_mg_per_count=0.244,
            rates_hz=(50.0, 100.0, 200.0),
            bandwidth_share=0.5,
            lowest_count=-8192,
            highest_count=8191,
            rate_tolerance=0.04,
        ),
        Chip(
            name="BMI270",
            noise_ug_per_sqrt_hz=(150, 150, 160),
            scale_mg_per_count=1000 / 16384,
            rates_hz=(50.0, 100.0, 200.0),
            bandwidth_share=0.405,
            rate_tolerance=0.02,
        ),
        Chip(
            name="QMI8658",
            noise_ug_per_sqrt_hz=(150, 150, 150),
            scale_mg_per_count=1000 / 16384,
            rates_hz=(62.5, 125.0, 250.0),
            bandwidth_share=0.5,
            rate_tolerance=0.03,
        ),
        Chip(
            name="LIS3DH",
            noise_ug_per_sqrt_hz=(220, 220, 220),
            scale_mg_per_count=1.0,
            rates_hz=(50.0, 100.0, 200.0),
            bandwidth_share=1 / 9,
            lowest_count=-2048,
            highest_count=2047,
            rate_tolerance=0.1,
        ),
        Chip(
            name="ADXL345",
            noise_ug_per_sqrt_hz=(290, 290, 430),
            scale_mg_per_count=3.9,
            rates_hz=(50.0, 100.0, 200.0),
            bandwidth_share=0.5,
            lowest_count=-512,
            highest_count=511,
            rate_tolerance=0.01,
        ),
        Chip(
            name="MPU-6050",
            noise_ug_per_sqrt_hz=(400, 400, 400),
            scale_mg_per_count=1000 / 16384,
            rates_hz=(50.0, 100.0, 200.0),
            bandwidth_share=0.5,
            bandwidth_limit_hz=44.0,
            rate_tolerance=0.02,
        ),
    )
}
"""Every chip the project knows, by name. LIS3DH in high-resolution mode (bandwidth a
ninth of the rate), the MPU-6050 with its 44 Hz low-pass, the QMI8658 without gyro."""
