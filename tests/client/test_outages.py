"""The client, through everything that a node and the way to it can do."""

import asyncio
import logging
from collections.abc import AsyncIterator
from dataclasses import replace

import pytest

from custom_components.sleep_twitch import connection as connection_module
from custom_components.sleep_twitch.node import (
    NodeConnectionError,
    NodeError,
    NodeTooNewError,
    NotABedNodeError,
    WrongKeyError,
    WrongNodeError,
)
from custom_components.sleep_twitch.wire.models import GapCause

from .fake_node import KEY, FakeBedNode, fetch_action
from .fake_ring import FakeRing, counts_of
from .proxy import Proxy
from .reader import SWIFT, Reader


@pytest.fixture
async def proxy(node: FakeBedNode) -> AsyncIterator[Proxy]:
    """Give a line to the node that can be broken."""
    proxy = Proxy(node.port)
    await proxy.start()
    yield proxy
    await proxy.stop()


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


async def test_tries_grow_rarer_and_can_be_hastened(node: FakeBedNode) -> None:
    """Test a node that is off costs little, and one that is seen is back at once."""
    reader = Reader(node, params=replace(SWIFT, retry_maximum_s=60.0))
    now_s = asyncio.get_running_loop().time
    await node.stop()
    begin_s = now_s()
    reader.start()
    async with asyncio.timeout(20):
        # It counts, and tells nobody.
        while reader.endpoints_asked < 6:  # noqa: ASYNC110
            await asyncio.sleep(0.01)
    waited_s = now_s() - begin_s
    await node.start()

    # Unhastened, the next try would come after 1.6 s.
    reader.client.reconnect_soon()
    await reader.until_connected(timeout_s=1.2)

    await reader.stop()
    assert waited_s >= 0.05 + 0.1 + 0.2 + 0.4 + 0.8
