"""What the page for a doctor tells of: a person, a period, and its nights."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from datetime import date, datetime

    from ..night.models import NightSummary, RuleSet

LONGEST_PERIOD: Final = 366
"""Days: beyond it a night is thinner than a line on paper."""
DIARY_KINDS: Final = (
    "medication",
    "supplement",
    "caffeine",
    "stimulant",
    "alcohol",
    "stress",
    "exercise",
    "lack_of_sleep",
    "symptom",
)
"""What a diary mark may be about, in the order of the page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportNight:
    """One night that is over; instants are aware and in the reader's own time zone."""

    day: date
    """The local day it ends in."""
    start: datetime
    """Into bed."""
    end: datetime
    """Out of bed for good."""
    sleep_onset: datetime | None
    """None is unknown."""
    final_wake: datetime | None
    summary: NightSummary
    simulated: bool
    imported: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportMark:
    """One thing that the sleeper noted in the diary."""

    kind: str
    """One of `DIARY_KINDS`."""
    at: datetime
    """Aware, in the reader's own time zone."""
    amount: float | None
    """0 is "none", said by the sleeper; None is "some, not counted"."""
    note: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """All that the page says."""

    sleeper: str
    bed: str
    sensor: str | None
    """Chip and rate, as a person reads them; None is unknown."""
    first_day: date
    last_day: date
    """Included, as the first one is."""
    rules: RuleSet
    """What the bed is judged by now; of two sets the page sums up the usual one."""
    generated_at: datetime
    software: str
    """Version of the integration."""
    nights: tuple[ReportNight, ...]
    """No naps; in order, one a day, those of the period only."""
    naps: int
    """Naps in the period: told of, and left out of every figure."""
    marks: tuple[ReportMark, ...]
    """In any order; what belongs to no night of the period is left out."""

    @property
    def days(self) -> int:
        """Return the length of the period."""
        return (self.last_day - self.first_day).days + 1


def check_report(report: Report) -> None:
    """Raise if the page would tell something wrong.

    Raises
    ------
    ValueError
        If the period is empty or too long, a night lies outside of it, two nights
        share a day, a diary mark is of an unknown kind, or an instant has no zone.
    """
    if not 1 <= report.days <= LONGEST_PERIOD:
        raise ValueError(
            f"a report from {report.first_day} to {report.last_day} has {report.days} "
            f"days; it wants 1 to {LONGEST_PERIOD}"
        )
    _check_days([night.day for night in report.nights], report)
    for mark in report.marks:
        if mark.kind not in DIARY_KINDS:
            raise ValueError(
                f"a diary mark is about {mark.kind!r}; known: {', '.join(DIARY_KINDS)}"
            )
    for instant in _instants(report):
        if instant.tzinfo is None:
            raise ValueError(f"{instant} has no time zone; a report wants local times")


def _check_days(days: list[date], report: Report) -> None:
    outside = [day for day in days if not report.first_day <= day <= report.last_day]
    if outside:
        raise ValueError(
            f"the night of {outside[0]} lies outside of {report.first_day} to "
            f"{report.last_day}"
        )
    if days != sorted(set(days)):
        twice = [before for before, after in pairwise(days) if after <= before]
        raise ValueError(
            f"nights must be in order and one a day; after {twice[0]} comes another "
            "of that day or an earlier one"
        )


def _instants(report: Report) -> list[datetime]:
    instants = [report.generated_at, *(mark.at for mark in report.marks)]
    for night in report.nights:
        known = (night.start, night.end, night.sleep_onset, night.final_wake)
        instants += [instant for instant in known if instant is not None]
    return instants
