"""Nights and diary in an SQLite file of our own, written the moment they are known."""

import asyncio
import sqlite3
from collections.abc import Callable, Iterable
from contextlib import closing
from datetime import date
from pathlib import Path

from homeassistant.core import HomeAssistant
from homeassistant.util.hass_dict import HassKey

from .const import DOMAIN
from .diary import DiaryMark, read_marks, write_mark
from .kept_night import KeptNight, Owner
from .night.models import ScoredMovement
from .night_rows import (
    add_movements,
    has_final,
    open_night,
    read_day,
    read_last_night,
    write_night,
)
from .schema import MIGRATIONS

DATA_STORE: HassKey[NightStore] = HassKey(f"{DOMAIN}_store")


class StoreError(Exception):
    """The database cannot be used; the message says why."""


class StoreTooNewError(StoreError):
    """The database was written by a newer version of the integration."""


class NightStore:
    """Nights and diary of every bed.

    One statement runs at a time, in a thread of Home Assistant's pool. Every write is
    on the disk when it returns (full synchronisation): a night has few movements, and
    a power cut must not take one.
    """

    def __init__(self, hass: HomeAssistant) -> None:
        """Prepare the store; nothing is opened yet."""
        self.folder = Path(hass.config.path(DOMAIN))
        self._hass = hass
        self._lock = asyncio.Lock()
        self._database: sqlite3.Connection | None = None

    async def async_open(self) -> None:
        """Open the file, making or migrating it; once open, it stays so.

        Raises
        ------
        StoreError
            If the file is damaged or from a newer version.
        """
        async with self._lock:
            if self._database is None:
                self._database = await self._hass.async_add_executor_job(
                    _open, self.folder / "nights.db"
                )

    async def async_close(self) -> None:
        """Close the file."""
        async with self._lock:
            if self._database is not None:
                await self._hass.async_add_executor_job(self._database.close)
                self._database = None

    async def async_write_night(self, kept: KeptNight) -> None:
        """Write a session that is over, with its movements."""
        await self._async_run(lambda database: write_night(database, kept))

    async def async_has_final(self, kept: KeptNight) -> bool:
        """Return whether a session was already written as over."""
        return await self._async_run(lambda database: has_final(database, kept))

    async def async_open_night(self, kept: KeptNight) -> int:
        """Return the number of a session that goes on, ready to take its movements."""
        return await self._async_run(lambda database: open_night(database, kept))

    async def async_add_movements(
        self, night_id: int, movements: Iterable[ScoredMovement]
    ) -> None:
        """Add movements to the session that is going on."""
        await self._async_run(
            lambda database: add_movements(database, night_id, movements)
        )

    async def async_last_night(self, owner: Owner) -> KeptNight | None:
        """Return the latest night that is over, or None before the first."""
        return await self._async_run(lambda database: read_last_night(database, owner))

    async def async_day(self, owner: Owner, day: date) -> KeptNight | None:
        """Return the night of a day, or its longest nap, or None."""
        return await self._async_run(lambda database: read_day(database, owner, day))

    async def async_write_mark(self, mark: DiaryMark) -> None:
        """Write a mark into the diary."""
        await self._async_run(lambda database: write_mark(database, mark))

    async def async_marks(self, sleeper: str) -> tuple[DiaryMark, ...]:
        """Return the diary of a sleeper in order of time."""
        return await self._async_run(lambda database: read_marks(database, sleeper))

    async def _async_run[T](self, work: Callable[[sqlite3.Connection], T]) -> T:
        """Return what the work answers, done in a transaction of its own."""
        async with self._lock:
            if self._database is None:
                raise StoreError("the store of nights is closed")
            return await self._hass.async_add_executor_job(
                _transact, self._database, work
            )


def _transact[T](
    database: sqlite3.Connection, work: Callable[[sqlite3.Connection], T]
) -> T:
    with database:
        return work(database)


def _open(path: Path) -> sqlite3.Connection:
    path.parent.mkdir(parents=True, exist_ok=True)
    database = sqlite3.connect(path, check_same_thread=False)
    database.row_factory = sqlite3.Row
    try:
        database.execute("PRAGMA journal_mode = WAL")
        database.execute("PRAGMA synchronous = FULL")
        database.execute("PRAGMA foreign_keys = ON")
        _migrate(database, path)
    except sqlite3.DatabaseError as err:
        database.close()
        raise StoreError(f"{path} cannot be read: {err}") from err
    except StoreError:
        database.close()
        raise
    return database


def _migrate(database: sqlite3.Connection, path: Path) -> None:
    with closing(database.execute("PRAGMA user_version")) as cursor:
        version = cursor.fetchone()[0]
    if version > len(MIGRATIONS):
        raise StoreTooNewError(
            f"{path} has version {version}; this integration knows {len(MIGRATIONS)}"
        )
    for number, script in enumerate(MIGRATIONS[version:], start=version + 1):
        database.executescript(
            f"BEGIN; {script} PRAGMA user_version = {number}; COMMIT;"
        )
