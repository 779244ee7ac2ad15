"""Numbers, times and dates of the page."""

from __future__ import annotations

from datetime import date
from typing import Final

import pytest

from custom_components.sleep_twitch.export.report_markup import element, join
from custom_components.sleep_twitch.export.report_words import Words

from .report_languages import english, long_winded
from .report_nights import LAST_DAY, at

WORDS: Final = Words(english())
GERMAN: Final = Words(long_winded())


@pytest.mark.parametrize(
    ("value", "digits", "written"),
    [
        (12.34, 1, "12.3"),
        (None, 1, "–"),
        (0.0, 0, "0"),
        (-0.001, 2, "0.00"),
        (-0.4, 1, "−0.4"),
        (1234.0, 0, "1234"),
    ],
    ids=["digits", "unknown", "zero", "next to zero", "minus", "thousands"],
)
def test_a_number_is_written_as_people_write_it(
    value: float | None, digits: int, written: str
) -> None:
    """Test unknown is no number, and nothing is below nothing."""
    assert WORDS.number(value, digits) == written


def test_the_decimal_mark_is_the_language_s_own() -> None:
    """Test a dose of 0,125 is not a thousand times too high."""
    assert GERMAN.number(0.125, 3) == "0,125"
    assert GERMAN.amount(0.125) == "0,125"
    assert WORDS.amount(45.0) == "45"


@pytest.mark.parametrize(
    ("share", "written"),
    [(1.0, "100\u00a0%"), (0.9999, "99\u00a0%"), (0.0, "0\u00a0%"), (None, "–")],
    ids=["all", "nearly all", "none", "unknown"],
)
def test_only_all_of_it_is_a_hundred_percent(share: float | None, written: str) -> None:
    """Test a gap of a minute is not rounded away."""
    assert WORDS.percent(share) == written


@pytest.mark.parametrize(
    ("seconds", "written"),
    [(27_000.0, "7:30"), (59.0, "0:01"), (7_199.0, "2:00"), (None, "–")],
    ids=["hours", "under a minute", "carried over", "unknown"],
)
def test_a_length_is_hours_and_minutes(seconds: float | None, written: str) -> None:
    """Test no night lasts 6:60."""
    assert WORDS.length(seconds) == written


@pytest.mark.parametrize(
    ("minutes", "written"),
    [(-30.0, "23:30"), (0.0, "00:00"), (29.6, "00:30"), (-0.4, "00:00")],
    ids=["before midnight", "midnight", "rounded", "rounded to midnight"],
)
def test_minutes_from_midnight_are_a_time(minutes: float, written: str) -> None:
    """Test no median falls asleep at 24:00 or at -1:30."""
    assert WORDS.clock_of(minutes) == written


def test_dates_are_made_of_texts() -> None:
    """Test a date needs no language of the machine's own."""
    assert WORDS.full_date(date(2026, 3, 5)) == "5 Mar 2026"
    assert WORDS.weekday(LAST_DAY) == "Sun 15 Mar"
    assert WORDS.clock(at(LAST_DAY, 7, 5)) == "07:05"


def test_what_is_put_into_markup_cannot_be_markup() -> None:
    """Test a name cannot open a tag, end an attribute or start an entity."""
    name = "<b>&amp;\"'"

    made = element("p", element("i", name), name, title=name, class_="a")

    safe = "&lt;b&gt;&amp;amp;&quot;&#x27;"
    assert made == f'<p title="{safe}" class="a"><i>{safe}</i>{safe}</p>'
    assert join(made, "<") == f"{made}&lt;"
