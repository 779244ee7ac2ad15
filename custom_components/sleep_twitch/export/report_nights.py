"""The table of the nights: one row for each, and one for nights that lack."""

from __future__ import annotations

from datetime import timedelta
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from .report_figures import Doubt
from .report_markup import Markup, element

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from .report_figures import JudgedNight, Period
    from .report_words import Words

COLUMNS: Final = (
    "day",
    "in_bed",
    "time_in_bed",
    "onset",
    "wake",
    "coverage",
    "limb_movements",
    "plm",
    "series",
    "plm_per_hour",
    "index",
    "chance",
    "rhythm",
    "hypnic_jerks",
    "small_twitches",
    "body_movements",
    "remarks",
)
_REMARKS: Final = MappingProxyType(
    {
        Doubt.SHORT: "a",
        Doubt.PATCHY: "b",
        Doubt.NO_SLEEP: "c",
        Doubt.OTHER_RULES: "d",
        "breathing": "e",
        "imported": "f",
        "simulated": "g",
    }
)
"""Letters in the last column, in the order in which they are explained."""


def nights_table(period: Period, words: Words) -> Markup:
    """Return the table, and what the letters in it say."""
    head = element(
        "tr",
        *(element("th", words.text(f"column_{key}"), scope="col") for key in COLUMNS),
    )
    table = element(
        "table",
        element("thead", head),
        element("tbody", *_rows(period, words)),
        class_="nights",
    )
    return Markup(table + _explained(period, words))


def stretches(period: Period) -> Iterator[tuple[date, date, JudgedNight | None]]:
    """Give each night with its day, and days in a row without one as one stretch."""
    first_without: date | None = None
    one = timedelta(days=1)
    for number in range(period.days):
        day = period.first_day + number * one
        night = period.night_of(day)
        if night is None:
            first_without = first_without or day
            continue
        if first_without is not None:
            yield first_without, day - one, None
            first_without = None
        yield day, day, night
    if first_without is not None:
        yield first_without, period.last_day, None


def _rows(period: Period, words: Words) -> Iterator[Markup]:
    for first, last, night in stretches(period):
        if night is None:
            yield _without(first, last, words)
        else:
            yield _night(night, words)


def _without(first: date, last: date, words: Words) -> Markup:
    """Return the row of days of which nothing is known."""
    days = words.weekday(first)
    if last != first:
        days = words.span(days, words.weekday(last))
    wide = 1 if last == first else 3
    nothing = words.text("not_recorded")
    return element(
        "tr",
        element("th", days, scope="row", colspan=wide),
        element("td", nothing, colspan=len(COLUMNS) - wide, class_="lacking"),
    )


def _night(judged: JudgedNight, words: Words) -> Markup:
    letters = ", ".join(_REMARKS[remark] for remark in _remarks(judged))
    return element(
        "tr",
        element("th", words.weekday(judged.day), scope="row"),
        *(_cell(figure) for figure in _figures(judged, words)),
        element("td", letters, class_="remarks"),
        class_="counted" if judged.is_valid else "left-out",
    )


def _figures(judged: JudgedNight, words: Words) -> tuple[str, ...]:
    """Return the figures of a night as they are written, in the table's order."""
    night, summary = judged.night, judged.summary
    return (
        words.span(words.clock(night.start), words.clock(night.end)),
        words.length(summary.time_in_bed_s),
        words.clock(night.sleep_onset),
        words.clock(night.final_wake),
        words.percent(summary.coverage),
        words.number(summary.limb_movements),
        words.number(summary.plm),
        words.number(summary.series),
        words.number(summary.plm_per_hour, 1),
        words.number(summary.periodicity_index, 2),
        words.number(summary.periodicity_index_chance, 2),
        words.number(summary.rhythm_period_s, 1),
        words.number(summary.hypnic_jerks),
        words.number(summary.small_twitches),
        words.number(summary.body_movements),
    )


def _remarks(judged: JudgedNight) -> Iterator[str]:
    """Give what must be known of a night to read its figures."""
    yield from judged.doubts
    if judged.summary.breathing_related_series:
        yield "breathing"
    if judged.night.imported:
        yield "imported"
    if judged.night.simulated:
        yield "simulated"


def _explained(period: Period, words: Words) -> Markup:
    """Return the meaning of the letters that occur."""
    used = {remark for night in period.nights for remark in _remarks(night)}
    meanings = [
        element(
            "span",
            element("b", letter),
            f" {words.text(f'remark_{remark}')}",
            class_="remark",
        )
        for remark, letter in _REMARKS.items()
        if remark in used
    ]
    unknown = element("span", words.text("nights_note"), class_="remark")
    return element("p", unknown, *meanings, class_="caption")


def _cell(text: str) -> Markup:
    return element("td", element("bdi", text, dir="ltr"), class_="figure")
