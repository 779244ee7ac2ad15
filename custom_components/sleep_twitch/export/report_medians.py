"""The table of the period's figures: the middle, the spread, and of how many nights."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final

from .report_figures import excess
from .report_markup import Markup, element
from .report_spread import FEWEST_FOR_QUARTILES, Spread
from .report_words import UNKNOWN

if TYPE_CHECKING:
    from .report_figures import JudgedNight, Period
    from .report_words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    """One figure: what it is called, where it comes from, how it is written."""

    key: str
    value: Callable[[JudgedNight], float | None]
    say: Callable[[Words, float], str]
    is_part: bool = False
    """Belongs to the row above it."""


def _summary(name: str) -> Callable[[JudgedNight], float | None]:
    return partial(_figure, name=name)


def _figure(night: JudgedNight, name: str) -> float | None:
    value: float | None = getattr(night.summary, name)
    return value


def _number(digits: int) -> Callable[[Words, float], str]:
    return partial(_say_number, digits=digits)


def _say_number(words: Words, value: float, digits: int) -> str:
    return words.number(value, digits)


def _say_length(words: Words, value: float) -> str:
    return words.length(value)


def _say_clock(words: Words, value: float) -> str:
    return words.clock_of(value)


ROWS: Final = (
    _Row(key="plm_per_hour", value=_summary("plm_per_hour"), say=_number(1)),
    _Row(key="index", value=_summary("periodicity_index"), say=_number(2)),
    _Row(
        key="chance",
        value=_summary("periodicity_index_chance"),
        say=_number(2),
        is_part=True,
    ),
    _Row(
        key="excess",
        value=lambda night: excess(night.summary),
        say=_number(2),
        is_part=True,
    ),
    _Row(key="rhythm", value=_summary("rhythm_period_s"), say=_number(1)),
    _Row(key="limb_movements", value=_summary("limb_movements"), say=_number(0)),
    _Row(key="hypnic_jerks", value=_summary("hypnic_jerks"), say=_number(0)),
    _Row(key="small_twitches", value=_summary("small_twitches"), say=_number(0)),
    _Row(key="body_movements", value=_summary("body_movements"), say=_number(0)),
    _Row(key="time_in_bed", value=_summary("time_in_bed_s"), say=_say_length),
    _Row(key="onset", value=lambda night: night.onset_min, say=_say_clock),
    _Row(key="latency", value=lambda night: night.latency_min, say=_number(0)),
    _Row(key="sleep_period", value=_summary("sleep_period_s"), say=_say_length),
)


def medians_table(period: Period, words: Words) -> Markup:
    """Return the table, each figure with its own number of nights."""
    heads = ("figure", "median", "quartiles", "ends", "n")
    return element(
        "table",
        element(
            "thead",
            element(
                "tr",
                *(
                    element("th", words.text(f"medians_{head}"), scope="col")
                    for head in heads
                ),
            ),
        ),
        element("tbody", *(_row(row, period, words) for row in ROWS)),
        class_="medians",
    )


def medians_note(words: Words) -> Markup:
    """Return what is to be said below the table."""
    note = words.text("medians_note", count=FEWEST_FOR_QUARTILES)
    return element("p", note, class_="caption")


def _row(row: _Row, period: Period, words: Words) -> Markup:
    spread = Spread.of(row.value(night) for night in period.valid)
    label = element(
        "th",
        words.text(f"figure_{row.key}"),
        scope="row",
        class_="part" if row.is_part else "whole",
    )
    if spread is None:
        unknown = element("td", words.text("unknown"), colspan=3, class_="unknown")
        return element("tr", label, unknown, _cell("0"))
    say = partial(row.say, words)
    ends = (spread.lowest, spread.highest) if spread.n > 1 else None
    return element(
        "tr",
        label,
        element("td", _figures(say(spread.median)), class_="figure median"),
        *(
            _cell(words.span(*map(say, pair)) if pair else UNKNOWN)
            for pair in (spread.quartiles, ends)
        ),
        _cell(f"{spread.n}"),
    )


def _cell(text: str) -> Markup:
    return element("td", _figures(text), class_="figure")


def _figures(text: str) -> Markup:
    """Return figures that read from left to right whatever is around them."""
    return element("bdi", text, dir="ltr")
