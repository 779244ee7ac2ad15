"""What nights come to together, and which of them count."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Final

import pytest

from custom_components.sleep_twitch.export.report_figures import (
    Doubt,
    JudgedNight,
    Period,
    hourly,
    judge_period,
    trend,
)
from custom_components.sleep_twitch.export.report_models import ReportNight
from custom_components.sleep_twitch.export.report_spread import Spread
from custom_components.sleep_twitch.night.models import RuleSet

from .report_nights import LAST_DAY, Sleeper, at, night, nights, report, sleepless

_DAY: Final = timedelta(days=1)


def _told(each: ReportNight, **figures: object) -> ReportNight:
    return replace(each, summary=replace(each.summary, **figures))  # type: ignore[arg-type] # any figure


def _period(rates: dict[int, float | None]) -> Period:
    """Return a period by the nights' days before its end, with their PLM/h."""
    told = tuple(
        _told(
            night(LAST_DAY - back * _DAY, seed=1, sleeper=Sleeper()), plm_per_hour=rate
        )
        for back, rate in sorted(rates.items(), reverse=True)
    )
    return judge_period(report(told, days=30))


def _only(each: ReportNight) -> JudgedNight:
    return judge_period(report((each,))).nights[0]


def test_quartiles_are_those_of_the_figures() -> None:
    """Test a hand-made row has the answers of a hand."""
    spread = Spread.of([5.0, None, 1.0, 3.0, 2.0, 4.0])

    assert spread == Spread(
        median=3.0, quartiles=(2.0, 4.0), lowest=1.0, highest=5.0, n=5
    )


def test_three_figures_have_no_quartiles() -> None:
    """Test no spread is made up of next to nothing."""
    spread = Spread.of([1.0, 9.0, 2.0])

    assert spread is not None
    assert (spread.median, spread.quartiles, spread.n) == (2.0, None, 3)


@pytest.mark.parametrize("values", [[], [None, None]], ids=["none", "unknown ones"])
def test_what_is_unknown_has_no_spread(values: list[float | None]) -> None:
    """Test unknown figures do not become a zero on the way."""
    assert Spread.of(values) is None


@pytest.mark.parametrize(
    ("figures", "doubt"),
    [
        ({"time_in_bed_s": 4 * 3600 - 1}, Doubt.SHORT),
        ({"time_in_bed_s": None}, Doubt.SHORT),
        ({"coverage": 0.799}, Doubt.PATCHY),
        ({"coverage": None}, Doubt.PATCHY),
        ({"plm_per_hour": None}, Doubt.NO_SLEEP),
    ],
    ids=["short", "length unknown", "patchy", "coverage unknown", "no figure"],
)
def test_a_night_that_cannot_be_compared_is_left_out(
    figures: dict[str, float | None], doubt: Doubt
) -> None:
    """Test a median is of whole nights only."""
    assert _only(_told(nights(1)[0], **figures)).doubts == (doubt,)


def test_a_night_just_long_and_whole_enough_counts() -> None:
    """Test the bounds themselves are enough."""
    just = _told(nights(1)[0], time_in_bed_s=4 * 3600.0, coverage=0.8)

    assert _only(just).is_valid


def test_the_rule_set_of_most_nights_is_summed_up() -> None:
    """Test a rule set chosen yesterday does not empty the page."""
    first, second, third = nights(3)
    told = (first, second, _told(third, rules=RuleSet.AASM))

    period = judge_period(replace(report(told), rules=RuleSet.AASM))

    assert period.rules is RuleSet.WASM2016
    assert [each.doubts for each in period.nights] == [(), (), (Doubt.OTHER_RULES,)]


def test_the_rule_set_of_now_breaks_a_tie() -> None:
    """Test of two that are equally usual the page takes the one in use."""
    first, second = nights(2)
    told = (first, _told(second, rules=RuleSet.AASM))

    assert judge_period(report(told)).rules is RuleSet.WASM2016
    aasm = replace(report(told), rules=RuleSet.AASM)
    assert judge_period(aasm).rules is RuleSet.AASM


def test_the_trend_is_the_median_of_a_week() -> None:
    """Test the line begins with the third night and forgets what is seven days old."""
    period = _period({8: 99.0, 6: 1.0, 4: 3.0, 2: 5.0, 0: 7.0})

    assert trend(period) == (
        (LAST_DAY - 4 * _DAY, 3.0),
        (LAST_DAY - 2 * _DAY, 4.0),
        (LAST_DAY, 4.0),
    )


def test_nights_that_do_not_count_do_not_bend_the_trend() -> None:
    """Test an unknown night is neither a zero nor a third night."""
    assert trend(_period({2: 5.0, 1: None, 0: 7.0})) == ()


def test_an_hour_is_of_the_nights_that_reached_it() -> None:
    """Test a short night does not lower the late hours, nor does a gap."""
    hours = ((10.0, 2.0, 6.0), (20.0, None), (30.0, 4.0))
    told = tuple(
        _told(each, plm_by_hour=rates)
        for each, rates in zip(nights(3), hours, strict=True)
    )

    found = hourly(judge_period(report(told)))

    assert [(hour.median, hour.n) for hour in found if hour] == [
        (20.0, 3),
        (3.0, 2),
        (6.0, 1),
    ]


def test_lying_awake_is_counted_across_a_change_of_clocks() -> None:
    """Test an hour that the clock skips is not slept, nor waited."""
    day = LAST_DAY + 14 * _DAY
    early = replace(
        nights(1)[0], day=day, start=at(day, 1, 30), sleep_onset=at(day, 3, 15)
    )

    period = judge_period(report((early,), last_day=day))

    assert period.nights[0].latency_min == 45
    assert period.nights[0].onset_min == 195


def test_sleep_onset_before_midnight_comes_before_one_after_it() -> None:
    """Test the median of 23:30 and 00:30 is midnight, not noon."""
    late, early = (
        replace(each, sleep_onset=onset)
        for each, onset in zip(
            nights(2),
            (at(LAST_DAY - _DAY, 0, 30), at(LAST_DAY - _DAY, 23, 30)),
            strict=True,
        )
    )

    period = judge_period(report((late, early)))

    assert [each.onset_min for each in period.nights] == [30, -30]


def test_a_sleepless_night_has_neither() -> None:
    """Test an onset that was not found is not midnight."""
    judged = _only(sleepless(nights(1)[0]))

    assert (judged.latency_min, judged.onset_min) == (None, None)
