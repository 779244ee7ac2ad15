"""One connection: who answers, and whether it is a bed node."""

import asyncio

import pytest

from custom_components.sleep_twitch import connection as connection_module
from custom_components.sleep_twitch.connection import NodeConnection, async_probe
from custom_components.sleep_twitch.node import (
    NodeConnectionError,
    NodeEndpoint,
    NodeError,
    NodeTimeoutError,
    NodeTooNewError,
    NotABedNodeError,
    WrongKeyError,
    WrongNodeError,
)
from custom_components.sleep_twitch.wire.header import parse_header
from custom_components.sleep_twitch.wire.models import Cursor, SensorModel

from .fake_node import KEY, FakeBedNode, fetch_action

OTHER_KEY = "QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVphYmNkZWY="


def endpoint(node: FakeBedNode, noise_psk: str | None = None) -> NodeEndpoint:
    """Return where a node listens."""
    return NodeEndpoint(host=node.host, port=node.port, noise_psk=noise_psk)


async def test_a_bed_node_says_who_it_is(node: FakeBedNode) -> None:
    """Test the form that sets up a bed can show which one."""
    info, header = await async_probe(endpoint(node))

    assert info.mac == "06:35:69:ab:f6:79"
    assert (info.name, info.friendly_name) == ("bed-node", "Bed Node")
    assert (info.project_name, info.project_version) == (
        "sleep_twitch.bed_node",
        "0.1.0",
    )
    assert header.sensor_model is SensorModel.LSM6DSO
    assert header.boot_id == node.ring.boot_id


async def test_a_probe_leaves_nothing_behind(node: FakeBedNode) -> None:
    """Test a form that is closed does not hold one of the node's few places."""
    await async_probe(endpoint(node))
    await asyncio.sleep(0.05)

    assert not node.server.connections


async def test_states_are_never_asked_for(node: FakeBedNode) -> None:
    """Test the node is not made to send what core's integration reads already."""
    await async_probe(endpoint(node))

    assert node.server.subscriptions == 0


@pytest.mark.parametrize(
    "actions",
    [
        pytest.param([], id="a device without actions"),
        pytest.param([fetch_action("play_chime", ("song",))], id="another action"),
        pytest.param([fetch_action("fetch", ("url",))], id="another fetch"),
    ],
)
async def test_a_foreign_device_is_told_from_a_bed_node(
    node: FakeBedNode, actions: list[object]
) -> None:
    """Test nobody waits for a night from a smart plug."""
    node.server.actions = actions

    with pytest.raises(NotABedNodeError, match="bed-node has no action fetch"):
        await async_probe(endpoint(node))


async def test_an_action_that_answers_otherwise_is_no_bed_node(
    node: FakeBedNode,
) -> None:
    """Test an action of the same name and arguments is not trusted by them alone."""
    node.damage = lambda _: b'{"json": true}'

    with pytest.raises(NotABedNodeError, match="less than a stream header"):
        await async_probe(endpoint(node))


async def test_a_newer_protocol_is_told_from_a_foreign_device(
    node: FakeBedNode,
) -> None:
    """Test the user updates the integration, and does not look for another node."""
    node.ring.version = 2

    with pytest.raises(NodeTooNewError, match="protocol 2"):
        await async_probe(endpoint(node))


@pytest.mark.parametrize(
    "mac", ["06:35:69:AB:F6:79", "06:35:69:ab:f6:79", "063569abf679"]
)
async def test_an_address_is_known_however_it_is_written(
    node: FakeBedNode, mac: str
) -> None:
    """Test discovery's spelling and the node's own are one address."""
    info, _ = await async_probe(endpoint(node), expected_mac=mac)

    assert info.mac == "06:35:69:ab:f6:79"


async def test_another_node_at_the_address_is_refused(node: FakeBedNode) -> None:
    """Test two beds that swapped addresses do not swap their nights."""
    with pytest.raises(WrongNodeError, match="not 06:35:69:00:00:01"):
        await async_probe(endpoint(node), expected_mac="06:35:69:00:00:01")


@pytest.mark.parametrize(
    "noise_psk", [KEY, "not base64", "c2hvcnQ="], ids=["a key", "nonsense", "too short"]
)
async def test_a_key_that_does_not_fit_is_told_as_such(
    node: FakeBedNode, noise_psk: str
) -> None:
    """Test the user is asked for the key, not told that the node is gone."""
    with pytest.raises(WrongKeyError):
        await async_probe(endpoint(node, noise_psk))


@pytest.mark.parametrize("noise_psk", [None, OTHER_KEY], ids=["no key", "another key"])
async def test_an_encrypted_node_wants_its_key(
    node: FakeBedNode, noise_psk: str | None
) -> None:
    """Test a node whose key nobody gave is told from one that is down."""
    node.server.noise_psk = KEY

    with pytest.raises(WrongKeyError):
        await async_probe(endpoint(node, noise_psk))


async def test_an_encrypted_node_answers_to_its_key(node: FakeBedNode) -> None:
    """Test a node as it stands in a bedroom, which is never without encryption."""
    node.server.noise_psk = KEY

    info, header = await async_probe(endpoint(node, KEY), expected_mac=node.mac)

    assert info.name == "bed-node"
    assert header.boot_id == node.ring.boot_id


async def test_another_encrypted_node_is_refused(node: FakeBedNode) -> None:
    """Test a node that took over an address is told from one with another key."""
    node.server.noise_psk = KEY

    with pytest.raises(WrongNodeError):
        await async_probe(endpoint(node, KEY), expected_mac="06:35:69:00:00:01")


async def test_nobody_listening_is_unreachable(node: FakeBedNode) -> None:
    """Test a node without power is told from one that refuses."""
    await node.stop()

    with pytest.raises(NodeConnectionError, match=f"127.0.0.1:{node.port}"):
        await async_probe(endpoint(node))


async def test_a_node_that_never_answers_is_given_up(
    node: FakeBedNode, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Test setting up a bed does not hang on a node that does."""
    monkeypatch.setattr(connection_module, "ANSWER_MARGIN_S", 0.1)
    node.answers = False

    with pytest.raises(NodeTimeoutError, match="gave no answer"):
        await async_probe(endpoint(node))


async def test_a_refusal_is_passed_on(node: FakeBedNode) -> None:
    """Test what the node says about why is not lost."""
    node.refuses = True

    with pytest.raises(NodeError, match="bed-node refused: not today"):
        await async_probe(endpoint(node))


async def test_an_answer_far_too_long_is_refused(node: FakeBedNode) -> None:
    """Test a hostile node cannot make the event loop chew on sixty kilobytes."""
    node.damage = lambda reply: reply + bytes(60_000)

    with pytest.raises(NodeError, match="where 0 were asked"):
        await async_probe(endpoint(node))


@pytest.mark.parametrize("next_sample", [2**31 - 1, 2**31, 2**32 - 1, 2**32, 2**63 - 1])
async def test_a_large_number_reaches_the_node_whole(
    node: FakeBedNode, next_sample: int
) -> None:
    """Test a cursor travels through two signed halves without losing a bit."""
    cursor = Cursor(boot_id=node.ring.boot_id, next_sample=next_sample)
    connection = await NodeConnection.async_open(endpoint(node))

    raw = await connection.async_fetch(cursor, max_bytes=4096, wait_ms=0)
    await connection.async_close()

    call = node.calls[-1]
    halves = (call["since_high"] & 0xFFFF_FFFF) << 32 | call["since_low"] & 0xFFFF_FFFF
    assert halves == next_sample
    assert call["boot"] & 0xFFFF_FFFF == node.ring.boot_id
    assert parse_header(raw).n_blocks == 0


async def test_a_call_fails_when_the_node_is_lost(node: FakeBedNode) -> None:
    """Test a cut is noticed at once, not when the answer is overdue."""
    cursor = Cursor(boot_id=node.ring.boot_id, next_sample=0)
    connection = await NodeConnection.async_open(endpoint(node))
    call = asyncio.create_task(
        connection.async_fetch(cursor, max_bytes=4096, wait_ms=20_000)
    )
    await asyncio.sleep(0.05)

    node.cut()

    with pytest.raises(NodeConnectionError, match="lost"):
        async with asyncio.timeout(2):
            await call
    await connection.async_close()
