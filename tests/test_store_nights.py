"""Nights in the database: listed, judged anew, marked, imported."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from homeassistant.core import HomeAssistant

from custom_components.sleep_twitch.export.listed_nights import listed_summary
from custom_components.sleep_twitch.kept_night import (
    KeptNight,
    Origin,
    Owner,
    SessionKind,
)
from custom_components.sleep_twitch.night.models import MovementKind, RuleSet
from custom_components.sleep_twitch.night.params import NightParams
from custom_components.sleep_twitch.night.scorer import score_series_only
from custom_components.sleep_twitch.night.summary import summarize
from custom_components.sleep_twitch.store import NightStore
from custom_components.sleep_twitch.store_error import (
    UnknownMovementError,
    UnknownNightError,
)

from .nights import ADA, BED, EVENING, MOVEMENT, OWNER, kept_night

ONSETS_S = tuple(4000.0 + 20.0 * step for step in range(12))


@pytest.fixture
async def store(hass: HomeAssistant) -> AsyncIterator[NightStore]:
    """Return an open store."""
    store = NightStore(hass)
    await store.async_open()
    yield store
    await store.async_close()


def periodic_night(shift_s: float = 0.0, **changes: object) -> KeptNight:
    """Return a night with a series of twelve, its figures as they follow from it."""
    kept = kept_night()
    params = NightParams(rules=kept.night.rules)
    movements = score_series_only(
        [replace(MOVEMENT, onset_s=at + shift_s, series=None) for at in ONSETS_S],
        kept.night.gaps,
        params,
    )
    night = replace(kept.night, movements=movements)
    whole = replace(kept, night=night, summary=summarize(night, params))
    return replace(whole, **changes)  # type: ignore[arg-type] # fields by name


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


async def test_a_wrong_movement_is_kept_and_not_counted(store: NightStore) -> None:
    """Test the cat's jump stays in sight, and out of series and figures."""
    night_id = await store.async_write_night(periodic_night())

    marked = await store.async_mark_movement(night_id, ONSETS_S[5], is_wrong=True)

    assert marked == await store.async_night(night_id)
    assert marked.wrong_onsets_s == {ONSETS_S[5]}
    assert [m.onset_s for m in marked.night.movements] == list(ONSETS_S)
    assert marked.night.movements[5].series is None
    assert marked.summary.limb_movements == 11
    assert marked.summary.plm == 11
    (head,) = await store.async_nights(OWNER, date.min, date.max)
    assert head.summary == marked.summary


async def test_a_mark_can_break_a_series(store: NightStore) -> None:
    """Test series are made anew of what is left: gaps of more than 90 s end one."""
    night_id = await store.async_write_night(periodic_night())

    for onset_s in ONSETS_S[4:8]:
        marked = await store.async_mark_movement(night_id, onset_s, is_wrong=True)

    assert [m.series for m in marked.night.movements] == (
        [1] * 4 + [None] * 4 + [2] * 4
    )
    assert marked.summary.series == 2


async def test_a_mark_that_is_taken_back_leaves_no_trace(store: NightStore) -> None:
    """Test a slip of the finger costs nothing."""
    kept = periodic_night()
    night_id = await store.async_write_night(kept)

    await store.async_mark_movement(night_id, ONSETS_S[3], is_wrong=True)
    back = await store.async_mark_movement(night_id, ONSETS_S[3], is_wrong=False)

    assert back == kept == await store.async_night(night_id)


async def test_a_mark_finds_its_movement_as_cards_write_it(store: NightStore) -> None:
    """Test an onset rounded to milliseconds is still the movement's."""
    kept = periodic_night(shift_s=0.123456)
    night_id = await store.async_write_night(kept)

    marked = await store.async_mark_movement(
        night_id, ONSETS_S[2] + 0.123, is_wrong=True
    )

    assert marked.wrong_onsets_s == {ONSETS_S[2] + 0.123456}


async def test_a_mark_on_nothing_is_refused(store: NightStore) -> None:
    """Test nobody thinks a movement left out that still counts."""
    night_id = await store.async_write_night(periodic_night())

    with pytest.raises(UnknownMovementError, match=r"begins at 77\.0 s"):
        await store.async_mark_movement(night_id, 77.0, is_wrong=True)
    with pytest.raises(UnknownNightError, match="no night 99"):
        await store.async_mark_movement(99, 77.0, is_wrong=True)


async def test_marks_outlive_judging_anew(store: NightStore) -> None:
    """Test what somebody said was no movement is not counted by other settings."""
    night_id = await store.async_write_night(periodic_night())
    await store.async_mark_movement(night_id, ONSETS_S[5], is_wrong=True)

    await store.async_rescore(night_id, periodic_night(shift_s=0.9))

    night = await store.async_night(night_id)
    assert night is not None
    assert night.wrong_onsets_s == {ONSETS_S[5] + 0.9}
    assert night.summary.plm == 11
    assert sum(m.series is not None for m in night.night.movements) == 11


async def test_judging_anew_knows_the_marks_it_is_given(store: NightStore) -> None:
    """Test a night read with its marks and judged anew counts them out, not twice."""
    night_id = await store.async_write_night(periodic_night())
    marked = await store.async_mark_movement(night_id, ONSETS_S[5], is_wrong=True)
    anew = periodic_night(shift_s=0.5, wrong_onsets_s=marked.wrong_onsets_s)

    await store.async_rescore(night_id, anew)

    night = await store.async_night(night_id)
    assert night is not None
    assert night.wrong_onsets_s == {ONSETS_S[5] + 0.5}
    assert night.summary.plm == 11


async def test_a_mark_does_not_jump_to_another_movement(store: NightStore) -> None:
    """Test a movement more than a second off is another one, and counts."""
    night_id = await store.async_write_night(periodic_night())
    await store.async_mark_movement(night_id, ONSETS_S[5], is_wrong=True)
    anew = periodic_night(shift_s=1.1)

    await store.async_rescore(night_id, anew)

    assert await store.async_night(night_id) == anew


async def test_marks_outlive_a_night_that_goes_on(store: NightStore) -> None:
    """Test a mark made before lying down again holds for the whole night."""
    night_id = await store.async_write_night(periodic_night())
    await store.async_mark_movement(night_id, ONSETS_S[5], is_wrong=True)
    whole = periodic_night(end=EVENING + timedelta(hours=9))

    await store.async_write_night(
        replace(whole, start=whole.start + timedelta(seconds=0.5))
    )

    night = await store.async_night(night_id)
    assert night is not None
    assert night.wrong_onsets_s == {ONSETS_S[5]}
    assert night.summary.plm == 11


async def test_an_imported_night_says_so(store: NightStore) -> None:
    """Test a night from elsewhere is shown beside the own ones, and told from them."""
    imported = replace(kept_night(), origin=Origin.IMPORTED)

    night_id = await store.async_import_night(imported)

    assert await store.async_night(night_id) == imported
    (head,) = await store.async_nights(OWNER, date.min, date.max)
    assert head.origin is Origin.IMPORTED


async def test_a_list_without_sleep_can_be_marked(store: NightStore) -> None:
    """Test a list made elsewhere keeps its counts when a movement of it is wrong."""
    kept = periodic_night(origin=Origin.IMPORTED)
    night = replace(
        kept.night, sleep_onset_s=None, final_wake_s=None, sleep_period_s=None
    )
    summary = listed_summary(night.movements, 27_000.0, night.rules)
    night_id = await store.async_import_night(
        replace(kept, night=night, summary=summary)
    )

    marked = await store.async_mark_movement(night_id, ONSETS_S[5], is_wrong=True)
    back = await store.async_mark_movement(night_id, ONSETS_S[5], is_wrong=False)

    assert (summary.plm, marked.summary.plm) == (12, 11)
    assert back.summary == summary


async def test_importing_again_takes_the_place_of_the_import(
    store: NightStore,
) -> None:
    """Test a file that is imported twice is one night, and a recorded one stays."""
    recorded = await store.async_write_night(kept_night())
    imported = replace(
        kept_night(), origin=Origin.IMPORTED, first_boot_id=0, last_boot_id=0
    )
    night_id = await store.async_import_night(imported)
    again = replace(imported, end=imported.end - timedelta(minutes=1))

    assert await store.async_import_night(again) == night_id

    heads = await store.async_nights(OWNER, date.min, date.max)
    assert {head.id for head in heads} == {recorded, night_id}


async def test_a_recorded_night_does_not_replace_an_imported_one(
    store: NightStore,
) -> None:
    """Test recording goes on beside what came from a laboratory."""
    await store.async_import_night(replace(kept_night(), origin=Origin.IMPORTED))

    await store.async_write_night(kept_night())

    assert len(await store.async_nights(OWNER, date.min, date.max)) == 2


async def test_a_recorded_night_is_not_imported(store: NightStore) -> None:
    """Test where a night comes from is never said wrongly."""
    with pytest.raises(ValueError, match="origin"):
        await store.async_import_night(kept_night())


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
