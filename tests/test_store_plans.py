"""How the database answers what the store asks: by an index, always."""

import re
import sqlite3
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import date, timedelta

import pytest
from homeassistant.core import HomeAssistant

from custom_components.sleep_twitch.diary import DiaryKind, DiaryMark
from custom_components.sleep_twitch.kept_night import Origin
from custom_components.sleep_twitch.store import NightStore

from .nights import ADA, BED, EVENING, MOVEMENT, OWNER, kept_night

BY_INDEX = re.compile(
    r"SEARCH \w+ USING (COVERING )?(INDEX \w+|INTEGER PRIMARY KEY) \(.+\)"
)
"""SQLite goes to where the rows are; a SCAN would read every row of a table."""
WITHIN = re.compile(
    r"USE TEMP B-TREE FOR (ORDER BY|RIGHT PART OF ORDER BY|LAST \d TERMS OF ORDER BY"
    r"|LAST TERM OF ORDER BY)|(LIST|SCALAR) SUBQUERY \d+|MULTI-INDEX OR|INDEX \d+"
    r"|REUSE LIST SUBQUERY \d+|USE TEMP B-TREE FOR GROUP BY"
)
"""What is done with rows that were found."""
NOT_PLANNED = ("BEGIN", "COMMIT", "PRAGMA", "VACUUM", "INSERT", "--")
API = {
    name
    for name in vars(NightStore)
    if name.startswith("async_") and name not in {"async_open", "async_close"}
}


@pytest.fixture
async def store(hass: HomeAssistant) -> AsyncIterator[NightStore]:
    """Return an open store with a month of nights."""
    store = NightStore(hass)
    await store.async_open()
    for days in range(30):
        await store.async_write_night(
            kept_night(EVENING + timedelta(days=days), boot_id=7 + days)
        )
    yield store
    await store.async_close()


async def ask_everything(store: NightStore) -> None:
    """Ask all that can be asked of the store."""
    later = kept_night(EVENING + timedelta(days=40), boot_id=90)
    await store.async_has_final(later)
    number = await store.async_open_night(replace(later, provisional=True))
    await store.async_add_movements(number, [MOVEMENT])
    await store.async_write_night(replace(later, simulated=True))
    await store.async_import_night(replace(later, origin=Origin.IMPORTED))
    await store.async_rescore(number, later)
    await store.async_mark_movement(number, MOVEMENT.onset_s, is_wrong=True)
    await store.async_last_night(OWNER)
    await store.async_day(OWNER, later.day)
    await store.async_night(number)
    await store.async_nights(OWNER, date(2026, 3, 20), date(2026, 3, 25))
    await store.async_activity(OWNER, date(2026, 3, 20), date(2026, 3, 25), 900)
    mark = DiaryMark(
        sleeper=ADA, kind=DiaryKind.CAFFEINE, at=EVENING, amount=None, note=None
    )
    await store.async_write_mark(mark)
    await store.async_marks(ADA)
    await store.async_delete_diary(ADA)
    await store.async_forget_movements_before(date(2026, 3, 17), bed=BED)
    await store.async_hold()
    await store.async_release()
    await store.async_delete_night(number)
    await store.async_delete_nights(OWNER, date(2026, 3, 20), date(2026, 3, 25))
    await store.async_delete_everything(BED)


def test_everything_is_asked_here() -> None:
    """Test a question that is new is not left out of what follows."""
    asked = set(ask_everything.__code__.co_names)

    assert asked >= API


async def test_every_question_goes_by_an_index(store: NightStore) -> None:
    """Test five years of movements do not slow down the look at one night."""
    statements: list[str] = []
    await store._async_run(
        lambda database: database.set_trace_callback(statements.append)
    )

    await ask_everything(store)

    await store._async_run(lambda database: database.set_trace_callback(None))
    planned = sorted(
        {it for it in statements if not it.lstrip().startswith(NOT_PLANNED)}
    )
    plans = await store._async_run(
        lambda database: {each: _plan(database, each) for each in planned}
    )
    assert len(plans) > 20
    steps = [step for plan in plans.values() for step in plan]
    assert {each for each in steps if not _is_quick(each)} == set()
    assert any("movement USING INDEX" in step for step in steps)


@pytest.mark.parametrize("table", ["movement", "gap"])
async def test_deleting_a_night_finds_its_parts_by_an_index(
    store: NightStore, table: str
) -> None:
    """Test movements and gaps go with their night without a look at all others."""
    (step,) = await store._async_run(
        lambda database: _plan(database, f"DELETE FROM {table} WHERE night = 1")  # noqa: S608 - our own tables
    )

    assert re.fullmatch(rf"SEARCH {table} .*INDEX {table}_by_night \(night=\?\)", step)


def _is_quick(step: str) -> bool:
    return bool(BY_INDEX.fullmatch(step) or WITHIN.fullmatch(step))


def _plan(database: sqlite3.Connection, statement: str) -> list[str]:
    rows = database.execute(f"EXPLAIN QUERY PLAN {statement}")
    return [str(row["detail"]) for row in rows]
