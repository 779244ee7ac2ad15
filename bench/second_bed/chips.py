"""What a chip makes of an acceleration."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Chip:
    """Noise and resolution at a range of 2 g."""

    noise_ug_per_sqrt_hz: tuple[float, float, float]
    """Density on x, y and z."""
    step_mg: float
    """One count."""


_ALIKE: Final = {
    "LSM6DSO": (70.0, 0.061),
    "ICM-42688": (70.0, 0.061),
    "LIS2DW12": (90.0, 0.244),
    "LSM6DS3": (90.0, 0.061),
    "BMI270": (160.0, 0.061),
    "QMI8658": (150.0, 0.061),
    "LIS3DH": (220.0, 1.0),
    "MPU-6050": (400.0, 0.061),
}

CHIPS: Final = {
    **{name: Chip((noise,) * 3, step) for name, (noise, step) in _ALIKE.items()},
    "ADXL345": Chip((290.0, 290.0, 430.0), 3.9),
}
"""Noise from the table of typical densities, steps from the data sheets."""

RANGE_MG: Final = 2000.0
