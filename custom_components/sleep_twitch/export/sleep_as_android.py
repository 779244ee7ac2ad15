"""Times in bed from the backup of Sleep as Android, `sleep-export.csv`.

The format as its makers document it (docs.sleep.urbandroid.org, "CSV file
documentation"): each record has a line of names, a line of values, and perhaps a line
of noise levels, which begins with an empty cell. `Id` is the instant the record began,
in milliseconds since 1970, and `Hours` how long it lasted; `From` and `To` are local
times that an hour is unsure of when clocks change, so they are not used.

Its levels of activity are sums over minutes on no published scale. They are no
movements, and none are made of them.
"""

from __future__ import annotations

import csv
import math
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final, NamedTuple

from ..night.models import Interval, Night
from ..night.params import NightParams, SessionParams
from ..night.reason import reason
from ..night.summary import summarize
from .errors import RecordingError
from .imported_night import ImportedNight

if TYPE_CHECKING:
    from _csv import Reader as _Reader
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from ..night.models import RuleSet

FIRST_COLUMNS: Final = ("Id", "Tz", "From", "To")
"""What the first line of such a file begins with."""
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_LONGEST_H: Final = 24.0
_LATEST_MS: Final = 253_402_300_799_999
"""The end of the year 9999."""


def read_sleep_as_android(path: Path, rules: RuleSet) -> tuple[ImportedNight, ...]:
    """Return the times in bed of a backup, in order; nothing else of them is known.

    A record of less than ten minutes is no night and no nap, as everywhere here.

    Raises
    ------
    RecordingError
        With one line that names the file, the line, the value and what would be right.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as lines:
            records = sorted(_records(csv.reader(lines), path))
    except OSError as err:
        raise RecordingError(f"{path}: cannot be read: {err.strerror}") from err
    except (UnicodeDecodeError, csv.Error) as err:
        raise RecordingError(
            f"{path}: is no sleep-export.csv of Sleep as Android: {err}"
        ) from err
    shortest_s = SessionParams().shortest_stay_s
    return tuple(
        _night(record, rules)
        for record in _one_at_a_time(records)
        if record.lasted_s >= shortest_s
    )


class _TimeInBed(NamedTuple):
    """One record: from going to bed to getting up, as its sleeper told the app."""

    start: datetime
    lasted_s: float

    @property
    def end(self) -> datetime:
        """Return when it was over."""
        return self.start + timedelta(seconds=self.lasted_s)


def _records(rows: _Reader, path: Path) -> Iterator[_TimeInBed]:
    """Give the record of each line of values, by the line of names before it."""
    names: list[str] = []
    for row in rows:
        if not row or not row[0].strip():
            continue
        if row[0].strip() == FIRST_COLUMNS[0]:
            names = [name.strip() for name in row]
            continue
        where = f"{path}: line {rows.line_num}"
        record = dict(zip(names, row, strict=False))
        if not {"Id", "Hours"} <= record.keys():
            raise RecordingError(
                f"{where}: has no value for Id and Hours under a line of names; is it "
                "a sleep-export.csv of Sleep as Android?"
            )
        yield _time_in_bed(record["Id"], record["Hours"], where)


def _one_at_a_time(records: Iterable[_TimeInBed]) -> Iterator[_TimeInBed]:
    """Give records in order, none of which begins before the last one is over.

    A watch and a phone may have recorded the same night, and `Hours` is rounded.
    """
    last: _TimeInBed | None = None
    for record in records:
        if last is not None and record.end <= last.end:
            continue
        if last is not None:
            until = min(last.end, record.start)
            yield last._replace(lasted_s=(until - last.start).total_seconds())
        last = record
    if last is not None:
        yield last


def _time_in_bed(began: str, hours: str, where: str) -> _TimeInBed:
    milliseconds = _number(began)
    if not (0 <= milliseconds <= _LATEST_MS and milliseconds.is_integer()):
        raise RecordingError(
            f"{where}: Id is '{began.strip()}', the instant that the record began is "
            "needed, in milliseconds since 1970"
        )
    # Some phones write a decimal comma.
    lasted_h = _number(hours.replace(",", "."))
    if not 0 <= lasted_h <= _LONGEST_H:
        raise RecordingError(
            f"{where}: Hours is '{hours.strip()}', a number from 0 to "
            f"{_LONGEST_H:g} is needed"
        )
    start = _EPOCH + timedelta(milliseconds=milliseconds)
    return _TimeInBed(start, lasted_h * 3600)


def _night(record: _TimeInBed, rules: RuleSet) -> ImportedNight:
    """Return a night of which only the time in bed is known."""
    night = Night(
        in_bed=(Interval(start_s=0.0, end_s=record.lasted_s),),
        gaps=(),
        sleep_onset_s=None,
        final_wake_s=None,
        time_in_bed_s=record.lasted_s,
        sleep_period_s=None,
        coverage=None,
        rules=rules,
        movements=(),
        presence_reason=reason("empty_bed_unknown"),
    )
    return ImportedNight(
        start=record.start,
        end=record.end,
        night=night,
        summary=summarize(night, NightParams(rules=rules)),
    )


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return math.nan
