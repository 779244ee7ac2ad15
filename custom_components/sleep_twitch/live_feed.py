"""What a bed does now, told to one card a few times a second."""

from datetime import datetime
from typing import Any, override

from homeassistant.components.websocket_api import ActiveConnection
from homeassistant.config_entries import ConfigEntryState
from homeassistant.core import CALLBACK_TYPE, HomeAssistant, callback

from .bed_state import BedState
from .card_feed import CardFeed
from .coordinator import BedCoordinator
from .live_signal import moment_view, signal_view
from .live_view import DatedPiece
from .night.models import ScoredMovement
from .night_view import async_reason_texts, movement_view
from .place_view import node_view
from .sleeper import may_see_everyone, sleepers_of
from .websocket_command import RefusedError


class LiveFeed(CardFeed):
    """Tell what one bed does now, to who may see everyone in it."""

    name = "live signal"
    # A node tells twice a second; a played one oftener than anybody can look.
    least_interval_s = 0.25

    def __init__(
        self,
        hass: HomeAssistant,
        connection: ActiveConnection,
        message_id: int,
        entry_id: str,
    ) -> None:
        """Prepare a feed of the bed of an entry; `start` begins it."""
        super().__init__(hass, connection, message_id)
        self._entry_id = entry_id
        self._pieces: list[DatedPiece] = []
        self._newest: DatedPiece | None = None
        self._movements: list[tuple[ScoredMovement, datetime]] = []
        self._seen: BedState | None = None
        self._told_node: dict[str, Any] | None = None
        self._told_test: dict[str, Any] | None = None

    @override
    async def async_tell(self) -> None:
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
        self.send(
            {
                **changes,
                "signal": signal_view(pieces),
                **moment_view(self._newest, bed.data),
                "movements": await self._async_movement_views(movements),
            }
        )

    @override
    def listen_to(self, bed: BedCoordinator) -> tuple[CALLBACK_TYPE, ...]:
        self._pieces = list(bed.live.latest)
        return (
            bed.async_add_listener(self.news.set),
            bed.async_listen_movements(self._handle_movement),
            bed.live.async_watch(self._handle_piece),
            bed.placement.async_listen(self.news.set),
        )

    @callback
    @override
    def leave(self) -> None:
        super().leave()
        self._newest = None

    async def _async_changes(self, bed: BedCoordinator) -> dict[str, Any]:
        """Return what is told when it changes; all of it the first time."""
        changes: dict[str, Any] = {}
        is_first = self._seen is None
        if bed.data is not self._seen:
            self._seen = bed.data
            node = node_view(self.hass, bed, await async_reason_texts(self.hass))
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
        texts = await async_reason_texts(self.hass)
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
        entry = self.hass.config_entries.async_get_entry(self._entry_id)
        if entry is None or not sleepers_of(entry):
            raise RefusedError.no_sleeper()
        if not may_see_everyone(entry, self.connection.user):
            raise RefusedError.not_everyone()
        if entry.state is not ConfigEntryState.LOADED:
            self.leave()
            return None
        bed: BedCoordinator = entry.runtime_data
        self.follow(bed)
        return bed

    @callback
    def _handle_piece(self, piece: DatedPiece) -> None:
        self._pieces.append(piece)
        self.news.set()

    @callback
    def _handle_movement(self, movement: ScoredMovement, onset: datetime) -> None:
        self._movements.append((movement, onset))
        self.news.set()
