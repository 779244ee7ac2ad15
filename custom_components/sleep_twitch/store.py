"""Nights and diary in an SQLite file of our own, written the moment they are known."""

import asyncio
import sqlite3
import threading
from collections.abc import Callable, Iterable
from datetime import date
from functools import partial
from pathlib import Path
from typing import Final

from homeassistant.core import HomeAssistant
from homeassistant.util.hass_dict import HassKey

from . import night_deletes, night_queries, night_writes, session_identity
from .const import DOMAIN, LOGGER
from .database import is_damage, leave_database, open_database
from .diary import DiaryMark, read_marks, write_mark
from .issues import set_damaged_store_issue
from .kept_night import KeptNight, NightHead, Owner
from .night.models import ScoredMovement
from .night_activity import NightActivity, read_activity
from .store_error import StoreError

_CHECKPOINT_PAGES: Final = 1000
"""Length of the log from which it is brought into the file: SQLite's own."""

DATA_STORE: HassKey[NightStore] = HassKey(f"{DOMAIN}_store")


class NightStore:
    """Nights and diary of every bed.

    One piece of work runs at a time, in a thread of Home Assistant's pool, and each is
    a transaction. Every write is on the disk when it returns (full synchronisation): a
    night has few movements, and a power cut must not take one.
    """

    def __init__(self, hass: HomeAssistant) -> None:
        """Prepare the store; nothing is opened yet."""
        self.folder = Path(hass.config.path(DOMAIN))
        self._hass = hass
        self._lock = asyncio.Lock()
        self._work = threading.Lock()
        """Held by the thread itself: whoever waits for it may have given up."""
        self._database: sqlite3.Connection | None = None
        self._is_held = False
        self._untidy: list[Callable[[sqlite3.Connection], None]] = []
        """What is to be done once the file may be changed again."""

    async def async_open(self) -> None:
        """Open the file, making or migrating it; once open, it stays so.

        A damaged file is set aside, with a repair issue, and a new one begun.

        Raises
        ------
        StoreError
            If the file cannot be opened, or is from a newer version.
        """
        async with self._lock:
            if self._database is not None:
                return
            self._database = await self._async_opened()

    async def async_close(self) -> None:
        """Close the file."""
        async with self._lock:
            if self._database is not None:
                await self._hass.async_add_executor_job(self._close, self._database)
                self._database = None

    async def async_hold(self) -> None:
        """Leave the file as it is: what is written from now on goes into its log.

        So file and log can be copied one after the other, and together hold every
        night up to the copy of the log, while nights are written.
        """
        if self._database is not None:
            await self._async_run(self._hold)

    async def async_release(self) -> None:
        """Write into the file again."""
        if self._database is not None:
            await self._async_run(self._release)

    async def async_write_night(self, kept: KeptNight) -> int:
        """Write a session that is over, with its movements; return its number."""
        return await self._async_run(partial(night_writes.write_night, kept=kept))

    async def async_import_night(self, kept: KeptNight) -> int:
        """Write a session recorded elsewhere; return its number."""
        return await self._async_run(partial(night_writes.import_night, kept=kept))

    async def async_rescore(self, night_id: int, kept: KeptNight) -> None:
        """Put figures and movements in place of a night's own; marks stay.

        Raises
        ------
        UnknownNightError
            If the night is not kept any more, or not over.
        """
        await self._async_run(
            partial(night_writes.rescore_night, night_id=night_id, kept=kept)
        )

    async def async_mark_movement(
        self, night_id: int, onset_s: float, *, is_wrong: bool
    ) -> KeptNight:
        """Mark a movement as wrong, or as right again; return the night as it then is.

        Raises
        ------
        UnknownNightError
            If the night is not kept.
        UnknownMovementError
            If no movement of it begins then.
        """
        return await self._async_run(
            partial(
                night_writes.mark_movement,
                night_id=night_id,
                onset_s=onset_s,
                is_wrong=is_wrong,
            )
        )

    async def async_has_final(self, kept: KeptNight) -> bool:
        """Return whether a session was already written as over."""
        return await self._async_run(partial(session_identity.has_final, kept=kept))

    async def async_open_night(self, kept: KeptNight) -> int:
        """Return the number of a session that goes on, ready to take its movements."""
        return await self._async_run(partial(night_writes.open_night, kept=kept))

    async def async_add_movements(
        self, night_id: int, movements: Iterable[ScoredMovement]
    ) -> None:
        """Add movements to the session that is going on.

        Raises
        ------
        UnknownNightError
            If it was deleted meanwhile.
        """
        await self._async_run(
            partial(night_writes.add_movements, night_id=night_id, movements=movements)
        )

    async def async_last_night(self, owner: Owner) -> KeptNight | None:
        """Return the latest night that is over, or None before the first."""
        return await self._async_run(
            partial(night_queries.read_last_night, owner=owner)
        )

    async def async_day(self, owner: Owner, day: date) -> KeptNight | None:
        """Return the night of a day, or its longest nap, or None."""
        return await self._async_run(
            partial(night_queries.read_day, owner=owner, day=day)
        )

    async def async_night(self, night_id: int) -> KeptNight | None:
        """Return the night of a number, whoever's it is, or None."""
        return await self._async_run(
            partial(night_queries.read_night, night_id=night_id)
        )

    async def async_nights(
        self, owner: Owner, first: date, last: date
    ) -> tuple[NightHead, ...]:
        """Return nights and naps of some days that are over, both days included."""
        return await self._async_run(
            partial(night_queries.read_heads, owner=owner, first=first, last=last)
        )

    async def async_activity(
        self, owner: Owner, first: date, last: date, bin_s: int
    ) -> tuple[NightActivity, ...]:
        """Return when somebody moved in nights and naps of some days that are over."""
        return await self._async_run(
            partial(read_activity, owner=owner, first=first, last=last, bin_s=bin_s)
        )

    async def async_delete_night(self, night_id: int) -> NightHead | None:
        """Delete one night, bytes and all; return what it was, or None."""
        return await self._async_delete(
            partial(night_deletes.delete_night, night_id=night_id)
        )

    async def async_delete_nights(
        self, owner: Owner, first: date, last: date
    ) -> tuple[NightHead, ...]:
        """Delete nights and naps of some days, bytes and all; return what they were."""
        return await self._async_delete(
            partial(night_deletes.delete_nights, owner=owner, first=first, last=last)
        )

    async def async_delete_everything(self, bed: str) -> tuple[NightHead, ...]:
        """Delete all nights of a bed, bytes and all; return what they were."""
        return await self._async_delete(
            partial(night_deletes.delete_everything, bed=bed)
        )

    async def async_delete_diary(self, sleeper: str) -> int:
        """Delete the diary of a sleeper, bytes and all; return how many marks."""
        return await self._async_delete(
            partial(night_deletes.delete_diary, sleeper=sleeper)
        )

    async def async_forget_movements_before(self, day: date, *, bed: str) -> int:
        """Delete the movements of a bed's nights before a day; return how many.

        The figures of those nights stay.
        """
        return await self._async_run(
            partial(night_deletes.forget_movements, bed=bed, day=day),
            night_deletes.empty_log,
        )

    async def async_write_mark(self, mark: DiaryMark) -> None:
        """Write a mark into the diary."""
        await self._async_run(partial(write_mark, mark=mark))

    async def async_marks(self, sleeper: str) -> tuple[DiaryMark, ...]:
        """Return the diary of a sleeper in order of time."""
        return await self._async_run(partial(read_marks, sleeper=sleeper))

    async def _async_delete[T](self, work: Callable[[sqlite3.Connection], T]) -> T:
        """Return what the work answers, and let no byte stay of what it deleted."""
        return await self._async_run(work, night_deletes.sweep)

    async def _async_run[T](
        self,
        work: Callable[[sqlite3.Connection], T],
        tidy: Callable[[sqlite3.Connection], None] | None = None,
    ) -> T:
        """Return what the work answers, done in a transaction of its own.

        What tidies up after it runs at once where there was something to do, or when
        the file may be changed again.
        """
        async with self._lock:
            if self._database is None:
                raise StoreError("the store of nights is closed")
            try:
                return await self._hass.async_add_executor_job(
                    self._transact, self._database, work, tidy
                )
            except sqlite3.DatabaseError as err:
                if not is_damage(err):
                    raise
                LOGGER.error("The database of nights is damaged: %s", err)
            await self._async_renew(self._database)
            return await self._hass.async_add_executor_job(
                self._transact, self._database, work, tidy
            )

    async def _async_renew(self, damaged: sqlite3.Connection) -> None:
        """Check the file as at a start: nights go on in a new one."""
        self._database = None
        await self._hass.async_add_executor_job(self._leave, damaged)
        self._database = await self._async_opened()

    async def _async_opened(self) -> sqlite3.Connection:
        """Return the database, and tell what lies damaged beside it."""
        opened = await self._hass.async_add_executor_job(
            open_database, self.folder / "nights.db"
        )
        set_damaged_store_issue(self._hass, opened.set_aside)
        return opened.connection

    def _leave(self, damaged: sqlite3.Connection) -> None:
        with self._work:
            leave_database(damaged)

    def _transact[T](
        self,
        database: sqlite3.Connection,
        work: Callable[[sqlite3.Connection], T],
        tidy: Callable[[sqlite3.Connection], None] | None,
    ) -> T:
        with self._work:
            with database:
                answer = work(database)
            if answer and tidy:
                self._untidy.append(tidy)
                self._tidy_up(database)
            return answer

    def _tidy_up(self, database: sqlite3.Connection) -> None:
        while self._untidy and not self._is_held:
            self._untidy.pop()(database)

    def _hold(self, database: sqlite3.Connection) -> None:
        night_deletes.empty_log(database)
        database.execute("PRAGMA wal_autocheckpoint = 0")
        self._is_held = True

    def _release(self, database: sqlite3.Connection) -> None:
        database.execute(f"PRAGMA wal_autocheckpoint = {_CHECKPOINT_PAGES}")
        self._is_held = False
        self._tidy_up(database)

    def _close(self, database: sqlite3.Connection) -> None:
        with self._work:
            database.close()
