"""Headers, blocks and replies made by hand for the tests of the wire."""

import numpy as np
from numpy.typing import NDArray

from custom_components.sleep_twitch.wire.frame import encode_block
from custom_components.sleep_twitch.wire.header import encode_header
from custom_components.sleep_twitch.wire.models import (
    Reply,
    SampleBlock,
    SensorModel,
    StreamHeader,
    VirtualClock,
)
from custom_components.sleep_twitch.wire.payload import Coding

BOOT = 0xF1E2_D3C4
OTHER_BOOT = 0x0000_0007


def header(
    *,
    boot_id: int = BOOT,
    oldest_sample: int = 0,
    next_sample: int = 2**63 - 1,
    node_clock_us: int = 5_000_000,
    lost_samples: int = 0,
    version: int = 1,
    virtual_clock: VirtualClock | None = None,
) -> StreamHeader:
    """Return a stream header; without arguments, one that any block may follow."""
    return StreamHeader(
        version=version,
        boot_id=boot_id,
        oldest_sample=oldest_sample,
        next_sample=next_sample,
        node_clock_us=node_clock_us,
        scale_mg_per_count=0.25,
        nominal_rate_hz=100.0,
        sensor_model=SensorModel.LSM6DSO,
        range_mg=2000,
        lost_samples=lost_samples,
        noise_ug_per_sqrt_hz=70,
        more=False,
        polled=False,
        paused=False,
        virtual_clock=virtual_clock,
    )


def block(
    first_sample: int = 0,
    counts: NDArray[np.int16] | int = 50,
    *,
    boot_id: int = BOOT,
    discontinuity: bool = False,
    clock_us: int | None = None,
    measured_rate_hz: float | None = None,
) -> SampleBlock:
    """Return a block; `counts` may be just how many, which are then their numbers."""
    if isinstance(counts, int):
        counts = numbered(first_sample, counts)
    newest = first_sample + len(counts) - 1
    return SampleBlock(
        boot_id=boot_id,
        first_sample=first_sample,
        counts=counts,
        scale_mg_per_count=0.25,
        nominal_rate_hz=100.0,
        measured_rate_hz=measured_rate_hz,
        clock_sample=newest,
        clock_us=newest * 10_000 % 2**63 if clock_us is None else clock_us,
        discontinuity=discontinuity,
    )


def numbered(first_sample: int, n_samples: int) -> NDArray[np.int16]:
    """Return samples that say their own number, so that a mix-up shows."""
    numbers = (first_sample + np.arange(n_samples)) % 1000
    return np.column_stack((numbers, -numbers, numbers % 7)).astype(np.int16)


def reply(
    head: StreamHeader, *blocks: SampleBlock, coding: Coding | None = None
) -> bytes:
    """Return a whole answer of a node."""
    return encode_header(head, len(blocks)) + b"".join(
        encode_block(one, coding) for one in blocks
    )


def reply_of(*blocks: SampleBlock, lost_samples: int = 0) -> bytes:
    """Return an answer whose header fits the blocks: they are all the node holds."""
    head = header(
        boot_id=blocks[0].boot_id,
        oldest_sample=blocks[0].first_sample,
        next_sample=blocks[-1].next_sample,
        lost_samples=lost_samples,
    )
    return reply(head, *blocks)


def numbers_of(*replies: Reply) -> list[int]:
    """Return the numbers of all samples that replies brought, as they came."""
    return [
        number
        for one in replies
        for block in one.blocks
        for number in range(block.first_sample, block.next_sample)
    ]
