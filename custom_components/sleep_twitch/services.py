"""Actions: what a person, an automation or a blueprint can ask for."""

from datetime import datetime, timedelta
from typing import Final

import probatio
from homeassistant.const import ATTR_DEVICE_ID
from homeassistant.core import HomeAssistant, ServiceCall, callback
from homeassistant.exceptions import ServiceValidationError
from homeassistant.helpers import config_validation as cv
from homeassistant.util import dt as dt_util

from .const import DOMAIN
from .diary import DiaryKind, DiaryMark
from .places import Place, all_places, places_of_device
from .store import DATA_STORE

SERVICE_LOG_DIARY: Final = "log_diary"
ATTR_KIND: Final = "kind"
ATTR_AMOUNT: Final = "amount"
ATTR_TIME: Final = "time"
ATTR_NOTE: Final = "note"

_LONGEST_NOTE: Final = 255
_CLOCK_TOLERANCE: Final = timedelta(minutes=1)
"""A phone's clock may be this far ahead of ours."""

_LOG_DIARY_SCHEMA: Final = probatio.Schema(
    {
        probatio.Required(ATTR_KIND): probatio.Coerce(DiaryKind),
        probatio.Optional(ATTR_DEVICE_ID): cv.string,
        probatio.Optional(ATTR_AMOUNT): probatio.All(
            probatio.Coerce(float), probatio.Range(min=0)
        ),
        probatio.Optional(ATTR_TIME): cv.datetime,
        probatio.Optional(ATTR_NOTE): probatio.All(
            cv.string, probatio.Length(max=_LONGEST_NOTE)
        ),
    }
)


@callback
def async_setup_services(hass: HomeAssistant) -> None:
    """Register the actions."""
    hass.services.async_register(
        DOMAIN, SERVICE_LOG_DIARY, _handle_log_diary, _LOG_DIARY_SCHEMA
    )


async def _handle_log_diary(call: ServiceCall) -> None:
    """Write a mark into a sleeper's diary."""
    place = await _place_of(call)
    mark = DiaryMark(
        sleeper=place.sleeper.subentry_id,
        kind=call.data[ATTR_KIND],
        at=_time_of(call),
        amount=call.data.get(ATTR_AMOUNT),
        note=call.data.get(ATTR_NOTE),
    )
    await call.hass.data[DATA_STORE].async_write_mark(mark)


async def _place_of(call: ServiceCall) -> Place:
    """Return the sleeper that is meant, if the caller may see them."""
    device_id = call.data.get(ATTR_DEVICE_ID)
    if device_id is None:
        places = all_places(call.hass)
    else:
        places = places_of_device(call.hass, device_id)
    if not places:
        raise ServiceValidationError(
            translation_domain=DOMAIN, translation_key="no_sleeper"
        )
    if len(places) > 1:
        raise ServiceValidationError(
            translation_domain=DOMAIN,
            translation_key="several_sleepers",
            translation_placeholders={
                "names": ", ".join(place.sleeper.name for place in places)
            },
        )
    (place,) = places
    await _require_access(call, place)
    return place


async def _require_access(call: ServiceCall, place: Place) -> None:
    """Refuse a user who may not see the sleeper; an automation is no user."""
    if call.context.user_id is None:
        return
    user = await call.hass.auth.async_get_user(call.context.user_id)
    if user is None or not place.sleeper.may_be_seen_by(user):
        raise ServiceValidationError(
            translation_domain=DOMAIN, translation_key="not_your_sleeper"
        )


def _time_of(call: ServiceCall) -> datetime:
    """Return when it was, in UTC; a time without a zone is Home Assistant's own."""
    now = dt_util.utcnow()
    at = dt_util.as_utc(call.data[ATTR_TIME]) if ATTR_TIME in call.data else now
    if at > now + _CLOCK_TOLERANCE:
        raise ServiceValidationError(
            translation_domain=DOMAIN,
            translation_key="time_in_future",
            translation_placeholders={"time": dt_util.as_local(at).isoformat()},
        )
    return at
