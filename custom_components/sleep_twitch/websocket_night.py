"""The command that answers one night with all its movements."""

from datetime import date
from typing import Any, Final

from homeassistant.components.websocket_api import ActiveConnection
from homeassistant.core import HomeAssistant

from .action import ATTR_DATE, ATTR_NIGHT_ID, NIGHT_FIELDS
from .kept_night import KeptNight
from .night_view import async_reason_texts, night_view
from .place_view import place_view
from .places import Place
from .websocket_command import (
    DEVICE_FIELDS,
    Command,
    async_night_of_number,
    visible_places,
)


async def async_latest(place: Place) -> KeptNight | None:
    """Return tonight while it goes on, else the last night.

    None before the first, and where the bed's nights are not the sleeper's.
    """
    if place.bed.sole_sleeper != place.sleeper:
        return None
    return await place.bed.async_tonight() or place.bed.data.last_night


async def async_answer(
    hass: HomeAssistant, place: Place, kept: KeptNight | None
) -> dict[str, Any]:
    """Return a night with its sleeper and bed, as the cards get it."""
    texts = await async_reason_texts(hass)
    return {
        **place_view(hass, place, texts),
        "night": kept and night_view(kept, texts),
    }


async def _async_send_night(
    hass: HomeAssistant, connection: ActiveConnection, msg: dict[str, Any]
) -> None:
    """Answer one night: of a number, of a day, else the latest."""
    places = visible_places(hass, connection, msg)
    place, kept = await _async_meant(hass, places, msg)
    connection.send_result(msg["id"], await async_answer(hass, place, kept))


async def _async_meant(
    hass: HomeAssistant, places: list[Place], msg: dict[str, Any]
) -> tuple[Place, KeptNight | None]:
    place = places[0]
    if ATTR_NIGHT_ID in msg:
        return await async_night_of_number(hass, places, msg[ATTR_NIGHT_ID])
    if ATTR_DATE in msg:
        return place, await _async_of_day(place, msg[ATTR_DATE])
    return place, await async_latest(place)


async def _async_of_day(place: Place, day: date) -> KeptNight | None:
    if place.bed.sole_sleeper != place.sleeper:
        return None
    return await place.bed.async_night_of(day)


NIGHT: Final = Command(
    name="night",
    fields={**DEVICE_FIELDS, **NIGHT_FIELDS},
    handler=_async_send_night,
)
