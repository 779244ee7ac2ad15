"""The days of the period laid out along the page, for all that is drawn over them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from .report_chart import PALE, box, dot, fitted, line, width_of, words
from .report_markup import Markup, element

if TYPE_CHECKING:
    from datetime import date

    from .report_diary import DayEntry, Diary
    from .report_figures import JudgedNight, Period
    from .report_words import Words

LANE_MM: Final = 4.0
_STEPS: Final = (1, 2, 3, 7, 14, 28, 56)
"""Days from one label to the next."""
_LEAST_DOT_MM: Final = 1.2
"""Width of a day below which a dot is drawn as a stroke."""
_AIR_MM: Final = 1.2
"""Between two amounts, so that 4 and 3 are not 43."""
_BEYOND_MM: Final = 1.0
"""Room to the right of the last day."""
_HATCH: Final = "not-recorded"


@dataclass(frozen=True, slots=True, kw_only=True)
class DayAxis:
    """Days laid out evenly, each as wide as the others."""

    first_day: date
    days: int
    start_mm: float
    end_mm: float

    @property
    def day_mm(self) -> float:
        """Return how wide a day is."""
        return (self.end_mm - self.start_mm) / self.days

    def mm(self, day: date) -> float:
        """Return the middle of a day."""
        return self.start_mm + ((day - self.first_day).days + 0.5) * self.day_mm

    def all_days(self) -> tuple[date, ...]:
        """Return every day."""
        return tuple(self.first_day + timedelta(days=n) for n in range(self.days))

    def labelled(self, words_: Words) -> tuple[date, ...]:
        """Return the days that a label has room for."""
        widest = max(width_of(words_.day(day)) for day in self.all_days())
        step = next(step for step in _STEPS if step * self.day_mm > widest)
        last = self.end_mm + _BEYOND_MM - widest / 2
        return tuple(day for day in self.all_days()[::step] if self.mm(day) <= last)


def day_labels(axis: DayAxis, top: float, words_: Words) -> Markup:
    """Return the dates under a chart."""
    return element(
        "g",
        *(
            words(
                axis.mm(day),
                top + 3.9,
                words_.day(day),
                text_anchor="middle",
            )
            for day in axis.labelled(words_)
        ),
    )


def recording_lane(axis: DayAxis, top: float, period: Period, words_: Words) -> Markup:
    """Return the lane that says which nights count, which do not, and which lack."""
    side = min(2.0, 0.75 * axis.day_mm)
    parts = [_lane_name(axis, top, words_.text("lane_recording"))]
    for day in axis.all_days():
        night = period.night_of(day)
        parts.append(_recording(axis, axis.mm(day), top, side, night))
    return element("g", _hatching(), *parts)


def diary_lanes(axis: DayAxis, top: float, diary: Diary, words_: Words) -> Markup:
    """Return a lane for each kind that there are marks about."""
    parts: list[Markup] = []
    for place, kind in enumerate(diary.kinds):
        lane = top + place * LANE_MM
        parts.append(line(0, lane, axis.end_mm, lane, stroke="#ccc"))
        parts.append(_lane_name(axis, lane, words_.text(f"diary_{kind}")))
        parts += [
            _entry(axis, axis.mm(day), lane + LANE_MM / 2, entry, words_)
            for day, entry in diary.entries(kind).items()
        ]
    return element("g", *parts)


def _lane_name(axis: DayAxis, top: float, name: str) -> Markup:
    return fitted(0.0, top + LANE_MM / 2 + 0.9, name, axis.start_mm - 2)


def _recording(
    axis: DayAxis, middle: float, top: float, side: float, night: JudgedNight | None
) -> Markup:
    """Return a black square, a hollow one, or a hatched day."""
    y = top + LANE_MM / 2
    if night is None:
        return box(
            middle - axis.day_mm / 2,
            top + 0.5,
            axis.day_mm,
            LANE_MM - 1,
            fill=f"url(#{_HATCH})",
        )
    fill = "#000" if night.is_valid else "#fff"
    edge = min(0.25, side / 4)
    return box(
        middle - side / 2,
        y - 1,
        side,
        2.0,
        fill=fill,
        stroke="#000",
        stroke_width=edge,
    )


def _entry(
    axis: DayAxis, middle: float, y: float, entry: DayEntry, words_: Words
) -> Markup:
    """Return an amount where it has room, else a dot; a hollow one is "none"."""
    if axis.day_mm < _LEAST_DOT_MM:
        height = 0.6 if entry.is_none else 2.4
        width = 0.75 * axis.day_mm
        return box(middle - width / 2, y - height / 2, width, height, fill="#000")
    if entry.amount is not None:
        text = words_.amount(entry.amount)
        if width_of(text) + _AIR_MM <= axis.day_mm:
            return words(middle, y + 0.9, text, text_anchor="middle")
    radius = min(0.8, 0.36 * axis.day_mm)
    return dot(middle, y, radius, hollow=entry.is_none)


def _hatching() -> Markup:
    """Return the pattern of days without a recording: it prints on any printer."""
    stroke = line(0, 0, 0, 1.2, stroke=PALE, stroke_width=0.4)
    pattern = element(
        "pattern",
        stroke,
        id=_HATCH,
        width=1.2,
        height=1.2,
        patternUnits="userSpaceOnUse",
        patternTransform="rotate(45)",
    )
    return element("defs", pattern)
