"""What the actions have in common: who asks, whose nights, and which of them."""

from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

import probatio
from homeassistant.const import ATTR_DEVICE_ID
from homeassistant.core import ServiceCall, SupportsResponse
from homeassistant.exceptions import ServiceValidationError
from homeassistant.helpers import config_validation as cv
from homeassistant.util import dt as dt_util

from .const import DOMAIN
from .kept_night import KeptNight, day_of
from .places import Place, all_places, places_of_device
from .store import DATA_STORE

ATTR_NIGHT_ID: Final = "night_id"
ATTR_DATE: Final = "date"
ATTR_START_DATE: Final = "start_date"
ATTR_END_DATE: Final = "end_date"

SLEEPER_FIELDS: Final = {probatio.Optional(ATTR_DEVICE_ID): cv.string}
"""Who is meant; may be left out while there is only one."""
NIGHT_FIELDS: Final = {
    probatio.Exclusive(ATTR_NIGHT_ID, "night"): cv.positive_int,
    probatio.Exclusive(ATTR_DATE, "night"): cv.date,
}
"""Which night: by its number or its day; the last one, if unsaid."""
PERIOD_FIELDS: Final = {
    probatio.Optional(ATTR_START_DATE): cv.date,
    probatio.Optional(ATTR_END_DATE): cv.date,
}
"""Days from and to, both included."""


type Answer = dict[str, Any] | None
"""Response data: plain values, None where nothing is answered."""
type Handler = Callable[[ServiceCall], Coroutine[Any, Any, Answer]]


@dataclass(frozen=True, kw_only=True)
class Action:
    """Something a person, an automation or a blueprint can ask for."""

    name: str
    fields: dict[Any, Any]
    handler: Handler
    response: SupportsResponse


@dataclass(frozen=True, kw_only=True)
class Period:
    """Some days in a row, both ends included."""

    first: date
    last: date

    @property
    def days(self) -> int:
        """Return how many days there are."""
        return (self.last - self.first).days + 1

    @classmethod
    def of(cls, call: ServiceCall, days: int) -> Period:
        """Return the days a call names; so many up to now, if it names none.

        The last is the day that a night would belong to that ended now: from noon on,
        tomorrow.
        """
        last = call.data.get(ATTR_END_DATE, day_of(dt_util.utcnow()))
        first = call.data.get(ATTR_START_DATE, last - timedelta(days=days - 1))
        if first > last:
            raise ServiceValidationError(
                translation_domain=DOMAIN,
                translation_key="period_backwards",
                translation_placeholders={"first": str(first), "last": str(last)},
            )
        return cls(first=first, last=last)


async def async_place_of(call: ServiceCall) -> Place:
    """Return the sleeper that is meant, if the caller may see them."""
    places = _places_of(call)
    if len(places) > 1:
        raise ServiceValidationError(
            translation_domain=DOMAIN,
            translation_key="several_sleepers",
            translation_placeholders={
                "names": ", ".join(place.sleeper.name for place in places)
            },
        )
    (place,) = places
    await _async_require_access(call, place)
    return place


async def async_bed_of(call: ServiceCall) -> list[Place]:
    """Return all sleepers of the bed that is meant, if the caller may see them all."""
    places = _places_of(call)
    if len({place.bed.mac for place in places}) > 1:
        raise ServiceValidationError(
            translation_domain=DOMAIN,
            translation_key="several_beds",
            translation_placeholders={
                "names": ", ".join(
                    sorted({place.bed.config_entry.title for place in places})
                )
            },
        )
    bed = places[0].bed
    everybody = [Place(bed, sleeper) for sleeper in bed.sleepers]
    for place in everybody:
        await _async_require_access(call, place)
    return everybody


async def async_require_administrator(call: ServiceCall) -> None:
    """Refuse a user who is no administrator; an automation is no user."""
    if call.context.user_id is None:
        return
    user = await call.hass.auth.async_get_user(call.context.user_id)
    if user is None or not user.is_admin:
        raise ServiceValidationError(
            translation_domain=DOMAIN, translation_key="only_administrators"
        )


async def async_night_of(call: ServiceCall, place: Place) -> KeptNight:
    """Return the night that is meant, over and the sleeper's own."""
    store = call.hass.data[DATA_STORE]
    if ATTR_NIGHT_ID in call.data:
        meant = f"#{call.data[ATTR_NIGHT_ID]}"
        kept = await store.async_night(call.data[ATTR_NIGHT_ID])
    elif ATTR_DATE in call.data:
        meant = str(call.data[ATTR_DATE])
        kept = await store.async_day(place.owner, call.data[ATTR_DATE])
    else:
        meant = "–"
        kept = await store.async_last_night(place.owner)
    if kept is None or kept.id is None or not place.has(kept):
        raise ServiceValidationError(
            translation_domain=DOMAIN,
            translation_key="no_night",
            translation_placeholders={"night": meant, "name": place.sleeper.name},
        )
    return kept


def _places_of(call: ServiceCall) -> list[Place]:
    device_id = call.data.get(ATTR_DEVICE_ID)
    if device_id is None:
        places = all_places(call.hass)
    else:
        places = places_of_device(call.hass, device_id)
    if not places:
        raise ServiceValidationError(
            translation_domain=DOMAIN, translation_key="no_sleeper"
        )
    return places


async def _async_require_access(call: ServiceCall, place: Place) -> None:
    """Refuse a user who may not see the sleeper; an automation is no user."""
    if call.context.user_id is None:
        return
    user = await call.hass.auth.async_get_user(call.context.user_id)
    if user is None or not place.sleeper.may_be_seen_by(user):
        raise ServiceValidationError(
            translation_domain=DOMAIN, translation_key="not_your_sleeper"
        )
