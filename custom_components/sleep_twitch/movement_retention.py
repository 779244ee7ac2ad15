"""How long movements are kept, where a sleeper wants only the figures for good."""

import sqlite3
from datetime import datetime, timedelta
from typing import Final

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers.event import async_track_time_interval
from homeassistant.util import dt as dt_util

from .const import CONF_MOVEMENT_DAYS, DEFAULT_MOVEMENT_DAYS, LOGGER
from .store import NightStore
from .store_error import StoreError

_EVERY: Final = timedelta(hours=6)
"""A day is over some hours late at most, whatever the time zone does."""


@callback
def async_forget_old_movements(
    hass: HomeAssistant, entry: ConfigEntry, store: NightStore
) -> None:
    """Delete movements older than a bed's option says, now and as days go by."""
    days = entry.options.get(CONF_MOVEMENT_DAYS, DEFAULT_MOVEMENT_DAYS)
    bed = entry.unique_id
    if not days or bed is None:
        return

    async def _forget(_now: datetime) -> None:
        first_kept = dt_util.now().date() - timedelta(days=days)
        try:
            await store.async_forget_movements_before(first_kept, bed=bed)
        except (StoreError, sqlite3.Error, OSError) as err:
            LOGGER.error(
                "Movements before %s could not be deleted: %s. It is tried again",
                first_kept,
                err,
            )

    entry.async_on_unload(async_track_time_interval(hass, _forget, _EVERY))
    entry.async_create_background_task(
        hass, _forget(dt_util.utcnow()), f"{entry.title} old movements"
    )
