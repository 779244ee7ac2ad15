"""The line of one bed and its raw nights, for the event loop."""

import asyncio
import sqlite3
from datetime import datetime

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import HomeAssistant, callback

from .const import LOGGER
from .diary import DiaryMark
from .issues import set_raw_nights_issue
from .journal import journal_path
from .line import BedLine
from .raw_keeper import RawKeeper, RawTrouble
from .raw_nights import RawLimits, RawNights
from .stages import BedSettings
from .store import NightStore
from .store_error import StoreError


class BedRawNights:
    """Have a bed's sessions made into files, delete them, and tell of a full disk."""

    def __init__(
        self,
        hass: HomeAssistant,
        entry: ConfigEntry,
        store: NightStore,
        settings: BedSettings,
    ) -> None:
        """Prepare the line of a bed, with what keeps its raw nights."""
        journal = journal_path(store.folder, settings.mac)
        self.nights = RawNights(store.folder)
        """Where the files are; its methods are for a worker thread."""
        self._keeper = RawKeeper(
            self.nights, settings, RawLimits.from_options(entry.options), journal
        )
        self.line = BedLine(journal, settings, self._keeper)
        self._hass = hass
        self._entry = entry
        self._store = store
        self._sleeper = settings.sleeper
        self._task: asyncio.Task[None] | None = None
        self._told = RawTrouble(is_lost=True)

    @callback
    def update(self) -> None:
        """Have files made of the sessions that are over, and tell how that went.

        The first time also drops what the options no longer allow.
        """
        if self._keeper.trouble != self._told:
            self._told = self._keeper.trouble
            set_raw_nights_issue(
                self._hass, self._entry.entry_id, self._entry.title, self._told
            )
        task = self._task
        if task is None or (self._keeper.is_waiting and task.done()):
            self._task = self._entry.async_create_background_task(
                self._hass, self._async_keep(), f"{self._entry.title} raw night"
            )

    async def async_delete(self, start: datetime) -> None:
        """Delete the raw data of the session that began at an instant."""
        await self._hass.async_add_executor_job(self.line.forget, start)

    async def async_delete_all(self) -> None:
        """Delete the raw data of every session that is over."""
        await self._hass.async_add_executor_job(self.line.forget, None)

    async def _async_keep(self) -> None:
        marks = await self._async_marks()
        await self._hass.async_add_executor_job(self.line.keep_raw, marks)
        self.update()

    async def _async_marks(self) -> tuple[DiaryMark, ...]:
        if self._sleeper is None:
            return ()
        try:
            return await self._store.async_marks(self._sleeper)
        except (StoreError, sqlite3.Error) as err:
            LOGGER.warning("A raw night is kept without its diary: %s", err)
            return ()
