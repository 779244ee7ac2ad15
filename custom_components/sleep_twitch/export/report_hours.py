"""Periodic limb movements by the hour since sleep onset, over all nights that count."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from .report_chart import (
    LEAST_PLM,
    Axis,
    dot,
    drawing,
    fitted,
    line,
    ticks,
    words,
    y_axis,
)
from .report_figures import hourly
from .report_markup import Markup, element

if TYPE_CHECKING:
    from .report_figures import Period
    from .report_spread import Spread
    from .report_words import Words

FEWEST_HOURS: Final = 8
"""Columns, so that a short night is not drawn as a long one."""
_WIDTH, _HEIGHT = 90.0, 47.0
_LEFT, _RIGHT, _TOP, _BOTTOM = 9.0, 89.0, 3.0, 34.5


def hour_chart(period: Period, words_: Words) -> Markup:
    """Return the picture and what is to be said of it."""
    hours = hourly(period)
    if not any(hours):
        return element("p", words_.text("hours_none"), class_="empty")
    caption = element("p", words_.text("hours_caption"), class_="caption")
    return Markup(_drawing(hours, words_) + caption)


def _drawing(hours: tuple[Spread | None, ...], words_: Words) -> Markup:
    columns = max(len(hours), FEWEST_HOURS)
    x = Axis(0.0, columns, _LEFT, _RIGHT)
    marks, digits = ticks(max(_top_of(hour) for hour in hours), LEAST_PLM)
    y = Axis(0.0, marks[-1], _BOTTOM, _TOP)
    labels = [(mark, words_.number(mark, digits)) for mark in marks]
    return drawing(
        _WIDTH,
        _HEIGHT,
        words_.text("hours_title"),
        y_axis(y, labels, _LEFT, _RIGHT),
        *(_hour(x.mm(place + 0.5), y, hour) for place, hour in enumerate(hours)),
        *_x_axis(x, hours, columns, words_),
    )


def _top_of(hour: Spread | None) -> float:
    if hour is None:
        return 0.0
    return hour.quartiles[1] if hour.quartiles else hour.median


def _hour(at: float, y: Axis, hour: Spread | None) -> Markup:
    """Return a median with its whiskers; hollow without enough nights for them."""
    if hour is None:
        return element("g")
    whisker: list[Markup] = []
    if hour.quartiles:
        low, high = (y.mm(quartile) for quartile in hour.quartiles)
        whisker = [
            line(at, low, at, high, stroke_width=0.35),
            *(line(at - 1, end, at + 1, end, stroke_width=0.35) for end in (low, high)),
        ]
    mark = dot(at, y.mm(hour.median), 1.0, hollow=hour.quartiles is None)
    return element("g", *whisker, mark)


def _x_axis(
    x: Axis, hours: tuple[Spread | None, ...], columns: int, words_: Words
) -> list[Markup]:
    parts = []
    for place in range(columns):
        hour = hours[place] if place < len(hours) else None
        at = x.mm(place + 0.5)
        parts.append(words(at, _BOTTOM + 3.6, f"{place + 1}", text_anchor="middle"))
        parts.append(
            words(
                at,
                _BOTTOM + 7.2,
                f"{hour.n if hour else 0}",
                text_anchor="middle",
                class_="faint",
            )
        )
    parts.append(
        words(_LEFT - 2, _BOTTOM + 7.2, "n", text_anchor="end", class_="faint")
    )
    title = words_.text("hours_axis")
    middle = (_LEFT + _RIGHT) / 2
    parts.append(
        fitted(middle, _HEIGHT - 0.9, title, _RIGHT - _LEFT, text_anchor="middle")
    )
    return parts
