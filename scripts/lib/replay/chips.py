"""Noise of the accelerometers people use, by name."""

from types import MappingProxyType

NOISE_UG_PER_SQRT_HZ = MappingProxyType(
    {
        "LSM6DSO": 70.0,
        "ICM-42688": 70.0,
        "LIS2DW12": 90.0,
        "LSM6DS3": 90.0,
        "QMI8658": 150.0,
        "BMI270": 160.0,
        "LIS3DH": 220.0,
        "MPU-6050": 400.0,
        "ADXL345": 430.0,
    }
)
"""Datasheet noise density of the worst axis, in micro-g per square root of hertz."""


def known_chip(chip: str) -> str | None:
    """Return a chip as it is spelled above; case and hyphens do not matter.

    None when it is not known.
    """
    wanted = _plain(chip)
    for name in NOISE_UG_PER_SQRT_HZ:
        if _plain(name) == wanted:
            return name
    return None


def _plain(name: str) -> str:
    return name.replace("-", "").replace("_", "").lower()
