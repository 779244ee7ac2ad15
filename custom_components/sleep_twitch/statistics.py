"""Long-term statistics: a row for every night and figure, as the store has them."""

import asyncio
from collections.abc import Mapping
from datetime import date

from homeassistant.components.recorder import DOMAIN as RECORDER_DOMAIN
from homeassistant.components.recorder import get_instance
from homeassistant.components.recorder.statistics import async_add_external_statistics
from homeassistant.config_entries import ConfigEntry
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers.translation import async_get_translations
from homeassistant.util import dt as dt_util
from sqlalchemy.exc import SQLAlchemyError

from .const import DOMAIN, LOGGER
from .kept_night import NightHead
from .recorder_history import async_settled
from .sleeper import Sleeper, owner_of, sleepers_of
from .statistic_rows import StatisticChange, changes_for, ids_of_others
from .store import NightStore
from .store_error import StoreError


class BedStatistics:
    """Keep the statistics of a bed's sleepers the same as their nights in the store.

    The recorder can replace a row and forget a statistic as a whole, but not delete
    one row. So what is there is compared with what ought to be: rows that are new or
    other are written; where one must go, the statistic is forgotten and written anew.
    This also mends what was lost: a database of the recorder begun anew, or Home
    Assistant stopped half-way.
    """

    def __init__(
        self, hass: HomeAssistant, entry: ConfigEntry, store: NightStore
    ) -> None:
        """Prepare for the sleepers that an entry has now."""
        self._hass = hass
        self._entry = entry
        self._store = store
        self._sleepers = sleepers_of(entry)
        self._lock = asyncio.Lock()
        self._tasks: set[asyncio.Task[None]] = set()

    @callback
    def update(self) -> asyncio.Task[None]:
        """Bring the statistics in line with the nights; the task may be waited for."""
        task = self._entry.async_create_background_task(
            self._hass, self._async_update(), f"{self._entry.title} statistics"
        )
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task

    @callback
    def stop(self) -> None:
        """Leave the rest to the next start: the recorder ends with Home Assistant."""
        for task in self._tasks:
            task.cancel()

    async def _async_update(self) -> None:
        if not _has_recorder(self._hass):
            return
        async with self._lock:
            try:
                await self._async_bring_in_line()
            except (SQLAlchemyError, StoreError) as err:
                LOGGER.error("Statistics could not be brought in line: %s", err)
            except RuntimeError as err:
                # The recorder's threads end before we do; the next start goes on.
                LOGGER.debug("Statistics are left to the next start: %s", err)

    async def _async_bring_in_line(self) -> None:
        """Compare when all is written that was asked for, and return when this is."""
        recorder = get_instance(self._hass)
        await recorder.async_recorder_ready.wait()
        await async_settled(recorder)
        names = await _async_names(self._hass)
        for sleeper in self._sleepers:
            changes = await recorder.async_add_executor_job(
                changes_for,
                self._hass,
                sleeper,
                await self._async_nights(sleeper),
                names,
                dt_util.utcnow(),
            )
            for change in changes:
                _write(self._hass, change)
        await async_forget_strangers(self._hass)
        await async_settled(recorder)

    async def _async_nights(self, sleeper: Sleeper) -> tuple[NightHead, ...]:
        """Return the nights that every user may see: all of a sleeper's, or none."""
        if not sleeper.is_public:
            return ()
        return await self._store.async_nights(
            owner_of(self._entry, sleeper), date.min, date.max
        )


async def async_forget_strangers(
    hass: HomeAssistant, removed: ConfigEntry | None = None
) -> None:
    """Forget the statistics of sleepers who are no more in any bed.

    Parameters
    ----------
    hass : HomeAssistant
        Its beds, set up or not, are asked who sleeps there.
    removed : ConfigEntry, optional
        A bed that is being removed: its sleepers count as gone.
    """
    if not _has_recorder(hass):
        return
    sleepers = [
        sleeper.subentry_id
        for entry in hass.config_entries.async_entries(DOMAIN)
        if entry is not removed
        for sleeper in sleepers_of(entry)
    ]
    recorder = get_instance(hass)
    if ids := await recorder.async_add_executor_job(ids_of_others, hass, sleepers):
        recorder.async_clear_statistics(ids)


def _has_recorder(hass: HomeAssistant) -> bool:
    return RECORDER_DOMAIN in hass.config.components


@callback
def _write(hass: HomeAssistant, change: StatisticChange) -> None:
    if change.is_forgotten_first:
        get_instance(hass).async_clear_statistics([change.metadata["statistic_id"]])
    if change.rows or not change.is_forgotten_first:
        async_add_external_statistics(hass, change.metadata, change.data)


async def _async_names(hass: HomeAssistant) -> Mapping[str, str]:
    """Return how each figure is called in Home Assistant's language, by its key."""
    prefix = f"component.{DOMAIN}.common.statistic_"
    texts = await async_get_translations(hass, hass.config.language, "common", {DOMAIN})
    return {
        key.removeprefix(prefix): text
        for key, text in texts.items()
        if key.startswith(prefix)
    }
