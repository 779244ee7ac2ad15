"""Movements and gaps of a night as rows of the database, and back."""

import json
import sqlite3
from collections.abc import Iterable

from .night.models import Interval, MovementKind, Reason, ScoredMovement


def write_movements(
    database: sqlite3.Connection,
    night_id: int,
    movements: Iterable[ScoredMovement],
    *,
    provisional: bool,
    wrong_onsets_s: frozenset[float] = frozenset(),
) -> None:
    """Add movements to a session, of the first pass or the final one."""
    database.executemany(
        "INSERT INTO movement VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            (
                night_id,
                provisional,
                movement.onset_s,
                movement.duration_s,
                movement.kind,
                movement.peak_mg,
                movement.confidence,
                movement.series,
                movement.reason.code,
                json.dumps(dict(movement.reason.values)),
                movement.onset_s in wrong_onsets_s,
            )
            for movement in movements
        ),
    )


def write_gaps(
    database: sqlite3.Connection, night_id: int, gaps: Iterable[Interval]
) -> None:
    """Add the time without samples to a session."""
    database.executemany(
        "INSERT INTO gap VALUES (?, ?, ?)",
        ((night_id, gap.start_s, gap.end_s) for gap in gaps),
    )


def forget_provisional(database: sqlite3.Connection, night_id: int) -> None:
    """Delete what the first pass found in a session."""
    database.execute(
        "DELETE FROM movement WHERE night = ? AND provisional", (night_id,)
    )


def read_movements(
    database: sqlite3.Connection, night_id: int, *, provisional: bool
) -> tuple[ScoredMovement, ...]:
    """Return what one of the passes found in a session, in order."""
    rows = database.execute(
        "SELECT * FROM movement WHERE night = ? AND provisional = ? ORDER BY onset_s",
        (night_id, provisional),
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


def read_wrong_onsets(database: sqlite3.Connection, night_id: int) -> frozenset[float]:
    """Return when the movements began that are marked as wrong."""
    rows = database.execute(
        "SELECT onset_s FROM movement WHERE night = ? AND wrong", (night_id,)
    )
    return frozenset(row["onset_s"] for row in rows)


def read_gaps(database: sqlite3.Connection, night_id: int) -> tuple[Interval, ...]:
    """Return the time without samples in a session, in order."""
    rows = database.execute(
        "SELECT start_s, end_s FROM gap WHERE night = ? ORDER BY start_s", (night_id,)
    )
    return tuple(Interval(start_s=row["start_s"], end_s=row["end_s"]) for row in rows)
