"""The diary on the page: which night a mark belongs to, and what stands out."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

import pytest

from custom_components.sleep_twitch.export.report_diary import (
    DayEntry,
    Diary,
    day_of_mark,
    read_diary,
    say_mark,
)
from custom_components.sleep_twitch.export.report_models import ReportMark
from custom_components.sleep_twitch.export.report_words import Words

from .report_languages import english
from .report_nights import LAST_DAY, at, mark, report

_DAY: Final = timedelta(days=1)


def _diary(*marks: ReportMark) -> Diary:
    return read_diary(report((), marks=marks))


@pytest.mark.parametrize(
    ("hour", "minute", "day"),
    [
        (8, 0, LAST_DAY),
        (23, 59, LAST_DAY),
        (4, 59, LAST_DAY - _DAY),
        (5, 0, LAST_DAY),
    ],
    ids=["a coffee at breakfast", "at night", "in the night before", "getting up"],
)
def test_a_mark_stands_with_the_night_that_follows(
    hour: int, minute: int, day: date
) -> None:
    """Test a coffee is read beside the night that it may have moved."""
    assert day_of_mark(at(LAST_DAY - _DAY, hour, minute)) == day


def test_marks_outside_of_the_period_are_left_out() -> None:
    """Test the diary of a period is of its nights."""
    diary = _diary(
        mark("stress", LAST_DAY + _DAY),
        mark("stress", LAST_DAY),
        mark("stress", LAST_DAY - 13 * _DAY),
        mark("stress", LAST_DAY - 14 * _DAY),
    )

    assert [day for day, _ in diary.marks] == [LAST_DAY - 13 * _DAY, LAST_DAY]


def test_amounts_of_a_day_are_added_up_if_all_of_them_are_known() -> None:
    """Test two coffees and some more are not two coffees."""
    counted = _diary(
        mark("caffeine", LAST_DAY, amount=2.0), mark("caffeine", LAST_DAY, amount=1.0)
    )
    partly = _diary(mark("caffeine", LAST_DAY, amount=2.0), mark("caffeine", LAST_DAY))

    assert counted.entries("caffeine")[LAST_DAY] == DayEntry(amount=3.0, is_none=False)
    assert partly.entries("caffeine")[LAST_DAY] == DayEntry(amount=None, is_none=False)


def test_milligrams_of_two_medicines_are_not_added_up() -> None:
    """Test the grid says that something was taken, and not how much of nothing."""
    diary = _diary(
        mark("medication", LAST_DAY, amount=100, note="A"),
        mark("medication", LAST_DAY, amount=0.25, note="B"),
    )

    assert diary.entries("medication")[LAST_DAY].amount is None


def test_none_is_not_the_same_as_nothing_noted() -> None:
    """Test a sleeper who says "no coffee" is believed, and silence is no answer."""
    entries = _diary(mark("caffeine", LAST_DAY, amount=0)).entries("caffeine")

    assert entries == {LAST_DAY: DayEntry(amount=None, is_none=True)}


def test_the_first_of_each_medicine_and_dose_stands_out() -> None:
    """Test a change of dose is seen, and the same tablet every evening is not."""
    diary = _diary(
        *(
            mark("medication", LAST_DAY - back * _DAY, note=note, amount=dose)
            for back, note, dose in (
                (5, "Iron", 100.0),
                (4, " iron ", 100.0),
                (3, "Iron", 200.0),
                (1, "Iron", 100.0),
            )
        ),
        mark("supplement", LAST_DAY - 3 * _DAY, note="Iron", amount=200.0),
        mark("caffeine", LAST_DAY - 2 * _DAY, amount=1.0),
    )

    found = [(each.number, each.day, each.mark.kind) for each in diary.changes()]

    assert found == [
        (1, LAST_DAY - 5 * _DAY, "medication"),
        (2, LAST_DAY - 3 * _DAY, "medication"),
        (2, LAST_DAY - 3 * _DAY, "supplement"),
    ]


@pytest.mark.parametrize(
    ("note", "amount", "said"),
    [
        (None, None, "Medication"),
        ("  Iron\n tablets ", None, "Medication: Iron tablets"),
        ("Iron", 0.125, "Medication: Iron (0.125)"),
        (None, 0.0, "Medication (none)"),
    ],
    ids=["bare", "two lines", "with a dose", "none taken"],
)
def test_a_mark_is_one_line(note: str | None, amount: float | None, said: str) -> None:
    """Test what was noted is read as it was meant."""
    made = mark("medication", LAST_DAY, note=note, amount=amount)

    assert say_mark(made, Words(english())) == said
