"""Stream headers and blocks, one at a time."""

import struct
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from custom_components.sleep_twitch.wire.frame import (
    LONGEST_BLOCK,
    encode_block,
    parse_block,
)
from custom_components.sleep_twitch.wire.header import encode_header, parse_header
from custom_components.sleep_twitch.wire.models import (
    SensorModel,
    StreamHeader,
    VirtualClock,
    WireError,
)
from custom_components.sleep_twitch.wire.payload import Coding

from .frames import block, header

NUMBERS_AT_THE_EDGES = [
    pytest.param(2**31 - 25, id="across 2^31"),
    pytest.param(2**32 - 25, id="across 2^32"),
    pytest.param(2**53 - 25, id="across 2^53"),
    pytest.param(2**63 - 51, id="just below 2^63"),
]

INT16_MIN, INT16_MAX = -32_768, 32_767

headers = st.builds(
    StreamHeader,
    version=st.just(1),
    boot_id=st.integers(1, 2**32 - 1),
    oldest_sample=st.integers(0, 2**62),
    next_sample=st.integers(2**62, 2**63 - 1),
    node_clock_us=st.integers(0, 2**64 - 1),
    scale_mg_per_count=st.floats(2**-20, 1000, width=32),
    nominal_rate_hz=st.integers(1, 2**32 - 1).map(lambda mhz: mhz / 1000),
    sensor_model=st.sampled_from(SensorModel),
    range_mg=st.integers(0, 2**16 - 1),
    lost_samples=st.integers(0, 2**64 - 1),
    noise_ug_per_sqrt_hz=st.none() | st.integers(1, 2**16 - 1),
    more=st.booleans(),
    polled=st.booleans(),
    paused=st.booleans(),
    virtual_clock=st.none()
    | st.builds(
        VirtualClock,
        virtual_origin_us=st.integers(-(2**63), 2**63 - 1),
        wall_origin_us=st.integers(-(2**63), 2**63 - 1),
        speed=st.floats(2**-10, 1000, width=32),
    ),
)


@given(head=headers, n_blocks=st.integers(0, 2**16 - 1))
def test_a_stream_header_comes_back_as_it_was(
    head: StreamHeader, n_blocks: int
) -> None:
    """Test every field has its own place."""
    parsed = parse_header(encode_header(head, n_blocks))

    assert parsed.header == head
    assert parsed.n_blocks == n_blocks


@given(head=headers, data=st.data())
def test_a_bit_flip_in_the_stream_header_is_noticed(
    head: StreamHeader, data: st.DataObject
) -> None:
    """Test no clock and no number is taken from a damaged header."""
    raw = bytearray(encode_header(head, 0))
    bit = data.draw(st.integers(0, len(raw) * 8 - 1))
    raw[bit // 8] ^= 1 << bit % 8

    with pytest.raises(WireError):
        parse_header(bytes(raw))


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"boot_id": 0}, "boot id 0"),
        ({"oldest_sample": 8, "next_sample": 7}, "out of order"),
        ({"next_sample": 2**63}, "too many"),
        ({"scale_mg_per_count": float("nan")}, "scale of nan"),
        ({"scale_mg_per_count": 0.0}, "scale of 0"),
        ({"nominal_rate_hz": 0.0}, "rate of 0"),
        ({"version": 0}, "protocol 0"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_stream_header_that_makes_no_sense_is_refused(
    change: dict[str, Any], reason: str
) -> None:
    """Test a node gone mad does not put NaN into a night, though its checksum fits."""
    raw = encode_header(replace(header(), **change), 0)

    with pytest.raises(WireError, match=reason):
        parse_header(raw)


@pytest.mark.parametrize("speed", [0.0, -1.0, float("nan"), float("inf")])
def test_a_virtual_clock_that_does_not_run_is_refused(speed: float) -> None:
    """Test a simulator with a bad speed does not stop or turn time."""
    clock = VirtualClock(virtual_origin_us=0, wall_origin_us=0, speed=speed)

    with pytest.raises(WireError, match="speed"):
        parse_header(encode_header(header(virtual_clock=clock), 0))


@pytest.mark.parametrize("coding", Coding, ids=lambda coding: coding.name)
@pytest.mark.parametrize("first_sample", NUMBERS_AT_THE_EDGES)
def test_numbers_keep_all_their_bits(first_sample: int, coding: Coding) -> None:
    """Test a node that ran for years still counts every sample."""
    written = block(first_sample, clock_us=2**64 - 1, measured_rate_hz=103.912)

    parsed = parse_block(encode_block(written, coding), 0, header()).block

    assert (parsed.first_sample, parsed.next_sample) == (
        first_sample,
        first_sample + 50,
    )
    assert (parsed.clock_sample, parsed.clock_us) == (first_sample + 49, 2**64 - 1)
    assert parsed.measured_rate_hz == 103.912
    np.testing.assert_array_equal(parsed.counts, written.counts)


@given(coding=st.sampled_from(Coding), data=st.data())
def test_a_bit_flip_in_a_block_is_noticed(coding: Coding, data: st.DataObject) -> None:
    """Test not one changed bit becomes a movement."""
    raw = bytearray(encode_block(block(), coding))
    bit = data.draw(st.integers(0, len(raw) * 8 - 1))
    raw[bit // 8] ^= 1 << bit % 8

    with pytest.raises(WireError):
        parse_block(bytes(raw), 0, header())


def test_samples_cannot_be_changed_by_who_reads_them() -> None:
    """Test two readers of one block see the same samples."""
    parsed = parse_block(encode_block(block()), 0, header()).block

    with pytest.raises(ValueError, match="read-only"):
        parsed.counts[0, 0] = 1


@pytest.mark.parametrize("first_sample", [51, 2**62], ids=["by one", "by far"])
def test_a_block_beyond_the_node_s_newest_sample_is_refused(first_sample: int) -> None:
    """Test a hostile number cannot move the cursor where no sample will ever be."""
    raw = encode_block(block(first_sample))

    with pytest.raises(WireError, match="ends before 100"):
        parse_block(raw, 0, header(next_sample=100))


def test_a_payload_longer_than_can_be_is_refused_by_its_length() -> None:
    """Test no checksum is taken over more than a block can be long."""
    raw = struct.pack("<BBBBHHQQI", 0xB5, 0x12, 1, 0, 25, 0, 0, 0, 0) + bytes(4 + 25)

    with pytest.raises(WireError, match="1 samples in 25 bytes"):
        parse_block(raw, 0, header())


def test_a_block_without_a_clock_pair_cannot_be_written() -> None:
    """Test a block of a foreign file is not given a time it never had."""
    with pytest.raises(WireError, match="clock pair"):
        encode_block(replace(block(), clock_us=None))


def test_a_clock_pair_before_its_block_cannot_be_written() -> None:
    """Test what the wire has no place for is refused, not wrapped around."""
    with pytest.raises(WireError, match="cannot say"):
        encode_block(replace(block(100), clock_sample=99))


def test_the_longest_block_is_as_long_as_it_can_be() -> None:
    """Test the bound on an answer's length lets every true block through."""
    counts = np.tile(np.array([INT16_MIN, INT16_MAX], np.int16), 128)[:255]
    widest = np.column_stack((counts, counts, counts))

    lengths = [len(encode_block(block(0, widest), coding)) for coding in Coding]

    assert max(lengths) <= LONGEST_BLOCK < 65_535
