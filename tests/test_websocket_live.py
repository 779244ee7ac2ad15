"""What a bed does now, as a card looks at it."""

import asyncio
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Any, Final

import pytest
from homeassistant.core import HomeAssistant
from homeassistant.helpers import device_registry as dr
from pytest_homeassistant_custom_component.common import MockConfigEntry, MockUser
from pytest_homeassistant_custom_component.typing import (
    MockHAClientWebSocket,
    WebSocketGenerator,
)

from custom_components.sleep_twitch.coordinator import BedCoordinator
from custom_components.sleep_twitch.detector.live_trace import LiveTrace
from custom_components.sleep_twitch.live_feed import LiveFeed

from .asking import ask, token_of
from .client.fake_node import FakeBedNode
from .home import PATIENCE_S, add_bed, set_up, sleeper_data, until
from .short_night import RATE_HZ, ring, short_night

pytestmark = pytest.mark.usefixtures(
    "enable_custom_integrations", "mock_async_zeroconf"
)

INTERVAL_S: Final = 0.05
QUIET_S: Final = 0.6


@pytest.fixture(autouse=True)
def short_interval(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a feed tell more often, so that the tests take less long."""
    monkeypatch.setattr(LiveFeed, "least_interval_s", INTERVAL_S)


async def connected_bed(
    hass: HomeAssistant, entry: MockConfigEntry, node: FakeBedNode
) -> BedCoordinator:
    """Return a bed that has all the node holds."""
    bed = await set_up(hass, entry)
    await until(lambda: _holds_all(bed, node), "all taken")
    return bed


async def subscribe(client: MockHAClientWebSocket, **request: Any) -> int:  # noqa: ANN401 - as the command takes them
    """Look at the first bed; return the number of the subscription."""
    answer = await ask(client, "subscribe_live", **request)
    assert answer["success"], answer
    number: int = answer["id"]
    return number


async def told(client: MockHAClientWebSocket) -> dict[str, Any]:
    """Return what the card is told next."""
    async with asyncio.timeout(PATIENCE_S):
        message = await client.receive_json()
    assert message["type"] == "event"
    event: dict[str, Any] = message["event"]
    return event


async def next_signal(client: MockHAClientWebSocket) -> dict[str, Any]:
    """Return the next event that has a signal."""
    event = await told(client)
    while not event["signal"]:
        event = await told(client)
    return event


async def hears_nothing(client: MockHAClientWebSocket) -> bool:
    """Return whether a card is told nothing for a while."""
    try:
        async with asyncio.timeout(QUIET_S):
            await client.receive_json()
    except TimeoutError:
        return True
    return False


async def test_the_signal_is_told_as_it_comes(
    hass: HomeAssistant, node: FakeBedNode, hass_ws_client: WebSocketGenerator
) -> None:
    """Test a card can draw: values that join, their rate, rest and threshold."""
    counts = short_night()
    node.ring = ring()
    node.ring.fill(counts[:6000])
    await connected_bed(hass, add_bed(hass, node), node)
    client = await hass_ws_client()
    await subscribe(client)
    first = await told(client)

    node.push(counts[6000:6500])
    events = [await next_signal(client)]
    while _n_values(events) < 350:
        events.append(await next_signal(client))

    assert first["node"]["name"] == "Bed Node"
    assert first["node"]["paused"] is False
    assert first["signal"] is None
    assert first["threshold_mg"] is None
    for event in events:
        signal = event["signal"]
        assert "node" not in event
        assert event["threshold_mg"] > event["rest_mg"] > 0
        assert signal["rate_hz"] == pytest.approx(RATE_HZ, rel=0.01)
        assert signal["hop_rate_hz"] == pytest.approx(RATE_HZ / 4, rel=0.01)
        assert len(signal["signal_mg"]) == 4 * len(signal["envelope_mg"])
        assert None not in signal["signal_mg"]
    for before, after in pairwise(events):
        apart_s = (_at(after) - _end(before)).total_seconds()
        assert abs(apart_s) < 0.5 / RATE_HZ


async def test_while_nobody_looks_nothing_is_worked_on(
    hass: HomeAssistant,
    node: FakeBedNode,
    hass_ws_client: WebSocketGenerator,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Test the live signal costs a small computer nothing all night."""
    made = _count_blocks(monkeypatch)
    counts = short_night()
    node.ring = ring()
    node.ring.fill(counts[:6000])
    bed = await connected_bed(hass, add_bed(hass, node), node)
    client = await hass_ws_client()

    before = len(made)
    number = await subscribe(client)
    await told(client)
    node.push(counts[6000:6500])
    await next_signal(client)
    await until(lambda: _holds_all(bed, node), "all taken")
    during = len(made)
    await client.send_json_auto_id(
        {"type": "unsubscribe_events", "subscription": number}
    )
    while (await client.receive_json())["type"] == "event":
        pass
    node.push(counts[6500:7500])
    await until(lambda: _holds_all(bed, node), "all taken")

    assert before == 0
    assert during == 10
    assert len(made) == during
    assert bed.live.latest == ()


async def test_two_who_look_share_one_trace(
    hass: HomeAssistant,
    node: FakeBedNode,
    hass_ws_client: WebSocketGenerator,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Test a second phone costs nothing, and sees at once what the first one saw."""
    made = _count_blocks(monkeypatch)
    counts = short_night()
    node.ring = ring()
    node.ring.fill(counts[:6000])
    bed = await connected_bed(hass, add_bed(hass, node), node)
    one, other = await hass_ws_client(), await hass_ws_client()
    await subscribe(one)
    await told(one)
    node.push(counts[6000:7500])
    await until(lambda: _holds_all(bed, node), "all taken")
    await until(lambda: len(made) == 30, "all seen")
    held = bed.live
    await until(lambda: sum(each.duration_s for each in held.latest) >= 20, "told")

    await subscribe(other)
    first = await told(other)

    n_values = len(first["signal"]["signal_mg"])
    assert 20 * RATE_HZ <= n_values <= 22 * RATE_HZ
    assert first["rest_mg"] > 0
    node.push(counts[7500:8000])
    await until(lambda: len(made) == 40, "all seen")
    seen, seen_by_other = await _heard(one), await _heard(other)
    n_new = len(seen_by_other)
    assert 400 < n_new < 600
    assert seen[-n_new:] == seen_by_other
    assert len(made) == 40


async def test_a_gap_is_told(
    hass: HomeAssistant, node: FakeBedNode, hass_ws_client: WebSocketGenerator
) -> None:
    """Test no line is drawn over samples that were lost."""
    counts = short_night()
    node.ring = ring()
    node.ring.fill(counts[:6000])
    await connected_bed(hass, add_bed(hass, node), node)
    client = await hass_ws_client()
    await subscribe(client)
    await told(client)

    node.push(counts[6000:6300])
    node.lose(520)
    node.push(counts[6820:7120])
    events = [await next_signal(client)]
    while not any(_has_hole(event, events) for event in events):
        events.append(await next_signal(client))

    values = [value for event in events for value in event["signal"]["signal_mg"]]
    spanned_s = (_end(events[-1]) - _at(events[0])).total_seconds()
    seen_s = (len(values) - values.count(None)) / RATE_HZ
    # Ten seconds are lost, and the filters need three more at both ends.
    assert 10.0 <= spanned_s - seen_s <= 14.0


async def test_nothing_is_told_of_a_pause(
    hass: HomeAssistant, node: FakeBedNode, hass_ws_client: WebSocketGenerator
) -> None:
    """Test who wants nothing recorded is not looked at either."""
    counts = short_night()
    await connected_bed(hass, add_bed(hass, node), node)
    bed: BedCoordinator = hass.config_entries.async_entries("sleep_twitch")[
        0
    ].runtime_data
    client = await hass_ws_client()
    await subscribe(client)
    await told(client)

    await bed.async_pause()
    event = await told(client)
    node.push(counts[:500])

    assert event["node"]["paused"] is True
    assert event["node"]["presence_reason"]["code"] == "paused"
    assert event["moving"] is None
    assert await hears_nothing(client)


async def test_a_reload_of_the_bed_goes_unnoticed(
    hass: HomeAssistant, node: FakeBedNode, hass_ws_client: WebSocketGenerator
) -> None:
    """Test a card does not stand still after an option was changed."""
    counts = short_night()
    node.ring = ring()
    node.ring.fill(counts[:6000])
    entry = add_bed(hass, node)
    bed = await connected_bed(hass, entry, node)
    client = await hass_ws_client()
    await subscribe(client)
    await told(client)

    await hass.config_entries.async_reload(entry.entry_id)
    await until(lambda: _holds_all(entry.runtime_data, node), "all taken")
    node.push(counts[6000:6500])
    event = await next_signal(client)

    assert event["signal"]["signal_mg"]
    assert entry.runtime_data is not bed
    assert not bed.live._listeners
    assert len(entry.runtime_data.live._listeners) == 1


async def test_what_was_fetched_late_is_not_live(
    hass: HomeAssistant, node: FakeBedNode, hass_ws_client: WebSocketGenerator
) -> None:
    """Test a node that comes back does not play the last hours to who looks on."""
    counts = short_night()
    node.ring = ring(speed=1.0)
    node.ring.fill(counts[:6000])
    bed = await connected_bed(hass, add_bed(hass, node), node)
    client = await hass_ws_client()
    await subscribe(client)
    await told(client)

    node.ring.push(counts[6000:12_000])
    node.push(counts[12_000:12_050])
    await until(lambda: _holds_all(bed, node), "all taken")
    values = await _heard(client)

    assert 15 * RATE_HZ < len(values) < 22 * RATE_HZ


async def test_who_may_look(
    hass: HomeAssistant,
    node: FakeBedNode,
    hass_ws_client: WebSocketGenerator,
    hass_read_only_user: MockUser,
) -> None:
    """Test who may not see one of two sleepers sees nothing of their common bed."""
    chosen = sleeper_data("Ada", "chosen_users", (hass_read_only_user.id,))
    hidden = sleeper_data("Bo", "administrators")
    both = add_bed(hass, node, chosen, hidden)
    await set_up(hass, both)
    stranger = await hass_ws_client()
    user = await hass_ws_client(hass, await token_of(hass, hass_read_only_user))

    for client in (stranger, user):
        answer = await ask(client, "subscribe_live")
        assert not answer["success"]
        assert answer["error"]["code"] == "unauthorized"
        assert answer["error"]["message"] == (
            "You may not see everyone who sleeps in this bed"
        )


@pytest.mark.parametrize("name", ["bed", "sleeper"])
async def test_a_bed_by_its_devices(
    hass: HomeAssistant,
    node: FakeBedNode,
    hass_ws_client: WebSocketGenerator,
    hass_read_only_user: MockUser,
    name: str,
) -> None:
    """Test a card may name the bed or who sleeps in it, and a chosen user may look."""
    entry = add_bed(
        hass, node, sleeper_data("Ada", "chosen_users", (hass_read_only_user.id,))
    )
    bed = await set_up(hass, entry)
    (sleeper,) = entry.subentries
    identifier = {"bed": bed.mac, "sleeper": sleeper}[name]
    device = dr.async_get(hass).async_get_device_by_identifier(
        ("sleep_twitch", identifier), entry.entry_id
    )
    assert device is not None
    user = await hass_ws_client(hass, await token_of(hass, hass_read_only_user))

    await subscribe(user, device_id=device.id)

    assert (await told(user))["node"]["name"] == "Bed Node"
    assert (await ask(user, "subscribe_live", device_id="none"))["error"]["code"] == (
        "not_found"
    )


async def test_who_may_no_longer_look_is_told_so(
    hass: HomeAssistant, node: FakeBedNode, hass_ws_client: WebSocketGenerator
) -> None:
    """Test a card that was left open shows nothing of who was hidden since."""
    entry = add_bed(hass, node)
    await set_up(hass, entry)
    client = await hass_ws_client()
    await subscribe(client)
    await told(client)

    (sleeper,) = entry.subentries.values()
    hass.config_entries.async_update_subentry(
        entry, sleeper, data={"access": "chosen_users", "users": []}
    )
    event = await told(client)
    while "error" not in event:
        event = await told(client)

    assert event["error"]["code"] == "unauthorized"
    node.push(short_night()[:500])
    assert await hears_nothing(client)


async def test_a_bed_that_is_gone(
    hass: HomeAssistant, node: FakeBedNode, hass_ws_client: WebSocketGenerator
) -> None:
    """Test a card of a bed that was removed does not wait for ever."""
    entry = add_bed(hass, node)
    await set_up(hass, entry)
    client = await hass_ws_client()
    await subscribe(client)
    await told(client)

    await hass.config_entries.async_remove(entry.entry_id)
    event = await told(client)
    while "error" not in event:
        event = await told(client)

    assert event["error"]["code"] == "not_found"


async def test_movements_are_told_with_their_kind(
    hass: HomeAssistant, node: FakeBedNode, hass_ws_client: WebSocketGenerator
) -> None:
    """Test who looks on reads what it was, some seconds later."""
    counts = short_night()
    node.ring = ring()
    node.ring.fill(counts[:40_000])
    bed = await connected_bed(hass, add_bed(hass, node), node)
    await until(lambda: bed.data.tonight, "session open")
    client = await hass_ws_client()
    await subscribe(client)
    await told(client)

    node.push(counts[40_000:48_000])
    event = await told(client)
    while not event["movements"]:
        event = await told(client)

    movement = event["movements"][0]
    assert movement["kind"] == "hypnic_jerk"
    assert movement["reason"]["text"]
    assert movement["peak_mg"] > 0
    assert datetime.fromisoformat(movement["onset"]).tzinfo is not None
    assert "onset_s" not in movement


def _holds_all(bed: BedCoordinator, node: FakeBedNode) -> bool:
    client = bed._follower.client
    cursor = client.state.cursor if client else None
    n_taken = node.ring.next_sample - len(node.ring._unfinished)
    if not bed.data.is_connected:
        return False
    return n_taken == 0 or (cursor is not None and cursor.next_sample >= n_taken)


def _count_blocks(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Return a list that grows with every block that any live trace takes."""
    made: list[int] = []
    process = LiveTrace.process

    def _spy(trace: LiveTrace, block: Any, level: Any) -> Any:  # noqa: ANN401 - a spy on the real one
        made.append(block.first_sample)
        return process(trace, block, level)

    monkeypatch.setattr(LiveTrace, "process", _spy)
    return made


def _n_values(events: list[dict[str, Any]]) -> int:
    return sum(len(event["signal"]["signal_mg"]) for event in events)


def _at(event: dict[str, Any]) -> datetime:
    return datetime.fromisoformat(event["signal"]["at"])


def _end(event: dict[str, Any]) -> datetime:
    signal = event["signal"]
    return _at(event) + timedelta(seconds=len(signal["signal_mg"]) / signal["rate_hz"])


def _has_hole(event: dict[str, Any], events: list[dict[str, Any]]) -> bool:
    """Return whether an event holds nulls, or begins later than the one before."""
    if None in event["signal"]["signal_mg"]:
        return True
    number = events.index(event)
    return number > 0 and _at(event) - _end(events[number - 1]) > timedelta(seconds=1)


async def _heard(client: MockHAClientWebSocket) -> list[float]:
    """Return the values that a card is told until it is told nothing for a while."""
    values: list[float] = []
    try:
        while True:
            async with asyncio.timeout(QUIET_S):
                event = (await client.receive_json())["event"]
            values += event["signal"]["signal_mg"] if event["signal"] else []
    except TimeoutError:
        return values
