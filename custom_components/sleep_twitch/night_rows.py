"""Nights as rows of the database, and back."""

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import asdict
from datetime import date
from typing import Any, Final

from .kept_night import SHORTEST_NIGHT, KeptNight, SessionKind
from .moment import from_us, to_us
from .night.models import (
    ImiHistogram,
    Interval,
    MovementKind,
    Night,
    NightSummary,
    Reason,
    RuleSet,
    ScoredMovement,
)

NIGHT_SCHEMA: Final = """
CREATE TABLE night (
  id INTEGER PRIMARY KEY,
  bed TEXT NOT NULL,
  sleeper TEXT,
  boot_id INTEGER NOT NULL,
  first_sample INTEGER NOT NULL,
  day TEXT NOT NULL,
  start_us INTEGER NOT NULL,
  end_us INTEGER NOT NULL,
  kind TEXT NOT NULL,
  provisional INTEGER NOT NULL,
  simulated INTEGER NOT NULL,
  rules TEXT NOT NULL,
  sleep_onset_s REAL,
  final_wake_s REAL,
  limb_movements INTEGER,
  plm INTEGER,
  plm_per_hour REAL,
  series INTEGER,
  periodicity_index REAL,
  periodicity_index_chance REAL,
  rhythm_period_s REAL,
  hypnic_jerks INTEGER,
  small_twitches INTEGER,
  body_movements INTEGER,
  time_in_bed_s REAL,
  sleep_period_s REAL,
  coverage REAL,
  detail TEXT NOT NULL,
  UNIQUE (bed, boot_id, first_sample)
) STRICT;
CREATE INDEX night_by_day ON night (bed, day);
CREATE INDEX night_by_start ON night (bed, start_us);
CREATE TABLE movement (
  night INTEGER NOT NULL REFERENCES night (id) ON DELETE CASCADE,
  onset_s REAL NOT NULL,
  duration_s REAL NOT NULL,
  kind TEXT NOT NULL,
  peak_mg REAL,
  confidence REAL,
  series INTEGER,
  reason TEXT NOT NULL,
  reason_values TEXT NOT NULL
) STRICT;
CREATE INDEX movement_by_night ON movement (night, onset_s);
"""

_FIGURES: Final = (
    "limb_movements",
    "plm",
    "plm_per_hour",
    "series",
    "periodicity_index",
    "periodicity_index_chance",
    "rhythm_period_s",
    "hypnic_jerks",
    "small_twitches",
    "body_movements",
    "time_in_bed_s",
    "sleep_period_s",
    "coverage",
)
"""Figures of the summary with a column of their own: a trend reads only these."""

def write_night(database: sqlite3.Connection, kept: KeptNight) -> int:
    """Write a session with its movements in place of an earlier version of it."""
    days = {kept.day, *_delete_earlier(database, kept)}
    row = _row_of(kept)
    names, marks = ", ".join(row), ", ".join(f":{name}" for name in row)
    cursor = database.execute(
        f"INSERT INTO night ({names}) VALUES ({marks})",  # noqa: S608 - our own names
        row,
    )
    night_id = int(cursor.lastrowid or 0)
    write_movements(database, night_id, kept.night.movements)
    for day in days:
        _choose_night(database, kept.bed, day)
    return night_id


def write_movements(
    database: sqlite3.Connection, night_id: int, movements: Iterable[ScoredMovement]
) -> None:
    """Add movements to a session."""
    database.executemany(
        "INSERT INTO movement VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            (
                night_id,
                movement.onset_s,
                movement.duration_s,
                movement.kind,
                movement.peak_mg,
                movement.confidence,
                movement.series,
                movement.reason.code,
                json.dumps(dict(movement.reason.values)),
            )
            for movement in movements
        ),
    )


def read_last_night(database: sqlite3.Connection, bed: str) -> KeptNight | None:
    """Return the latest night of a bed that is over, or None before the first."""
    return _kept(
        database,
        "WHERE bed = ? AND kind = 'night' AND NOT provisional"
        " ORDER BY start_us DESC LIMIT 1",
        (bed,),
    )


def read_day(database: sqlite3.Connection, bed: str, day: date) -> KeptNight | None:
    """Return the night of a day, or its longest nap, or None if nobody lay down."""
    return _kept(
        database,
        "WHERE bed = ? AND day = ? AND NOT provisional"
        " ORDER BY kind = 'night' DESC, time_in_bed_s DESC LIMIT 1",
        (bed, day.isoformat()),
    )


def _delete_earlier(database: sqlite3.Connection, kept: KeptNight) -> set[date]:
    """Delete what the session takes the place of, and return the days it was in.

    A bed that is played again also replaces what it played at the same hour before:
    only a simulated clock runs twice through one night.
    """
    rows = database.execute(
        """
        DELETE FROM night WHERE bed = :bed AND (
          (boot_id = :boot_id AND first_sample = :first_sample)
          OR (:simulated AND simulated AND start_us < :end_us AND end_us > :start_us)
        ) RETURNING day
        """,
        {
            "bed": kept.bed,
            "boot_id": kept.boot_id,
            "first_sample": kept.first_sample,
            "simulated": kept.simulated,
            "start_us": to_us(kept.start),
            "end_us": to_us(kept.end),
        },
    )
    return {date.fromisoformat(row["day"]) for row in rows.fetchall()}


def _choose_night(database: sqlite3.Connection, bed: str, day: date) -> None:
    """Make the longest session of a day its night, and every other one a nap."""
    database.execute(
        "UPDATE night SET kind = 'nap' WHERE bed = ? AND day = ?", (bed, day.isoformat())
    )
    database.execute(
        """
        UPDATE night SET kind = 'night' WHERE id = (
          SELECT id FROM night
          WHERE bed = ? AND day = ? AND NOT provisional AND time_in_bed_s >= ?
          ORDER BY time_in_bed_s DESC, start_us LIMIT 1
        )
        """,
        (bed, day.isoformat(), SHORTEST_NIGHT.total_seconds()),
    )


def _row_of(kept: KeptNight) -> dict[str, Any]:
    night, summary = kept.night, kept.summary
    return {
        "bed": kept.bed,
        "sleeper": kept.sleeper,
        "boot_id": kept.boot_id,
        "first_sample": kept.first_sample,
        "day": kept.day.isoformat(),
        "start_us": to_us(kept.start),
        "end_us": to_us(kept.end),
        "kind": kept.kind,
        "provisional": kept.provisional,
        "simulated": kept.simulated,
        "rules": summary.rules,
        "sleep_onset_s": night.sleep_onset_s,
        "final_wake_s": night.final_wake_s,
        **{name: getattr(summary, name) for name in _FIGURES},
        "detail": json.dumps(
            {
                "in_bed": [[span.start_s, span.end_s] for span in night.in_bed],
                "gaps": [[span.start_s, span.end_s] for span in night.gaps],
                "presence_reason": {
                    "code": night.presence_reason.code,
                    "values": dict(night.presence_reason.values),
                },
                "imi_histogram": summary.imi_histogram and asdict(summary.imi_histogram),
                "plm_by_hour": summary.plm_by_hour,
                "breathing_related_series": summary.breathing_related_series,
            }
        ),
    }


def _kept(
    database: sqlite3.Connection, where: str, values: tuple[Any, ...]
) -> KeptNight | None:
    row = database.execute(
        f"SELECT * FROM night {where}",  # noqa: S608 - our own clauses
        values,
    ).fetchone()
    if row is None:
        return None
    detail = json.loads(row["detail"])
    return KeptNight(
        bed=row["bed"],
        sleeper=row["sleeper"],
        boot_id=row["boot_id"],
        first_sample=row["first_sample"],
        start=from_us(row["start_us"]),
        end=from_us(row["end_us"]),
        kind=SessionKind(row["kind"]),
        provisional=bool(row["provisional"]),
        simulated=bool(row["simulated"]),
        night=_night_of(row, detail, _movements(database, row["id"])),
        summary=_summary_of(row, detail),
    )


def _night_of(
    row: sqlite3.Row, detail: dict[str, Any], movements: tuple[ScoredMovement, ...]
) -> Night:
    return Night(
        in_bed=_intervals(detail["in_bed"]),
        gaps=_intervals(detail["gaps"]),
        sleep_onset_s=row["sleep_onset_s"],
        final_wake_s=row["final_wake_s"],
        time_in_bed_s=row["time_in_bed_s"],
        sleep_period_s=row["sleep_period_s"],
        coverage=row["coverage"],
        rules=RuleSet(row["rules"]),
        movements=movements,
        presence_reason=Reason(**detail["presence_reason"]),
    )


def _summary_of(row: sqlite3.Row, detail: dict[str, Any]) -> NightSummary:
    histogram, by_hour = detail["imi_histogram"], detail["plm_by_hour"]
    return NightSummary(
        rules=RuleSet(row["rules"]),
        **{name: row[name] for name in _FIGURES},
        imi_histogram=histogram
        and ImiHistogram(**{name: tuple(bins) for name, bins in histogram.items()}),
        plm_by_hour=None if by_hour is None else tuple(by_hour),
        breathing_related_series=tuple(detail["breathing_related_series"]),
    )


def _movements(
    database: sqlite3.Connection, night_id: int
) -> tuple[ScoredMovement, ...]:
    rows = database.execute(
        "SELECT * FROM movement WHERE night = ? ORDER BY onset_s", (night_id,)
    )
    return tuple(
        ScoredMovement(
            onset_s=row["onset_s"],
            duration_s=row["duration_s"],
            kind=MovementKind(row["kind"]),
            peak_mg=row["peak_mg"],
            confidence=row["confidence"],
            series=row["series"],
            reason=Reason(row["reason"], json.loads(row["reason_values"])),
        )
        for row in rows
    )


def _intervals(spans: list[list[float]]) -> tuple[Interval, ...]:
    return tuple(Interval(start_s=start, end_s=end) for start, end in spans)

