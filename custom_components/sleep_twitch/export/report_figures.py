"""Which nights of a period count, and what they come to together."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from .report_spread import Spread

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from ..night.models import NightSummary, RuleSet
    from .report_models import Report, ReportNight

SHORTEST_VALID_H: Final = 4.0
"""Hours in bed before a night is summed up."""
LEAST_COVERAGE: Final = 0.8
"""Share of a night that must have been recorded before it is summed up."""
TREND_DAYS: Final = 7
FEWEST_FOR_TREND: Final = 3
"""Nights in these days before they have a median: fewer are no trend."""
_NOON_MIN: Final = 12 * 60


class Doubt(StrEnum):
    """Why a night is left out of the figures."""

    SHORT = "short"
    PATCHY = "patchy"
    NO_SLEEP = "no_sleep"
    OTHER_RULES = "other_rules"


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgedNight:
    """A night, and why it does not count, if it does not."""

    night: ReportNight
    doubts: tuple[Doubt, ...]

    @property
    def day(self) -> date:
        """Return the day it ends in."""
        return self.night.day

    @property
    def summary(self) -> NightSummary:
        """Return its figures."""
        return self.night.summary

    @property
    def is_valid(self) -> bool:
        """Return whether it is summed up."""
        return not self.doubts

    @property
    def latency_min(self) -> float | None:
        """Return the minutes from lying down to sleep onset."""
        onset = self.night.sleep_onset
        if onset is None:
            return None
        # In UTC: within one zone Python takes the hands of the clock for the time.
        waited = onset.astimezone(UTC) - self.night.start.astimezone(UTC)
        return waited.total_seconds() / 60

    @property
    def onset_min(self) -> float | None:
        """Return sleep onset in minutes after midnight, before it below zero."""
        onset = self.night.sleep_onset
        if onset is None:
            return None
        midnight = datetime(self.day.year, self.day.month, self.day.day)  # noqa: DTZ001 - hands of a clock
        return (onset.replace(tzinfo=None) - midnight) / timedelta(minutes=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """The nights of a period, judged."""

    first_day: date
    last_day: date
    rules: RuleSet
    """Rule set of every night that is summed up."""
    nights: tuple[JudgedNight, ...]

    @property
    def valid(self) -> tuple[JudgedNight, ...]:
        """Return the nights that are summed up."""
        return tuple(night for night in self.nights if night.is_valid)

    @property
    def days(self) -> int:
        """Return the length of the period."""
        return (self.last_day - self.first_day).days + 1

    def night_of(self, day: date) -> JudgedNight | None:
        """Return the night that ends in a day; None when none was recorded."""
        return next((night for night in self.nights if night.day == day), None)

    def spread(self, name: str) -> Spread | None:
        """Return how a figure of the summary lies over the nights that count."""
        return Spread.of(getattr(night.summary, name) for night in self.valid)


def judge_period(report: Report) -> Period:
    """Return the report's nights, each with what speaks against summing it up."""
    rules = _usual_rules(report)
    return Period(
        first_day=report.first_day,
        last_day=report.last_day,
        rules=rules,
        nights=tuple(
            JudgedNight(night=night, doubts=tuple(_doubts(night.summary, rules)))
            for night in report.nights
        ),
    )


def trend(period: Period) -> tuple[tuple[date, float], ...]:
    """Return the median of periodic movements an hour over a week, night by night.

    Each night that counts stands with those of the six days before it.
    """
    found = []
    for night in period.valid:
        week = Spread.of(
            other.summary.plm_per_hour
            for other in period.valid
            if timedelta(0) <= night.day - other.day < timedelta(days=TREND_DAYS)
        )
        if week is not None and week.n >= FEWEST_FOR_TREND:
            found.append((night.day, week.median))
    return tuple(found)


def hourly(period: Period) -> tuple[Spread | None, ...]:
    """Return the spread of each hour since sleep onset; None where none is known."""
    nights = [night.summary.plm_by_hour or () for night in period.valid]
    longest = max((len(hours) for hours in nights), default=0)
    return tuple(
        Spread.of(hours[place] for hours in nights if place < len(hours))
        for place in range(longest)
    )


def excess(summary: NightSummary) -> float | None:
    """Return how far the periodicity index lies above that of chance."""
    index, chance = summary.periodicity_index, summary.periodicity_index_chance
    return None if index is None or chance is None else index - chance


def _usual_rules(report: Report) -> RuleSet:
    """Return the rule set of the most nights; the bed's own one breaks a tie."""
    counts = Counter(night.summary.rules for night in report.nights)
    most = max(counts.values(), default=0)
    if counts[report.rules] == most:
        return report.rules
    return next(rules for rules, count in counts.items() if count == most)


def _doubts(summary: NightSummary, rules: RuleSet) -> Iterator[Doubt]:
    """Give what speaks against a night."""
    if (summary.time_in_bed_s or 0.0) < SHORTEST_VALID_H * 3600:
        yield Doubt.SHORT
    if summary.coverage is None or summary.coverage < LEAST_COVERAGE:
        yield Doubt.PATCHY
    if summary.plm_per_hour is None:
        yield Doubt.NO_SLEEP
    if summary.rules is not rules:
        yield Doubt.OTHER_RULES
