"""What is told to one card again and again, as long as it wants it."""

import asyncio
from abc import ABC, abstractmethod
from typing import Any, ClassVar

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
from .websocket_command import RefusedError


class CardFeed(ABC):
    """Follow a bed for one card, through reloads of the bed.

    What the user may no longer see is refused in a last event.
    """

    name: ClassVar[str]
    """What it tells of, for the list of what Home Assistant is doing."""
    least_interval_s: ClassVar[float]
    """Between two events."""

    def __init__(
        self, hass: HomeAssistant, connection: ActiveConnection, message_id: int
    ) -> None:
        """Prepare a feed; `start` begins it."""
        self.hass = hass
        self.connection = connection
        self.news = asyncio.Event()
        """Set by whoever knows that there is something to tell."""
        self._message_id = message_id
        self._bed: BedCoordinator | None = None
        self._stop_listening: tuple[CALLBACK_TYPE, ...] = ()

    @callback
    def start(self) -> CALLBACK_TYPE:
        """Tell what is known, then whatever is new; return what ends it."""
        stop_watching = async_dispatcher_connect(
            self.hass, SIGNAL_CONFIG_ENTRY_CHANGED, self._handle_entry_change
        )
        task = self.hass.async_create_background_task(
            self._async_run(), f"{DOMAIN} {self.name} for a card"
        )

        @callback
        def _stop() -> None:
            task.cancel()
            stop_watching()
            self.leave()

        return _stop

    @abstractmethod
    async def async_tell(self) -> None:
        """Tell the card what it does not know; nothing while the bed is reloaded.

        Raises
        ------
        RefusedError
            If the bed is gone, or the user may not see it any more.
        """

    @abstractmethod
    def listen_to(self, bed: BedCoordinator) -> tuple[CALLBACK_TYPE, ...]:
        """Listen to whatever of a bed is news; return what ends that."""

    @callback
    def follow(self, bed: BedCoordinator) -> None:
        """Listen to a bed, and no longer to what it was before a reload."""
        if bed is self._bed:
            return
        self.leave()
        self._bed = bed
        self._stop_listening = self.listen_to(bed)

    @callback
    def leave(self) -> None:
        """Listen to no bed until there is one again."""
        for stop in self._stop_listening:
            stop()
        self._stop_listening = ()
        self._bed = None

    @callback
    def send(self, event: dict[str, Any]) -> None:
        """Tell the card."""
        self.connection.send_event(self._message_id, event)

    @callback
    def _handle_entry_change(
        self, _change: ConfigEntryChange, entry: ConfigEntry[Any]
    ) -> None:
        if entry.domain == DOMAIN:
            self.news.set()

    async def _async_run(self) -> None:
        while True:
            self.news.clear()
            try:
                await self.async_tell()
            except RefusedError as err:
                self.leave()
                self.send({"error": {"code": err.code, "message": str(err)}})
                return
            await asyncio.sleep(self.least_interval_s)
            await self.news.wait()
