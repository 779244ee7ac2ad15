"""The cards' commands, registered; answered only to those who may see the sleeper."""

import sqlite3
from typing import Any, Final

import probatio
from homeassistant.components import websocket_api
from homeassistant.components.websocket_api import ActiveConnection
from homeassistant.core import HomeAssistant, callback

from .const import DOMAIN
from .store_error import StoreError
from .websocket_activity import ACTIVITY
from .websocket_command import Command, Handler, RefusedError
from .websocket_live import SUBSCRIBE_LIVE
from .websocket_night import NIGHT
from .websocket_nights import NIGHTS
from .websocket_placement import PLACEMENT_TEST
from .websocket_signal import SIGNAL
from .websocket_tonight import SUBSCRIBE_TONIGHT

COMMANDS: Final[tuple[Command, ...]] = (
    ACTIVITY,
    NIGHT,
    NIGHTS,
    PLACEMENT_TEST,
    SIGNAL,
    SUBSCRIBE_LIVE,
    SUBSCRIBE_TONIGHT,
)


@callback
def async_setup_websocket_api(hass: HomeAssistant) -> None:
    """Register the commands."""
    for command in COMMANDS:
        name = f"{DOMAIN}/{command.name}"
        websocket_api.async_register_command(
            hass,
            name,
            websocket_api.async_response(_with_refusals(command.handler)),
            websocket_api.BASE_COMMAND_MESSAGE_SCHEMA.extend(
                {probatio.Required("type"): name, **command.fields}
            ),
        )


def _with_refusals(handler: Handler) -> Handler:
    """Return a handler that answers a refusal, or a store that fails, as an error."""

    async def _handle(
        hass: HomeAssistant, connection: ActiveConnection, msg: dict[str, Any]
    ) -> None:
        try:
            await handler(hass, connection, msg)
        except RefusedError as err:
            connection.send_error(msg["id"], err.code, str(err))
        except (StoreError, sqlite3.Error) as err:
            connection.send_error(
                msg["id"],
                websocket_api.ERR_HOME_ASSISTANT_ERROR,
                f"The nights cannot be read: {err}",
            )

    return _handle
