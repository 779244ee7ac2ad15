"""The intervals between limb movements, drawn by the ratio of their lengths."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ..night.models import RuleSet
from ..night.params import AasmRule, WasmRule
from .report_chart import (
    PALE,
    Axis,
    LogAxis,
    box,
    drawing,
    fitted,
    line,
    path,
    ticks,
    words,
    y_axis,
)
from .report_markup import Markup, element

if TYPE_CHECKING:
    from .report_figures import JudgedNight, Period
    from .report_words import Words

TICKS_S: Final = (2, 10, 20, 40, 60, 90)
"""As PLMScoRe marks them."""
BAND_S: Final = (15.0, 40.0)
"""Where nights with a rhythm of the legs have their peak."""
SHOWN_S: Final = (1.0, math.exp(5.3))
"""From one bin's edge to another's; what is longer has paused."""
LEAST_INTERVALS: Final = 1.0
"""Top of the axis for nights that have next to none in any bin."""
_WIDTH, _HEIGHT = 90.0, 47.0
_LEFT, _RIGHT, _TOP, _BOTTOM = 9.0, 89.0, 9.0, 38.0
_SLACK: Final = 1.001
"""Edges are told as numbers, and a bin at the very end still belongs to the picture."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Intervals:
    """The intervals of all nights that count, by bins of their logarithm."""

    bins: tuple[tuple[float, float, int], ...]
    """Lower and upper edge in seconds, and the intervals between them."""
    nights: int

    @property
    def count(self) -> int:
        """Return how many there are."""
        return sum(count for _, _, count in self.bins)

    @property
    def shown(self) -> tuple[tuple[float, float, int], ...]:
        """Return the bins that the picture has room for."""
        low_s, high_s = SHOWN_S
        return tuple(
            each
            for each in self.bins
            if each[0] >= low_s / _SLACK and each[1] <= high_s * _SLACK
        )

    @property
    def share_not_shown(self) -> float:
        """Return the share of the intervals that are shorter or longer than that."""
        return 1 - sum(count for _, _, count in self.shown) / self.count


def gather_intervals(nights: tuple[JudgedNight, ...]) -> Intervals:
    """Return the intervals of nights, added up."""
    counts: Counter[tuple[float, float]] = Counter()
    known = [night.summary.imi_histogram for night in nights]
    histograms = [histogram for histogram in known if histogram is not None]
    for histogram in histograms:
        edges = histogram.log_edges_s
        for low, high, count in zip(
            edges, edges[1:], histogram.log_counts, strict=False
        ):
            counts[low, high] += count
    return Intervals(
        bins=tuple((low, high, count) for (low, high), count in sorted(counts.items())),
        nights=len(histograms),
    )


def window_s(rules: RuleSet) -> tuple[float, float]:
    """Return the intervals that a rule set lets into a series."""
    rule = WasmRule() if rules is RuleSet.WASM2016 else AasmRule()
    return rule.shortest_interval_s, rule.longest_interval_s


def interval_chart(period: Period, words_: Words) -> Markup:
    """Return the picture and what is to be said of it."""
    intervals = gather_intervals(period.valid)
    if not intervals.count:
        return element("p", words_.text("intervals_none"), class_="empty")
    caption = words_.text(
        "intervals_caption",
        count=intervals.count,
        nights=intervals.nights,
        share=words_.percent(intervals.share_not_shown),
    )
    return Markup(
        _drawing(period, intervals, words_) + element("p", caption, class_="caption")
    )


def _drawing(period: Period, intervals: Intervals, words_: Words) -> Markup:
    x = LogAxis(*SHOWN_S, _LEFT, _RIGHT)
    highest = max((count for _, _, count in intervals.shown), default=0)
    marks, digits = ticks(highest / intervals.nights, LEAST_INTERVALS)
    y = Axis(0.0, marks[-1], _BOTTOM, _TOP)
    labels = [(mark, words_.number(mark, digits)) for mark in marks]
    return drawing(
        _WIDTH,
        _HEIGHT,
        words_.text("intervals_title"),
        _window(x, period.rules, words_),
        y_axis(y, labels, _LEFT, _RIGHT),
        *_bars(x, y, intervals),
        _band(x, words_),
        _rhythm(x, period),
        *_x_axis(x, words_),
    )


def _bars(x: LogAxis, y: Axis, intervals: Intervals) -> list[Markup]:
    bars = []
    for low, high, count in intervals.shown:
        top = y.mm(count / intervals.nights)
        left, right = x.mm(low), x.mm(high)
        if count:
            bars.append(
                box(left + 0.1, top, right - left - 0.2, _BOTTOM - top, fill="#444")
            )
    return bars


def _window(x: LogAxis, rules: RuleSet, words_: Words) -> Markup:
    """Return the shade behind the intervals that may be in a series."""
    low_s, high_s = window_s(rules)
    left, right = x.mm(low_s), x.mm(high_s)
    text = words_.text("intervals_window", low=f"{low_s:g}", high=f"{high_s:g}")
    return element(
        "g",
        box(left, _TOP - 4.5, right - left, _BOTTOM - _TOP + 4.5, fill="#e6e6e6"),
        *(
            line(edge, _TOP - 4.5, edge, _BOTTOM, stroke=PALE, stroke_dasharray="0.8")
            for edge in (left, right)
        ),
        fitted(
            (left + right) / 2, _TOP - 5.5, text, _RIGHT - left, text_anchor="middle"
        ),
    )


def _band(x: LogAxis, words_: Words) -> Markup:
    """Return the bracket over the band in which a rhythm of the legs would lie."""
    low_s, high_s = BAND_S
    left, right, y = x.mm(low_s), x.mm(high_s), _TOP - 0.8
    text = words_.text("intervals_band", low=f"{low_s:g}", high=f"{high_s:g}")
    return element(
        "g",
        path([(left, y + 0.9), (left, y), (right, y), (right, y + 0.9)]),
        words((left + right) / 2, y - 0.8, text, text_anchor="middle"),
    )


def _rhythm(x: LogAxis, period: Period) -> Markup:
    """Return a mark under the axis at the median period of the rhythm."""
    rhythm = period.spread("rhythm_period_s")
    if rhythm is None or not SHOWN_S[0] < rhythm.median < SHOWN_S[1]:
        return element("g")
    at, foot = x.mm(rhythm.median), _BOTTOM + 2
    points = f"{at:.2f},{_BOTTOM + 0.3} {at - 1:.2f},{foot} {at + 1:.2f},{foot}"
    return element("polygon", points=points, fill="#000")


def _x_axis(x: LogAxis, words_: Words) -> list[Markup]:
    parts = []
    for tick in TICKS_S:
        at = x.mm(tick)
        parts.append(line(at, _BOTTOM, at, _BOTTOM + 1.2))
        parts.append(words(at, _BOTTOM + 4.6, f"{tick}", text_anchor="middle"))
    title = words_.text("intervals_axis")
    middle = (_LEFT + _RIGHT) / 2
    parts.append(
        fitted(middle, _HEIGHT - 0.9, title, _RIGHT - _LEFT, text_anchor="middle")
    )
    return parts
