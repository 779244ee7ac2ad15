"""Nights in the database: listed and judged anew."""

import asyncio
import sqlite3
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from custom_components.sleep_twitch.kept_night import (
    Origin,
    Owner,
    SessionKind,
)
from custom_components.sleep_twitch.night.models import MovementKind, RuleSet
from custom_components.sleep_twitch.store import NightStore
from custom_components.sleep_twitch.store_error import (
    UnknownNightError,
)

from .nights import ADA, BED, EVENING, OWNER, kept_night
from .stored import periodic_night


async def test_a_list_holds_the_nights_of_its_days(store: NightStore) -> None:
    """Test a month shows its nights and naps in order, and no others."""
    for days in (0, 1, 2, 3):
        await store.async_write_night(
            kept_night(EVENING + timedelta(days=days), boot_id=7 + days)
        )
    await store.async_write_night(
        kept_night(EVENING + timedelta(days=1, hours=10), hours=1, boot_id=20)
    )

    heads = await store.async_nights(OWNER, date(2026, 3, 16), date(2026, 3, 17))

    assert [(head.day, head.kind) for head in heads] == [
        (date(2026, 3, 16), SessionKind.NIGHT),
        (date(2026, 3, 16), SessionKind.NAP),
        (date(2026, 3, 17), SessionKind.NIGHT),
    ]


async def test_a_head_tells_what_its_night_tells(store: NightStore) -> None:
    """Test a list and the night behind it never differ."""
    kept = kept_night()
    night_id = await store.async_write_night(kept)

    (head,) = await store.async_nights(OWNER, date.min, date.max)
    night = await store.async_night(night_id)

    assert night == kept
    assert night.id == head.id == night_id
    assert head.summary == kept.summary
    assert (head.start, head.end, head.day) == (kept.start, kept.end, kept.day)
    assert (head.bed, head.sleeper, head.rules) == (BED, ADA, RuleSet.WASM2016)
    assert head.sleep_onset_s == kept.night.sleep_onset_s
    assert head.final_wake_s == kept.night.final_wake_s
    assert head.origin is Origin.RECORDED
    assert not head.provisional


async def test_a_list_shows_only_the_owners_nights(store: NightStore) -> None:
    """Test who moved in later does not see who slept there before."""
    await store.async_write_night(kept_night())
    await store.async_write_night(
        replace(kept_night(EVENING + timedelta(days=1), boot_id=8), sleeper=None)
    )
    newcomer = Owner(bed=BED, sleeper="bo", set_up=datetime(2026, 3, 1, tzinfo=UTC))

    assert await store.async_nights(newcomer, date.min, date.max) == ()
    assert len(await store.async_nights(OWNER, date.min, date.max)) == 1


async def test_the_open_session_is_in_no_list(store: NightStore) -> None:
    """Test figures of the first pass are not drawn into a trend."""
    await store.async_open_night(replace(kept_night(), provisional=True))

    assert await store.async_nights(OWNER, date.min, date.max) == ()


async def test_a_number_that_nobody_has(store: NightStore) -> None:
    """Test an old link leads to nothing rather than to another night."""
    night_id = await store.async_write_night(kept_night())
    await store.async_delete_night(night_id)

    other = await store.async_write_night(kept_night())

    assert other != night_id
    assert await store.async_night(night_id) is None


async def test_a_night_that_went_on_keeps_its_number(store: NightStore) -> None:
    """Test a card that shows a night goes on showing it."""
    night_id = await store.async_write_night(kept_night(hours=4))

    assert await store.async_write_night(kept_night(hours=8)) == night_id


async def test_judging_anew_replaces_figures_and_movements(store: NightStore) -> None:
    """Test other rules leave nothing of the old ones behind."""
    night_id = await store.async_write_night(kept_night())
    anew = periodic_night()
    anew = replace(
        anew,
        night=replace(anew.night, rules=RuleSet.AASM),
        summary=replace(anew.summary, rules=RuleSet.AASM),
    )

    await store.async_rescore(night_id, anew)

    assert await store.async_night(night_id) == anew
    assert len(await store.async_nights(OWNER, date.min, date.max)) == 1


async def test_judging_anew_can_make_another_night_the_longest(
    store: NightStore,
) -> None:
    """Test time in bed that shrinks makes a nap of the night, and the other the one."""
    first = await store.async_write_night(kept_night(hours=5))
    second = await store.async_write_night(
        kept_night(EVENING + timedelta(hours=8.5), hours=4, boot_id=8)
    )

    await store.async_rescore(first, kept_night(hours=3.5))

    heads = await store.async_nights(OWNER, date.min, date.max)
    assert [(head.id, head.kind) for head in heads] == [
        (first, SessionKind.NAP),
        (second, SessionKind.NIGHT),
    ]


async def test_judging_anew_is_whole_or_not_at_all(
    store: NightStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Test a disk that fills up half-way leaves the night as it was."""
    kept = periodic_night()
    night_id = await store.async_write_night(kept)

    def _full(*_args: object, **_kwargs: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr("custom_components.sleep_twitch.night_writes.write_gaps", _full)
    with pytest.raises(sqlite3.OperationalError, match="full"):
        await store.async_rescore(night_id, kept_night())

    assert await store.async_night(night_id) == kept


async def test_a_night_that_is_gone_is_not_judged_anew(store: NightStore) -> None:
    """Test a night deleted while it was judged does not come back."""
    night_id = await store.async_write_night(kept_night())
    await store.async_delete_night(night_id)

    with pytest.raises(UnknownNightError, match=f"no night {night_id}"):
        await store.async_rescore(night_id, kept_night())

    assert await store.async_nights(OWNER, date.min, date.max) == ()


async def test_a_night_that_goes_on_is_not_judged_anew(store: NightStore) -> None:
    """Test the open session is not taken for over."""
    night_id = await store.async_open_night(replace(kept_night(), provisional=True))

    with pytest.raises(UnknownNightError, match="not over yet"):
        await store.async_rescore(night_id, kept_night())


async def test_who_gives_up_waiting_leaves_no_half_work(store: NightStore) -> None:
    """Test a call that was cancelled does not mix with the one after it."""
    first = asyncio.create_task(store.async_write_night(periodic_night()))
    await asyncio.sleep(0)
    first.cancel()

    night_id = await store.async_write_night(kept_night(hours=8))

    night = await store.async_night(night_id)
    assert night == kept_night(hours=8)
    assert len(await store.async_nights(OWNER, date.min, date.max)) == 1
    assert MovementKind.LIMB_MOVEMENT in {m.kind for m in night.night.movements}
