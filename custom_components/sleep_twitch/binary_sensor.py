"""In bed, moving, and whether the node is in trouble."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, override

from homeassistant.components.binary_sensor import (
    BinarySensorDeviceClass,
    BinarySensorEntity,
    BinarySensorEntityDescription,
)
from homeassistant.const import EntityCategory
from homeassistant.core import HomeAssistant
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from .bed_state import BedState
from .coordinator import BedConfigEntry
from .entity import BedEntity

PARALLEL_UPDATES = 0


@dataclass(frozen=True, kw_only=True)
class BedBinarySensorDescription(BinarySensorEntityDescription):
    """Describe something about a bed that is so or not."""

    is_on_fn: Callable[[BedState], bool | None]
    reason_fn: Callable[[BedState], str | None] | None = None
    is_live: bool = True
    """It tells of the bed now: not while the node is gone, or recording paused."""


BINARY_SENSORS: tuple[BedBinarySensorDescription, ...] = (
    BedBinarySensorDescription(
        key="in_bed",
        translation_key="in_bed",
        device_class=BinarySensorDeviceClass.OCCUPANCY,
        is_on_fn=lambda state: state.is_in_bed,
        reason_fn=lambda state: (
            None if state.presence_reason is None else state.presence_reason.code
        ),
    ),
    BedBinarySensorDescription(
        key="moving",
        translation_key="moving",
        device_class=BinarySensorDeviceClass.MOVING,
        is_on_fn=lambda state: state.is_moving,
    ),
    BedBinarySensorDescription(
        key="problem",
        translation_key="problem",
        device_class=BinarySensorDeviceClass.PROBLEM,
        entity_category=EntityCategory.DIAGNOSTIC,
        is_on_fn=lambda state: (
            None if state.is_connected is None else state.problem is not None
        ),
        reason_fn=lambda state: state.problem,
        is_live=False,
    ),
)


async def async_setup_entry(
    hass: HomeAssistant,  # noqa: ARG001 - as Home Assistant calls it
    entry: BedConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Set up the binary sensors of a bed."""
    async_add_entities(
        BedBinarySensor(entry.runtime_data, description)
        for description in BINARY_SENSORS
    )


class BedBinarySensor(BedEntity, BinarySensorEntity):
    """Something about a bed that is so or not."""

    entity_description: BedBinarySensorDescription

    @property
    @override
    def available(self) -> bool:
        """Return whether it can be told: that the node is gone, always."""
        return self.coordinator.data.is_live or not self.entity_description.is_live

    @property
    @override
    def is_on(self) -> bool | None:
        """Return whether it is so, None when nobody knows."""
        return self.entity_description.is_on_fn(self.coordinator.data)

    @property
    @override
    def extra_state_attributes(self) -> Mapping[str, Any] | None:
        """Return why, as a code that is translated beside the entity."""
        if self.entity_description.reason_fn is None:
            return None
        return {"reason": self.entity_description.reason_fn(self.coordinator.data)}
