"""The command that lets a card follow the night that goes on."""

from typing import Any, Final

from homeassistant.components.websocket_api import ActiveConnection
from homeassistant.core import HomeAssistant

from .tonight_feed import TonightFeed
from .websocket_command import DEVICE_FIELDS, Command, visible_places


async def _async_subscribe(
    hass: HomeAssistant, connection: ActiveConnection, msg: dict[str, Any]
) -> None:
    """Tell the latest night at once, and again whenever something new is known."""
    place = visible_places(hass, connection, msg)[0]
    feed = TonightFeed(hass, connection, msg["id"], place.sleeper.subentry_id)
    connection.send_result(msg["id"])
    connection.subscriptions[msg["id"]] = feed.start()


SUBSCRIBE_TONIGHT: Final = Command(
    name="subscribe_tonight",
    fields={**DEVICE_FIELDS},
    handler=_async_subscribe,
)
