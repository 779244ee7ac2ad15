"""The latest night, told to one card again and again."""

import asyncio
from typing import Any, Final

from homeassistant.auth.models import User
from homeassistant.components.websocket_api import ActiveConnection
from homeassistant.config_entries import (
    SIGNAL_CONFIG_ENTRY_CHANGED,
    ConfigEntry,
    ConfigEntryChange,
)
from homeassistant.core import CALLBACK_TYPE, HomeAssistant, callback
from homeassistant.helpers.dispatcher import async_dispatcher_connect

from .const import DOMAIN
from .coordinator import BedCoordinator
from .judged_night import judged_night
from .places import Place, all_places
from .websocket_command import RefusedError
from .websocket_night import async_answer

LEAST_INTERVAL_S: Final = 5.0
"""Nobody reads a chart faster, and each time a night is judged that goes on."""


class TonightFeed:
    """Follow one sleeper for one card, through reloads of the bed.

    What is told is what the card would be answered if it asked just then, so who may
    no longer see the sleeper is told that, and nothing after it.
    """

    def __init__(
        self,
        hass: HomeAssistant,
        connection: ActiveConnection,
        message_id: int,
        sleeper_id: str,
    ) -> None:
        """Prepare a feed; `start` begins it."""
        self._hass = hass
        self._connection = connection
        self._message_id = message_id
        self._sleeper_id = sleeper_id
        self._news = asyncio.Event()
        self._bed: BedCoordinator | None = None
        self._stop_listening: CALLBACK_TYPE | None = None
        self._told: dict[str, Any] | None = None

    @callback
    def start(self) -> CALLBACK_TYPE:
        """Tell what is known, then whatever is new; return what ends it."""
        stop_watching = async_dispatcher_connect(
            self._hass, SIGNAL_CONFIG_ENTRY_CHANGED, self._handle_entry_change
        )
        task = self._hass.async_create_background_task(
            self._async_run(), f"{DOMAIN} tonight of {self._sleeper_id}"
        )

        @callback
        def _stop() -> None:
            task.cancel()
            stop_watching()
            self._leave()

        return _stop

    @callback
    def _handle_entry_change(
        self, _change: ConfigEntryChange, entry: ConfigEntry[Any]
    ) -> None:
        if entry.domain == DOMAIN:
            self._news.set()

    async def _async_run(self) -> None:
        while True:
            self._news.clear()
            try:
                await self._async_tell()
            except RefusedError as err:
                self._leave()
                self._send({"error": {"code": err.code, "message": str(err)}})
                return
            await asyncio.sleep(LEAST_INTERVAL_S)
            await self._news.wait()

    async def _async_tell(self) -> None:
        """Tell the card what it does not know; nothing while the bed is reloaded."""
        place = self._place(self._connection.user)
        if place is None:
            return
        latest = await judged_night(self._hass, place.bed).async_latest(place)
        answer = await async_answer(self._hass, place, latest)
        if answer != self._told:
            self._told = answer
            self._send(answer)

    def _place(self, user: User) -> Place | None:
        """Return the sleeper in their bed as it is now set up, None while it is not.

        Raises
        ------
        RefusedError
            If the sleeper is gone, or the user may not see them any more.
        """
        for place in all_places(self._hass):
            if place.sleeper.subentry_id == self._sleeper_id:
                if not place.sleeper.may_be_seen_by(user):
                    raise RefusedError.not_yours()
                self._follow(place.bed)
                return place
        entries = self._hass.config_entries.async_entries(DOMAIN)
        if not any(self._sleeper_id in entry.subentries for entry in entries):
            raise RefusedError.no_sleeper()
        return None

    @callback
    def _follow(self, bed: BedCoordinator) -> None:
        """Listen to a bed, and no longer to what it was before a reload."""
        if bed is self._bed:
            return
        self._leave()
        self._bed = bed
        self._stop_listening = bed.async_add_listener(self._news.set)

    @callback
    def _leave(self) -> None:
        if self._stop_listening:
            self._stop_listening()
            self._stop_listening = None

    @callback
    def _send(self, event: dict[str, Any]) -> None:
        self._connection.send_event(self._message_id, event)
