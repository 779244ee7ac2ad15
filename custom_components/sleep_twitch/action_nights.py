"""The actions that answer nights."""

from typing import Any, Final

from homeassistant.core import ServiceCall, SupportsResponse
from homeassistant.util import dt as dt_util

from .action import (
    NIGHT_FIELDS,
    PERIOD_FIELDS,
    SLEEPER_FIELDS,
    Action,
    Answer,
    Period,
    async_night_of,
    async_place_of,
)
from .export.nights_json import night_document
from .exported import exported
from .kept_night import NightHead
from .night.summary import as_dict
from .store import DATA_STORE

_USUAL_DAYS: Final = 30
"""So far back go the nights that are listed, if nobody says how far."""


def head_document(head: NightHead) -> dict[str, Any]:
    """Return what a list tells of a night, as plain values; None is unknown."""
    return {
        "id": head.id,
        "date": head.day.isoformat(),
        "kind": head.kind.value,
        "origin": head.origin.value,
        "simulated": head.simulated,
        "movements_forgotten": head.movements_forgotten,
        "start": head.start.isoformat(),
        "end": head.end.isoformat(),
        "sleep_onset_s": head.sleep_onset_s,
        "final_wake_s": head.final_wake_s,
        "summary": as_dict(head.summary),
    }


async def _async_get_nights(call: ServiceCall) -> Answer:
    """Answer the nights and naps of a period, without their movements."""
    place = await async_place_of(call)
    period = Period.of(call, _USUAL_DAYS)
    heads = await call.hass.data[DATA_STORE].async_nights(
        place.owner, period.first, period.last
    )
    return {
        "sleeper": place.sleeper.name,
        "start_date": period.first.isoformat(),
        "end_date": period.last.isoformat(),
        "nights": [head_document(head) for head in heads],
    }


async def _async_get_night(call: ServiceCall) -> Answer:
    """Answer one night with all its movements."""
    place = await async_place_of(call)
    kept = await async_night_of(call, place)
    zone = dt_util.get_default_time_zone()
    return {"night": night_document(exported(kept, place.sleeper.name), zone)}


GET_NIGHTS: Final = Action(
    name="get_nights",
    fields={**SLEEPER_FIELDS, **PERIOD_FIELDS},
    handler=_async_get_nights,
    response=SupportsResponse.ONLY,
)
GET_NIGHT: Final = Action(
    name="get_night",
    fields={**SLEEPER_FIELDS, **NIGHT_FIELDS},
    handler=_async_get_night,
    response=SupportsResponse.ONLY,
)
