"""A sleeper and their bed as the cards want them."""

from typing import Any

from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import device_registry as dr

from .const import DOMAIN
from .coordinator import BedCoordinator
from .night_view import ReasonTexts
from .places import Place


@callback
def place_view(hass: HomeAssistant, place: Place, texts: ReasonTexts) -> dict[str, Any]:
    """Return how the bed stands, and who sleeps in it."""
    sleeper = place.sleeper
    return {
        "node": node_view(hass, place.bed, texts),
        "sleeper": {
            "id": sleeper.subentry_id,
            "device_id": _device_id(hass, place.bed, sleeper.subentry_id),
            "name": sleeper.name,
        },
    }


@callback
def node_view(
    hass: HomeAssistant, bed: BedCoordinator, texts: ReasonTexts
) -> dict[str, Any]:
    """Return how the bed and its node stand."""
    state = bed.data
    return {
        "device_id": _device_id(hass, bed, bed.mac),
        "name": bed.config_entry.title,
        "connected": state.is_connected is True,
        "simulated": bed.is_simulated,
        "paused": state.is_paused,
        "in_bed": state.is_in_bed if state.is_live else None,
        "presence_reason": (
            texts.paused
            if state.is_paused
            else state.presence_reason and texts.view(state.presence_reason)
        ),
    }


def _device_id(hass: HomeAssistant, bed: BedCoordinator, name: str) -> str | None:
    device = dr.async_get(hass).async_get_device_by_identifier(
        (DOMAIN, name), bed.config_entry.entry_id
    )
    return None if device is None else device.id
