"""The pictures of the page: round numbers, honest bars, labels that have room."""

from __future__ import annotations

import math
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise
from typing import Final

import pytest

from custom_components.sleep_twitch.export.report_chart import (
    Axis,
    LogAxis,
    fitted,
    ticks,
    width_of,
)
from custom_components.sleep_twitch.export.report_days import DayAxis
from custom_components.sleep_twitch.export.report_figures import judge_period
from custom_components.sleep_twitch.export.report_intervals import (
    gather_intervals,
    interval_chart,
)
from custom_components.sleep_twitch.export.report_words import Words
from custom_components.sleep_twitch.night.models import NightSummary
from custom_components.sleep_twitch.night.periodicity import imi_histogram

from .report_languages import english
from .report_nights import LAST_DAY, nights, report

WORDS: Final = Words(english())


@pytest.mark.parametrize(
    ("highest", "expected", "digits"),
    [
        (23.3, (0, 5, 10, 15, 20, 25), 0),
        (100.0, (0, 20, 40, 60, 80, 100), 0),
        (0.0, (0, 1, 2, 3, 4, 5), 0),
        (11.0, (0, 2.5, 5, 7.5, 10, 12.5), 1),
    ],
    ids=["in between", "round", "nothing", "halves"],
)
def test_ticks_are_round_and_reach_the_highest(
    highest: float, expected: tuple[float, ...], digits: int
) -> None:
    """Test an axis is read without a ruler, and nothing sticks out of it."""
    assert ticks(highest, 5.0) == (expected, digits)


@pytest.mark.parametrize("highest", [0.03, 0.7, 1.0, 3.3, 17.0, 61.0, 999.0, 12_345.6])
def test_every_axis_has_a_few_ticks_and_holds_its_highest(highest: float) -> None:
    """Test neither a calm nor a wild night spoils the picture."""
    marks, digits = ticks(highest, 0.01)

    assert 4 <= len(marks) <= 7
    assert marks[-2] < highest <= marks[-1] * (1 + 1e-9)
    assert all(math.isclose(mark, round(mark, digits)) for mark in marks)


def test_axes_lay_values_out() -> None:
    """Test equal steps are equally far on one, equal ratios on the other."""
    even, log = Axis(0, 10, 20, 0), LogAxis(1, 100, 0, 50)

    assert [even.mm(value) for value in (0, 5, 10)] == [20, 10, 0]
    assert [log.mm(value) for value in (1, 10, 100)] == pytest.approx([0, 25, 50])


def test_text_is_squeezed_only_where_it_has_no_room() -> None:
    """Test a long word of another language runs into nothing."""
    short = fitted(0, 0, "Stress", 30)
    long = fitted(0, 0, "Nahrungsergänzungsmittel, eines von vielen", 30)

    assert "textLength" not in short
    assert 'textLength="30"' in long


@pytest.mark.parametrize("days", [1, 14, 15, 30, 90, 200, 366])
def test_dates_do_not_run_into_each_other(days: int) -> None:
    """Test a longer period has fewer labels, not smaller gaps."""
    first = LAST_DAY - timedelta(days=days - 1)
    axis = DayAxis(first_day=first, days=days, start_mm=34.0, end_mm=185.0)

    places = [axis.mm(day) for day in axis.labelled(WORDS)]

    assert places
    assert all(
        after - before > width_of("30 Sep") for before, after in pairwise(places)
    )


def test_intervals_of_all_nights_are_added_up() -> None:
    """Test the picture is of the nights that count, each interval once."""
    intervals_s = [0.7, 24.0, 24.5, 25.0, 300.0]
    histogram = imi_histogram(intervals_s)
    told = tuple(
        replace(each, summary=replace(each.summary, imi_histogram=histogram))
        for each in nights(2)
    )
    period = judge_period(report(told))

    found = gather_intervals(period.valid)

    assert (found.count, found.nights) == (10, 2)
    assert found.share_not_shown == pytest.approx(0.4)
    inside = {(low, high): count for low, high, count in found.shown if count}
    assert sum(inside.values()) == 6
    assert all(low <= 25.0 and high >= 24.0 for low, high in inside)


def test_the_picture_says_how_much_of_the_nights_it_leaves_out() -> None:
    """Test pauses of many minutes are told though they are not drawn."""
    period = judge_period(report(nights()))
    found = gather_intervals(period.valid)

    chart = interval_chart(period, WORDS)

    percent = WORDS.percent(found.share_not_shown)
    assert f"intervals: {found.count}, {percent} of them outside" in chart
    assert found.count == sum(map(_known_intervals, (n.summary for n in period.valid)))


def _known_intervals(summary: NightSummary) -> int:
    assert summary.imi_histogram is not None
    return sum(summary.imi_histogram.log_counts)
