"""Movements that somebody said were none."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from custom_components.sleep_twitch.export.listed_nights import listed_summary
from custom_components.sleep_twitch.kept_night import (
    Origin,
)
from custom_components.sleep_twitch.store import NightStore
from custom_components.sleep_twitch.store_error import (
    UnknownMovementError,
    UnknownNightError,
)

from .nights import EVENING, OWNER
from .stored import ONSETS_S, periodic_night


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
