"""The raw nights of one bed, for the event loop: made, deleted, and told of."""

from datetime import datetime
from functools import partial

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import HomeAssistant, callback

from .diary import DiaryMark
from .issues import set_raw_nights_issue
from .line import BedLine
from .raw_keeper import RawKeeper
from .store import NightStore


class BedRawNights:
    """Have a bed's sessions made into files, and files deleted."""

    def __init__(
        self,
        hass: HomeAssistant,
        entry: ConfigEntry,
        store: NightStore,
        line: BedLine,
        keeper: RawKeeper,
    ) -> None:
        """Serve the bed whose line and keeper these are."""
        self.nights = keeper.nights
        """Where the files are; its methods are for a worker thread."""
        self._hass = hass
        self._entry = entry
        self._store = store
        self._line = line
        self._keeper = keeper

    @callback
    def keep_soon(self) -> None:
        """Have files made of the sessions that are over, if there are any."""
        if self._keeper.is_waiting:
            self._entry.async_create_background_task(
                self._hass, self._async_keep(), f"{self._entry.title} raw night"
            )

    @callback
    def tell(self) -> None:
        """Tell that the disk has no room for raw nights, or that it has again."""
        set_raw_nights_issue(
            self._hass, self._entry.entry_id, self._entry.title, self._keeper.trouble
        )

    async def async_delete(self, start: datetime) -> None:
        """Delete the raw data of the session that began at an instant."""
        await self._hass.async_add_executor_job(self._line.forget, start)

    async def async_delete_all(self) -> None:
        """Delete the raw data of every session that is over."""
        await self._hass.async_add_executor_job(self._line.forget, None)

    async def _async_keep(self) -> None:
        marks: tuple[DiaryMark, ...] = ()
        if self._keeper.sleeper is not None:
            marks = await self._store.async_marks(self._keeper.sleeper)
        await self._hass.async_add_executor_job(partial(self._line.keep_raw, marks))
        self.tell()
