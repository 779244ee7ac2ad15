"""Bytes that wish the reader ill."""

import tracemalloc
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from custom_components.sleep_twitch.wire.decoder import FrameDecoder
from custom_components.sleep_twitch.wire.frame import encode_block
from custom_components.sleep_twitch.wire.header import encode_header
from custom_components.sleep_twitch.wire.models import Cursor, Reply, WireError
from custom_components.sleep_twitch.wire.payload import Coding

from .frames import BOOT, block, header, reply

MEMORY_A_REPLY_BYTE = 256
"""Bytes of memory: three 16-bit samples from a byte of payload at the very most (a
constant axis costs nothing), each 16 bits of which are unpacked into as many bytes."""


def _process(decoder: FrameDecoder, raw: bytes) -> Reply | None:
    """Return what a decoder makes of bytes; nothing but a refusal may be raised."""
    try:
        return decoder.process(raw)
    except WireError:
        return None


def _assert_unbroken(got: Reply | None, cursor: Cursor | None) -> None:
    """Check that blocks and gaps follow each other from the cursor on."""
    if got is None:
        return
    spans = [(one.first_sample, one.next_sample) for one in got.blocks]
    spans += [(gap.first_sample, gap.next_sample) for gap in got.gaps]
    spans.sort()
    if cursor and spans:
        assert spans[0][0] == cursor.next_sample
    assert all(one[1] == other[0] for one, other in pairwise(spans))


@given(raw=st.binary(max_size=600))
def test_rubbish_is_refused(raw: bytes) -> None:
    """Test a device that speaks something else does no harm."""
    assert _process(FrameDecoder(), raw) is None


@given(tail=st.binary(max_size=600))
def test_rubbish_behind_a_good_header_is_counted(tail: bytes) -> None:
    """Test every byte is either in a block or counted as corrupt."""
    got = FrameDecoder().process(encode_header(header(), 1) + tail)

    assert got.corrupt_bytes == len(tail)
    assert got.blocks == ()


@given(
    pieces=st.lists(
        st.one_of(
            st.binary(max_size=60),
            st.builds(
                lambda first, n, coding: encode_block(block(first, n), coding),
                st.integers(0, 5000),
                st.integers(1, 255),
                st.sampled_from(Coding),
            ),
        ),
        max_size=12,
    ),
    cursor=st.none()
    | st.builds(Cursor, boot_id=st.just(BOOT), next_sample=st.integers(0, 6000)),
    data=st.data(),
)
def test_what_comes_of_damaged_blocks_is_in_order(
    pieces: list[bytes], cursor: Cursor | None, data: st.DataObject
) -> None:
    """Test whatever is sent, samples only go forward and gaps fill what is between."""
    raw = bytearray(encode_header(header(), len(pieces)) + b"".join(pieces))
    for _ in range(data.draw(st.integers(0, 3))):
        raw[data.draw(st.integers(0, len(raw) - 1))] = data.draw(st.integers(0, 255))
    decoder = FrameDecoder(cursor)

    got = _process(decoder, bytes(raw[: data.draw(st.integers(0, len(raw)))]))

    _assert_unbroken(got, cursor)


@settings(max_examples=50)
@given(
    chunks=st.lists(st.binary(max_size=300), max_size=20),
    sync=st.binary(min_size=1, max_size=40),
)
def test_a_decoder_survives_a_hostile_conversation(
    chunks: list[bytes], sync: bytes
) -> None:
    """Test nothing that came before keeps a good reply from being read."""
    decoder = FrameDecoder()
    for chunk in chunks:
        _process(decoder, chunk)
        _process(decoder, encode_header(header(), 9) + b"\xb5" + sync + chunk)

    good = decoder.process(
        reply(header(boot_id=3, next_sample=50), block(0, boot_id=3))
    )

    assert [one.first_sample for one in good.blocks] == [0]


HOSTILE_TAILS = {
    "nothing but sync bytes": b"\xb5" * 8000,
    "headers of the largest blocks, without them": (
        b"\xb5\x12\xff\x00\xff\x0e" + bytes(26)
    )
    * 250,
    "payloads longer than can be": (b"\xb5\x12\xff\x00\xff\xff" + bytes(26)) * 250,
    "constant axes, the most samples a byte": (
        encode_block(block(0, 255), Coding.FRAME_OF_REFERENCE) * 60
    ),
}


@pytest.mark.parametrize("tail", HOSTILE_TAILS.values(), ids=HOSTILE_TAILS)
def test_a_reply_never_takes_more_memory_than_its_size_allows(tail: bytes) -> None:
    """Test no length field makes Home Assistant swap."""
    raw = encode_header(header(), 1) + tail
    decoder = FrameDecoder()

    tracemalloc.start()
    decoder.process(raw)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert peak < MEMORY_A_REPLY_BYTE * len(raw)
