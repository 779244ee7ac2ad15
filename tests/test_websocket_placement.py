"""The placement test, led by somebody at a card."""

import asyncio
from typing import Any, Final

import pytest
from homeassistant.core import HomeAssistant
from pytest_homeassistant_custom_component.common import MockUser
from pytest_homeassistant_custom_component.typing import (
    MockHAClientWebSocket,
    WebSocketGenerator,
)

from custom_components.sleep_twitch.coordinator import BedCoordinator
from custom_components.sleep_twitch.live_feed import LiveFeed
from custom_components.sleep_twitch.placement import placement_store

from .asking import ask, token_of
from .client.fake_node import FakeBedNode
from .home import PATIENCE_S, add_bed, set_up, sleeper_data, until
from .nights import BED
from .placement_signals import empty, feet, taken
from .short_night import ring

pytestmark = pytest.mark.usefixtures(
    "enable_custom_integrations", "mock_async_zeroconf"
)

INTERVAL_S: Final = 0.05


@pytest.fixture(autouse=True)
def short_interval(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a feed tell more often, so that the tests take less long."""
    monkeypatch.setattr(LiveFeed, "least_interval_s", INTERVAL_S)


async def bed_of(hass: HomeAssistant, node: FakeBedNode) -> BedCoordinator:
    """Return a bed whose node plays fast and has sent something."""
    node.ring = ring()
    bed = await set_up(hass, add_bed(hass, node))
    node.push(empty(30.0))
    await until(lambda: bed.is_simulated, "connected")
    await until(bed._line.rest_level, "rest known")
    return bed


async def do(client: MockHAClientWebSocket, order: str) -> dict[str, Any]:
    """Give an order, and return how the test stands then."""
    answer = await ask(client, "placement_test", do=order)
    assert answer["success"], answer
    test: dict[str, Any] = answer["result"]
    return test


async def waits_for(bed: BedCoordinator, step: str) -> None:
    """Wait until a step is to be begun, or the test over."""
    await until(
        lambda: (
            (view := bed.placement.view)
            and (view["step"], view["running"]) == (step, False)
        ),
        f"{step} waits",
    )


async def led_through(
    bed: BedCoordinator, node: FakeBedNode, client: MockHAClientWebSocket
) -> dict[str, Any]:
    """Do the whole test; return how it stands then."""
    await do(client, "start")
    node.push(empty())
    await waits_for(bed, "still")
    await do(client, "next")
    node.push(taken())
    await waits_for(bed, "foot")
    await do(client, "next")
    node.push(feet())
    await waits_for(bed, "done")
    view = bed.placement.view
    assert view is not None
    return view


async def first_test_told(client: MockHAClientWebSocket) -> dict[str, Any] | None:
    """Look at the bed, and return the test in the first event."""
    assert (await ask(client, "subscribe_live"))["success"]
    async with asyncio.timeout(PATIENCE_S):
        event = (await client.receive_json())["event"]
    test: dict[str, Any] | None = event["test"]
    return test


async def test_a_whole_test(
    hass: HomeAssistant, node: FakeBedNode, hass_ws_client: WebSocketGenerator
) -> None:
    """Test three steps end in a verdict, which is kept and told after a restart."""
    bed = await bed_of(hass, node)
    client = await hass_ws_client()

    done = await led_through(bed, node, client)

    result = done["result"]
    assert result["verdict"] == "good"
    assert result["stored"] is True
    assert result["heartbeat_seen"] is True
    assert result["foot_over_floor"] > 5
    assert result["foot_mg"] > result["still_mg"] > result["empty_mg"] > 0
    assert done["foot_movements"] == done["foot_wanted"] == 10
    await hass.config_entries.async_reload(bed.config_entry.entry_id)
    told = await first_test_told(client)
    assert told is not None
    assert told["step"] == "done"
    assert told["result"] == result


async def test_the_floor_is_what_the_next_night_begins_with(
    hass: HomeAssistant, node: FakeBedNode, hass_ws_client: WebSocketGenerator
) -> None:
    """Test the first night knows the empty bed, also after a restart."""
    bed = await bed_of(hass, node)
    before = _learned(bed)
    await led_through(bed, node, await hass_ws_client())
    entry = bed.config_entry
    # What it has not told by now comes after the restart, and teaches more.
    await node.stop()
    await hass.config_entries.async_unload(entry.entry_id)
    after = _learned(bed)

    await hass.config_entries.async_setup(entry.entry_id)
    again: BedCoordinator = entry.runtime_data
    await until(lambda: again._line._stages, "replayed")

    assert before.profile.empty_floor_mg is None
    assert after.profile.empty_floor_mg > 0.1
    assert after.empty.heartbeat_mg > 0.1
    assert _learned(again) == after


async def test_a_card_follows_the_test(
    hass: HomeAssistant, node: FakeBedNode, hass_ws_client: WebSocketGenerator
) -> None:
    """Test seconds and feet are counted before one's eyes."""
    bed = await bed_of(hass, node)
    client, other = await hass_ws_client(), await hass_ws_client()
    assert await first_test_told(other) is None

    done = await led_through(bed, node, client)

    tests: list[dict[str, Any]] = []
    while not tests or tests[-1] != done:
        async with asyncio.timeout(PATIENCE_S):
            event = (await other.receive_json())["event"]
        tests += [event["test"]] if "test" in event else []
    assert [test for test in tests if test["running"]]
    steps = list(dict.fromkeys(test["step"] for test in tests))
    assert steps == ["empty", "still", "foot", "done"]


async def test_a_reload_ends_a_test_and_says_so(
    hass: HomeAssistant, node: FakeBedNode, hass_ws_client: WebSocketGenerator
) -> None:
    """Test nobody lies still for a test that is no more."""
    bed = await bed_of(hass, node)
    client = await hass_ws_client()
    await do(client, "start")

    await hass.config_entries.async_reload(bed.config_entry.entry_id)
    ended = await first_test_told(client)
    await hass.config_entries.async_reload(bed.config_entry.entry_id)

    assert ended is not None
    assert (ended["step"], ended["problem"]) == ("ended", "stopped")
    assert ended["result"] is None
    assert bed.config_entry.runtime_data.placement.view is None


async def test_a_test_that_is_left(
    hass: HomeAssistant, node: FakeBedNode, hass_ws_client: WebSocketGenerator
) -> None:
    """Test somebody who has no time now leaves nothing running."""
    bed = await bed_of(hass, node)
    client = await hass_ws_client()
    started = await do(client, "start")
    assert bed.live._listeners

    left = await do(client, "cancel")

    assert (started["step"], started["running"]) == ("empty", True)
    assert (left["step"], left["problem"]) == ("ended", "cancelled")
    assert not bed.live._listeners
    assert (await ask(client, "placement_test", do="next"))["error"]["code"] == (
        "invalid_format"
    )


async def test_who_moves_is_told_so(
    hass: HomeAssistant, node: FakeBedNode, hass_ws_client: WebSocketGenerator
) -> None:
    """Test a step begins anew for the card as well, and starting over is allowed."""
    bed = await bed_of(hass, node)
    client = await hass_ws_client()
    await do(client, "start")
    node.push(empty(40.0))
    node.push(feet(1))

    await until(
        lambda: bed.placement.view and bed.placement.view["problem"] == "moved", "moved"
    )
    again = await do(client, "start")

    assert again["problem"] is None
    assert len(bed.live._listeners) == 1


async def test_who_may_test(
    hass: HomeAssistant,
    node: FakeBedNode,
    hass_ws_client: WebSocketGenerator,
    hass_read_only_user: MockUser,
) -> None:
    """Test it takes an administrator whom the sleeper lets look."""
    chosen = sleeper_data("Ada", "chosen_users", (hass_read_only_user.id,))
    await set_up(hass, add_bed(hass, node, chosen))
    administrator = await hass_ws_client()
    user = await hass_ws_client(hass, await token_of(hass, hass_read_only_user))

    hidden = await ask(administrator, "placement_test", do="start")
    no_administrator = await ask(user, "placement_test", do="start")

    assert hidden["error"]["code"] == "unauthorized"
    assert "everyone who sleeps" in hidden["error"]["message"]
    assert no_administrator["error"]["code"] == "unauthorized"
    assert "administrator" in no_administrator["error"]["message"]


async def test_what_makes_no_sense_is_refused(
    hass: HomeAssistant, node: FakeBedNode, hass_ws_client: WebSocketGenerator
) -> None:
    """Test a paused bed, a wrong word and a test that is not there are told apart."""
    bed = await set_up(hass, add_bed(hass, node))
    client = await hass_ws_client()
    none_yet = await ask(client, "placement_test", do="next")
    wrong = await ask(client, "placement_test", do="dance")
    await bed.async_pause()

    paused = await ask(client, "placement_test", do="start")

    assert none_yet["error"]["message"] == "no test is running: start one"
    assert wrong["error"]["code"] == "invalid_format"
    assert "paused" in paused["error"]["message"]


async def test_the_result_goes_with_the_bed(
    hass: HomeAssistant, node: FakeBedNode, hass_ws_client: WebSocketGenerator
) -> None:
    """Test a bed that is set up anew knows nothing of another one's place."""
    bed = await bed_of(hass, node)
    await led_through(bed, node, await hass_ws_client())
    assert await placement_store(hass, BED).async_load() is not None

    await hass.config_entries.async_remove(bed.config_entry.entry_id)

    assert await placement_store(hass, BED).async_load() is None


def _learned(bed: BedCoordinator) -> Any:  # noqa: ANN401 - its parts may be None
    stages = bed._line._stages
    assert stages is not None
    return stages.learned
