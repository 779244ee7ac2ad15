"""What a bed does now, told to one card a few times a second."""

import asyncio
from datetime import datetime
from typing import Any, Final

from homeassistant.components.websocket_api import ActiveConnection
from homeassistant.config_entries import (
    SIGNAL_CONFIG_ENTRY_CHANGED,
    ConfigEntry,
    ConfigEntryChange,
    ConfigEntryState,
)
from homeassistant.core import CALLBACK_TYPE, HomeAssistant, callback
from homeassistant.helpers.dispatcher import async_dispatcher_connect

from .bed_state import BedState
from .const import DOMAIN
from .coordinator import BedCoordinator
from .live_signal import moment_view, signal_view
from .live_view import DatedPiece
from .night.models import ScoredMovement
from .night_view import async_reason_texts, movement_view
from .place_view import node_view
from .sleeper import may_see_everyone, sleepers_of
from .websocket_command import RefusedError

LEAST_INTERVAL_S: Final = 0.25
"""A node tells twice a second; a played one oftener than anybody can look."""


class LiveFeed:
    """Follow what one bed does now for one card, through reloads of the bed.

    Who may no longer see everyone in it is told that, and nothing after it.
    """

    def __init__(
        self,
        hass: HomeAssistant,
        connection: ActiveConnection,
        message_id: int,
        entry_id: str,
    ) -> None:
        """Prepare a feed; `start` begins it."""
        self._hass = hass
        self._connection = connection
        self._message_id = message_id
        self._entry_id = entry_id
        self._news = asyncio.Event()
        self._bed: BedCoordinator | None = None
        self._stop_listening: list[CALLBACK_TYPE] = []
        self._pieces: list[DatedPiece] = []
        self._newest: DatedPiece | None = None
        self._movements: list[tuple[ScoredMovement, datetime]] = []
        self._seen: BedState | None = None
        self._told_node: dict[str, Any] | None = None
        self._told_test: dict[str, Any] | None = None

    @callback
    def start(self) -> CALLBACK_TYPE:
        """Tell how the bed stands, then whatever comes; return what ends it."""
        stop_watching = async_dispatcher_connect(
            self._hass, SIGNAL_CONFIG_ENTRY_CHANGED, self._handle_entry_change
        )
        task = self._hass.async_create_background_task(
            self._async_run(), f"{DOMAIN} live signal of {self._entry_id}"
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
        if entry.entry_id == self._entry_id:
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
        bed = self._find_bed()
        if bed is None:
            return
        changes = await self._async_changes(bed)
        pieces, movements = self._pieces, self._movements
        self._pieces, self._movements = [], []
        if not (changes or pieces or movements):
            return
        if pieces or not bed.data.is_live:
            self._newest = pieces[-1] if pieces else None
        self._send(
            {
                **changes,
                "signal": signal_view(pieces),
                **moment_view(self._newest, bed.data),
                "movements": await self._async_movement_views(movements),
            }
        )

    async def _async_changes(self, bed: BedCoordinator) -> dict[str, Any]:
        """Return what is told when it changes; all of it the first time."""
        changes: dict[str, Any] = {}
        is_first = self._seen is None
        if bed.data is not self._seen:
            self._seen = bed.data
            node = node_view(self._hass, bed, await async_reason_texts(self._hass))
            if node != self._told_node:
                changes["node"] = self._told_node = node
        test = bed.placement.view
        if is_first or test != self._told_test:
            changes["test"] = self._told_test = test
        return changes

    async def _async_movement_views(
        self, movements: list[tuple[ScoredMovement, datetime]]
    ) -> list[dict[str, Any]]:
        if not movements:
            return []
        texts = await async_reason_texts(self._hass)
        return [
            {
                "onset": onset.isoformat(),
                **movement_view(movement, texts),
                "wrong": False,
            }
            for movement, onset in movements
        ]

    def _find_bed(self) -> BedCoordinator | None:
        """Return the bed as it is now set up, None while it is not.

        Raises
        ------
        RefusedError
            If it is gone, or the user may not see everyone in it any more.
        """
        entry = self._hass.config_entries.async_get_entry(self._entry_id)
        if entry is None or not sleepers_of(entry):
            raise RefusedError.no_sleeper()
        if not may_see_everyone(entry, self._connection.user):
            raise RefusedError.not_everyone()
        if entry.state is not ConfigEntryState.LOADED:
            self._leave()
            return None
        bed: BedCoordinator = entry.runtime_data
        self._follow(bed)
        return bed

    @callback
    def _follow(self, bed: BedCoordinator) -> None:
        """Look at a bed, and no longer at what it was before a reload."""
        if bed is self._bed:
            return
        self._leave()
        self._bed = bed
        self._pieces = list(bed.live.latest)
        self._stop_listening = [
            bed.async_add_listener(self._news.set),
            bed.async_listen_movements(self._handle_movement),
            bed.live.async_watch(self._handle_piece),
            bed.placement.async_listen(self._news.set),
        ]

    @callback
    def _handle_piece(self, piece: DatedPiece) -> None:
        self._pieces.append(piece)
        self._news.set()

    @callback
    def _handle_movement(self, movement: ScoredMovement, onset: datetime) -> None:
        self._movements.append((movement, onset))
        self._news.set()

    @callback
    def _leave(self) -> None:
        for stop in self._stop_listening:
            stop()
        self._stop_listening = []
        self._bed = self._newest = None

    @callback
    def _send(self, event: dict[str, Any]) -> None:
        self._connection.send_event(self._message_id, event)
