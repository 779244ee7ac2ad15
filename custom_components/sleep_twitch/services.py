"""The actions, registered: what can be asked for, and what goes wrong, in words."""

import sqlite3
from typing import Final

import probatio
from homeassistant.core import HomeAssistant, ServiceCall, callback
from homeassistant.exceptions import HomeAssistantError

from .action import Action, Answer, Handler
from .action_delete import DELETE_EVERYTHING, DELETE_NIGHT, DELETE_NIGHTS
from .action_diary import LOG_DIARY
from .action_export import EXPORT
from .action_import import IMPORT
from .action_mark import MARK_MOVEMENT
from .action_nights import GET_NIGHT, GET_NIGHTS
from .action_press import END_NIGHT, START_NIGHT
from .action_report import REPORT
from .action_rescore import RESCORE
from .const import DOMAIN
from .store_error import StoreError

ACTIONS: Final[tuple[Action, ...]] = (
    DELETE_EVERYTHING,
    DELETE_NIGHT,
    DELETE_NIGHTS,
    END_NIGHT,
    EXPORT,
    GET_NIGHT,
    GET_NIGHTS,
    IMPORT,
    LOG_DIARY,
    MARK_MOVEMENT,
    REPORT,
    RESCORE,
    START_NIGHT,
)


@callback
def async_setup_services(hass: HomeAssistant) -> None:
    """Register the actions."""
    for action in ACTIONS:
        hass.services.async_register(
            DOMAIN,
            action.name,
            _with_words(action.handler),
            probatio.Schema(action.fields),
            supports_response=action.response,
        )


def _with_words(handler: Handler) -> Handler:
    """Return a handler that says in words when the store of nights fails."""

    async def _handle(call: ServiceCall) -> Answer:
        try:
            return await handler(call)
        except (StoreError, sqlite3.Error) as err:
            raise HomeAssistantError(
                translation_domain=DOMAIN,
                translation_key="store_failed",
                translation_placeholders={"error": str(err)},
            ) from err

    return _handle
