"""Nights out of movement lists: what a list says is kept, and nothing is made up."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from ..night.models import Interval, Night
from ..night.params import NightParams
from ..night.reason import reason
from ..night.scorer import score_series_only
from ..night.summary import summarize_list
from .errors import RecordingError
from .imported_night import ImportedNight
from .instants import instant_of
from .movement_list import listed_movement, read_rows

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from pathlib import Path

    from ..night.models import NightSummary, RuleSet, ScoredMovement
    from .movement_list import ListedRow

NIGHT_COLUMN: Final = "night_start_utc"
"""Column that says which night a movement belongs to, as our own table has it."""
_LONGEST_S: Final = 86_400.0
_TRUTHS: Final = ("true", "false", "")


def read_listed_nights(
    path: Path, start: datetime | None, rules: RuleSet
) -> tuple[ImportedNight, ...]:
    """Return the nights of a movement list.

    All the time from the start to the end of the last movement counts as in bed. No
    list says when its sleeper slept: the sleep period, and rates by it, are unknown,
    and the other figures count the whole list.

    Parameters
    ----------
    path : Path
        `onset_s,duration_s[,kind]`, or with a column `night_start_utc` a list of many
        nights, as the export of movements writes it.
    start : datetime or None
        UTC that the onsets of a list without that column count from.
    rules : RuleSet
        What series are scored by.

    Raises
    ------
    RecordingError
        With one line that names the file, the line, the value and what would be right.
    """
    rows = read_rows(path)
    if not rows:
        raise RecordingError(f"{path}: has no movement; one a line is needed")
    if NIGHT_COLUMN in rows[0].cells:
        if start is not None:
            raise RecordingError(
                f"{path}: says itself when its nights were, in the column "
                f"{NIGHT_COLUMN}; leave out the start {start.isoformat()}"
            )
        return _dated_nights(rows, rules)
    if start is None:
        raise RecordingError(
            f"{path}: does not say when it began; tell the start that its onset_s "
            f"count from, or add a column {NIGHT_COLUMN}"
        )
    return (_night(rows, start, rules),)


def listed_summary(
    movements: Sequence[ScoredMovement], time_in_bed_s: float, rules: RuleSet
) -> NightSummary:
    """Return the figures of a night that is a list: all of it counts.

    Movements that are marked as wrong are to be left out before.
    """
    return replace(
        summarize_list(movements, NightParams(rules=rules)),
        time_in_bed_s=time_in_bed_s,
    )


def _dated_nights(
    rows: Sequence[ListedRow], rules: RuleSet
) -> tuple[ImportedNight, ...]:
    """Return the nights of a list that says which movement belongs to which."""
    nights: dict[datetime, list[ListedRow]] = {}
    for row in rows:
        nights.setdefault(_start_of(row), []).append(row)
    return tuple(_night(nights[start], start, rules) for start in sorted(nights))


def _start_of(row: ListedRow) -> datetime:
    try:
        return instant_of(row.cells[NIGHT_COLUMN])
    except (ValueError, OverflowError):
        row.refuse(NIGHT_COLUMN, "an instant like 2026-03-14T21:30:00Z is needed")


def _night(rows: Sequence[ListedRow], start: datetime, rules: RuleSet) -> ImportedNight:
    listed = sorted(
        ((_movement(row), _is_wrong(row)) for row in rows),
        key=lambda marked: marked[0].onset_s,
    )
    right = [movement for movement, is_wrong in listed if not is_wrong]
    scored = score_series_only(right, (), NightParams(rules=rules))
    wrong = [movement for movement, is_wrong in listed if is_wrong]
    movements = tuple(sorted((*scored, *wrong), key=lambda moved: moved.onset_s))
    end_s = max(movement.onset_s + movement.duration_s for movement in movements)
    return ImportedNight(
        start=start,
        end=start + timedelta(seconds=end_s),
        night=Night(
            in_bed=(Interval(start_s=0.0, end_s=end_s),),
            gaps=(),
            sleep_onset_s=None,
            final_wake_s=None,
            time_in_bed_s=end_s,
            sleep_period_s=None,
            coverage=None,
            rules=rules,
            movements=movements,
            presence_reason=reason("empty_bed_unknown"),
        ),
        summary=listed_summary(scored, end_s, rules),
        wrong_onsets_s=frozenset(movement.onset_s for movement in wrong),
    )


def _movement(row: ListedRow) -> ScoredMovement:
    """Return the movement of a row, with what our own table tells of it."""
    movement = listed_movement(row)
    if not 0 <= movement.onset_s <= _LONGEST_S:
        row.refuse("onset_s", f"from 0 to {_LONGEST_S:g} s after the start are needed")
    if movement.duration_s > _LONGEST_S:
        row.refuse("duration_s", f"at most {_LONGEST_S:g} s are possible")
    peak_mg, confidence = row.known_number("peak_mg"), row.known_number("confidence")
    if peak_mg is not None and peak_mg < 0:
        row.refuse("peak_mg", "a peak is 0 or more")
    if confidence is not None and not 0 <= confidence <= 1:
        row.refuse("confidence", "a share from 0 to 1 is needed")
    return replace(movement, peak_mg=peak_mg, confidence=confidence)


def _is_wrong(row: ListedRow) -> bool:
    text = row.cells.get("wrong", "").strip().lower()
    if text not in _TRUTHS:
        row.refuse("wrong", "true or false is needed")
    return text == _TRUTHS[0]
