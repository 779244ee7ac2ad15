"""One night as the cards are told it."""

from datetime import timedelta

import pytest
from homeassistant.core import HomeAssistant
from pytest_homeassistant_custom_component.typing import WebSocketGenerator

from custom_components.sleep_twitch.night.models import NightSummary

from .acting import act, device_of
from .asking import ask
from .client.fake_node import FakeBedNode
from .home import add_bed, keep, set_up, sleeper_data, until
from .nights import BED, EVENING, kept_night
from .short_night import ring, short_night

pytestmark = pytest.mark.usefixtures(
    "enable_custom_integrations", "mock_async_zeroconf"
)


async def test_the_last_night(
    hass: HomeAssistant, node: FakeBedNode, hass_ws_client: WebSocketGenerator
) -> None:
    """Test a card gets the whole night, every reason in words."""
    await keep(hass, kept_night())
    entry = add_bed(hass, node)
    bed = await set_up(hass, entry)
    await until(lambda: bed.data.is_connected, "connected")

    result = (await ask(await hass_ws_client(), "night"))["result"]

    (ada,) = bed.sleepers
    assert result["node"] == {
        "device_id": device_of(hass, entry, BED),
        "name": "Bed Node",
        "connected": True,
        "simulated": False,
        "paused": False,
        "in_bed": None,
        "presence_reason": None,
    }
    assert result["sleeper"] == {
        "id": ada.subentry_id,
        "device_id": device_of(hass, entry, ada.subentry_id),
        "name": "Ada",
    }
    night = result["night"]
    assert night["date"] == "2026-03-15"
    assert night["id"] == 1
    assert night["kind"] == "night"
    assert night["origin"] == "recorded"
    assert night["simulated"] is False
    assert night["movements_forgotten"] is False
    assert night["provisional"] is False
    assert night["start"] == EVENING.isoformat()
    assert night["duration_s"] == 27000.0
    assert night["in_bed"] == [[0.0, 27000.0]]
    assert night["gaps"] == [[100.0, 130.5]]
    assert night["movements"][0] == {
        "onset_s": 1204.31,
        "duration_s": 2.2,
        "kind": "limb_movement",
        "peak_mg": 18.25,
        "confidence": 0.9,
        "series": 1,
        "wrong": False,
        "reason": {
            "code": "limb",
            "values": {
                "active_s": 2.2,
                "peak_ratio": 9.0,
                "rival": "rival_small_twitch",
                "ground": "ground_length",
            },
            "text": "force for 2.2 s at 9 times rest; "
            "told from a small twitch by its length",
        },
    }
    assert night["summary"]["plm_per_hour"] == 3.42
    assert night["summary"]["plm_by_hour"] == [1.0, None, 3.5]
    assert night["summary"]["imi_histogram"]["log_counts"] == [0, 3]
    assert set(night["summary"]) == set(NightSummary.__dataclass_fields__)


async def test_a_day_of_choice(
    hass: HomeAssistant, node: FakeBedNode, hass_ws_client: WebSocketGenerator
) -> None:
    """Test an earlier night is found by the morning it ended."""
    await keep(hass, kept_night(), kept_night(EVENING.replace(day=15), boot_id=8))
    await set_up(hass, add_bed(hass, node))
    client = await hass_ws_client()

    latest = (await ask(client, "night"))["result"]["night"]
    earlier = (await ask(client, "night", date="2026-03-15"))["result"]["night"]
    nothing = (await ask(client, "night", date="2026-03-01"))["result"]["night"]

    assert latest["date"] == "2026-03-16"
    assert earlier["date"] == "2026-03-15"
    assert nothing is None


async def test_a_night_of_a_number(
    hass: HomeAssistant, node: FakeBedNode, hass_ws_client: WebSocketGenerator
) -> None:
    """Test a nap is found too, though its day shows the night."""
    nap = kept_night(EVENING - timedelta(hours=6), hours=1.0, boot_id=8)
    await keep(hass, kept_night(), nap)
    await set_up(hass, add_bed(hass, node))
    client = await hass_ws_client()

    found = (await ask(client, "night", night_id=2))["result"]["night"]
    unknown = await ask(client, "night", night_id=4711)
    both = await ask(client, "night", night_id=2, date="2026-03-15")

    assert (found["id"], found["kind"]) == (2, "nap")
    assert unknown["error"]["code"] == "not_found"
    assert "4711" in unknown["error"]["message"]
    assert both["error"]["code"] == "invalid_format"


async def test_a_number_finds_its_sleeper(
    hass: HomeAssistant, node: FakeBedNode, hass_ws_client: WebSocketGenerator
) -> None:
    """Test a number opens the night of any sleeper who may be seen, of no other."""
    await keep(hass, kept_night())
    other = add_bed(hass, node, sleeper_data("Bo"), mac="06:35:69:00:00:01")
    await set_up(hass, other)
    await set_up(hass, add_bed(hass, node, sleeper_data("Ada")))
    client = await hass_ws_client()

    found = await ask(client, "night", night_id=1)
    of_bo = await ask(
        client,
        "night",
        night_id=1,
        device_id=device_of(hass, other, next(iter(other.subentries))),
    )

    assert found["result"]["sleeper"]["name"] == "Ada"
    assert found["result"]["night"]["id"] == 1
    assert of_bo["error"]["code"] == "not_found"


async def test_a_movement_marked_as_wrong(
    hass: HomeAssistant, node: FakeBedNode, hass_ws_client: WebSocketGenerator
) -> None:
    """Test a card can show which movements do not count, and offer them back."""
    await keep(hass, kept_night())
    await set_up(hass, add_bed(hass, node))
    await act(hass, "mark_movement", onset_s=1230.0)

    night = (await ask(await hass_ws_client(), "night"))["result"]["night"]

    assert [each["wrong"] for each in night["movements"]] == [False, True]


async def test_tonight_goes_before_last_night(
    hass: HomeAssistant, node: FakeBedNode, hass_ws_client: WebSocketGenerator
) -> None:
    """Test a card shows the night while it runs, and that it is not final."""
    await keep(hass, kept_night())
    node.ring = ring()
    node.ring.fill(short_night()[:48_000])
    bed = await set_up(hass, add_bed(hass, node))
    await until(lambda: bed.data.tonight, "session open")

    result = (await ask(await hass_ws_client(), "night"))["result"]

    assert result["node"]["simulated"] is True
    assert result["node"]["in_bed"] is True
    assert result["night"]["provisional"] is True
    assert result["night"]["movements"] != []


async def test_before_the_first_night(
    hass: HomeAssistant, node: FakeBedNode, hass_ws_client: WebSocketGenerator
) -> None:
    """Test an empty card knows whose it is."""
    await set_up(hass, add_bed(hass, node))

    result = (await ask(await hass_ws_client(), "night"))["result"]

    assert result["night"] is None
    assert result["sleeper"]["name"] == "Ada"


async def test_two_sleepers_are_told_apart_by_nobody(
    hass: HomeAssistant, node: FakeBedNode, hass_ws_client: WebSocketGenerator
) -> None:
    """Test a shared bed shows nobody a night that may be another's."""
    await keep(hass, kept_night())
    entry = add_bed(hass, node, sleeper_data("Ada"), sleeper_data("Bo"))
    bed = await set_up(hass, entry)
    _, bo = bed.sleepers
    of_bo = device_of(hass, entry, bo.subentry_id)
    client = await hass_ws_client()

    by_sleeper = await ask(client, "night", device_id=of_bo)
    by_day = await ask(client, "night", device_id=of_bo, date="2026-03-15")

    assert by_sleeper["result"]["sleeper"]["name"] == "Bo"
    assert by_sleeper["result"]["night"] is None
    assert by_day["result"]["night"] is None
