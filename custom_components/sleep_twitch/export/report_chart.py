"""What the charts of the page are made of; lengths are millimetres of paper."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from .report_markup import Markup, element

if TYPE_CHECKING:
    from collections.abc import Iterable

TEXT_MM: Final = 2.5
"""Height of the type: 7 points, the least that reads well on paper."""
INK: Final = "#000"
PALE: Final = "#999"
"""Lines to read along."""
LEAST_PLM: Final = 5.0
"""An hour; top of the axis for somebody who has none or next to none."""
_CHARACTER_MM: Final = 0.62 * TEXT_MM
"""Width of a character in the widest of usual typefaces, on average."""
_STEPS: Final = (1.0, 2.0, 2.5, 5.0, 10.0)


@dataclass(frozen=True, slots=True)
class Axis:
    """Values laid out evenly along a length of paper."""

    low: float
    high: float
    start_mm: float
    end_mm: float

    def mm(self, value: float) -> float:
        """Return where a value lies."""
        share = (value - self.low) / (self.high - self.low)
        return self.start_mm + share * (self.end_mm - self.start_mm)


@dataclass(frozen=True, slots=True)
class LogAxis:
    """Values whose ratios are laid out evenly."""

    low: float
    high: float
    start_mm: float
    end_mm: float

    def mm(self, value: float) -> float:
        """Return where a value lies."""
        share = math.log(value / self.low) / math.log(self.high / self.low)
        return self.start_mm + share * (self.end_mm - self.start_mm)


def ticks(highest: float, least: float) -> tuple[tuple[float, ...], int]:
    """Return round numbers from 0 to the first that is not below, and their digits.

    What is next to nothing is drawn so: up to `least` the axis stays the same.
    """
    highest = max(highest, least)
    rough = highest / 5
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(step * power for step in _STEPS if step * power >= rough * (1 - 1e-9))
    count = math.ceil(highest / step - 1e-9)
    digits = next(digits for digits in range(9) if _is_round(step, digits))
    return tuple(step * number for number in range(count + 1)), digits


def drawing(width_mm: float, height_mm: float, label: str, *parts: str) -> Markup:
    """Return a picture as wide as the place it is put in.

    Time runs from left to right in every language; words keep their own direction.
    """
    return element(
        "svg",
        *parts,
        viewBox=f"0 0 {width_mm:g} {height_mm:g}",
        role="img",
        aria_label=label,
        direction="ltr",
    )


def line(x1: float, y1: float, x2: float, y2: float, **style: str | float) -> Markup:
    """Return a straight line, thin and black unless told otherwise."""
    ink: dict[str, str | float] = {"stroke": INK, "stroke_width": 0.2}
    return element("line", x1=x1, y1=y1, x2=x2, y2=y2, **ink | style)


def box(
    x: float, y: float, width: float, height: float, **style: str | float
) -> Markup:
    """Return a rectangle; one that is told to be less than nothing is nothing."""
    return element(
        "rect", x=x, y=y, width=max(width, 0.0), height=max(height, 0.0), **style
    )


def dot(x: float, y: float, radius: float, *, hollow: bool) -> Markup:
    """Return a dot, black or hollow: what is hollow does not count fully."""
    fill = "#fff" if hollow else INK
    return element(
        "circle", cx=x, cy=y, r=radius, fill=fill, stroke=INK, stroke_width=0.25
    )


def path(points: Iterable[tuple[float, float]], **style: str | float) -> Markup:
    """Return a line through points."""
    through = " ".join(f"{x:.2f},{y:.2f}" for x, y in points)
    ink: dict[str, str | float] = {"stroke": INK, "stroke_width": 0.4}
    return element("polyline", points=through, fill="none", **ink | style)


def words(x: float, y: float, text: str, **style: str | float) -> Markup:
    """Return a line of text that begins at a place, or is anchored to it otherwise."""
    return element("text", text, x=x, y=y, **style)


def fitted(
    x: float, y: float, text: str, width_mm: float, **style: str | float
) -> Markup:
    """Return a line of text that is squeezed where it would be too wide."""
    if width_of(text) <= width_mm:
        return words(x, y, text, **style)
    return words(
        x, y, text, textLength=width_mm, lengthAdjust="spacingAndGlyphs", **style
    )


def width_of(text: str) -> float:
    """Return about how wide a text is: rather too wide than too narrow."""
    return len(text) * _CHARACTER_MM


def y_axis(
    axis: Axis, marks: Iterable[tuple[float, str]], left: float, right: float
) -> Markup:
    """Return the lines to read along, with their numbers to the left of them."""
    parts: list[str] = []
    for value, label in marks:
        y = axis.mm(value)
        is_base = value == axis.low
        parts.append(line(left, y, right, y, stroke=INK if is_base else "#ccc"))
        parts.append(words(left - 1, y + 0.9, label, text_anchor="end"))
    return element("g", *parts)


def _is_round(step: float, digits: int) -> bool:
    return math.isclose(round(step, digits), step)
