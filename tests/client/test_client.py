"""The client, against a fake node over real sockets."""

import asyncio
import logging
import time
from collections.abc import AsyncIterator

import numpy as np
import pytest
from numpy.typing import NDArray

from custom_components.sleep_twitch import connection as connection_module
from custom_components.sleep_twitch.node import (
    NodeConnectionError,
    NodeError,
    NodeTooNewError,
    NotABedNodeError,
    WrongKeyError,
    WrongNodeError,
)
from custom_components.sleep_twitch.wire.models import Cursor, GapCause

from .fake_node import FakeBedNode, fetch_action
from .fake_ring import FakeRing
from .proxy import Proxy
from .reader import Reader

KEY = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE="


def counts_of(n_samples: int, seed: int = 1) -> NDArray[np.int16]:
    """Return samples that do not repeat."""
    rng = np.random.default_rng(seed)
    return rng.integers(-200, 200, (n_samples, 3)).astype(np.int16)


@pytest.fixture
async def proxy(node: FakeBedNode) -> AsyncIterator[Proxy]:
    """Give a line to the node that can be broken."""
    proxy = Proxy(node.port)
    await proxy.start()
    yield proxy
    await proxy.stop()


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


async def test_a_cut_costs_nothing(node: FakeBedNode, reader: Reader) -> None:
    """Test a router that restarts leaves no trace in the night."""
    reader.start()
    for _ in range(5):
        node.push(counts_of(200))
        await reader.until_samples(node.ring.next_sample)
        node.cut()
        node.push(counts_of(150))
    await reader.until_samples(1750)

    assert reader.numbers(node.ring.boot_id) == list(range(1750))
    assert reader.gaps == []
    assert reader.client.state.connections == 6


async def test_a_stall_costs_nothing(node: FakeBedNode, proxy: Proxy) -> None:
    """Test a Wi-Fi that holds its breath delays the night and loses none of it."""
    reader = Reader(node, port=proxy.port)
    reader.start()
    await reader.until_connected()
    for _ in range(3):
        proxy.stall()
        node.push(counts_of(3000))
        await asyncio.sleep(0.4)
        proxy.flow()
        await reader.until_samples(node.ring.next_sample)
    await reader.stop()

    assert reader.numbers(node.ring.boot_id) == list(range(9000))
    assert reader.gaps == []


async def test_a_lost_answer_is_asked_for_again(
    node: FakeBedNode, reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Test an answer that the node could not send is not the samples' end."""
    monkeypatch.setattr(connection_module, "ANSWER_MARGIN_S", 0.1)
    reader.start()
    await reader.until_connected()
    node.answers = False
    node.push(counts_of(100))
    await asyncio.sleep(0.3)
    node.answers = True
    await reader.until_samples(100)

    assert reader.numbers(node.ring.boot_id) == list(range(100))
    assert reader.client.state.timeouts >= 1
    assert reader.client.state.connections == 1


async def test_a_node_that_answers_no_more_is_connected_anew(
    node: FakeBedNode, reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Test a half-open connection does not outlast a few questions."""
    monkeypatch.setattr(connection_module, "ANSWER_MARGIN_S", 0.05)
    reader.start()
    await reader.until_connected()

    node.answers = False
    await reader.until_error(NodeConnectionError)
    node.answers = True
    node.push(counts_of(50))
    await reader.until_samples(50)

    assert reader.client.state.connections == 2


async def test_an_outage_longer_than_the_ring_is_one_exact_gap() -> None:
    """Test what was overwritten is counted, and what was kept is fetched."""
    node = FakeBedNode(ring=FakeRing(ring_samples=1000))
    await node.start()
    reader = Reader(node)
    reader.start()
    node.push(counts_of(100))
    await reader.until_samples(100)
    await node.stop()
    node.push(counts_of(5000))
    await node.start()
    await reader.until_samples(1100)
    await reader.stop()
    await node.stop()

    assert reader.numbers(node.ring.boot_id) == [*range(100), *range(4100, 5100)]
    (gap,) = reader.gaps
    assert (gap.first_sample, gap.n_samples) == (100, 4000)
    assert gap.cause is GapCause.OVERWRITTEN


async def test_what_the_chip_lost_is_told_from_an_outage(
    node: FakeBedNode, reader: Reader
) -> None:
    """Test a FIFO that ran over is not blamed on the network."""
    reader.start()
    node.push(counts_of(120))
    node.lose(7)
    node.push(counts_of(100))
    await reader.until_samples(220)

    (gap,) = reader.gaps
    assert (gap.first_sample, gap.n_samples) == (120, 7)
    assert gap.cause is GapCause.LOST_IN_NODE


async def test_a_reboot_is_one_gap_and_a_new_line(
    node: FakeBedNode, reader: Reader
) -> None:
    """Test a node that lost power is told from one that lost the network."""
    reader.start()
    node.push(counts_of(500))
    await reader.until_samples(500)
    before = node.ring.boot_id

    node.reboot()
    await asyncio.sleep(0.3)
    node.push(counts_of(300))
    await reader.until_samples(800)

    assert reader.numbers(before) == list(range(500))
    assert reader.numbers(node.ring.boot_id) == list(range(300))
    (gap,) = reader.gaps
    assert (gap.cause, gap.first_sample, gap.n_samples) == (GapCause.REBOOT, 500, None)
    lines = reader.client.clock.lines
    assert [line.boot_id for line in lines] == [before, node.ring.boot_id]
    lost_us = lines[1].utc_us(0) - lines[0].utc_us(500)
    assert -4_800_000 < lost_us < 1_000_000


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


@pytest.mark.parametrize("kind", ["torn header", "empty"])
async def test_a_corrupt_answer_is_asked_for_again(
    node: FakeBedNode, reader: Reader, kind: str
) -> None:
    """Test a damaged answer is no gap when the next one is whole."""
    reader.start()
    await reader.until_connected()
    node.damage = {"torn header": lambda raw: b"XX" + raw[2:], "empty": lambda _: b""}[
        kind
    ]
    node.push(counts_of(100))
    await asyncio.sleep(0.4)
    node.damage = None
    await reader.until_samples(100)

    assert reader.numbers(node.ring.boot_id) == list(range(100))
    assert reader.gaps == []
    assert reader.client.state.corrupt_replies >= 1


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


@pytest.mark.parametrize(
    ("fault", "error"),
    [
        ("no action", NotABedNodeError),
        ("newer protocol", NodeTooNewError),
        ("encrypted", WrongKeyError),
        ("another address", WrongNodeError),
        ("refuses", NodeError),
        ("gone", NodeConnectionError),
    ],
)
async def test_each_fault_has_its_own_name_and_is_overcome(
    node: FakeBedNode, fault: str, error: type[NodeError]
) -> None:
    """Test the user is told what to do, and that the stream comes back once done."""
    reader = Reader(node)
    await _break(node, fault)
    reader.start()
    await reader.until_error(error)
    found = type(reader.client.state.error)

    await _mend(node, fault)
    node.push(counts_of(50))
    await reader.until_samples(50)
    await reader.stop()

    assert issubclass(found, error)
    assert [state.connected for state in reader.states] == [False, True]
    assert reader.client.state.error is None


async def _break(node: FakeBedNode, fault: str) -> None:
    match fault:
        case "no action":
            node.server.actions = []
        case "newer protocol":
            node.ring.version = 2
        case "encrypted":
            node.server.noise_psk = KEY
        case "another address":
            node.server.device.mac_address = "00:00:00:00:00:01"
        case "refuses":
            node.refuses = True
        case "gone":
            await node.stop()


async def _mend(node: FakeBedNode, fault: str) -> None:
    node.server.actions = [fetch_action()]
    node.ring.version = 1
    node.server.noise_psk, node.refuses = None, False
    node.server.device.mac_address = node.mac
    if fault == "gone":
        await node.start()


async def test_a_key_that_changes_is_found(node: FakeBedNode, reader: Reader) -> None:
    """Test a key that core gave the node anew needs no restart here."""
    reader.start()
    node.push(counts_of(50))
    await reader.until_samples(50)
    asked = reader.endpoints_asked
    node.server.noise_psk = KEY
    node.cut()
    await reader.until_error(WrongKeyError)

    reader.noise_psk = KEY
    node.push(counts_of(50))
    await reader.until_samples(100)

    assert asked == 1
    assert reader.endpoints_asked >= 3
    assert reader.gaps == []


async def test_an_outage_is_logged_once(
    node: FakeBedNode, reader: Reader, caplog: pytest.LogCaptureFixture
) -> None:
    """Test a night without a node is one line in the log, not a thousand."""
    caplog.set_level(logging.INFO, "custom_components.sleep_twitch")
    reader.start()
    await reader.until_connected()
    await node.stop()
    await reader.until_error(NodeConnectionError)
    await asyncio.sleep(1.0)
    await node.start()
    await reader.until_connected()

    levels = [
        record.levelname
        for record in caplog.records
        if record.name.startswith("custom_components.sleep_twitch")
    ]
    assert levels == ["WARNING", "INFO"]


async def test_tries_grow_rarer_and_can_be_hastened(
    node: FakeBedNode, reader: Reader
) -> None:
    """Test a node that is off costs little, and one that is seen is back at once."""
    await node.stop()
    reader.start()
    await asyncio.sleep(1.5)
    tries = reader.endpoints_asked
    await node.start()

    reader.client.reconnect_soon()
    await reader.until_connected(timeout_s=0.15)

    assert 5 <= tries <= 12


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
