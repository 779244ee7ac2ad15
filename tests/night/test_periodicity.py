"""The periodicity index, its chance level and the histogram of intervals."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from custom_components.sleep_twitch.night.models import Interval, RuleSet
from custom_components.sleep_twitch.night.params import NightParams, PeriodicityParams
from custom_components.sleep_twitch.night.periodicity import (
    chance_index,
    chance_plm_per_hour,
    imi_histogram,
    intervals_s,
    periodicity_index,
)
from custom_components.sleep_twitch.night.series import number_series
from tests.night.handmade import moved

PARAMS = PeriodicityParams()


@pytest.mark.parametrize(
    ("intervals", "expected"),
    [
        ([20, 20, 20], 1.0),
        ([20, 20, 5, 20, 20, 20], 0.5),
        ([20, 20, 10, 20, 20, 20], 0.5),
        ([90, 90, 90, 90.01], 0.75),
        ([20, 20], 0.0),
        ([20], 0.0),
    ],
    ids=[
        "three regular ones",
        "a short one between",
        "ten seconds is not above ten",
        "ninety is still regular",
        "a run of two",
        "a single one",
    ],
)
def test_the_index_is_the_share_in_runs_of_three(
    intervals: list[float], expected: float
) -> None:
    """Test the index by hand."""
    assert periodicity_index(intervals, PARAMS) == pytest.approx(expected)


def test_a_gap_breaks_a_run_and_its_interval_is_not_counted() -> None:
    """Test what nobody saw makes a night neither more regular nor less."""
    gap = Interval(start_s=150, end_s=155)

    intervals = intervals_s([100, 120, 140, 160, 180, 200, 220], (gap,), 2.0)

    assert np.isnan(intervals).tolist() == [False, False, True, False, False, False]
    assert periodicity_index(intervals, PARAMS) == pytest.approx(3 / 5)


def test_no_interval_gives_no_index() -> None:
    """Test one movement a night has no rhythm, rather than none of it."""
    assert periodicity_index([], PARAMS) is None
    assert periodicity_index([np.nan], PARAMS) is None


@given(st.lists(st.integers(1, 120).map(float), min_size=1, max_size=80))
def test_the_index_agrees_with_counting_by_hand(intervals: list[float]) -> None:
    """Test runs by looking at each interval's neighbours on both sides."""
    regular = [10 < interval <= 90 for interval in intervals]
    padded = [False, False, *regular, False, False]
    in_runs = sum(
        all(padded[i : i + 3])
        or all(padded[i + 1 : i + 4])
        or all(padded[i + 2 : i + 5])
        for i in range(len(regular))
    )

    assert periodicity_index(intervals, PARAMS) == pytest.approx(in_runs / len(regular))


@pytest.mark.parametrize(
    ("rate_per_hour", "expected"), [(10, 0.01), (20, 0.09), (30, 0.19), (60, 0.42)]
)
def test_random_movers_reach_the_published_chance(
    rate_per_hour: float, expected: float
) -> None:
    """Test the level that a reader compares the index with."""
    index = chance_index(round(7.5 * rate_per_hour), rate_per_hour, PARAMS)

    assert index == pytest.approx(expected, abs=0.01)


@pytest.mark.parametrize("n_intervals", [3, 4, 7, 25])
def test_the_chance_level_is_what_random_nights_average_to(n_intervals: int) -> None:
    """Test the closed form against nights that were rolled, short ones above all."""
    rng = np.random.default_rng(7)
    nights = rng.exponential(3600 / 40, (20_000, n_intervals))
    rolled = np.mean([periodicity_index(night, PARAMS) for night in nights])

    assert chance_index(n_intervals, 40, PARAMS) == pytest.approx(rolled, abs=0.01)


@pytest.mark.parametrize("rules", RuleSet)
@pytest.mark.parametrize("rate_per_hour", [10, 30, 60])
def test_chance_gives_as_many_periodic_movements_as_random_nights(
    rules: RuleSet, rate_per_hour: float
) -> None:
    """Test the closed form against a long random night, by either rule set."""
    params = NightParams(rules=rules)
    hours = 1000
    rng = np.random.default_rng(11)
    onsets_s = np.sort(rng.uniform(0, hours * 3600, hours * int(rate_per_hour)))
    numbers = number_series([moved(s) for s in onsets_s.tolist()], (), params)

    rolled = sum(n is not None for n in numbers) / hours

    assert chance_plm_per_hour(rate_per_hour, params) == pytest.approx(rolled, rel=0.08)


def test_every_interval_of_the_band_is_in_both_histograms() -> None:
    """Test no interval falls between two bins, and that bins are where they say."""
    histogram = imi_histogram([0.5, 2.0, 3.9, 4.0, 89.9, 90.0, np.nan])

    assert sum(histogram.log_counts) == 6
    assert sum(histogram.linear_counts) == 6
    assert histogram.linear_counts[1] == 2
    assert len(histogram.linear_counts) == 45
    assert len(histogram.log_edges_s) == len(histogram.log_counts) + 1
    assert np.diff(np.log(histogram.log_edges_s)) == pytest.approx(0.1)
