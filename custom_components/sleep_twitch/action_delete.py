"""The actions that delete nights: rows, raw data and statistics."""

from collections.abc import Iterable
from typing import Final

import probatio
from homeassistant.core import ServiceCall, SupportsResponse
from homeassistant.exceptions import ServiceValidationError
from homeassistant.helpers import config_validation as cv

from .action import (
    ATTR_DATE,
    ATTR_END_DATE,
    ATTR_NIGHT_ID,
    ATTR_START_DATE,
    NIGHT_FIELDS,
    SLEEPER_FIELDS,
    Action,
    Answer,
    Period,
    async_bed_of,
    async_night_of,
    async_place_of,
    async_require_administrator,
)
from .const import DOMAIN
from .coordinator import BedCoordinator
from .kept_night import NightHead
from .recorder_history import async_forget_history
from .store import DATA_STORE

ATTR_CONFIRM: Final = "confirm"


async def _async_delete_night(call: ServiceCall) -> Answer:
    """Delete one night: it has to be named, the last one is nobody's guess."""
    await async_require_administrator(call)
    if not {ATTR_NIGHT_ID, ATTR_DATE} & set(call.data):
        raise ServiceValidationError(
            translation_domain=DOMAIN, translation_key="no_night_named"
        )
    place = await async_place_of(call)
    kept = await async_night_of(call, place)
    await place.bed.raw_nights.async_delete(kept.start)
    head = await call.hass.data[DATA_STORE].async_delete_night(kept.id or 0)
    return await _async_deleted(place.bed, [head] if head else [])


async def _async_delete_nights(call: ServiceCall) -> Answer:
    """Delete all nights and naps of a period."""
    await async_require_administrator(call)
    place = await async_place_of(call)
    period = Period.of(call, 1)
    store = call.hass.data[DATA_STORE]
    heads = await store.async_nights(place.owner, period.first, period.last)
    await _async_delete_raw(place.bed, heads)
    deleted = await store.async_delete_nights(place.owner, period.first, period.last)
    known = {head.id for head in heads}
    await _async_delete_raw(
        place.bed, [head for head in deleted if head.id not in known]
    )
    return await _async_deleted(place.bed, deleted)


async def _async_delete_everything(call: ServiceCall) -> Answer:
    """Delete every night of a bed, and the diaries of its sleepers."""
    await async_require_administrator(call)
    places = await async_bed_of(call)
    if not call.data[ATTR_CONFIRM]:
        raise ServiceValidationError(
            translation_domain=DOMAIN,
            translation_key="not_confirmed",
            translation_placeholders={"name": places[0].bed.config_entry.title},
        )
    bed, store = places[0].bed, call.hass.data[DATA_STORE]
    if bed.data.tonight is not None:
        await bed.async_end_night()
    await bed.raw_nights.async_delete_all()
    deleted = await store.async_delete_everything(bed.mac)
    for place in places:
        await store.async_delete_diary(place.sleeper.subentry_id)
    return await _async_deleted(bed, deleted)


async def _async_delete_raw(bed: BedCoordinator, heads: Iterable[NightHead]) -> None:
    for head in heads:
        await bed.raw_nights.async_delete(head.start)


async def _async_deleted(bed: BedCoordinator, heads: Iterable[NightHead]) -> Answer:
    """Have everything else forget what the store has forgotten, and tell what it was.

    The entities first: the last night that is shown anew begins their new history.
    """
    await async_forget_history(bed.hass, bed.config_entry.entry_id)
    await bed.async_nights_changed()
    return {
        "deleted": [
            {
                "id": head.id,
                "date": head.day.isoformat(),
                "kind": head.kind.value,
                "start": head.start.isoformat(),
                "end": head.end.isoformat(),
            }
            for head in heads
        ]
    }


DELETE_NIGHT: Final = Action(
    name="delete_night",
    fields={**SLEEPER_FIELDS, **NIGHT_FIELDS},
    handler=_async_delete_night,
    response=SupportsResponse.OPTIONAL,
)
DELETE_NIGHTS: Final = Action(
    name="delete_nights",
    fields={
        **SLEEPER_FIELDS,
        probatio.Required(ATTR_START_DATE): cv.date,
        probatio.Required(ATTR_END_DATE): cv.date,
    },
    handler=_async_delete_nights,
    response=SupportsResponse.OPTIONAL,
)
DELETE_EVERYTHING: Final = Action(
    name="delete_everything",
    fields={**SLEEPER_FIELDS, probatio.Required(ATTR_CONFIRM): cv.boolean},
    handler=_async_delete_everything,
    response=SupportsResponse.OPTIONAL,
)
