"""The raw night that somebody looks at, held while they zoom."""

import threading
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from homeassistant.core import CALLBACK_TYPE, HassJob, HomeAssistant, callback
from homeassistant.helpers.event import async_call_later
from homeassistant.util.hass_dict import HassKey

from .const import DOMAIN
from .export.night_file import NightFile
from .export.signal_window import SignalWindow, signal_window
from .moment import to_us

HELD_FOR: Final = timedelta(minutes=2)
"""After the last look: who zooms, zooms on within a minute or has found it."""

DATA_OPEN_NIGHT: HassKey[OpenNight] = HassKey(f"{DOMAIN}_open_night")


class OpenNight:
    """Show windows of one raw night after another, each file read once.

    Only the latest is held: some 20 MB.
    """

    def __init__(self, hass: HomeAssistant) -> None:
        """Hold nothing yet."""
        self._hass = hass
        self._lock = threading.Lock()
        """Held by the worker that reads: a second one waits for what it read."""
        self._night: NightFile | None = None
        self._mark: tuple[Path, int, int] | None = None
        self._stop_waiting: CALLBACK_TYPE | None = None

    async def async_window(
        self, path: Path, start: datetime, end: datetime, n_pixels: int
    ) -> SignalWindow:
        """Return the signal of a file between two instants.

        Raises
        ------
        RecordingError
            If the file is damaged.
        OSError
            If it is not there any more.
        """
        try:
            return await self._hass.async_add_executor_job(
                self._window, path, to_us(start), to_us(end), n_pixels
            )
        finally:
            self._let_go_later()

    @callback
    def async_close(self) -> None:
        """Hold nothing any more."""
        if self._stop_waiting:
            self._stop_waiting()
            self._stop_waiting = None
        self._night = self._mark = None

    @callback
    def _let_go_later(self) -> None:
        if self._stop_waiting:
            self._stop_waiting()
        self._stop_waiting = async_call_later(
            self._hass, HELD_FOR, HassJob(self._let_go, cancel_on_shutdown=True)
        )

    @callback
    def _let_go(self, _now: datetime) -> None:
        self._stop_waiting = None
        self.async_close()

    def _window(
        self, path: Path, start_us: int, end_us: int, n_pixels: int
    ) -> SignalWindow:
        with self._lock:
            night = self._read(path)
        return signal_window(night, start_us, end_us, n_pixels)

    def _read(self, path: Path) -> NightFile:
        # edfio is slow to import, so only who needs it waits for it.
        from .export.edf_night import read_night  # noqa: PLC0415

        stat = path.stat()
        mark = (path, stat.st_mtime_ns, stat.st_size)
        night = self._night
        if night is None or self._mark != mark:
            self._night = None
            night = read_night(path)
            self._night, self._mark = night, mark
        return night
