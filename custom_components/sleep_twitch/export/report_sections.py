"""The page's words: whose nights, how measured, what lacks, what cannot be told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from .report_diary import say_mark
from .report_figures import Doubt
from .report_intervals import window_s
from .report_markup import Markup, element
from .report_trend import short_changes
from .report_words import isolated

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from .report_diary import Diary
    from .report_figures import Period
    from .report_models import Report, ReportMark
    from .report_words import Words

MOST_NOTES: Final = 30
"""Lines of notes; the last ones are told, more are only counted."""
_LIMITS: Final = (
    "limit_movement",
    "limit_both",
    "limit_sleep",
    "limit_breathing",
    "limit_chance",
    "limit_nights",
    "limit_twitches",
)


def heading(report: Report, words: Words) -> Markup:
    """Return whose nights these are, and when they were."""
    period = words.text(
        "period",
        first=words.full_date(report.first_day),
        last=words.full_date(report.last_day),
    )
    made = words.text(
        "made",
        date=words.full_date(report.generated_at.date()),
        time=words.clock(report.generated_at),
        version=report.software,
    )
    return element(
        "header",
        element("h1", words.text("title")),
        element(
            "p",
            element("b", element("bdi", report.sleeper), class_="name"),
            element("span", words.text("born"), class_="blank"),
            class_="who",
        ),
        element("p", element("b", period), element("span", made), class_="when"),
        element("p", words.text("not_medical"), class_="notice"),
        *_simulated(report, words),
    )


def method(report: Report, words: Words) -> Markup:
    """Return how the figures came about."""
    key = "method_sensor_unknown" if report.sensor is None else "method_sensor"
    sensor = words.text(
        key, bed=isolated(report.bed), sensor=isolated(report.sensor or "")
    )
    return element(
        "section",
        element("h2", words.text("method_title")),
        element("p", sensor),
        element("p", words.text("method_index")),
        class_="method",
    )


def rule_set(period: Period, words: Words) -> Markup:
    """Return whose rules make a series, and what they say."""
    low_s, high_s = window_s(period.rules)
    rules = words.text(f"rules_{period.rules}", low=f"{low_s:g}", high=f"{high_s:g}")
    return element(
        "section", element("h2", words.text("rules_title")), element("p", rules)
    )


def missing(report: Report, period: Period, words: Words) -> Markup:
    """Return how many nights the figures are of, and why not of all."""
    rows = "".join(
        element(
            "tr",
            element("th", label, scope="row"),
            element("td", element("bdi", count)),
        )
        for label, count in _counts(report, period, words)
    )
    return element(
        "section",
        element("h2", words.text("missing_title")),
        element("table", Markup(rows), class_="counts"),
    )


def notes(diary: Diary, words: Words) -> Markup:
    """Return what the diary says in words, where the trend had no room for it."""
    told = list(diary.symptoms())
    numbers: dict[ReportMark, int] = {}
    if not short_changes(diary.changes(), words):
        told += [(change.day, change.mark) for change in diary.changes()]
        numbers = {change.mark: change.number for change in diary.changes()}
    if not told:
        return Markup()
    told.sort(key=lambda each: each[1].at)
    lines = [
        _note(day, mark, numbers.get(mark), words) for day, mark in told[-MOST_NOTES:]
    ]
    if len(told) > MOST_NOTES:
        more = words.text("notes_more", count=len(told) - MOST_NOTES)
        lines.insert(0, element("li", more))
    return element(
        "section",
        element("h2", words.text("notes_title")),
        element("ul", *lines, class_="notes"),
    )


def limits(words: Words) -> Markup:
    """Return what the figures cannot tell."""
    return element(
        "section",
        element("h2", words.text("limits_title")),
        element("ul", *(element("li", words.text(key)) for key in _LIMITS)),
        element("p", words.text("not_a_device"), class_="notice"),
        class_="limits",
    )


def _simulated(report: Report, words: Words) -> Iterator[Markup]:
    """Give a warning that cannot be overlooked, where a bed was no real one."""
    count = sum(night.simulated for night in report.nights)
    if count:
        yield element("p", words.text("simulated", count=count), class_="warning")


def _counts(report: Report, period: Period, words: Words) -> Iterator[tuple[str, str]]:
    """Give each number of nights that there is something to say of."""
    yield words.text("missing_period"), f"{period.days}"
    yield words.text("missing_valid"), f"{len(period.valid)}"
    for doubt in Doubt:
        count = sum(doubt in night.doubts for night in period.nights)
        if count:
            yield words.text(f"remark_{doubt}"), f"{count}"
    yield words.text("not_recorded"), f"{period.days - len(period.nights)}"
    if report.naps:
        yield words.text("missing_naps"), f"{report.naps}"
    coverage = period.spread("coverage")
    if coverage:
        yield words.text("missing_coverage"), words.percent(coverage.median)
    yield from _breathing(period, words)


def _breathing(period: Period, words: Words) -> Iterator[tuple[str, str]]:
    """Give how many series may come from breathing, of how many there are."""
    series = sum(night.summary.series or 0 for night in period.valid)
    related = sum(len(night.summary.breathing_related_series) for night in period.valid)
    if series:
        text = words.text("share_of", part=related, whole=series)
        yield words.text("missing_breathing"), text


def _note(day: date, mark: ReportMark, number: int | None, words: Words) -> Markup:
    boxed = "" if number is None else element("b", f"{number}", class_="number")
    return element(
        "li",
        boxed,
        " ",
        element("b", words.day(day)),
        " ",
        element("bdi", say_mark(mark, words)),
    )
