"""Who sleeps where: the sleepers of every bed that is set up."""

from typing import NamedTuple

from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import device_registry as dr

from .const import DOMAIN
from .coordinator import BedConfigEntry, BedCoordinator
from .sleeper import Sleeper


class Place(NamedTuple):
    """A sleeper in their bed."""

    bed: BedCoordinator
    sleeper: Sleeper


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
