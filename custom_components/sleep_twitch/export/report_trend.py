"""Periodic limb movements an hour over the period, with the diary under it."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from .report_chart import (
    LEAST_PLM,
    Axis,
    box,
    dot,
    drawing,
    fitted,
    line,
    path,
    ticks,
    words,
    y_axis,
)
from .report_days import LANE_MM, DayAxis, day_labels, diary_lanes, recording_lane
from .report_diary import say_mark
from .report_figures import TREND_DAYS, Doubt, trend
from .report_markup import Markup, element

if TYPE_CHECKING:
    from datetime import date

    from .report_diary import Change, Diary
    from .report_figures import JudgedNight, Period
    from .report_words import Words

MOST_CHANGES: Final = 6
"""Changes told under the picture; more of them would push it off the page."""
LONGEST_NOTE: Final = 60
"""Characters of a change told there; its whole note stands on the next page."""
_WIDTH: Final = 186.0
_LEFT: Final = 34.0
_RIGHT: Final = 185.0
_PLOT_MM: Final = 29.0
_FLAG_MM: Final = 3.6
_FLAG_ROWS: Final = 3
_DATES_MM: Final = 5.6


def trend_chart(period: Period, diary: Diary, words_: Words) -> Markup:
    """Return the picture and what is to be said of it."""
    axis = DayAxis(
        first_day=period.first_day, days=period.days, start_mm=_LEFT, end_mm=_RIGHT
    )
    rows = _flag_rows(axis, diary.changes())
    top = 2.5 + _FLAG_MM * (max(rows.values(), default=-1) + 1)
    base = top + _PLOT_MM
    lanes = base + _DATES_MM
    picture = drawing(
        _WIDTH,
        lanes + LANE_MM * (1 + len(diary.kinds)) + 0.5,
        words_.text("trend_title"),
        _plot(axis, period, words_, top, base),
        *_flags(axis, rows, diary.changes(), base),
        day_labels(axis, base, words_),
        recording_lane(axis, lanes, period, words_),
        diary_lanes(axis, lanes + LANE_MM, diary, words_),
    )
    return Markup(
        picture
        + element(
            "p",
            words_.text("trend_caption"),
            " ",
            _diary_caption(diary, words_),
            class_="caption",
        )
        + _legend_of_changes(diary.changes(), words_)
    )


def _diary_caption(diary: Diary, words_: Words) -> str:
    return words_.text("diary_caption" if diary.kinds else "diary_empty")


def short_changes(changes: tuple[Change, ...], words_: Words) -> bool:
    """Return whether all changes are told in full under the picture."""
    return len(changes) <= MOST_CHANGES and all(
        len(say_mark(change.mark, words_)) <= LONGEST_NOTE for change in changes
    )


def _plot(
    axis: DayAxis, period: Period, words_: Words, top: float, base: float
) -> Markup:
    drawn = [night for night in period.nights if _is_drawn(night)]
    values = [night.summary.plm_per_hour or 0.0 for night in drawn]
    marks, digits = ticks(max(values, default=0.0), LEAST_PLM)
    y = Axis(0.0, marks[-1], base, top)
    labels = [(mark, words_.number(mark, digits)) for mark in marks if drawn]
    radius = min(1.1, max(0.5, 0.36 * axis.day_mm))
    dots = [
        dot(axis.mm(night.day), y.mm(value), radius, hollow=not night.is_valid)
        for night, value in zip(drawn, values, strict=True)
    ]
    nothing = [] if drawn else [_nothing(axis, (top + base) / 2, words_)]
    return element(
        "g",
        fitted(0.0, top + 0.9, words_.text("trend_axis"), _LEFT - 8),
        y_axis(y, labels, _LEFT, _RIGHT),
        *_median_line(axis, y, trend(period)),
        *dots,
        *nothing,
    )


def _nothing(axis: DayAxis, y: float, words_: Words) -> Markup:
    middle = (axis.start_mm + axis.end_mm) / 2
    return words(middle, y, words_.text("trend_none"), text_anchor="middle")


def _is_drawn(night: JudgedNight) -> bool:
    """Return whether a night has a figure on this scale: one rule set, one scale."""
    is_other = Doubt.OTHER_RULES in night.doubts
    return night.summary.plm_per_hour is not None and not is_other


def _median_line(
    axis: DayAxis, y: Axis, medians: tuple[tuple[date, float], ...]
) -> list[Markup]:
    """Return the line of medians, broken where a week had no night."""
    runs: list[list[tuple[date, float]]] = [list(medians[:1])]
    for before, after in pairwise(medians):
        if (after[0] - before[0]).days >= TREND_DAYS:
            runs.append([])
        runs[-1].append(after)
    return [
        path([(axis.mm(day), y.mm(value)) for day, value in run], stroke="#555")
        for run in runs
        if len(run) > 1
    ]


def _flag_rows(axis: DayAxis, changes: tuple[Change, ...]) -> dict[int, int]:
    """Return the row of each number, so that no two lie over each other.

    What finds no room keeps its line and its place in the list, and has no number.
    """
    ends = [-1.0] * _FLAG_ROWS
    rows: dict[int, int] = {}
    for change in changes:
        left = axis.mm(change.day) - _flag_width(change) / 2
        free = [row for row, end in enumerate(ends) if end <= left]
        if change.number in rows or not free:
            continue
        rows[change.number] = free[0]
        ends[free[0]] = left + _flag_width(change) + 0.4
    return rows


def _flag_width(change: Change) -> float:
    return 3.2 if change.number < 10 else 4.6  # noqa: PLR2004 - two digits


def _flags(
    axis: DayAxis, rows: dict[int, int], changes: tuple[Change, ...], base: float
) -> list[Markup]:
    """Return a dashed line for each day with a change, under its number in a box."""
    parts: list[Markup] = []
    for change in {change.number: change for change in changes}.values():
        at, row = axis.mm(change.day), rows.get(change.number)
        top = 0.4 + _FLAG_MM * (_FLAG_ROWS if row is None else row)
        parts.append(line(at, top, at, base, stroke_dasharray="1.2 0.8"))
        if row is None:
            continue
        width = _flag_width(change)
        left = min(at - width / 2, _WIDTH - width - 0.2)
        frame = box(
            left, top, width, 3.2, fill="#fff", stroke="#000", stroke_width=0.25
        )
        number = f"{change.number}"
        parts += [
            frame,
            words(left + width / 2, top + 2.5, number, text_anchor="middle"),
        ]
    return parts


def _legend_of_changes(changes: tuple[Change, ...], words_: Words) -> Markup:
    """Return what the numbers over the picture stand for."""
    if not changes:
        return Markup()
    items = [element("span", words_.text("changes_title"), class_="change")]
    items += [
        element(
            "span",
            element("b", f"{change.number}", class_="number"),
            f" {words_.day(change.day)}: ",
            element("bdi", _cut(say_mark(change.mark, words_))),
            class_="change",
        )
        for change in changes[:MOST_CHANGES]
    ]
    if not short_changes(changes, words_):
        items.append(element("span", words_.text("changes_more"), class_="change"))
    return element("p", *items, class_="caption")


def _cut(text: str) -> str:
    if len(text) <= LONGEST_NOTE:
        return text
    return text[: LONGEST_NOTE - 1].rstrip() + "…"
