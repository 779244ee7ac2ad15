"""Buttons that begin and end a night by hand."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import override

from homeassistant.components.button import ButtonEntity, ButtonEntityDescription
from homeassistant.core import HomeAssistant
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from .coordinator import BedConfigEntry, BedCoordinator
from .entity import BedEntity

PARALLEL_UPDATES = 1


@dataclass(frozen=True, kw_only=True)
class BedButtonDescription(ButtonEntityDescription):
    """Describe a button of a bed."""

    press_fn: Callable[[BedCoordinator], Awaitable[None]]


BUTTONS: tuple[BedButtonDescription, ...] = (
    BedButtonDescription(
        key="start_night",
        translation_key="start_night",
        press_fn=lambda coordinator: coordinator.async_start_night(),
    ),
    BedButtonDescription(
        key="end_night",
        translation_key="end_night",
        press_fn=lambda coordinator: coordinator.async_end_night(),
    ),
)


async def async_setup_entry(
    hass: HomeAssistant,  # noqa: ARG001 - as Home Assistant calls it
    entry: BedConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Set up the buttons of a bed."""
    async_add_entities(
        BedButton(entry.runtime_data, description) for description in BUTTONS
    )


class BedButton(BedEntity, ButtonEntity):
    """A button of a bed."""

    entity_description: BedButtonDescription

    @property
    @override
    def available(self) -> bool:
        """Return whether there is a recording to begin or end a night in."""
        return self.coordinator.data.is_live

    @override
    async def async_press(self) -> None:
        """Do what the button says."""
        await self.entity_description.press_fn(self.coordinator)
