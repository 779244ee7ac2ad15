"""The vectors that C++ is checked by, too."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

import pytest

from custom_components.sleep_twitch.wire.decoder import FrameDecoder
from custom_components.sleep_twitch.wire.frame import encode_block, parse_block
from custom_components.sleep_twitch.wire.header import encode_header, parse_header
from custom_components.sleep_twitch.wire.models import (
    ProtocolTooNewError,
    SensorModel,
    WireError,
)
from custom_components.sleep_twitch.wire.payload import Coding

from .frames import header

VECTORS_PATH: Final = Path(__file__).parents[1] / "fixtures" / "wire_vectors.json"
VECTORS: Final = json.loads(VECTORS_PATH.read_text(encoding="utf-8"))
CODINGS: Final = {
    "raw": Coding.RAW,
    "frame of reference": Coding.FRAME_OF_REFERENCE,
    "rice": Coding.RICE,
}


def _vectors(kind: str) -> pytest.MarkDecorator:
    vectors = VECTORS[kind]
    return pytest.mark.parametrize(
        "vector", vectors, ids=[vector["name"] for vector in vectors]
    )


@_vectors("headers")
def test_a_stream_header_says_what_its_fields_say(vector: dict[str, Any]) -> None:
    """Test both ends of the wire mean the same by the same bytes."""
    fields = vector["fields"]

    parsed = parse_header(bytes.fromhex(vector["bytes"])).header

    assert parsed.boot_id == fields["boot_id"]
    assert parsed.oldest_sample == fields["oldest_sample"]
    assert parsed.next_sample == fields["next_sample"]
    assert parsed.node_clock_us == fields["node_clock_us"]
    assert parsed.scale_mg_per_count == fields["scale_mg_per_count"]
    assert parsed.nominal_rate_hz == fields["nominal_rate_mhz"] / 1000
    assert parsed.range_mg == fields["range_mg"]
    assert parsed.lost_samples == fields["lost_samples"]
    assert (parsed.noise_ug_per_sqrt_hz or 0) == fields["noise_ug_per_sqrt_hz"]
    assert (parsed.more, parsed.virtual_clock is not None) == (
        bool(fields["flags"] & 1),
        bool(fields["flags"] & 2),
    )
    assert (parsed.polled, parsed.paused) == (
        bool(fields["flags"] & 4),
        bool(fields["flags"] & 8),
    )


@_vectors("headers")
def test_a_stream_header_is_written_as_the_node_writes_it(
    vector: dict[str, Any],
) -> None:
    """Test what a test's node sends is what a real one would."""
    raw = bytes.fromhex(vector["bytes"])
    parsed = parse_header(raw)

    written = encode_header(parsed.header, parsed.n_blocks)

    known = vector["fields"]["sensor_model"] in set(SensorModel)
    assert (written == raw) is known


def test_a_virtual_clock_is_read_whole() -> None:
    """Test a recording played in a test has the times it was recorded at."""
    (vector,) = [one for one in VECTORS["headers"] if one["name"] == "simulated"]

    clock = parse_header(bytes.fromhex(vector["bytes"])).header.virtual_clock

    assert clock is not None
    assert clock.virtual_origin_us == vector["fields"]["virtual_origin_us"]
    assert clock.wall_origin_us == vector["fields"]["wall_origin_us"]
    assert clock.speed == vector["fields"]["speed"]


def test_an_unknown_sensor_is_read_as_unknown() -> None:
    """Test a chip that a later firmware supports does not stop an older reader."""
    (vector,) = [
        one for one in VECTORS["headers"] if one["name"] == "an unknown sensor"
    ]

    parsed = parse_header(bytes.fromhex(vector["bytes"])).header

    assert parsed.sensor_model is SensorModel.UNKNOWN


@pytest.mark.parametrize("coding", CODINGS)
@_vectors("blocks")
def test_a_block_says_what_its_fields_say(vector: dict[str, Any], coding: str) -> None:
    """Test every coding gives the same samples, whoever wrote it."""
    fields = vector["fields"]
    raw = bytes.fromhex(vector["bytes"][coding])

    block, length = parse_block(raw, 0, header())

    assert length == len(raw)
    assert block.counts.tolist() == vector["counts"]
    assert block.first_sample == fields["first_sample"]
    assert block.clock_sample == fields["first_sample"] + fields["clock_offset"]
    assert block.clock_us == fields["clock_us"]
    assert (block.measured_rate_hz or 0) == fields["measured_rate_mhz"] / 1000
    assert (block.discontinuity, block.overrun, block.clipped) == (
        bool(fields["flags"] & 1),
        bool(fields["flags"] & 2),
        bool(fields["flags"] & 4),
    )


@pytest.mark.parametrize("coding", CODINGS)
@_vectors("blocks")
def test_a_block_is_written_as_the_node_writes_it(
    vector: dict[str, Any], coding: str
) -> None:
    """Test the two encoders make the same choices, to the bit."""
    raw = bytes.fromhex(vector["bytes"][coding])
    block = parse_block(raw, 0, header()).block

    assert encode_block(block, CODINGS[coding]) == raw


@_vectors("blocks")
def test_the_coding_chosen_is_the_shortest(vector: dict[str, Any]) -> None:
    """Test the two encoders choose alike, on a tie as well."""
    raw = bytes.fromhex(vector["bytes"][vector["chosen"]])
    block = parse_block(raw, 0, header()).block

    assert encode_block(block) == raw


@_vectors("replies")
def test_a_reply_gives_its_good_blocks(vector: dict[str, Any]) -> None:
    """Test a torn block costs itself and not its neighbours."""
    reply = FrameDecoder().process(bytes.fromhex(vector["bytes"]))

    assert [one.first_sample for one in reply.blocks] == vector["first_samples"]
    assert reply.corrupt_bytes == vector["skipped_bytes"]


@_vectors("corrupt_headers")
def test_a_corrupt_stream_header_is_refused(vector: dict[str, Any]) -> None:
    """Test nothing is believed of a reply whose head is wrong."""
    too_new = vector["wrong"] == "version"
    expected = ProtocolTooNewError if too_new else WireError

    with pytest.raises(expected) as refusal:
        parse_header(bytes.fromhex(vector["bytes"]))

    assert isinstance(refusal.value, ProtocolTooNewError) is too_new


@_vectors("corrupt_blocks")
def test_a_corrupt_block_is_refused(vector: dict[str, Any]) -> None:
    """Test no sample is invented from bytes that no encoder writes."""
    with pytest.raises(WireError):
        parse_block(bytes.fromhex(vector["bytes"]), 0, header())


@_vectors("corrupt_blocks")
def test_a_corrupt_block_is_skipped_to_the_last_byte(vector: dict[str, Any]) -> None:
    """Test the decoder finds its way behind every kind of corruption."""
    good = bytes.fromhex(VECTORS["blocks"][0]["bytes"]["rice"])
    corrupt = bytes.fromhex(vector["bytes"])
    raw = encode_header(header(), 2) + corrupt + good

    reply = FrameDecoder().process(raw)

    assert [one.first_sample for one in reply.blocks] == [4160]
    assert reply.corrupt_bytes == len(corrupt)


def test_the_header_of_a_vector_can_be_changed_and_read_again() -> None:
    """Test reading loses nothing that writing needs."""
    changed = replace(header(), next_sample=77, more=True, polled=True, paused=True)

    assert parse_header(encode_header(changed, 3)) == (changed, 64, 3)
