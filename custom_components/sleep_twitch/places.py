"""Who sleeps where: the sleepers of every bed that is set up."""

from typing import NamedTuple

from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import device_registry as dr

from .const import DOMAIN
from .coordinator import BedConfigEntry, BedCoordinator
from .kept_night import KeptNight, Owner
from .sleeper import Sleeper, owner_of


class Place(NamedTuple):
    """A sleeper in their bed."""

    bed: BedCoordinator
    sleeper: Sleeper

    @property
    def owner(self) -> Owner:
        """Return whose nights the sleeper may ask for."""
        return owner_of(self.bed.config_entry, self.sleeper)

    def has(self, kept: KeptNight) -> bool:
        """Return whether a night is over and the sleeper's, as the store sees it."""
        owner = self.owner
        is_from_before = kept.sleeper is not None and kept.end < owner.set_up
        return (
            kept.bed == owner.bed
            and not kept.provisional
            and (kept.sleeper == owner.sleeper or is_from_before)
        )


@callback
def all_places(hass: HomeAssistant) -> list[Place]:
    """Return every sleeper of every bed, in the order they were added."""
    entries: list[BedConfigEntry] = hass.config_entries.async_loaded_entries(DOMAIN)
    return [
        Place(entry.runtime_data, sleeper)
        for entry in entries
        for sleeper in entry.runtime_data.sleepers
    ]


@callback
def places_of_device(hass: HomeAssistant, device_id: str) -> list[Place]:
    """Return the sleeper of a sleeper's device, all of a bed's, none of another's."""
    device = dr.async_get(hass).async_get(device_id)
    if device is None:
        return []
    names = {name for domain, name in device.identifiers if domain == DOMAIN}
    return [
        place
        for place in all_places(hass)
        if names & {place.sleeper.subentry_id, place.bed.mac}
    ]
