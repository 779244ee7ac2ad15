"""What the cards' commands have in common: who asks, for whom, and what is refused."""

from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from typing import Any, Final

import probatio
from homeassistant.components.websocket_api import (
    ERR_INVALID_FORMAT,
    ERR_NOT_FOUND,
    ERR_UNAUTHORIZED,
    ActiveConnection,
)
from homeassistant.const import ATTR_DEVICE_ID
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import config_validation as cv

from .action import ATTR_END_DATE, ATTR_START_DATE, Period
from .coordinator import BedCoordinator
from .kept_night import KeptNight
from .places import Place, all_places, places_of_device
from .sleeper import may_see_everyone
from .store import DATA_STORE

DEVICE_FIELDS: Final = {probatio.Optional(ATTR_DEVICE_ID): str}
"""Device of a bed or a sleeper; the first sleeper that may be seen, if unsaid."""
PERIOD_FIELDS: Final = {
    probatio.Required(ATTR_START_DATE): cv.date,
    probatio.Required(ATTR_END_DATE): cv.date,
}
"""Days from and to, both included."""
ERR_NO_RAW_DATA: Final = "no_raw_data"

type Handler = Callable[
    [HomeAssistant, ActiveConnection, dict[str, Any]], Coroutine[Any, Any, None]
]


@dataclass(frozen=True, kw_only=True)
class Command:
    """Something a card can ask for."""

    name: str
    fields: dict[Any, Any]
    handler: Handler


class RefusedError(Exception):
    """What is asked for is not given: a code for the card, a sentence for a person."""

    def __init__(self, code: str, message: str) -> None:
        """Take why."""
        super().__init__(message)
        self.code = code

    @classmethod
    def no_sleeper(cls) -> RefusedError:
        """Return the refusal where there is no bed, or none of that device."""
        return cls(ERR_NOT_FOUND, "No sleeper is set up there")

    @classmethod
    def not_yours(cls) -> RefusedError:
        """Return the refusal to a user whom the sleeper's access does not name."""
        return cls(ERR_UNAUTHORIZED, "You may not see this sleeper")

    @classmethod
    def not_everyone(cls) -> RefusedError:
        """Return the refusal to a user who may not see all sleepers of a bed."""
        return cls(ERR_UNAUTHORIZED, "You may not see everyone who sleeps in this bed")

    @classmethod
    def no_administrator(cls) -> RefusedError:
        """Return the refusal of what changes a bed to who may only look."""
        return cls(ERR_UNAUTHORIZED, "Only an administrator may do that")

    @classmethod
    def no_night(cls, night_id: int) -> RefusedError:
        """Return the refusal of a night that is not there, or another's."""
        return cls(ERR_NOT_FOUND, f"No night {night_id} of this sleeper is kept")

    @classmethod
    def wrong(cls, message: str) -> RefusedError:
        """Return the refusal of a request that names the impossible."""
        return cls(ERR_INVALID_FORMAT, message)


@callback
def visible_places(
    hass: HomeAssistant, connection: ActiveConnection, msg: dict[str, Any]
) -> list[Place]:
    """Return the sleepers whom a message may mean and its user may see.

    Raises
    ------
    RefusedError
        If there is none.
    """
    visible = [
        place
        for place in _meant_places(hass, msg)
        if place.sleeper.may_be_seen_by(connection.user)
    ]
    if not visible:
        raise RefusedError.not_yours()
    return visible


@callback
def visible_bed(
    hass: HomeAssistant, connection: ActiveConnection, msg: dict[str, Any]
) -> BedCoordinator:
    """Return the bed that a message means, if its user may see all of its sleepers.

    Raises
    ------
    RefusedError
        If there is none.
    """
    for place in _meant_places(hass, msg):
        if may_see_everyone(place.bed.config_entry, connection.user):
            return place.bed
    raise RefusedError.not_everyone()


def period_of(msg: dict[str, Any], most_days: int) -> Period:
    """Return the days that a message names.

    Raises
    ------
    RefusedError
        If they run backwards, or are more than may be asked for at once.
    """
    period = Period(first=msg[ATTR_START_DATE], last=msg[ATTR_END_DATE])
    if not 1 <= period.days <= most_days:
        raise RefusedError.wrong(
            f"{period.first} to {period.last} are {period.days} days: "
            f"ask for 1 to {most_days}"
        )
    return period


async def async_night_of_number(
    hass: HomeAssistant, places: list[Place], night_id: int
) -> tuple[Place, KeptNight]:
    """Return a night that is over, and which of some sleepers it is of.

    Raises
    ------
    RefusedError
        If it is none of theirs; whether it is another's is not told.
    """
    kept = await hass.data[DATA_STORE].async_night(night_id)
    for place in places:
        if kept is not None and place.has(kept):
            return place, kept
    raise RefusedError.no_night(night_id)


@callback
def _meant_places(hass: HomeAssistant, msg: dict[str, Any]) -> list[Place]:
    """Return the sleepers of the device that a message names, or of every bed."""
    device_id = msg.get(ATTR_DEVICE_ID)
    places = (
        all_places(hass) if device_id is None else places_of_device(hass, device_id)
    )
    if not places:
        raise RefusedError.no_sleeper()
    return places
