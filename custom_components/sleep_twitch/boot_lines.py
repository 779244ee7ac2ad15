"""The lines of time of several boots, as the line of a bed asks them."""

from collections.abc import Iterable, Sequence

from .wire.timeline import BootLine


def boots_of(lines: Sequence[BootLine]) -> set[int]:
    """Return the boots that have a line."""
    return {line.boot_id for line in lines}


def boot_line(lines: Iterable[BootLine], boot_id: int) -> BootLine:
    """Return the line of a boot.

    Raises
    ------
    ValueError
        If it has none.
    """
    for line in lines:
        if line.boot_id == boot_id:
            return line
    raise ValueError(f"no line of time for boot {boot_id}")


def utc_us(lines: Iterable[BootLine], boot_id: int, sample: int) -> int:
    """Return the instant of a sample by the line of its boot.

    Raises
    ------
    ValueError
        If the boot has no line.
    """
    return boot_line(lines, boot_id).utc_us(sample)
