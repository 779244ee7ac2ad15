"""Replies in order: what they bring, and what is missing."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from custom_components.sleep_twitch.wire.decoder import FrameDecoder
from custom_components.sleep_twitch.wire.models import (
    Cursor,
    Gap,
    GapCause,
)

from .frames import (
    BOOT,
    OTHER_BOOT,
    block,
    header,
    numbered,
    numbers_of,
    reply,
    reply_of,
)


def test_the_first_block_is_the_beginning() -> None:
    """Test a node that ran for a week does not greet with a week of loss."""
    decoder = FrameDecoder()

    first = decoder.process(reply_of(block(60_480_000)))

    assert first.gaps == ()
    assert decoder.cursor == Cursor(boot_id=BOOT, next_sample=60_480_050)
    assert decoder.counts.lost_samples == 0


def test_nothing_held_asks_from_nothing() -> None:
    """Test the first question is the one that docs/wire.md lays down."""
    decoder = FrameDecoder()

    assert decoder.cursor is None
    assert decoder.wanted == Cursor(boot_id=0, next_sample=0)


def test_a_known_boot_without_samples_is_asked_from_its_beginning() -> None:
    """Test a node that has just booted is waited for, not asked without end."""
    decoder = FrameDecoder()

    decoder.process(reply(header(next_sample=0)))

    assert decoder.cursor is None
    assert decoder.wanted == Cursor(boot_id=BOOT, next_sample=0)


def test_samples_that_come_again_are_cut_off() -> None:
    """Test an answer that was thought lost counts nothing twice."""
    decoder = FrameDecoder()
    first = decoder.process(reply_of(block(0), block(50)))

    second = decoder.process(reply_of(block(50), block(100)))

    assert numbers_of(first, second) == list(range(150))
    assert decoder.counts.duplicate_samples == 50


@pytest.mark.parametrize("held", [1, 25, 49])
def test_a_block_is_cut_at_the_cursor(held: int) -> None:
    """Test a restart in the middle of a block goes on with the very next sample."""
    decoder = FrameDecoder(Cursor(boot_id=BOOT, next_sample=1000 + held))

    (kept,) = decoder.process(reply_of(block(1000, discontinuity=True))).blocks

    assert kept.first_sample == 1000 + held
    np.testing.assert_array_equal(kept.counts, numbered(1000, 50)[held:])
    assert not kept.discontinuity
    assert kept.clock_sample == 1049


def test_a_reply_of_what_is_held_brings_nothing() -> None:
    """Test two answers to one question are one."""
    decoder = FrameDecoder()
    decoder.process(reply_of(block(0)))

    again = decoder.process(reply_of(block(0)))

    assert (again.blocks, again.gaps) == ((), ())


def test_missing_numbers_are_a_gap_of_exactly_that_many() -> None:
    """Test an outage longer than the ring is told to the sample."""
    decoder = FrameDecoder()
    decoder.process(reply_of(block(0)))

    late = decoder.process(reply_of(block(1234)))

    assert late.gaps == (
        Gap(
            boot_id=BOOT,
            first_sample=50,
            n_samples=1184,
            next_boot_id=BOOT,
            next_sample=1234,
            cause=GapCause.OVERWRITTEN,
        ),
    )
    assert decoder.counts.lost_samples == 1184


def test_what_the_node_lost_is_told_from_what_was_overwritten() -> None:
    """Test a full FIFO is not blamed on the network."""
    decoder = FrameDecoder()
    decoder.process(reply_of(block(0)))
    head = header(oldest_sample=0, next_sample=130, lost_samples=30)

    (gap,) = decoder.process(reply(head, block(80, discontinuity=True))).gaps

    assert (gap.n_samples, gap.cause) == (30, GapCause.LOST_IN_NODE)


def test_a_gap_larger_than_the_node_s_loss_was_overwritten() -> None:
    """Test a few lost samples do not take the blame for a long outage."""
    decoder = FrameDecoder()
    decoder.process(reply_of(block(0)))

    late = decoder.process(reply_of(block(5000, discontinuity=True), lost_samples=30))

    assert [gap.cause for gap in late.gaps] == [GapCause.OVERWRITTEN]


def test_a_number_skipped_without_a_word_was_lost_in_the_node() -> None:
    """Test a hole in what the ring still holds is not called overwritten."""
    decoder = FrameDecoder()
    decoder.process(reply_of(block(0)))
    head = header(oldest_sample=0, next_sample=110)

    (gap,) = decoder.process(reply(head, block(60))).gaps

    assert gap.cause is GapCause.LOST_IN_NODE


def test_a_reboot_is_one_gap_of_unknown_length() -> None:
    """Test nobody reads a number of samples where there is none."""
    decoder = FrameDecoder()
    decoder.process(reply_of(block(0), block(50)))

    back = decoder.process(reply_of(block(7, boot_id=OTHER_BOOT)))

    assert back.gaps == (
        Gap(
            boot_id=BOOT,
            first_sample=100,
            n_samples=None,
            next_boot_id=OTHER_BOOT,
            next_sample=7,
            cause=GapCause.REBOOT,
        ),
    )
    assert (decoder.counts.reboots, decoder.counts.lost_samples) == (1, 0)


def test_a_reboot_is_told_with_its_first_block() -> None:
    """Test a node that reboots twice before it has a sample is one gap."""
    decoder = FrameDecoder()
    decoder.process(reply_of(block(0)))
    empty = decoder.process(reply(header(boot_id=5, next_sample=0)))
    asked = decoder.wanted

    back = decoder.process(reply_of(block(0, boot_id=OTHER_BOOT)))

    assert empty.gaps == ()
    assert asked == Cursor(boot_id=5, next_sample=0)
    assert [(gap.boot_id, gap.next_boot_id) for gap in back.gaps] == [
        (BOOT, OTHER_BOOT)
    ]
    assert decoder.counts.reboots == 1


def test_a_node_with_fewer_samples_than_are_held_has_started_anew() -> None:
    """Test a boot id that comes twice does not hide a night behind the cursor."""
    decoder = FrameDecoder(Cursor(boot_id=BOOT, next_sample=9000))
    decoder.process(reply(header(next_sample=0)))
    asked = decoder.wanted

    back = decoder.process(reply_of(block(0)))

    assert asked == Cursor(boot_id=BOOT, next_sample=0)
    assert numbers_of(back) == list(range(50))
    assert [(gap.first_sample, gap.cause) for gap in back.gaps] == [
        (9000, GapCause.REBOOT)
    ]


def test_a_reply_can_be_taken_back() -> None:
    """Test what a consumer did not accept comes again, gap and all."""
    decoder = FrameDecoder()
    decoder.process(reply_of(block(0)))
    before = (decoder.cursor, decoder.counts)
    raw = reply_of(block(70), block(120))
    first = decoder.process(raw)

    decoder.rewind()
    after = (decoder.cursor, decoder.counts)
    second = decoder.process(raw)

    assert after == before
    assert numbers_of(second) == numbers_of(first)
    assert second.gaps == first.gaps


def test_the_reply_keeps_its_bytes() -> None:
    """Test a journal of replies gives the same night again."""
    raws = [reply_of(block(0)), reply_of(block(40), block(90)), reply_of(block(500))]
    live = FrameDecoder()
    replies = [live.process(raw) for raw in raws]

    again = FrameDecoder()
    replayed = [again.process(one.raw) for one in replies]

    assert numbers_of(*replayed) == numbers_of(*replies)
    assert [one.gaps for one in replayed] == [one.gaps for one in replies]
    assert again.cursor == live.cursor


@given(
    lengths=st.lists(st.integers(1, 255), min_size=1, max_size=20),
    start=st.sampled_from([0, 2**31 - 100, 2**32 - 100, 2**63 - 5101]),
    data=st.data(),
)
def test_any_overlap_of_replies_gives_each_sample_once(
    lengths: list[int], start: int, data: st.DataObject
) -> None:
    """Test the split into blocks, replies and questions is nobody's business."""
    edges = np.cumsum([0, *lengths]).tolist()
    blocks = [block(start + first, last - first) for first, last in pairwise(edges)]
    decoder = FrameDecoder()
    replies = [decoder.process(reply_of(blocks[0]))]
    held = 1
    while held < len(blocks):
        begin = data.draw(st.integers(0, held))
        end = data.draw(st.integers(held + 1, len(blocks)))
        replies.append(decoder.process(reply_of(*blocks[begin:end])))
        held = end

    assert numbers_of(*replies) == list(range(start, start + edges[-1]))
    assert all(one.gaps == () for one in replies)
    got = np.concatenate([one.counts for reply in replies for one in reply.blocks])
    np.testing.assert_array_equal(got, np.concatenate([one.counts for one in blocks]))
