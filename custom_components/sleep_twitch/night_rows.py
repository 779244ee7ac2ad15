"""Nights as rows of the database, and back."""

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import asdict
from datetime import date
from typing import Any, Final

from .kept_night import SHORTEST_NIGHT, KeptNight, Owner, SessionKind
from .moment import from_us, to_us
from .movement_rows import forget_provisional, read_movements, write_movements
from .night.models import (
    ImiHistogram,
    Interval,
    Night,
    NightSummary,
    Reason,
    RuleSet,
    ScoredMovement,
)

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


_SAME_US: Final = 60_000_000
"""Instants closer than this are one: the clock is learned better all the time."""

_SAME_SESSION: Final = """
  bed = :bed
  AND (first_boot_id IN (:first_boot_id, :last_boot_id)
    OR last_boot_id IN (:first_boot_id, :last_boot_id))
  AND start_us < :end_us - :slack_us
  AND (end_us > :start_us + :slack_us
    OR (provisional AND start_us > :start_us - :slack_us))
"""
"""An earlier version of a session: it overlaps in time, and in a boot, so that no clock
set wrong makes two nights one. What is open has no end yet."""
_SLACK_US: Final = 5_000_000
"""A session may begin where another was ended by hand: they touch."""


def write_night(database: sqlite3.Connection, kept: KeptNight) -> None:
    """Write a session that is over, in place of all that was written of it before."""
    days = {kept.day, *_delete_earlier(database, kept)}
    night_id = _insert(database, kept)
    write_movements(database, night_id, kept.night.movements, provisional=False)
    for day in days:
        _choose_night(database, kept.bed, day)


def open_night(database: sqlite3.Connection, kept: KeptNight) -> int:
    """Return the number of a session that goes on, ready to take its movements.

    A session that was over and goes on again keeps its figures until it is over once
    more. What the first pass found so far is forgotten: it is told again.
    """
    row = database.execute(
        f"SELECT id FROM night WHERE {_SAME_SESSION}",  # noqa: S608 - our own clause
        _identity(kept),
    ).fetchone()
    if row is None:
        return _insert(database, kept)
    night_id = int(row["id"])
    forget_provisional(database, night_id)
    return night_id


def add_movements(
    database: sqlite3.Connection, night_id: int, movements: Iterable[ScoredMovement]
) -> None:
    """Add what the first pass found to a session that goes on."""
    write_movements(database, night_id, movements, provisional=True)


def has_final(database: sqlite3.Connection, kept: KeptNight) -> bool:
    """Return whether this very session is written as over, as long as it is."""
    row = database.execute(
        f"""
        SELECT 1 FROM night WHERE {_SAME_SESSION} AND NOT provisional
        AND abs(start_us - :start_us) < :same_us AND abs(end_us - :end_us) < :same_us
        """,  # noqa: S608 - our own clause
        {**_identity(kept), "same_us": _SAME_US},
    ).fetchone()
    return row is not None


def _insert(database: sqlite3.Connection, kept: KeptNight) -> int:
    row = _row_of(kept)
    names, marks = ", ".join(row), ", ".join(f":{name}" for name in row)
    cursor = database.execute(
        f"INSERT INTO night ({names}) VALUES ({marks})",  # noqa: S608 - our own names
        row,
    )
    return int(cursor.lastrowid or 0)


_OWNED: Final = """
  bed = :bed AND NOT provisional
  AND (sleeper = :sleeper OR (sleeper IS NOT NULL AND end_us < :set_up_us))
"""
"""Over, and the owner's; a night of several sleepers is nobody's."""


def read_last_night(database: sqlite3.Connection, owner: Owner) -> KeptNight | None:
    """Return the latest night that is over, or None before the first."""
    return _kept(
        database,
        f"WHERE {_OWNED} AND kind = 'night' ORDER BY start_us DESC LIMIT 1",
        _owned_by(owner),
    )


def read_day(database: sqlite3.Connection, owner: Owner, day: date) -> KeptNight | None:
    """Return the night of a day, or its longest nap, or None if nobody lay down."""
    return _kept(
        database,
        f"WHERE {_OWNED} AND day = :day"
        " ORDER BY kind = 'night' DESC, time_in_bed_s DESC LIMIT 1",
        {**_owned_by(owner), "day": day.isoformat()},
    )


def _owned_by(owner: Owner) -> dict[str, Any]:
    return {
        "bed": owner.bed,
        "sleeper": owner.sleeper,
        "set_up_us": to_us(owner.set_up),
    }


def _delete_earlier(database: sqlite3.Connection, kept: KeptNight) -> set[date]:
    """Delete what the session takes the place of, and return the days it was in.

    A bed that is played again also replaces what it played at the same hour before:
    only a simulated clock runs twice through one night.
    """
    rows = database.execute(
        f"""
        DELETE FROM night WHERE ({_SAME_SESSION}) OR (
          bed = :bed AND :simulated AND simulated
          AND start_us < :end_us AND end_us > :start_us
        ) RETURNING day
        """,  # noqa: S608 - our own clause
        _identity(kept),
    )
    return {date.fromisoformat(row["day"]) for row in rows.fetchall()}


def _identity(kept: KeptNight) -> dict[str, Any]:
    """Return what a session is known by."""
    return {
        "bed": kept.bed,
        "first_boot_id": kept.first_boot_id,
        "last_boot_id": kept.last_boot_id,
        "simulated": kept.simulated,
        "start_us": to_us(kept.start),
        "end_us": to_us(kept.end),
        "slack_us": _SLACK_US,
    }


def _choose_night(database: sqlite3.Connection, bed: str, day: date) -> None:
    """Make the longest session of a day its night, and every other one a nap."""
    database.execute(
        "UPDATE night SET kind = 'nap' WHERE bed = ? AND day = ?",
        (bed, day.isoformat()),
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
        "first_boot_id": kept.first_boot_id,
        "last_boot_id": kept.last_boot_id,
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
                "imi_histogram": summary.imi_histogram
                and asdict(summary.imi_histogram),
                "plm_by_hour": summary.plm_by_hour,
                "breathing_related_series": summary.breathing_related_series,
            }
        ),
    }


def _kept(
    database: sqlite3.Connection, where: str, values: dict[str, Any]
) -> KeptNight | None:
    row = database.execute(
        f"SELECT * FROM night {where}",  # noqa: S608 - our own clauses
        values,
    ).fetchone()
    if row is None:
        return None
    detail = json.loads(row["detail"])
    movements = read_movements(database, row["id"], provisional=row["provisional"])
    return KeptNight(
        bed=row["bed"],
        sleeper=row["sleeper"],
        first_boot_id=row["first_boot_id"],
        last_boot_id=row["last_boot_id"],
        start=from_us(row["start_us"]),
        end=from_us(row["end_us"]),
        kind=SessionKind(row["kind"]),
        provisional=bool(row["provisional"]),
        simulated=bool(row["simulated"]),
        night=_night_of(row, detail, movements),
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


def _intervals(spans: list[list[float]]) -> tuple[Interval, ...]:
    return tuple(Interval(start_s=start, end_s=end) for start, end in spans)
