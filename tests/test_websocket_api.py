"""What the cards are told, and who is told nothing."""

from typing import Any

import pytest
from homeassistant.auth.models import RefreshToken
from homeassistant.core import HomeAssistant
from homeassistant.helpers import device_registry as dr
from pytest_homeassistant_custom_component.common import MockConfigEntry, MockUser
from pytest_homeassistant_custom_component.typing import (
    MockHAClientWebSocket,
    WebSocketGenerator,
)

from custom_components.sleep_twitch.const import DOMAIN
from custom_components.sleep_twitch.night.models import NightSummary

from .client.fake_node import FakeBedNode
from .home import add_bed, keep, set_up, sleeper_data, until
from .nights import BED, EVENING, kept_night
from .short_night import ring, short_night

pytestmark = pytest.mark.usefixtures(
    "enable_custom_integrations", "mock_async_zeroconf"
)


async def ask(client: MockHAClientWebSocket, **request: str) -> dict[str, Any]:
    """Return the answer to a request for a night."""
    await client.send_json_auto_id({"type": "sleep_twitch/night", **request})
    answer: dict[str, Any] = await client.receive_json()
    return answer


def device_id(hass: HomeAssistant, entry: MockConfigEntry, name: str) -> str:
    """Return the id of the device of a bed or a sleeper."""
    device = dr.async_get(hass).async_get_device_by_identifier(
        (DOMAIN, name), entry.entry_id
    )
    assert device is not None
    return device.id


async def token_of(hass: HomeAssistant, user: MockUser) -> str:
    """Return an access token of a user."""
    refresh: RefreshToken = await hass.auth.async_create_refresh_token(
        user, "http://localhost/"
    )
    return hass.auth.async_create_access_token(refresh)


async def test_the_last_night(
    hass: HomeAssistant, node: FakeBedNode, hass_ws_client: WebSocketGenerator
) -> None:
    """Test a card gets the whole night, every reason in words."""
    await keep(hass, kept_night())
    entry = add_bed(hass, node)
    bed = await set_up(hass, entry)
    await until(lambda: bed.data.is_connected, "connected")

    result = (await ask(await hass_ws_client()))["result"]

    (ada,) = bed.sleepers
    assert result["node"] == {
        "device_id": device_id(hass, entry, BED),
        "name": "Bed Node",
        "connected": True,
        "simulated": False,
        "paused": False,
        "in_bed": None,
        "presence_reason": None,
    }
    assert result["sleeper"] == {
        "id": ada.subentry_id,
        "device_id": device_id(hass, entry, ada.subentry_id),
        "name": "Ada",
    }
    night = result["night"]
    assert night["date"] == "2026-03-15"
    assert night["kind"] == "night"
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
    later = {"imi_histogram", "plm_by_hour"}
    assert set(night["summary"]) == set(NightSummary.__dataclass_fields__) - later


async def test_a_day_of_choice(
    hass: HomeAssistant, node: FakeBedNode, hass_ws_client: WebSocketGenerator
) -> None:
    """Test an earlier night is found by the morning it ended."""
    await keep(hass, kept_night(), kept_night(EVENING.replace(day=15), boot_id=8))
    await set_up(hass, add_bed(hass, node))
    client = await hass_ws_client()

    latest = (await ask(client))["result"]["night"]
    earlier = (await ask(client, date="2026-03-15"))["result"]["night"]
    nothing = (await ask(client, date="2026-03-01"))["result"]["night"]

    assert latest["date"] == "2026-03-16"
    assert earlier["date"] == "2026-03-15"
    assert nothing is None


async def test_tonight_goes_before_last_night(
    hass: HomeAssistant, node: FakeBedNode, hass_ws_client: WebSocketGenerator
) -> None:
    """Test a card shows the night while it runs, and that it is not final."""
    await keep(hass, kept_night())
    node.ring = ring()
    node.ring.fill(short_night()[:48_000])
    bed = await set_up(hass, add_bed(hass, node))
    await until(lambda: bed.data.tonight, "session open")

    result = (await ask(await hass_ws_client()))["result"]

    assert result["node"]["simulated"] is True
    assert result["node"]["in_bed"] is True
    assert result["night"]["provisional"] is True
    assert result["night"]["movements"] != []


async def test_before_the_first_night(
    hass: HomeAssistant, node: FakeBedNode, hass_ws_client: WebSocketGenerator
) -> None:
    """Test an empty card knows whose it is."""
    await set_up(hass, add_bed(hass, node))

    result = (await ask(await hass_ws_client()))["result"]

    assert result["night"] is None
    assert result["sleeper"]["name"] == "Ada"


async def test_no_bed_at_all(
    hass: HomeAssistant, node: FakeBedNode, hass_ws_client: WebSocketGenerator
) -> None:
    """Test a card without a bed is told so, and so is one of another's device."""
    entry = add_bed(hass, node)
    await set_up(hass, entry)
    client = await hass_ws_client()

    strange = await ask(client, device_id="another")
    await hass.config_entries.async_unload(entry.entry_id)
    none = await ask(client)

    assert strange["error"]["code"] == "not_found"
    assert none["error"]["code"] == "not_found"


async def test_two_sleepers_are_told_apart_by_nobody(
    hass: HomeAssistant, node: FakeBedNode, hass_ws_client: WebSocketGenerator
) -> None:
    """Test a shared bed shows nobody a night that may be another's."""
    await keep(hass, kept_night())
    entry = add_bed(hass, node, sleeper_data("Ada"), sleeper_data("Bo"))
    bed = await set_up(hass, entry)
    _, bo = bed.sleepers

    by_sleeper = await ask(
        await hass_ws_client(), device_id=device_id(hass, entry, bo.subentry_id)
    )

    assert by_sleeper["result"]["sleeper"]["name"] == "Bo"
    assert by_sleeper["result"]["night"] is None


@pytest.mark.parametrize(
    ("access", "chosen", "admin_may", "chosen_may"),
    [
        pytest.param("everyone", False, True, True, id="everyone"),
        pytest.param("administrators", False, True, False, id="administrators"),
        pytest.param("chosen_users", True, False, True, id="a chosen user"),
    ],
)
async def test_who_may_see_a_night(
    hass: HomeAssistant,
    node: FakeBedNode,
    hass_ws_client: WebSocketGenerator,
    hass_read_only_user: MockUser,
    access: str,
    chosen: bool,  # noqa: FBT001 - a parameter of the test
    admin_may: bool,  # noqa: FBT001 - a parameter of the test
    chosen_may: bool,  # noqa: FBT001 - a parameter of the test
) -> None:
    """Test a night is shown to whom its sleeper shows it, and to nobody else."""
    await keep(hass, kept_night())
    users = (hass_read_only_user.id,) if chosen else ()
    entry = add_bed(hass, node, sleeper_data(access=access, users=users))
    await set_up(hass, entry)
    bed = device_id(hass, entry, BED)
    admin = await hass_ws_client()
    user = await hass_ws_client(hass, await token_of(hass, hass_read_only_user))

    answers = [
        await ask(client, **request)
        for client in (admin, user)
        for request in ({}, {"device_id": bed}, {"date": "2026-03-15"})
    ]

    assert [answer["success"] for answer in answers] == [admin_may] * 3 + [
        chosen_may
    ] * 3
    refused = {a["error"]["code"] for a in answers if not a["success"]}
    assert refused <= {"unauthorized"}
