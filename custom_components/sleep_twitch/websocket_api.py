"""What the cards ask for, answered only to those who may see the sleeper."""

from datetime import date
from typing import Any

import probatio
from homeassistant.auth.models import User
from homeassistant.components import websocket_api
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import config_validation as cv
from homeassistant.helpers import device_registry as dr

from .const import DOMAIN
from .coordinator import BedCoordinator
from .kept_night import KeptNight
from .night_view import ReasonTexts, async_reason_texts, night_view
from .places import Place, all_places, places_of_device


@callback
def async_setup_websocket_api(hass: HomeAssistant) -> None:
    """Register the commands."""
    websocket_api.async_register_command(hass, _handle_night)


@websocket_api.websocket_command(
    {
        probatio.Required("type"): f"{DOMAIN}/night",
        probatio.Optional("device_id"): str,
        probatio.Optional("date"): cv.date,
    }
)
@websocket_api.async_response
async def _handle_night(
    hass: HomeAssistant,
    connection: websocket_api.ActiveConnection,
    msg: dict[str, Any],
) -> None:
    """Answer one night: of a day, else tonight's while it goes on, else the last."""
    device_id = msg.get("device_id")
    places = (
        all_places(hass) if device_id is None else places_of_device(hass, device_id)
    )
    if not places:
        connection.send_error(
            msg["id"], websocket_api.ERR_NOT_FOUND, "No sleeper is set up there"
        )
        return
    place = _first_visible(places, connection.user)
    if place is None:
        connection.send_error(
            msg["id"], websocket_api.ERR_UNAUTHORIZED, "You may not see this sleeper"
        )
        return
    texts = await async_reason_texts(hass)
    kept = await _async_night(place, msg.get("date"))
    connection.send_result(
        msg["id"],
        {
            "node": _node_view(hass, place.bed, texts),
            "sleeper": {
                "id": place.sleeper.subentry_id,
                "device_id": _device_id(hass, place.bed, place.sleeper.subentry_id),
                "name": place.sleeper.name,
            },
            "night": kept and night_view(kept, texts),
        },
    )


def _first_visible(places: list[Place], user: User) -> Place | None:
    visible = (place for place in places if place.sleeper.may_be_seen_by(user))
    return next(visible, None)


async def _async_night(place: Place, day: date | None) -> KeptNight | None:
    """Return the night asked for, None where the bed's are not the sleeper's."""
    if place.bed.sole_sleeper != place.sleeper:
        return None
    if day is not None:
        return await place.bed.async_night_of(day)
    return await place.bed.async_tonight() or place.bed.data.last_night


def _node_view(
    hass: HomeAssistant, bed: BedCoordinator, texts: ReasonTexts
) -> dict[str, Any]:
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
