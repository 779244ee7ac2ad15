"""The night that goes on, as a card follows it."""

import asyncio
from typing import Any, Final
from unittest.mock import AsyncMock

import pytest
from homeassistant.core import HomeAssistant
from pytest_homeassistant_custom_component.common import MockConfigEntry, MockUser
from pytest_homeassistant_custom_component.typing import (
    MockHAClientWebSocket,
    WebSocketGenerator,
)

from custom_components.sleep_twitch.tonight_feed import TonightFeed

from .asking import ask, token_of
from .client.fake_node import FakeBedNode
from .home import PATIENCE_S, add_bed, keep, set_up, sleeper_data, until
from .nights import kept_night
from .short_night import ring, short_night

pytestmark = pytest.mark.usefixtures(
    "enable_custom_integrations", "mock_async_zeroconf"
)

INTERVAL_S: Final = 0.4
QUIET_S: Final = 3 * INTERVAL_S
"""Longer than a feed that has something to tell would wait."""


@pytest.fixture(autouse=True)
def short_interval(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a feed tell more often, so that the tests take less long."""
    monkeypatch.setattr(TonightFeed, "least_interval_s", INTERVAL_S)


async def subscribe(client: MockHAClientWebSocket) -> int:
    """Follow the first sleeper; return the number of the subscription."""
    answer = await ask(client, "subscribe_tonight")
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


async def hears_nothing(client: MockHAClientWebSocket) -> bool:
    """Return whether a card is told nothing for a while."""
    try:
        async with asyncio.timeout(QUIET_S):
            await client.receive_json()
    except TimeoutError:
        return True
    return False


async def test_the_latest_night_is_told_at_once(
    hass: HomeAssistant, node: FakeBedNode, hass_ws_client: WebSocketGenerator
) -> None:
    """Test a card that follows begins with what it would have been answered."""
    await keep(hass, kept_night())
    bed = await set_up(hass, add_bed(hass, node))
    await until(lambda: bed.data.is_connected, "connected")
    client = await hass_ws_client()
    answered = (await ask(client, "night"))["result"]

    await subscribe(client)

    assert await told(client) == answered
    assert answered["night"]["id"] == 1


async def test_a_night_is_followed_to_its_end(
    hass: HomeAssistant, node: FakeBedNode, hass_ws_client: WebSocketGenerator
) -> None:
    """Test a card sees a night begin, grow and become the last night, unasked."""
    counts = short_night()
    node.ring = ring()
    await set_up(hass, add_bed(hass, node))
    client = await hass_ws_client()
    await subscribe(client)
    before = await told(client)

    node.push(counts[:48_000])
    going_on = await told(client)
    while not going_on["night"]:
        going_on = await told(client)
    node.push(counts[48_000:])
    grown = await told(client)
    while grown["night"]["duration_s"] <= going_on["night"]["duration_s"]:
        grown = await told(client)
    await hass.services.async_call("sleep_twitch", "end_night", blocking=True)
    over = await told(client)
    while over["night"] and over["night"]["provisional"]:
        over = await told(client)

    assert before["night"] is None
    assert going_on["night"]["provisional"] is True
    assert going_on["night"]["id"] is None
    assert len(grown["night"]["movements"]) >= len(going_on["night"]["movements"])
    # Twenty minutes are a nap, and no last night: there is none any more.
    assert over["night"] is None


async def test_all_cards_share_one_judgement(
    hass: HomeAssistant, node: FakeBedNode, hass_ws_client: WebSocketGenerator
) -> None:
    """Test a tablet in every room does not make a small computer judge all night."""
    node.ring = ring()
    node.ring.fill(short_night()[:48_000])
    bed = await set_up(hass, add_bed(hass, node))
    await until(lambda: bed.data.tonight, "session open")
    await until(
        lambda: bed._follower.client and bed._follower.client.state.buffered_s == 0,
        "all taken",
    )
    clients = [await hass_ws_client() for _ in range(3)]
    bed.async_tonight = AsyncMock(wraps=bed.async_tonight)  # type: ignore[method-assign] # a spy on the real one

    for client in clients:
        await subscribe(client)
    events = [await told(client) for client in clients]

    assert events[0]["night"]["movements"] != []
    assert events == [events[0]] * 3
    assert bed.async_tonight.await_count == 1


async def test_news_are_told_apart(
    hass: HomeAssistant, node: FakeBedNode, hass_ws_client: WebSocketGenerator
) -> None:
    """Test a bed where much happens does not flood a phone."""
    await keep(hass, kept_night())
    bed = await set_up(hass, add_bed(hass, node))
    await until(lambda: bed.data.is_connected, "connected")
    client = await hass_ws_client()
    await subscribe(client)
    await told(client)
    loop = asyncio.get_running_loop()
    since_s = loop.time()

    await bed.async_pause()
    paused = await told(client)
    await bed.async_resume()
    await bed.async_pause()
    await bed.async_resume()
    resumed = await told(client)

    assert (paused["node"]["paused"], resumed["node"]["paused"]) == (True, False)
    assert loop.time() - since_s >= 1.5 * INTERVAL_S
    assert await hears_nothing(client)


async def test_what_is_known_is_not_told_again(
    hass: HomeAssistant, node: FakeBedNode, hass_ws_client: WebSocketGenerator
) -> None:
    """Test a card is not drawn anew because something else in the house changed."""
    await keep(hass, kept_night())
    bed = await set_up(hass, add_bed(hass, node))
    await until(lambda: bed.data.is_connected, "connected")
    client = await hass_ws_client()
    await subscribe(client)
    await told(client)

    bed.async_update_listeners()

    assert await hears_nothing(client)


async def test_a_reload_of_the_bed_goes_unnoticed(
    hass: HomeAssistant, node: FakeBedNode, hass_ws_client: WebSocketGenerator
) -> None:
    """Test a card on the wall does not stand still after an option was changed."""
    await keep(hass, kept_night())
    entry = add_bed(hass, node)
    bed = await set_up(hass, entry)
    await until(lambda: bed.data.is_connected, "connected")
    client = await hass_ws_client()
    await subscribe(client)
    await told(client)

    await hass.config_entries.async_reload(entry.entry_id)
    await entry.runtime_data.async_pause()
    event = await told(client)
    while not event["node"]["paused"]:
        event = await told(client)

    assert event["night"]["id"] == 1
    assert entry.runtime_data is not bed
    assert len(bed._listeners) == 0


async def test_a_bed_that_is_switched_off_for_a_while(
    hass: HomeAssistant, node: FakeBedNode, hass_ws_client: WebSocketGenerator
) -> None:
    """Test a card waits for its bed, and goes on when it is back."""
    await keep(hass, kept_night())
    entry = add_bed(hass, node)
    bed = await set_up(hass, entry)
    await until(lambda: bed.data.is_connected, "connected")
    client = await hass_ws_client()
    await subscribe(client)
    await told(client)

    await hass.config_entries.async_unload(entry.entry_id)
    # What the bed tells last, that its node is gone, may still come.
    while not await hears_nothing(client):
        pass
    again = await set_up(hass, entry)
    await again.async_pause()
    event = await told(client)
    while not event["node"]["paused"]:
        event = await told(client)

    assert event["night"]["id"] == 1


async def test_who_may_no_longer_see_is_told_no_more(
    hass: HomeAssistant,
    node: FakeBedNode,
    hass_ws_client: WebSocketGenerator,
    hass_read_only_user: MockUser,
) -> None:
    """Test a card that was left open does not show what was hidden since."""
    await keep(hass, kept_night())
    hidden = sleeper_data(access="chosen_users", users=(hass_read_only_user.id,))
    entry = add_bed(hass, node, hidden)
    await set_up(hass, entry)
    user = await hass_ws_client(hass, await token_of(hass, hass_read_only_user))
    await subscribe(user)
    await told(user)

    _change_access(hass, entry, "administrators")
    event = await told(user)
    while "error" not in event:
        event = await told(user)
    await entry.runtime_data.async_pause()

    assert event["error"]["code"] == "unauthorized"
    assert await hears_nothing(user)


async def test_a_sleeper_who_is_gone(
    hass: HomeAssistant, node: FakeBedNode, hass_ws_client: WebSocketGenerator
) -> None:
    """Test a card of a bed that was removed says so, and does not wait for ever."""
    await keep(hass, kept_night())
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


async def test_a_card_that_leaves_leaves_nothing_behind(
    hass: HomeAssistant, node: FakeBedNode, hass_ws_client: WebSocketGenerator
) -> None:
    """Test a phone that looked a hundred times costs the home nothing."""
    await keep(hass, kept_night())
    bed = await set_up(hass, add_bed(hass, node))
    await until(lambda: bed.data.is_connected, "connected")
    listeners = len(bed._listeners)
    client = await hass_ws_client()
    number = await subscribe(client)
    await told(client)
    assert len(bed._listeners) == listeners + 1

    await client.send_json_auto_id(
        {"type": "unsubscribe_events", "subscription": number}
    )
    assert (await client.receive_json())["success"]
    await bed.async_pause()

    assert len(bed._listeners) == listeners
    assert await hears_nothing(client)


def _change_access(hass: HomeAssistant, entry: MockConfigEntry, access: str) -> None:
    (sleeper,) = entry.subentries.values()
    hass.config_entries.async_update_subentry(
        entry, sleeper, data={"access": access, "users": []}
    )
