"""The action that writes into a sleeper's diary."""

from datetime import datetime, timedelta
from typing import Final

import probatio
from homeassistant.core import ServiceCall, SupportsResponse
from homeassistant.exceptions import ServiceValidationError
from homeassistant.helpers import config_validation as cv
from homeassistant.util import dt as dt_util

from .action import SLEEPER_FIELDS, Action, async_place_of
from .const import DOMAIN
from .diary import DiaryKind, DiaryMark
from .store import DATA_STORE

ATTR_KIND: Final = "kind"
ATTR_AMOUNT: Final = "amount"
ATTR_TIME: Final = "time"
ATTR_NOTE: Final = "note"

_LONGEST_NOTE: Final = 255
_CLOCK_TOLERANCE: Final = timedelta(minutes=1)
"""A phone's clock may be this far ahead of ours."""


async def _async_log_diary(call: ServiceCall) -> None:
    """Write a mark into a sleeper's diary."""
    place = await async_place_of(call)
    mark = DiaryMark(
        sleeper=place.sleeper.subentry_id,
        kind=call.data[ATTR_KIND],
        at=_time_of(call),
        amount=call.data.get(ATTR_AMOUNT),
        note=call.data.get(ATTR_NOTE),
    )
    await call.hass.data[DATA_STORE].async_write_mark(mark)


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


LOG_DIARY: Final = Action(
    name="log_diary",
    fields={
        **SLEEPER_FIELDS,
        probatio.Required(ATTR_KIND): probatio.Coerce(DiaryKind),
        probatio.Optional(ATTR_AMOUNT): probatio.All(
            probatio.Coerce(float), probatio.Range(min=0)
        ),
        probatio.Optional(ATTR_TIME): cv.datetime,
        probatio.Optional(ATTR_NOTE): probatio.All(
            cv.string, probatio.Length(max=_LONGEST_NOTE)
        ),
    },
    handler=_async_log_diary,
    response=SupportsResponse.NONE,
)
