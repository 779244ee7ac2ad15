"""The figures of a night that are worth a line over months and years."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from homeassistant.const import PERCENTAGE, UnitOfTime
from homeassistant.util.unit_conversion import DurationConverter, UnitlessRatioConverter

from .night.models import NightSummary

_HOUR_S: Final = 3600.0


@dataclass(frozen=True, kw_only=True)
class NightlyFigure:
    """One figure of a night, as the long-term statistics keep it."""

    key: str
    """As in the id of the sensor that shows the last night's."""
    unit: str | None
    unit_class: str | None
    """What Home Assistant may convert it into; None where no unit has a sibling."""
    value_fn: Callable[[NightSummary], float | None]
    """None is unknown: no statistic is written for it."""


def _count(
    key: str, value_fn: Callable[[NightSummary], float | None], unit: str | None = None
) -> NightlyFigure:
    return NightlyFigure(key=key, unit=unit, unit_class=None, value_fn=value_fn)


def _duration(
    key: str, unit: UnitOfTime, value_fn: Callable[[NightSummary], float | None]
) -> NightlyFigure:
    return NightlyFigure(
        key=key, unit=unit, unit_class=DurationConverter.UNIT_CLASS, value_fn=value_fn
    )


NIGHTLY_FIGURES: Final[tuple[NightlyFigure, ...]] = (
    _count("limb_movements", lambda summary: summary.limb_movements),
    _count("plm", lambda summary: summary.plm),
    _count("plm_per_hour", lambda summary: summary.plm_per_hour, "1/h"),
    _count("series", lambda summary: summary.series),
    _count("periodicity_index", lambda summary: summary.periodicity_index),
    _duration(
        "rhythm_period", UnitOfTime.SECONDS, lambda summary: summary.rhythm_period_s
    ),
    _count("hypnic_jerks", lambda summary: summary.hypnic_jerks),
    _count("small_twitches", lambda summary: summary.small_twitches),
    _count("body_movements", lambda summary: summary.body_movements),
    _duration(
        "time_in_bed", UnitOfTime.HOURS, lambda summary: _hours(summary.time_in_bed_s)
    ),
    _duration(
        "sleep_period", UnitOfTime.HOURS, lambda summary: _hours(summary.sleep_period_s)
    ),
    NightlyFigure(
        key="coverage",
        unit=PERCENTAGE,
        unit_class=UnitlessRatioConverter.UNIT_CLASS,
        value_fn=lambda summary: (
            None if summary.coverage is None else round(100 * summary.coverage, 1)
        ),
    ),
)
"""Each has a statistic of its own. When someone fell asleep is a time, no figure."""


def _hours(seconds: float | None) -> float | None:
    return None if seconds is None else seconds / _HOUR_S
