"""What is asked of the nights that are kept."""

import sqlite3
from datetime import date
from typing import Any, Final

from .kept_night import KeptNight, NightHead, Owner
from .moment import to_us
from .night_rows import head_of, kept_of

OWNED: Final = """
  bed = :bed
  AND (sleeper = :sleeper OR (sleeper IS NOT NULL AND end_us < :set_up_us))
"""
"""The owner's; a night of several sleepers is nobody's."""
OVER_AND_OWNED: Final = f"{OWNED} AND NOT provisional"
"""The owner's that are over."""


def read_last_night(database: sqlite3.Connection, owner: Owner) -> KeptNight | None:
    """Return the latest night that is over, or None before the first."""
    return _kept(
        database,
        f"WHERE {OVER_AND_OWNED} AND kind = 'night' ORDER BY start_us DESC LIMIT 1",
        owned_by(owner),
    )


def read_day(database: sqlite3.Connection, owner: Owner, day: date) -> KeptNight | None:
    """Return the night of a day, or its longest nap, or None if nobody lay down."""
    return _kept(
        database,
        f"WHERE {OVER_AND_OWNED} AND day = :day"
        " ORDER BY kind = 'night' DESC, time_in_bed_s DESC LIMIT 1",
        {**owned_by(owner), "day": day.isoformat()},
    )


def read_night(database: sqlite3.Connection, night_id: int) -> KeptNight | None:
    """Return the night of a number, whoever's it is."""
    return _kept(database, "WHERE id = :id", {"id": night_id})


def read_heads(
    database: sqlite3.Connection, owner: Owner, first: date, last: date
) -> tuple[NightHead, ...]:
    """Return nights and naps of some days, both included, in order of time."""
    rows = database.execute(
        f"""
        SELECT * FROM night WHERE {OVER_AND_OWNED} AND day BETWEEN :first AND :last
        ORDER BY day, start_us
        """,  # noqa: S608 - our own clause
        {**owned_by(owner), "first": first.isoformat(), "last": last.isoformat()},
    )
    return tuple(head_of(row) for row in rows)


def owned_by(owner: Owner) -> dict[str, Any]:
    """Return the values that tell the nights of an owner from others."""
    return {
        "bed": owner.bed,
        "sleeper": owner.sleeper,
        "set_up_us": to_us(owner.set_up),
    }


def _kept(
    database: sqlite3.Connection, where: str, values: dict[str, Any]
) -> KeptNight | None:
    row = database.execute(
        f"SELECT * FROM night {where}",  # noqa: S608 - our own clauses
        values,
    ).fetchone()
    return None if row is None else kept_of(database, row)
