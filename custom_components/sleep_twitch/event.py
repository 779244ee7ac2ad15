"""Movements, as they happen."""

from datetime import datetime
from typing import override

from homeassistant.components.event import EventEntity, EventEntityDescription
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from .coordinator import BedConfigEntry
from .entity import SleeperEntity
from .night.models import MovementKind, ScoredMovement

PARALLEL_UPDATES = 0

MOVEMENT = EventEntityDescription(
    key="movement",
    translation_key="movement",
    event_types=[kind.value for kind in MovementKind],
)


async def async_setup_entry(
    hass: HomeAssistant,  # noqa: ARG001 - as Home Assistant calls it
    entry: BedConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Set up an event entity for each sleeper whom everyone may see."""
    coordinator = entry.runtime_data
    for sleeper in coordinator.public_sleepers:
        async_add_entities(
            [MovementEvent(coordinator, sleeper, MOVEMENT)],
            config_subentry_id=sleeper.subentry_id,
        )


class MovementEvent(SleeperEntity, EventEntity):
    """Tells each movement once, right after it ended.

    A movement that became known late, after an outage or a restart, is kept with its
    night and not told: a light must not go on for what happened an hour ago.
    """

    @property
    @override
    def available(self) -> bool:
        """Return whether the node is there, and recording not paused."""
        return self.coordinator.data.is_live

    @override
    async def async_added_to_hass(self) -> None:
        """Listen for movements."""
        await super().async_added_to_hass()
        self.async_on_remove(
            self.coordinator.async_listen_movements(self._handle_movement)
        )

    @callback
    def _handle_movement(self, movement: ScoredMovement, onset: datetime) -> None:
        if not self.is_attributed:
            return
        self._trigger_event(
            movement.kind.value,
            {
                "onset": onset.isoformat(timespec="milliseconds"),
                "duration_s": round(movement.duration_s, 2),
                "peak_mg": movement.peak_mg and round(movement.peak_mg, 1),
                "confidence": movement.confidence and round(movement.confidence, 2),
                "reason": movement.reason.code,
            },
        )
        self.async_write_ha_state()
