"""The lines of time of several boots, as the line of a bed asks them."""

from collections.abc import Sequence

from .wire.timeline import BootLine


def boots_of(lines: Sequence[BootLine]) -> set[int]:
    """Return the boots that have a line."""
    return {line.boot_id for line in lines}


def utc_us(lines: Sequence[BootLine], boot_id: int, sample: int) -> int:
    """Return the instant of a sample by the line of its boot.

    Raises
    ------
    ValueError
        If the boot has no line.
    """
    for line in lines:
        if line.boot_id == boot_id:
            return line.utc_us(sample)
    raise ValueError(f"no line of time for boot {boot_id}")
