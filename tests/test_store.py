"""The database of nights."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from homeassistant.core import HomeAssistant

from custom_components.sleep_twitch.diary import DiaryKind, DiaryMark
from custom_components.sleep_twitch.kept_night import Owner, SessionKind
from custom_components.sleep_twitch.store import NightStore
from custom_components.sleep_twitch.store_error import StoreError, StoreTooNewError

from .nights import ADA, BED, EVENING, MOVEMENT, OWNER, kept_night


async def test_a_night_comes_back_as_it_was_written(store: NightStore) -> None:
    """Test nothing of a night is lost or rounded on its way to the disk and back."""
    kept = kept_night()

    await store.async_write_night(kept)

    assert await store.async_last_night(OWNER) == kept


async def test_unknown_figures_come_back_unknown(store: NightStore) -> None:
    """Test a figure that nobody knows is not a zero the next day."""
    kept = kept_night()
    unknown = replace(
        kept,
        summary=replace(
            kept.summary,
            plm=None,
            periodicity_index=None,
            imi_histogram=None,
            plm_by_hour=None,
        ),
        night=replace(kept.night, sleep_onset_s=None, final_wake_s=None),
    )

    await store.async_write_night(unknown)

    assert await store.async_last_night(OWNER) == unknown


async def test_a_session_that_went_on_takes_its_own_place(store: NightStore) -> None:
    """Test a break of two hours does not leave half a night beside the whole."""
    await store.async_write_night(kept_night(hours=4))
    whole = kept_night(hours=8)

    await store.async_write_night(whole)

    assert await store.async_day(OWNER, date(2026, 3, 15)) == whole
    assert await _count(store, "night") == 1
    assert await _count(store, "movement") == len(whole.night.movements)


async def test_the_longest_session_of_a_day_is_its_night(store: NightStore) -> None:
    """Test a long sleep in the morning takes the place of a short one before it."""
    await store.async_write_night(kept_night(hours=3.5))
    long = kept_night(EVENING + timedelta(hours=7), hours=5, boot_id=8)

    await store.async_write_night(long)

    assert await store.async_last_night(OWNER) == long
    assert await store.async_day(OWNER, long.day) == long
    assert await _kinds(store) == ["nap", "night"]


async def test_a_nap_is_no_last_night(store: NightStore) -> None:
    """Test an hour on the bed at noon does not wipe the figures of the night."""
    night = kept_night()
    await store.async_write_night(night)

    await store.async_write_night(
        kept_night(EVENING + timedelta(hours=15), hours=1.5, boot_id=8)
    )

    assert await store.async_last_night(OWNER) == night


async def test_a_day_of_naps_shows_the_longest(store: NightStore) -> None:
    """Test a day is found even if nobody slept it through."""
    short = kept_night(hours=1)
    long = kept_night(EVENING + timedelta(hours=6), hours=2, boot_id=8)
    for kept in (long, short):
        await store.async_write_night(kept)

    found = await store.async_day(OWNER, long.day)

    assert found == long
    assert found.kind is SessionKind.NAP
    assert await store.async_last_night(OWNER) is None


async def test_an_open_session_is_no_last_night(store: NightStore) -> None:
    """Test figures of the first pass are not taken for the final ones."""
    night = kept_night(EVENING - timedelta(days=1))
    await store.async_write_night(night)

    await store.async_open_night(
        replace(kept_night(boot_id=8), provisional=True, kind=SessionKind.NAP)
    )

    assert await store.async_last_night(OWNER) == night


async def test_movements_of_the_open_session_are_on_the_disk(
    store: NightStore, tmp_path: Path
) -> None:
    """Test a power cut takes no movement: another connection sees it at once."""
    night_id = await store.async_open_night(replace(kept_night(), provisional=True))

    await store.async_add_movements(night_id, [MOVEMENT])

    with closing(sqlite3.connect(tmp_path / "sleep_twitch" / "nights.db")) as other:
        assert other.execute("SELECT onset_s FROM movement").fetchall() == [(1204.31,)]
        assert other.execute("PRAGMA journal_mode").fetchone() == ("wal",)


async def test_opening_a_session_again_forgets_what_was_told(
    store: NightStore,
) -> None:
    """Test a restart in mid-night does not count its movements twice."""
    opened = replace(kept_night(), provisional=True)
    for _ in range(2):
        night_id = await store.async_open_night(opened)
        await store.async_add_movements(night_id, [MOVEMENT])

    assert await _count(store, "night") == 1
    assert await _count(store, "movement") == 1


async def test_a_session_that_goes_on_keeps_its_figures(store: NightStore) -> None:
    """Test lying down again in the morning does not blank the last night."""
    kept = kept_night()
    await store.async_write_night(kept)

    night_id = await store.async_open_night(replace(kept, provisional=True))
    await store.async_add_movements(night_id, [MOVEMENT])

    assert await store.async_last_night(OWNER) == kept


async def test_a_session_is_known_by_where_it_began_and_ended(
    store: NightStore,
) -> None:
    """Test a restart does not score anew what is written, but what went on."""
    kept = kept_night()
    await store.async_write_night(kept)

    assert await store.async_has_final(
        replace(kept, start=kept.start + timedelta(seconds=2))
    )
    assert not await store.async_has_final(kept_night(hours=8))
    assert not await store.async_has_final(kept_night(boot_id=8))


async def test_a_simulated_night_played_again_replaces_itself(
    store: NightStore,
) -> None:
    """Test a demo that is run twice shows one night, a real bed keeps both."""
    first = replace(kept_night(), simulated=True)
    again = replace(
        kept_night(EVENING + timedelta(minutes=5), boot_id=8), simulated=True
    )
    await store.async_write_night(first)

    await store.async_write_night(again)

    assert await store.async_last_night(OWNER) == again
    assert await _count(store, "night") == 1


async def test_a_real_night_is_never_replaced_by_an_overlapping_one(
    store: NightStore,
) -> None:
    """Test a clock that was set wrong costs nobody a night."""
    await store.async_write_night(kept_night())

    await store.async_write_night(replace(kept_night(boot_id=8), simulated=True))

    assert await _count(store, "night") == 2


@pytest.mark.parametrize(
    ("end", "day"),
    [
        pytest.param(
            datetime(2026, 3, 15, 6, tzinfo=UTC), date(2026, 3, 15), id="in the morning"
        ),
        pytest.param(
            datetime(2026, 3, 14, 23, 30, tzinfo=UTC),
            date(2026, 3, 15),
            id="before midnight in UTC, after it here",
        ),
        pytest.param(
            datetime(2026, 3, 15, 10, 59, 59, tzinfo=UTC),
            date(2026, 3, 15),
            id="just before noon",
        ),
        pytest.param(
            datetime(2026, 3, 15, 11, 0, tzinfo=UTC), date(2026, 3, 16), id="at noon"
        ),
        pytest.param(
            datetime(2026, 3, 29, 10, 0, tzinfo=UTC),
            date(2026, 3, 30),
            id="at noon of the day that summer time begins",
        ),
    ],
)
async def test_days_run_from_noon_to_noon(
    hass: HomeAssistant, end: datetime, day: date
) -> None:
    """Test a night is filed under the morning it ended, by the clock on the wall."""
    await hass.config.async_set_time_zone("Europe/Berlin")

    kept = replace(kept_night(), end=end)

    assert kept.day == day


@pytest.mark.parametrize(
    ("sleeper", "set_up", "is_shown"),
    [
        pytest.param(ADA, "2026-01-01", True, id="the sleeper's own"),
        pytest.param("bo", "2026-01-01", False, id="one who moved in later"),
        pytest.param("bo", "2026-04-01", True, id="a bed that was set up again"),
    ],
)
async def test_nights_are_shown_to_their_owner(
    store: NightStore,
    sleeper: str,
    set_up: str,
    is_shown: bool,  # noqa: FBT001 - a parameter of the test
) -> None:
    """Test who moves into a bed does not see the nights of who moved out."""
    await store.async_write_night(kept_night())
    since = datetime.fromisoformat(set_up).replace(tzinfo=UTC)
    owner = Owner(bed=BED, sleeper=sleeper, set_up=since)

    found = await store.async_last_night(owner)

    assert (found == kept_night()) is is_shown


async def test_a_night_of_several_sleepers_is_nobodys(store: NightStore) -> None:
    """Test a night that two shared is kept and shown to neither."""
    await store.async_write_night(replace(kept_night(), sleeper=None))

    assert await store.async_last_night(OWNER) is None
    assert await _count(store, "night") == 1


async def test_the_diary_keeps_none_and_zero_apart(store: NightStore) -> None:
    """Test "none today" is not "some, not counted"."""
    marks = [
        DiaryMark(
            sleeper="a",
            kind=DiaryKind.CAFFEINE,
            at=EVENING + timedelta(hours=hour),
            amount=amount,
            note=note,
        )
        for hour, amount, note in ((1, None, "espresso"), (0, 0.0, None))
    ]
    for mark in marks:
        await store.async_write_mark(mark)

    assert await store.async_marks("a") == tuple(reversed(marks))
    assert await store.async_marks("b") == ()


async def test_opening_again_keeps_what_is_there(
    hass: HomeAssistant, store: NightStore
) -> None:
    """Test a restart does not begin with an empty database."""
    await store.async_write_night(kept_night())
    await store.async_close()
    reopened = NightStore(hass)

    await reopened.async_open()

    assert await reopened.async_last_night(OWNER) == kept_night()
    await reopened.async_close()


async def test_a_newer_database_is_left_alone(
    hass: HomeAssistant, store: NightStore, tmp_path: Path
) -> None:
    """Test a downgrade of the integration breaks nothing of a newer one."""
    await store.async_close()
    path = tmp_path / "sleep_twitch" / "nights.db"
    with closing(sqlite3.connect(path)) as database:
        database.execute("PRAGMA user_version = 99")

    with pytest.raises(StoreTooNewError, match="has version 99"):
        await NightStore(hass).async_open()


async def test_a_closed_store_says_so(store: NightStore) -> None:
    """Test a late write is an error and not silently gone."""
    await store.async_close()

    with pytest.raises(StoreError, match="closed"):
        await store.async_write_night(kept_night())


async def _count(store: NightStore, table: str) -> int:
    return int((await _rows(store, f"SELECT count(*) FROM {table}"))[0][0])  # noqa: S608 - our own tables


async def _kinds(store: NightStore) -> list[str]:
    return [
        str(row[0])
        for row in await _rows(store, "SELECT kind FROM night ORDER BY start_us")
    ]


async def _rows(store: NightStore, query: str) -> list[tuple[str | int, ...]]:
    return await store._async_run(
        lambda database: [tuple(row) for row in database.execute(query)]
    )
