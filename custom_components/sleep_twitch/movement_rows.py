"""Movements as rows of the database, and back."""

import json
import sqlite3
from collections.abc import Iterable

from .night.models import MovementKind, Reason, ScoredMovement


def write_movements(
    database: sqlite3.Connection,
    night_id: int,
    movements: Iterable[ScoredMovement],
    *,
    provisional: bool,
) -> None:
    """Add movements to a session, of the first pass or the final one."""
    database.executemany(
        "INSERT INTO movement VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
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
            )
            for movement in movements
        ),
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
