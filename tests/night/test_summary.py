"""The figures of a night: what they count, and when they are unknown."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from custom_components.sleep_twitch.night.models import (
    Interval,
    MovementKind,
    Night,
    RuleSet,
    ScoredMovement,
)
from custom_components.sleep_twitch.night.params import NightParams
from custom_components.sleep_twitch.night.reason import reason
from custom_components.sleep_twitch.night.scorer import score_series_only
from custom_components.sleep_twitch.night.summary import (
    as_dict,
    recorded_s,
    summarize,
    summarize_list,
)
from tests.night.handmade import moved

PARAMS = NightParams()


def _night(movements: list[ScoredMovement], *gaps: Interval) -> Night:
    """Return a night of eight hours in bed, asleep from 0:30 to 7:30."""
    return Night(
        in_bed=(Interval(start_s=0.0, end_s=28_800.0),),
        gaps=gaps,
        sleep_onset_s=1800.0,
        final_wake_s=27_000.0,
        time_in_bed_s=28_800.0,
        sleep_period_s=25_200.0,
        coverage=1.0,
        rules=RuleSet.WASM2016,
        movements=score_series_only(movements, gaps, PARAMS),
        presence_reason=reason("listed"),
    )


def _every(interval_s: float, n: int, start_s: float) -> list[ScoredMovement]:
    return [moved(start_s + interval_s * i) for i in range(n)]


def test_figures_count_what_began_in_the_sleep_period() -> None:
    """Test a series that began awake counts from sleep onset on, and is still one."""
    summary = summarize(_night(_every(20, 12, 1700.0)), PARAMS)

    assert summary.limb_movements == 7
    assert summary.plm == 7
    assert summary.series == 1


def test_the_rate_is_by_the_hours_that_were_recorded() -> None:
    """Test half a night lost does not halve the rate."""
    gap = Interval(start_s=3600.0, end_s=3600.0 + 12_600.0)

    whole = summarize(_night(_every(20, 70, 20_000.0)), PARAMS)
    half = summarize(_night(_every(20, 70, 20_000.0), gap), PARAMS)

    assert whole.plm_per_hour == pytest.approx(10.0)
    assert half.plm_per_hour == pytest.approx(20.0)


def test_the_index_is_unknown_below_twenty_intervals() -> None:
    """Test a quiet night is told that it is too quiet, not that it is irregular."""
    below = summarize(_night(_every(20, 20, 5000.0)), PARAMS)
    enough = summarize(_night(_every(20, 21, 5000.0)), PARAMS)

    assert below.periodicity_index is None
    assert below.periodicity_index_chance is None
    assert enough.periodicity_index == 1.0
    assert enough.periodicity_index_chance == pytest.approx(0.0, abs=0.01)


def test_jerks_before_sleep_count() -> None:
    """Test the jerk that kept somebody awake is in the figure, unlike other kinds."""
    night = _night(_every(20, 30, 5000.0))
    early = [
        moved(600.0, 0.3, MovementKind.HYPNIC_JERK),
        moved(700.0, 0.3, MovementKind.SMALL_TWITCH),
    ]

    summary = summarize(replace(night, movements=(*early, *night.movements)), PARAMS)

    assert summary.hypnic_jerks == 1
    assert summary.small_twitches == 0


def test_without_a_sleep_period_nothing_is_counted() -> None:
    """Test a night awake has unknown figures, never zeros."""
    night = replace(
        _night(_every(20, 30, 5000.0)),
        sleep_onset_s=None,
        final_wake_s=None,
        sleep_period_s=None,
    )

    summary = summarize(night, PARAMS)

    assert summary.plm is None
    assert summary.hypnic_jerks is None
    assert summary.plm_per_hour is None
    assert summary.time_in_bed_s == 28_800.0


def test_each_hour_since_sleep_onset_has_its_own_rate() -> None:
    """Test where in the night the movements were, and hours nobody saw are unknown."""
    lost = Interval(start_s=5400.0, end_s=9000.0)

    summary = summarize(_night(_every(20, 30, 10_000.0), lost), PARAMS)

    assert summary.plm_by_hour == (0.0, None, 30.0, 0.0, 0.0, 0.0, 0.0)


def test_the_last_movement_of_the_sleep_period_has_an_hour_too() -> None:
    """Test the hours add up to the night, its very last instant included."""
    summary = summarize(_night(_every(20, 10, 27_000.0 - 180.0)), PARAMS)

    assert summary.plm == 10
    assert summary.plm_by_hour is not None
    assert sum(rate or 0.0 for rate in summary.plm_by_hour) == pytest.approx(10.0)


@pytest.mark.parametrize(
    ("interval_s", "expected"), [(20.0, ()), (25.0, (1,)), (45.0, (1,)), (46.0, ())]
)
def test_a_slow_rhythm_may_be_breathing(
    interval_s: float, expected: tuple[int, ...]
) -> None:
    """Test series at the pace of breathing pauses are marked, not hidden."""
    summary = summarize(_night(_every(interval_s, 10, 5000.0)), PARAMS)

    assert summary.breathing_related_series == expected


def test_a_list_counts_from_its_first_row_to_its_last() -> None:
    """Test a bare list has counts and no rates."""
    movements = [*_every(20, 25, 0.0), moved(700.0, 0.2, MovementKind.SMALL_TWITCH)]

    summary = summarize_list(score_series_only(movements, (), PARAMS), PARAMS)

    assert (summary.limb_movements, summary.plm, summary.small_twitches) == (25, 25, 1)
    assert summary.plm_per_hour is None
    assert summary.time_in_bed_s is None
    assert summary.periodicity_index == 1.0


def test_a_summary_becomes_plain_json_and_stays_itself() -> None:
    """Test the last step of the line: what stores and cards are given."""
    plain = as_dict(summarize(_night(_every(30, 30, 5000.0)), PARAMS))

    assert json.loads(json.dumps(plain)) == plain
    assert plain["rules"] == "wasm2016"
    assert type(plain["rules"]) is str
    assert plain["breathing_related_series"] == [1]
    assert sum(plain["imi_histogram"]["linear_counts"]) == 29


@pytest.mark.parametrize(
    ("gaps", "expected"),
    [
        ([], 100.0),
        ([(10, 20)], 90.0),
        ([(-50, 20), (90, 500)], 70.0),
        ([(200, 300)], 100.0),
        ([(-10, 200)], 0.0),
    ],
    ids=["none", "inside", "over both ends", "outside", "all of it"],
)
def test_gaps_are_taken_off_the_time(
    gaps: list[tuple[float, float]], expected: float
) -> None:
    """Test only the part of a gap that lies inside counts."""
    intervals = [Interval(start_s=start, end_s=end) for start, end in gaps]

    assert recorded_s(0.0, 100.0, intervals) == expected
