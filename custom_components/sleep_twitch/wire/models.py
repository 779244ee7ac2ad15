"""What crosses the wire, once it is more than bytes."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum, StrEnum
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

PROTOCOL_VERSION: Final = 1
"""Newest protocol this reader knows; docs/wire.md is the authority."""


class WireError(ValueError):
    """Bytes that are not what docs/wire.md says; the message names what is wrong."""


class ProtocolTooNewError(WireError):
    """The node speaks a protocol newer than this reader."""


class SensorModel(IntEnum):
    """Accelerometer behind the samples, as numbered in docs/wire.md."""

    UNKNOWN = 0
    LIS2DW12 = 1
    LSM6DSO = 2
    LSM6DS3 = 3
    LIS3DH = 4
    ADXL345 = 5
    MPU6050 = 6
    ICM42688 = 7
    BMI270 = 8
    QMI8658 = 9
    SIMULATED_BED = 100
    RECORDING = 101


@dataclass(frozen=True, slots=True, kw_only=True)
class VirtualClock:
    """How a simulated node's clock stands to the wall's, from virtual zero on."""

    virtual_origin_us: int
    """UTC in microseconds that the virtual clock showed at virtual zero."""
    wall_origin_us: int
    """UTC in microseconds of the wall clock at virtual zero."""
    speed: float
    """Virtual seconds a wall second."""

    def virtual_us(self, wall_us: int) -> int:
        """Return the virtual UTC instant, in microseconds, of a wall instant."""
        return self.virtual_origin_us + round(
            (wall_us - self.wall_origin_us) * self.speed
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class StreamHeader:
    """What a node says of itself at the head of every reply."""

    version: int
    boot_id: int
    oldest_sample: int
    """First sample number still held; equal to `next_sample` when nothing is."""
    next_sample: int
    node_clock_us: int
    """Node's monotonic clock when the reply was made."""
    scale_mg_per_count: float
    nominal_rate_hz: float
    sensor_model: SensorModel
    range_mg: int
    lost_samples: int
    """Numbers given since boot to samples that never reached the ring."""
    noise_ug_per_sqrt_hz: int | None
    """Datasheet noise density of the worst axis; None when the node does not know."""
    more: bool
    """Further blocks wait behind this reply."""
    polled: bool
    """No FIFO behind the samples: their times jitter."""
    paused: bool
    virtual_clock: VirtualClock | None
    """Set by a simulated node only."""


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class SampleBlock:
    """Consecutive samples of one boot, as the chip counted them.

    The movements depend on `boot_id`, `first_sample`, `counts`, `scale_mg_per_count`
    and `nominal_rate_hz` only. Numbers missing between two blocks of a boot are a
    gap of exactly that many samples; another `boot_id` is a gap of unknown length.
    """

    boot_id: int
    first_sample: int
    """Number of the first sample since boot."""
    counts: NDArray[np.int16]
    """Shape (n_samples, 3), n_samples >= 1, raw chip counts of x, y, z."""
    scale_mg_per_count: float
    nominal_rate_hz: float
    measured_rate_hz: float | None = None
    """Rate measured by the node since boot; None when not known yet."""
    clock_sample: int | None = None
    """Sample number the clock pair belongs to; it may lie outside the block."""
    clock_us: int | None = None
    """Node clock, microseconds, when `clock_sample` was the newest sample."""
    discontinuity: bool = False
    """Samples before this block were lost and their count was estimated."""
    overrun: bool = False
    clipped: bool = False

    @property
    def next_sample(self) -> int:
        """Return the number after the last sample."""
        return self.first_sample + len(self.counts)


class GapCause(StrEnum):
    """Why numbers are missing between two blocks."""

    OVERWRITTEN = "overwritten"
    """The ring let them go before this reader came for them."""
    LOST_IN_NODE = "lost_in_node"
    """They never reached the ring: FIFO overrun or bus error."""
    REBOOT = "reboot"
    """The node started anew; how many are missing nobody knows."""
    CORRUPT = "corrupt"
    """Their block came, and was not what its checksum says."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """Samples that will never come, between the last one held and the next."""

    boot_id: int
    first_sample: int
    """First missing number, counted in `boot_id`."""
    n_samples: int | None
    """How many are missing: exact within a boot, None across a reboot."""
    next_boot_id: int
    next_sample: int
    """First sample after the gap, counted in `next_boot_id`."""
    cause: GapCause


@dataclass(frozen=True, slots=True, kw_only=True)
class Cursor:
    """The next sample a reader wants: all before it, it holds or knows to be lost."""

    boot_id: int
    next_sample: int


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Reply:
    """What one answer of the node brought that its reader did not hold yet."""

    raw: bytes
    """The answer as it came; a journal that decodes it again finds the same."""
    header: StreamHeader
    blocks: tuple[SampleBlock, ...]
    """In order, cut at the cursor."""
    gaps: tuple[Gap, ...]
    """In order; each ends where one of the blocks begins."""
    corrupt_bytes: int
    """Bytes after the stream header that are in no good block."""
