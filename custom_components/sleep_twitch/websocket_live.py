"""The command that lets a card look at what a bed does now."""

from typing import Any, Final

from homeassistant.components.websocket_api import ActiveConnection
from homeassistant.core import HomeAssistant

from .live_feed import LiveFeed
from .websocket_command import DEVICE_FIELDS, Command, visible_bed


async def _async_subscribe(
    hass: HomeAssistant, connection: ActiveConnection, msg: dict[str, Any]
) -> None:
    """Tell how the bed stands at once, and its signal as it comes."""
    bed = visible_bed(hass, connection, msg)
    feed = LiveFeed(hass, connection, msg["id"], bed.config_entry.entry_id)
    connection.send_result(msg["id"])
    connection.subscriptions[msg["id"]] = feed.start()


SUBSCRIBE_LIVE: Final = Command(
    name="subscribe_live",
    fields={**DEVICE_FIELDS},
    handler=_async_subscribe,
)
