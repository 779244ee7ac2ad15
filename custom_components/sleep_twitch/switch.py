"""The switch that lets a bed record nothing."""

from typing import Any, Final, override

from homeassistant.components.switch import SwitchEntity, SwitchEntityDescription
from homeassistant.core import HomeAssistant
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from .coordinator import BedConfigEntry
from .entity import BedEntity

PARALLEL_UPDATES = 1

PAUSE: Final = SwitchEntityDescription(key="pause", translation_key="pause")


async def async_setup_entry(
    hass: HomeAssistant,  # noqa: ARG001 - as Home Assistant calls it
    entry: BedConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Set up the switch of a bed."""
    async_add_entities([PauseSwitch(entry.runtime_data, PAUSE)])


class PauseSwitch(BedEntity, SwitchEntity):
    """While it is on, nothing of the bed is recorded, whatever the node sends."""

    @property
    @override
    def available(self) -> bool:
        """Return True: a node that is gone may come back with what it sampled."""
        return True

    @property
    @override
    def is_on(self) -> bool:
        """Return whether recording is paused."""
        return self.coordinator.data.is_paused

    @override
    async def async_turn_on(self, **kwargs: Any) -> None:
        """Record nothing from now on."""
        await self.coordinator.async_pause()

    @override
    async def async_turn_off(self, **kwargs: Any) -> None:
        """Record again."""
        await self.coordinator.async_resume()
