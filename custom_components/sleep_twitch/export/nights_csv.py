"""Nights in CSV: one row a night or nap, with its figures."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from .cells import number_cell, text_cell, truth_cell
from .csv_table import Column
from .exported_night import ExportedNight
from .instants import local_text, second_of, utc_text

if TYPE_CHECKING:
    from datetime import datetime

_Night = Column[ExportedNight]

_LOCAL: Final = "local time with offset, ISO 8601"
_UTC: Final = "UTC, ISO 8601"
_NO_SLEEP: Final = "no sleep period was found"
_FORGOTTEN: Final = "movements this old are no longer kept"
_NOT_COUNTED: Final = "unknown: no sleep period was found"


def _moment(name: str, meaning: str, unknown: str, seconds: str) -> tuple[_Night, ...]:
    """Return an instant of the night in local time and in UTC."""

    def moment(night: ExportedNight) -> datetime | None:
        at_s = getattr(night.night, seconds)
        return None if at_s is None else second_of(night.start, at_s)

    return (
        _Night(
            name=name,
            unit=_LOCAL,
            meaning=meaning,
            unknown=unknown,
            cell=lambda night, zone: (
                "" if (at := moment(night)) is None else local_text(at, zone)
            ),
        ),
        _Night(
            name=f"{name}_utc",
            unit=_UTC,
            meaning=f"{name}, in UTC",
            unknown=unknown,
            cell=lambda night, _: "" if (at := moment(night)) is None else utc_text(at),
        ),
    )


def _figure(name: str, unit: str, meaning: str, unknown: str) -> _Night:
    """Return a figure of the summary under its own name."""
    return _Night(
        name=name,
        unit=unit,
        meaning=meaning,
        unknown=unknown,
        cell=lambda night, _: number_cell(getattr(night.summary, name)),
    )


_CALENDAR: Final = (
    _Night(
        name="night_id",
        unit="number",
        meaning="number of the night in the store; actions take it",
        unknown="the night was never in a store",
        cell=lambda night, _: number_cell(night.night_id),
    ),
    _Night(
        name="day",
        unit="date, ISO 8601",
        meaning="local day of the night; days run from noon to noon",
        cell=lambda night, _: night.day.isoformat(),
    ),
    _Night(
        name="kind",
        unit="night or nap",
        meaning="the longest session of at least 3 h in bed of a day is its night",
        cell=lambda night, _: night.kind,
    ),
    _Night(
        name="origin",
        unit="recorded or imported",
        meaning="from the node under the bed, or from a file",
        cell=lambda night, _: night.origin,
    ),
    _Night(
        name="sleeper",
        unit="text",
        meaning="name of the sleeper; a leading ' shields from formulas",
        unknown="several share the bed",
        cell=lambda night, _: text_cell(night.sleeper),
    ),
    _Night(
        name="provisional",
        unit="true or false",
        meaning="the session still went on: its figures may change",
        cell=lambda night, _: truth_cell(night.is_provisional),
    ),
    _Night(
        name="simulated",
        unit="true or false",
        meaning="no person: the node played a simulation or a recording",
        cell=lambda night, _: truth_cell(night.is_simulated),
    ),
    _Night(
        name="rules",
        unit="wasm2016 or aasm",
        meaning="published rules that series were scored by",
        cell=lambda night, _: night.summary.rules.value,
    ),
    _Night(
        name="start",
        unit=_LOCAL,
        meaning="when the session began; every _s counts from here",
        cell=lambda night, zone: local_text(night.start, zone),
    ),
    _Night(
        name="start_utc",
        unit=_UTC,
        meaning="start, in UTC; night_start_utc in the movements",
        cell=lambda night, _: utc_text(night.start),
    ),
    _Night(
        name="end",
        unit=_LOCAL,
        meaning="when the session ended",
        cell=lambda night, zone: local_text(night.end, zone),
    ),
    _Night(
        name="end_utc",
        unit=_UTC,
        meaning="end, in UTC",
        cell=lambda night, _: utc_text(night.end),
    ),
    *_moment("sleep_onset", "falling asleep, estimated", _NO_SLEEP, "sleep_onset_s"),
    *_moment("final_wake", "last waking, estimated", _NO_SLEEP, "final_wake_s"),
)

_FRAME: Final = (
    _Night(
        name="sleep_onset_s",
        unit="s",
        meaning="falling asleep, from the start",
        unknown=_NO_SLEEP,
        cell=lambda night, _: number_cell(night.night.sleep_onset_s),
    ),
    _Night(
        name="final_wake_s",
        unit="s",
        meaning="last waking, from the start",
        unknown=_NO_SLEEP,
        cell=lambda night, _: number_cell(night.night.final_wake_s),
    ),
    _figure("time_in_bed_s", "s", "sum of the stays in bed", "nobody was in bed"),
    _Night(
        name="stays_in_bed",
        unit="number",
        meaning="stays in bed; 2 after getting up once",
        cell=lambda night, _: number_cell(len(night.night.in_bed)),
    ),
    _figure("sleep_period_s", "s", "from falling asleep to the last waking", _NO_SLEEP),
    _figure(
        "coverage",
        "share, 0 to 1",
        "share of the session with valid samples",
        "not known of a night made elsewhere",
    ),
    _Night(
        name="gaps_s",
        unit="s",
        meaning="sum of the time without samples in the session",
        cell=lambda night, _: number_cell(
            sum((gap.duration_s for gap in night.night.gaps), 0.0)
        ),
    ),
)

_COUNTS: Final = (
    _figure(
        "limb_movements",
        "number",
        "limb movements that began in the sleep period",
        _NOT_COUNTED,
    ),
    _figure("plm", "number", "of these, periodic by the rules", _NOT_COUNTED),
    _figure(
        "plm_per_hour",
        "1/h",
        "plm by the hours of the sleep period less gaps",
        _NOT_COUNTED,
    ),
    _figure("series", "number", "series of periodic limb movements", _NOT_COUNTED),
    _figure(
        "periodicity_index",
        "share, 0 to 1",
        "share of intervals in runs of 10-90 s (Ferri 2006)",
        "fewer than 20 intervals, or no sleep period",
    ),
    _figure(
        "periodicity_index_chance",
        "share, 0 to 1",
        "what as many movements would reach by chance",
        "fewer than 20 intervals, or no sleep period",
    ),
    _figure(
        "rhythm_period_s",
        "s",
        "period of the rhythm of limb movements",
        "no rhythm was found",
    ),
    _figure(
        "hypnic_jerks",
        "number",
        "hypnic jerks in bed, before sleep too",
        _NOT_COUNTED,
    ),
    _figure(
        "small_twitches", "number", "small twitches in the sleep period", _NOT_COUNTED
    ),
    _figure(
        "body_movements", "number", "body movements in the sleep period", _NOT_COUNTED
    ),
    _Night(
        name="breathing_related_series",
        unit="numbers of series, a blank between",
        meaning="series whose rhythm of 25-45 s may come from breathing",
        unknown="there is none",
        cell=lambda night, _: " ".join(
            map(str, night.summary.breathing_related_series)
        ),
    ),
    _Night(
        name="movements",
        unit="number",
        meaning="rows of the night in the movements, in and out of sleep",
        unknown=_FORGOTTEN,
        cell=lambda night, _: (
            "" if night.are_movements_forgotten else str(len(night.night.movements))
        ),
    ),
    _Night(
        name="marked_wrong",
        unit="number",
        meaning="of these, marked as wrong and left out of all figures",
        unknown=_FORGOTTEN,
        cell=lambda night, _: (
            "" if night.are_movements_forgotten else str(len(night.wrong_onsets_s))
        ),
    ),
)

NIGHT_COLUMNS: Final = (*_CALENDAR, *_FRAME, *_COUNTS)
"""In the order of the file, which stays: new columns come at the end."""
