"""The client, against a fake node over real sockets."""

import asyncio
import time

import numpy as np
import pytest

from custom_components.sleep_twitch.wire.models import Cursor

from .fake_node import FakeBedNode
from .fake_ring import FakeRing, counts_of
from .reader import Reader


async def test_what_the_node_held_comes_in_order(
    node: FakeBedNode, reader: Reader
) -> None:
    """Test a Home Assistant that starts late still has the beginning of the night."""
    counts = counts_of(6000)
    node.ring.fill(counts)

    reader.start()
    await reader.until_samples(6000)

    assert reader.numbers(node.ring.boot_id) == list(range(6000))
    np.testing.assert_array_equal(reader.counts(node.ring.boot_id), counts)


async def test_new_samples_come_as_soon_as_their_block_is_whole(
    node: FakeBedNode, reader: Reader
) -> None:
    """Test a movement is seen within the second."""
    reader.start()
    await reader.until_connected()
    await asyncio.sleep(0.1)
    asked = len(node.calls)

    node.push(counts_of(50))
    await reader.until_samples(50, timeout_s=1.0)

    assert len(node.calls) <= asked + 2


async def test_a_quiet_node_is_asked_seldom(node: FakeBedNode, reader: Reader) -> None:
    """Test nothing new means waiting, not asking again and again."""
    reader.start()
    await reader.until_connected()
    asked = len(node.calls)

    await asyncio.sleep(0.7)

    assert len(node.calls) - asked <= 4


async def test_a_restart_goes_on_where_it_was(node: FakeBedNode) -> None:
    """Test the cursor that was kept is the only thing needed to lose nothing."""
    node.ring.fill(counts_of(1000))
    cursor = Cursor(boot_id=node.ring.boot_id, next_sample=777)
    reader = Reader(node, cursor=cursor)

    reader.start()
    await reader.until_samples(223)
    await reader.stop()

    assert reader.numbers(node.ring.boot_id) == list(range(777, 1000))
    assert reader.gaps == []


async def test_every_reply_is_dated_when_it_is_handed_over(
    node: FakeBedNode, reader: Reader
) -> None:
    """Test no movement waits for its time of day."""
    node.ring.fill(counts_of(3000))
    dated: list[bool] = []
    reader.watch = lambda reply: dated.append(
        reader.client.clock.line(reply.header.boot_id) is not None
    )
    reader.start()
    await reader.until_samples(3000)
    node.reboot()
    node.push(counts_of(100))
    await reader.until_samples(3100)

    assert dated
    assert all(dated)


async def test_samples_have_the_time_they_were_taken_at(
    node: FakeBedNode, reader: Reader
) -> None:
    """Test half a minute that the node held is dated half a minute back."""
    node.ring.fill(counts_of(3000))
    now_us = time.time_ns() // 1000
    reader.start()
    await reader.until_samples(3000)

    line = reader.client.clock.line(node.ring.boot_id)
    assert line is not None
    assert abs(line.utc_us(0) - (now_us - 30_000_000)) < 500_000
    assert abs(line.utc_us(3000) - now_us) < 500_000


async def test_a_slow_consumer_slows_the_questions(
    node: FakeBedNode, reader: Reader
) -> None:
    """Test a backlog waits in the node, which has room for it, not in memory."""
    node.ring.fill(counts_of(20_000))
    reader.delay_s = 0.1
    reader.start()
    await reader.until_samples(1)
    asked = len([call for call in node.calls if call["max_bytes"]])

    await asyncio.sleep(0.35)

    pulled = len([call for call in node.calls if call["max_bytes"]]) - asked
    assert 1 <= pulled <= 5


async def test_what_the_consumer_refused_comes_again(
    node: FakeBedNode, reader: Reader
) -> None:
    """Test a full disk at the wrong moment does not cut a hole into the night."""
    node.ring.fill(counts_of(2000))
    reader.refuse_next = OSError("no space left")
    reader.start()
    with pytest.raises(OSError, match="no space left"):
        await reader.ended()

    reader.start()
    await reader.until_samples(2000)

    assert reader.numbers(node.ring.boot_id) == list(range(2000))


async def test_the_cursor_stands_behind_what_was_accepted(
    node: FakeBedNode, reader: Reader
) -> None:
    """Test what is written down as held is held."""
    node.ring.fill(counts_of(2000))
    reader.refuse_next = OSError("no space left")
    reader.start()
    with pytest.raises(OSError, match="no space left"):
        await reader.ended()

    assert reader.client.state.cursor is None
    assert reader.client.state.counts.good_blocks == 0


async def test_two_readers_of_one_node_have_the_same_night(node: FakeBedNode) -> None:
    """Test a second Home Assistant takes nothing from the first."""
    readers = [Reader(node), Reader(node)]
    for reader in readers:
        reader.start()
    for _ in range(10):
        node.push(counts_of(130))
        await asyncio.sleep(0.02)
    for reader in readers:
        await reader.until_samples(1300)
        await reader.stop()

    assert [reader.numbers(node.ring.boot_id) for reader in readers] == [
        list(range(1300))
    ] * 2


async def test_a_node_that_does_not_wait_is_not_asked_without_end(
    node: FakeBedNode, reader: Reader
) -> None:
    """Test a fifth reader of a node does not bring it to its knees."""
    node.most_waiting_calls = 0
    reader.start()
    await reader.until_connected()
    asked = len(node.calls)

    await asyncio.sleep(1.0)

    assert len(node.calls) - asked <= 6


async def test_the_state_says_how_much_waits_in_the_node(
    node: FakeBedNode, reader: Reader
) -> None:
    """Test a backlog is a figure that a person can see shrink."""
    node.ring.fill(counts_of(10_000))
    before = reader.client.state.buffered_s
    seen: list[float] = []
    reader.watch = lambda _: seen.append(reader.client.state.buffered_s or 0.0)
    reader.start()
    await reader.until_samples(10_000)

    assert before is None
    assert seen == sorted(seen, reverse=True)
    assert seen[0] > 90
    assert reader.client.state.buffered_s == 0


async def test_stopping_leaves_no_connection(node: FakeBedNode, reader: Reader) -> None:
    """Test an entry that is unloaded frees its place in the node."""
    reader.start()
    await reader.until_connected()

    await reader.stop()
    await asyncio.sleep(0.05)

    assert not node.server.connections


async def test_a_simulated_night_keeps_its_own_time() -> None:
    """Test a night played sixty times faster is as long as it was."""
    node = FakeBedNode(ring=FakeRing(speed=60.0, rate_hz=101.0, clock_error_ppm=50))
    await node.start()
    reader = Reader(node)
    reader.start()
    await node.play(counts_of(24_000))
    await reader.until_samples(24_000)
    line = reader.client.clock.line(node.ring.boot_id)
    await reader.stop()
    await node.stop()

    assert line is not None
    begin_us = line.utc_us(0) - node.ring.virtual_origin_us
    assert abs(begin_us) < 3_000_000
    assert line.us_per_sample == pytest.approx(1e6 / 101, rel=2e-3)
    assert reader.client.clock.jumps == 0
