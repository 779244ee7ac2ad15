"""Sample numbers of one or more boots, laid on one line of time."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import ArrayLike, NDArray

_REBOOT_US: Final = 5_000_000
"""No node begins anew in less: radio and sensor are set up first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BootLine:
    """Straight line from the sample numbers of one boot to UTC."""

    boot_id: int
    reference_sample: int
    reference_utc_us: int
    """UTC in microseconds of `reference_sample`."""
    us_per_sample: float

    def utc_us(self, sample: int) -> int:
        """Return the UTC instant of a sample, in microseconds."""
        since = sample - self.reference_sample
        return self.reference_utc_us + round(since * self.us_per_sample)


def in_order(
    lines: Sequence[BootLine], held: Mapping[int, tuple[int, int]]
) -> tuple[BootLine, ...]:
    """Return the lines with no boot reaching into the one that followed it.

    A reader whose clock is set back while the node is off dates what follows before
    what came. What came is moved then: of two clocks the one that was set is right.
    How long the node was off nobody knows any more; a moment it was.

    Parameters
    ----------
    lines : sequence of BootLine
        One a boot, in order of arrival.
    held : mapping
        By boot, the first sample that counts, and the one behind the last.
    """
    ordered: list[BootLine] = []
    next_begin_us: int | None = None
    for line in reversed(lines):
        moved = line
        if line.boot_id in held:
            begin, end = held[line.boot_id]
            if next_begin_us is not None and line.utc_us(end) > next_begin_us:
                too_late_us = line.utc_us(end) - next_begin_us + _REBOOT_US
                moved = replace(
                    line, reference_utc_us=line.reference_utc_us - too_late_us
                )
            next_begin_us = moved.utc_us(begin)
        ordered.append(moved)
    return tuple(reversed(ordered))


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """Where every sample of a night lies in time; fixed when the night closes."""

    origin_utc_us: int
    """UTC in microseconds that the seconds of the night count from."""
    lines: tuple[BootLine, ...]
    """One a boot, in order of time."""

    def seconds(self, boot_id: ArrayLike, sample: ArrayLike) -> NDArray[np.float64]:
        """Return seconds since the origin for sample numbers, each with its boot.

        Raises
        ------
        ValueError
            If a boot has no line.
        """
        boots, samples = np.broadcast_arrays(
            np.asarray(boot_id, np.int64), np.asarray(sample, np.int64)
        )
        known = {line.boot_id for line in self.lines}
        if strange := set(np.unique(boots).tolist()) - known:
            msg = (
                f"no line of time for boot {sorted(strange)}, only for {sorted(known)}"
            )
            raise ValueError(msg)
        seconds = np.empty(boots.shape)
        for line in self.lines:
            own = boots == line.boot_id
            start_s = (line.reference_utc_us - self.origin_utc_us) / 1e6
            since = samples[own] - line.reference_sample
            seconds[own] = start_s + since * (line.us_per_sample / 1e6)
        return seconds

    def duration_s(self, boot_id: int, n_samples: int) -> float:
        """Return the length of a run of samples in seconds.

        Raises
        ------
        ValueError
            If the boot has no line.
        """
        for line in self.lines:
            if line.boot_id == boot_id:
                return n_samples * (line.us_per_sample / 1e6)
        msg = f"no line of time for boot {boot_id}"
        raise ValueError(msg)
