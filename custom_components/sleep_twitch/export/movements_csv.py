"""Movements in CSV: one row a movement, with the night it belongs to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ..night.reason import reason_text
from .cells import number_cell, text_cell, truth_cell
from .csv_table import Column
from .instants import local_text, second_of, utc_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    from ..night.models import ScoredMovement
    from .exported_night import ExportedNight


@dataclass(frozen=True, slots=True, kw_only=True)
class MovementRow:
    """A movement and its night."""

    night: ExportedNight
    movement: ScoredMovement

    @property
    def onset(self) -> datetime:
        """Return when it began."""
        return second_of(self.night.start, self.movement.onset_s)


_Movement = Column[MovementRow]
_ELSEWHERE: Final = "not known of a movement list made elsewhere"

MOVEMENT_COLUMNS: Final = (
    _Movement(
        name="night_id",
        unit="number",
        meaning="number of the night in the store; actions take it",
        unknown="the night was never in a store",
        cell=lambda row, _: number_cell(row.night.night_id),
    ),
    _Movement(
        name="night_start_utc",
        unit="UTC, ISO 8601",
        meaning="start of the night: start_utc of the nights",
        cell=lambda row, _: utc_text(row.night.start),
    ),
    _Movement(
        name="day",
        unit="date, ISO 8601",
        meaning="local day of the night; days run from noon to noon",
        cell=lambda row, _: row.night.day.isoformat(),
    ),
    _Movement(
        name="sleeper",
        unit="text",
        meaning="name of the sleeper; a leading ' shields from formulas",
        unknown="several share the bed",
        cell=lambda row, _: text_cell(row.night.sleeper),
    ),
    _Movement(
        name="onset",
        unit="local time with offset, ISO 8601",
        meaning="when the movement began",
        cell=lambda row, zone: local_text(row.onset, zone),
    ),
    _Movement(
        name="onset_utc",
        unit="UTC, ISO 8601",
        meaning="onset, in UTC",
        cell=lambda row, _: utc_text(row.onset),
    ),
    _Movement(
        name="onset_s",
        unit="s",
        meaning="onset from the start of the night, as it was scored",
        cell=lambda row, _: number_cell(row.movement.onset_s),
    ),
    _Movement(
        name="duration_s",
        unit="s",
        meaning="how long force was applied",
        cell=lambda row, _: number_cell(row.movement.duration_s),
    ),
    _Movement(
        name="kind",
        unit="hypnic_jerk, limb_movement, small_twitch, body_movement, "
        "bed_transition or environment",
        meaning="what it was",
        cell=lambda row, _: row.movement.kind.value,
    ),
    _Movement(
        name="series",
        unit="number, from 1",
        meaning="series of periodic limb movements it belongs to",
        unknown="it is in no series",
        cell=lambda row, _: number_cell(row.movement.series),
    ),
    _Movement(
        name="asleep",
        unit="true or false",
        meaning="it began in the sleep period, which the figures count",
        unknown="no sleep period was found",
        cell=lambda row, _: truth_cell(row.night.is_asleep(row.movement)),
    ),
    _Movement(
        name="peak_mg",
        unit="milli-g at the bed",
        meaning="strongest acceleration in it; not comparable between beds",
        unknown=_ELSEWHERE,
        cell=lambda row, _: number_cell(row.movement.peak_mg),
    ),
    _Movement(
        name="confidence",
        unit="share, 0 to 1",
        meaning="how sure the kind is",
        unknown=_ELSEWHERE,
        cell=lambda row, _: number_cell(row.movement.confidence),
    ),
    _Movement(
        name="wrong",
        unit="true or false",
        meaning="the sleeper marked it as wrong; left out of series and figures",
        cell=lambda row, _: truth_cell(row.night.is_wrong(row.movement)),
    ),
    _Movement(
        name="reason_code",
        unit="code",
        meaning="what the kind was judged by",
        cell=lambda row, _: row.movement.reason.code,
    ),
    _Movement(
        name="reason",
        unit="text",
        meaning="the same as an English sentence; a leading ' shields from formulas",
        cell=lambda row, _: text_cell(reason_text(row.movement.reason)),
    ),
)
"""In the order of the file, which stays: new columns come at the end."""


def movement_rows(nights: Iterable[ExportedNight]) -> Iterator[MovementRow]:
    """Give every movement of every night, in order."""
    for night in nights:
        for movement in night.night.movements:
            yield MovementRow(night=night, movement=movement)
