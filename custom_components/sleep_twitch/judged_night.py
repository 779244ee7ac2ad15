"""The latest night of a bed, judged once for all the cards that follow it."""

import asyncio
from weakref import WeakKeyDictionary

from homeassistant.core import HomeAssistant
from homeassistant.util.hass_dict import HassKey

from .bed_state import Tonight
from .const import DOMAIN
from .coordinator import BedCoordinator
from .kept_night import KeptNight
from .places import Place
from .websocket_night import async_latest

DATA_JUDGED: HassKey[WeakKeyDictionary[BedCoordinator, JudgedNight]] = HassKey(
    f"{DOMAIN}_judged"
)


class JudgedNight:
    """Judge the night that goes on only where more of it is known than before.

    The final pass over seven hours takes a small computer most of a second, and keeps
    the stream waiting: not again for each card of each phone.
    """

    def __init__(self, hass: HomeAssistant) -> None:
        """Know nothing yet."""
        self._hass = hass
        self._tonight: Tonight | None = None
        self._judging: asyncio.Task[KeptNight | None] | None = None

    async def async_latest(self, place: Place) -> KeptNight | None:
        """Return tonight while it goes on, else the last night."""
        tonight = place.bed.data.tonight
        if tonight is None:
            self._tonight = self._judging = None
            return await async_latest(place)
        if self._judging is None or tonight != self._tonight:
            self._tonight = tonight
            self._judging = self._hass.async_create_background_task(
                async_latest(place), f"{DOMAIN} judge tonight"
            )
        # A card that leaves while it waits must not take the night from the others.
        return await asyncio.shield(self._judging)


def judged_night(hass: HomeAssistant, bed: BedCoordinator) -> JudgedNight:
    """Return what all cards of a bed share."""
    judged = hass.data.setdefault(DATA_JUDGED, WeakKeyDictionary())
    return judged.setdefault(bed, JudgedNight(hass))
