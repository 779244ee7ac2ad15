"""Replies that came damaged: what is kept of them, and what is asked for again."""

import pytest

from custom_components.sleep_twitch.wire.decoder import PATIENT_REPLIES, FrameDecoder
from custom_components.sleep_twitch.wire.frame import encode_block
from custom_components.sleep_twitch.wire.header import encode_header
from custom_components.sleep_twitch.wire.models import (
    Cursor,
    GapCause,
    ProtocolTooNewError,
    WireError,
)

from .frames import BOOT, OTHER_BOOT, block, header, numbers_of, reply, reply_of


def test_a_corrupt_block_is_a_gap_and_its_neighbours_are_not() -> None:
    """Test damage is bounded by the block it hits."""
    torn = bytearray(encode_block(block(50)))
    torn[40] ^= 1
    head = header(oldest_sample=0, next_sample=150)
    raw = (
        encode_header(head, 3)
        + encode_block(block(0))
        + torn
        + encode_block(block(100))
    )

    got = FrameDecoder().process(raw)

    assert numbers_of(got) == [*range(50), *range(100, 150)]
    assert [(gap.first_sample, gap.n_samples, gap.cause) for gap in got.gaps] == [
        (50, 50, GapCause.CORRUPT)
    ]
    assert got.corrupt_bytes == len(torn)


def test_a_corrupt_end_is_asked_for_again() -> None:
    """Test damage on the way is no gap when the second try is whole."""
    decoder = FrameDecoder()
    raw = reply_of(block(0), block(50))
    first = decoder.process(raw[:-3])

    second = decoder.process(raw)

    assert numbers_of(first, second) == list(range(100))
    assert second.gaps == ()


def test_a_ring_that_stays_corrupt_is_left_behind() -> None:
    """Test one bad spot of memory does not stop the night, and its cost is exact."""
    decoder = FrameDecoder()
    decoder.process(reply_of(block(0)))
    head = header(oldest_sample=0, next_sample=10_000)
    asked = []
    for _ in range(PATIENT_REPLIES + 3):
        decoder.process(encode_header(head, 1) + b"rubbish")
        asked.append(decoder.wanted.next_sample - 50)

    behind = decoder.process(reply(head, block(1100)))

    assert asked == [0, 0, 255, 510, 1020, 2040]
    assert [(gap.n_samples, gap.cause) for gap in behind.gaps] == [
        (1050, GapCause.CORRUPT)
    ]
    assert decoder.wanted == Cursor(boot_id=BOOT, next_sample=1150)


def test_a_reboot_ends_the_way_out_of_a_corrupt_ring() -> None:
    """Test the beginning of a new boot is not skipped for the old one's sake."""
    decoder = FrameDecoder()
    for _ in range(10):
        decoder.process(encode_header(header(), 1) + b"rubbish")
    decoder.process(reply(header(boot_id=OTHER_BOOT, next_sample=900)))

    assert decoder.wanted == Cursor(boot_id=OTHER_BOOT, next_sample=0)


def test_corrupt_bytes_are_not_blamed_for_a_later_gap() -> None:
    """Test damage in one place does not hide what the chip lost in another."""
    head = header(oldest_sample=0, next_sample=200)
    blocks = [encode_block(one) for one in (block(0), block(50), block(150))]
    raw = encode_header(head, 3) + blocks[0] + b"rubbish" + blocks[1] + blocks[2]

    got = FrameDecoder().process(raw)

    assert [(gap.first_sample, gap.cause) for gap in got.gaps] == [
        (100, GapCause.LOST_IN_NODE)
    ]


def test_asking_farther_ends_where_the_node_does() -> None:
    """Test the way out of a corrupt ring never asks for what cannot be."""
    decoder = FrameDecoder()
    head = header(oldest_sample=0, next_sample=400)
    for _ in range(100):
        decoder.process(encode_header(head, 1) + b"rubbish")

    assert decoder.wanted == Cursor(boot_id=BOOT, next_sample=400)


def test_a_corrupt_stream_header_changes_nothing() -> None:
    """Test a reply that cannot be read is as good as none."""
    decoder = FrameDecoder()
    decoder.process(reply_of(block(0)))
    before = (decoder.cursor, decoder.counts, decoder.wanted)

    with pytest.raises(WireError):
        decoder.process(b"BM" + bytes(100))

    assert (decoder.cursor, decoder.counts, decoder.wanted) == before


def test_a_newer_protocol_is_refused_by_its_own_name() -> None:
    """Test the user is told to update, not that the node is broken."""
    with pytest.raises(ProtocolTooNewError, match="protocol 2, newer than 1"):
        FrameDecoder().process(reply(header(version=2), block(0)))
