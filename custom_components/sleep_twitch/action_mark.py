"""The action that marks a movement as wrong, or as right after all."""

from typing import Final

import probatio
from homeassistant.core import ServiceCall, SupportsResponse
from homeassistant.exceptions import ServiceValidationError
from homeassistant.helpers import config_validation as cv

from .action import (
    NIGHT_FIELDS,
    SLEEPER_FIELDS,
    Action,
    Answer,
    async_night_of,
    async_place_of,
    async_require_administrator,
)
from .const import DOMAIN
from .night.summary import as_dict
from .store import DATA_STORE
from .store_error import UnknownMovementError

ATTR_ONSET: Final = "onset_s"
ATTR_WRONG: Final = "wrong"


async def _async_mark_movement(call: ServiceCall) -> Answer:
    """Leave a movement out of the figures, or take it in again; it stays shown."""
    await async_require_administrator(call)
    place = await async_place_of(call)
    kept = await async_night_of(call, place)
    onset_s, is_wrong = call.data[ATTR_ONSET], call.data[ATTR_WRONG]
    try:
        marked = await call.hass.data[DATA_STORE].async_mark_movement(
            kept.id or 0, onset_s, is_wrong=is_wrong
        )
    except UnknownMovementError as err:
        raise ServiceValidationError(
            translation_domain=DOMAIN,
            translation_key="no_movement",
            translation_placeholders={
                "night": kept.day.isoformat(),
                "onset_s": f"{onset_s:g}",
            },
        ) from err
    await place.bed.async_nights_changed()
    return {
        "id": marked.id,
        "date": marked.day.isoformat(),
        "wrong_onsets_s": sorted(marked.wrong_onsets_s),
        "summary": as_dict(marked.summary),
    }


MARK_MOVEMENT: Final = Action(
    name="mark_movement",
    fields={
        **SLEEPER_FIELDS,
        **NIGHT_FIELDS,
        probatio.Required(ATTR_ONSET): probatio.Coerce(float),
        probatio.Optional(ATTR_WRONG, default=True): cv.boolean,
    },
    handler=_async_mark_movement,
    response=SupportsResponse.OPTIONAL,
)
