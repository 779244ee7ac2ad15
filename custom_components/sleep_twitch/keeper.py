"""What the line finds, into the store; a disk that fails does not stop the night."""

import asyncio
import sqlite3
from dataclasses import replace
from datetime import date, datetime

from .const import LOGGER
from .kept_night import KeptNight, Owner
from .news import DatedMovement, LineNews
from .night.models import ScoredMovement
from .store import NightStore
from .store_error import StoreError, UnknownNightError


class NightKeeper:
    """Write one bed's nights as they come.

    A session that is over and could not be written is tried again with whatever
    comes next; movements of an open one come again with its end.
    """

    def __init__(self, store: NightStore, owner: Owner | None) -> None:
        """Keep nights in a store; without an owner they are kept and not shown."""
        self._store = store
        self._owner = owner
        self._open_id: int | None = None
        self._open_start: datetime | None = None
        self._unwritten: list[KeptNight] = []
        self._is_failing = False
        # Replies, buttons and the clock each bring news, and do not wait for another.
        self._lock = asyncio.Lock()

    async def async_last_night(self) -> KeptNight | None:
        """Return the latest night that is over, or None before the first."""
        if self._owner is None:
            return None
        return await self._store.async_last_night(self._owner)

    async def async_last_night_or(self, shown: KeptNight | None) -> KeptNight | None:
        """Return the latest night, or the one that is shown where none can be read."""
        try:
            return await self.async_last_night()
        except (StoreError, sqlite3.Error, OSError) as err:
            LOGGER.warning("The last night cannot be read: %s", err)
            return shown

    async def async_day(self, day: date) -> KeptNight | None:
        """Return the night of a day, or its longest nap, or None."""
        if self._owner is None:
            return None
        return await self._store.async_day(self._owner, day)

    async def async_unknown(self, news: LineNews) -> LineNews:
        """Return the news without sessions that were written before.

        What is over keeps its figures: a restart, other rules or a newer version of
        the integration do not judge it anew. Where the store cannot tell, nothing
        counts as written: better twice than never, and a bed is followed all the same.
        """
        try:
            unknown = [
                kept
                for kept in news.closed
                if not await self._store.async_has_final(kept)
            ]
        except (StoreError, sqlite3.Error, OSError) as err:
            LOGGER.warning("Nobody knows which nights are written: %s", err)
            return news
        return replace(news, closed=tuple(unknown))

    async def async_keep(self, news: LineNews) -> None:
        """Write what is new, in the order it happened; return when it is safe."""
        self._unwritten += news.closed
        async with self._lock:
            await self._async_try(news)

    async def _async_try(self, news: LineNews) -> None:
        try:
            await self._async_write(news)
        except (StoreError, sqlite3.Error, OSError) as err:
            if not self._is_failing:
                LOGGER.error("Nights cannot be written: %s. It is tried again", err)
            self._is_failing = True
        else:
            if self._is_failing:
                LOGGER.info("Nights are written again")
            self._is_failing = False

    async def _async_write(self, news: LineNews) -> None:
        while self._unwritten:
            await self._store.async_write_night(self._unwritten[0])
            del self._unwritten[0]
        if news.opened:
            self._open_id = await self._store.async_open_night(news.opened)
            self._open_start = news.opened.start
        if news.movements and self._open_id is not None and self._open_start:
            since = self._open_start
            await self._async_add(
                self._open_id, [_since(dated, since) for dated in news.movements]
            )

    async def _async_add(self, night_id: int, movements: list[ScoredMovement]) -> None:
        """Add movements to the open session, unless somebody deleted what there was."""
        try:
            await self._store.async_add_movements(night_id, movements)
        except UnknownNightError:
            self._open_id = None


def _since(dated: DatedMovement, start: datetime) -> ScoredMovement:
    """Return the movement, its seconds counted from where the session began."""
    return replace(dated.movement, onset_s=(dated.onset - start).total_seconds())
