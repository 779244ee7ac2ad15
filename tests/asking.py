"""The websocket commands, asked as a card asks them."""

from typing import Any

from homeassistant.auth.models import RefreshToken
from homeassistant.core import HomeAssistant
from pytest_homeassistant_custom_component.common import MockUser
from pytest_homeassistant_custom_component.typing import MockHAClientWebSocket


async def ask(
    client: MockHAClientWebSocket,
    command: str,
    **request: Any,  # noqa: ANN401 - as the command takes them
) -> dict[str, Any]:
    """Return the answer to a command of ours; events of others are passed over."""
    await client.send_json_auto_id({"type": f"sleep_twitch/{command}", **request})
    while (answer := await client.receive_json())["type"] == "event":
        pass
    told: dict[str, Any] = answer
    return told


async def token_of(hass: HomeAssistant, user: MockUser) -> str:
    """Return an access token of a user."""
    refresh: RefreshToken = await hass.auth.async_create_refresh_token(
        user, "http://localhost/"
    )
    return hass.auth.async_create_access_token(refresh)
