"""Who is told what of a sleeper, and who is told nothing."""

from typing import Any, Final

import pytest
from homeassistant.core import HomeAssistant
from pytest_homeassistant_custom_component.common import MockUser
from pytest_homeassistant_custom_component.typing import WebSocketGenerator

from custom_components.sleep_twitch.websocket_api import COMMANDS

from .acting import device_of
from .asking import ask, token_of
from .client.fake_node import FakeBedNode
from .home import add_bed, keep, set_up, sleeper_data
from .nights import BED, kept_night

pytestmark = pytest.mark.usefixtures(
    "enable_custom_integrations", "mock_async_zeroconf"
)

MARCH: Final[dict[str, Any]] = {"start_date": "2026-03-01", "end_date": "2026-03-31"}
REQUESTS: Final[tuple[tuple[str, dict[str, Any]], ...]] = (
    ("activity", MARCH),
    ("night", {}),
    ("night", {"date": "2026-03-15"}),
    ("night", {"night_id": 1}),
    ("nights", MARCH),
    ("signal", {"night_id": 1, "start_s": 0, "end_s": 60, "pixels": 60}),
    ("subscribe_live", {}),
    ("subscribe_tonight", {}),
)
"""Every way to ask for what is somebody's own."""
CHANGES: Final[tuple[tuple[str, dict[str, Any]], ...]] = (
    ("placement_test", {"do": "start"}),
)
"""What only an administrator may, whom the sleeper lets look."""


def test_every_command_is_asked_by_a_stranger() -> None:
    """Test no command is forgotten below."""
    asked = {name for name, _ in (*REQUESTS, *CHANGES)}
    assert asked == {command.name for command in COMMANDS}


@pytest.mark.parametrize(
    ("access", "chosen", "admin_may", "chosen_may"),
    [
        pytest.param("everyone", False, True, True, id="everyone"),
        pytest.param("administrators", False, True, False, id="administrators"),
        pytest.param("chosen_users", True, False, True, id="a chosen user"),
        pytest.param("chosen_users", False, False, False, id="nobody"),
    ],
)
async def test_who_may_see_a_sleeper(
    hass: HomeAssistant,
    node: FakeBedNode,
    hass_ws_client: WebSocketGenerator,
    hass_read_only_user: MockUser,
    access: str,
    chosen: bool,  # noqa: FBT001 - a parameter of the test
    admin_may: bool,  # noqa: FBT001 - a parameter of the test
    chosen_may: bool,  # noqa: FBT001 - a parameter of the test
) -> None:
    """Test nights are shown to whom their sleeper shows them, and to nobody else."""
    await keep(hass, kept_night())
    users = (hass_read_only_user.id,) if chosen else ()
    entry = add_bed(hass, node, sleeper_data(access=access, users=users))
    await set_up(hass, entry)
    bed = device_of(hass, entry, BED)
    admin = await hass_ws_client()
    user = await hass_ws_client(hass, await token_of(hass, hass_read_only_user))
    told = {True: {"result", "no_raw_data"}, False: {"unauthorized"}}

    for client, may in ((admin, admin_may), (user, chosen_may)):
        answers = [
            await ask(client, name, **request, **device)
            for name, request in REQUESTS
            for device in ({}, {"device_id": bed})
        ]
        assert {_what(answer) for answer in answers} == told[may]
    for name, change in CHANGES:
        assert _what(await ask(user, name, **change)) == "unauthorized"
        assert _what(await ask(admin, name, **change)) in told[admin_may]


async def test_a_second_sleeper_opens_no_door_to_the_first(
    hass: HomeAssistant,
    node: FakeBedNode,
    hass_ws_client: WebSocketGenerator,
    hass_read_only_user: MockUser,
) -> None:
    """Test who may see one sleeper does not learn of another's night by its number."""
    await keep(hass, kept_night())
    await set_up(hass, add_bed(hass, node, sleeper_data(access="administrators")))
    other = add_bed(hass, node, sleeper_data("Bo"), mac="06:35:69:00:00:01")
    await set_up(hass, other)
    user = await hass_ws_client(hass, await token_of(hass, hass_read_only_user))

    night = await ask(user, "night")
    by_number = await ask(user, "night", night_id=1)
    listed = await ask(user, "nights", **MARCH)

    assert night["result"]["sleeper"]["name"] == "Bo"
    assert night["result"]["night"] is None
    assert by_number["error"]["code"] == "not_found"
    assert listed["result"]["nights"] == []


@pytest.mark.parametrize(("name", "asked"), [*REQUESTS, *CHANGES], ids=str)
async def test_no_bed_at_all(
    hass: HomeAssistant,
    node: FakeBedNode,
    hass_ws_client: WebSocketGenerator,
    name: str,
    asked: dict[str, Any],
) -> None:
    """Test a card without a bed is told so, and so is one of another's device."""
    entry = add_bed(hass, node)
    await set_up(hass, entry)
    client = await hass_ws_client()

    strange = await ask(client, name, **asked, device_id="another")
    await hass.config_entries.async_unload(entry.entry_id)
    none = await ask(client, name, **asked)

    assert strange["error"]["code"] == "not_found"
    assert none["error"]["code"] == "not_found"


def _what(answer: dict[str, Any]) -> str:
    """Return "result", or the code of the error."""
    return "result" if answer["success"] else str(answer["error"]["code"])
