"""Which of the nights that are kept are earlier versions of one that comes."""

import sqlite3
from typing import Any, Final

from .kept_night import KeptNight
from .moment import to_us

_SAME_US: Final = 60_000_000
"""Instants closer than this are one: the clock is learned better all the time."""
_SLACK_US: Final = 5_000_000
"""A session may begin where another was ended by hand: they touch."""
_STEP_US: Final = 12 * 3_600_000_000
"""Clocks are set by less, but for those that never knew the day; two evenings are
farther apart."""
_LONGEST_US: Final = 7 * 86_400_000_000
"""No session lasts a day, so none that began a week before is still going on: years of
nights need not be looked at."""

_SAME_SESSION: Final = """
  bed = :bed AND origin = 'recorded'
  AND (first_boot_id IN (:first_boot_id, :last_boot_id)
    OR last_boot_id IN (:first_boot_id, :last_boot_id))
  AND start_us > :start_us - :longest_us AND (
    (start_us < :end_us - :slack_us AND end_us > :start_us + :slack_us)
    OR (provisional
      AND start_us BETWEEN :start_us - :step_us AND :start_us + :step_us))
"""
"""An earlier version of a session: it overlaps in time, and in a boot, so that no clock
set wrong makes two nights one. What is open has no end yet, and only one is open at a
time: it is the same even when a clock was set and it lies elsewhere now."""

_SAME_PLAY: Final = """
  bed = :bed AND origin = 'recorded' AND :simulated AND simulated
  AND start_us > :start_us - :longest_us AND start_us < :end_us
  AND end_us > :start_us
"""
"""A bed that is played again also replaces what it played at the same hour before: only
a simulated clock runs twice through one night."""

_SAME_IMPORT: Final = """
  bed = :bed AND origin = 'imported' AND sleeper IS :sleeper
  AND start_us BETWEEN :start_us - :same_us AND :start_us + :same_us
"""
"""A recording that is imported again has no boot to be known by, but its beginning."""


def find_open(database: sqlite3.Connection, kept: KeptNight) -> int | None:
    """Return the number of the session, if it was begun to be written."""
    row = database.execute(
        f"SELECT id FROM night WHERE {_SAME_SESSION}",  # noqa: S608 - our own clause
        _identity(kept),
    ).fetchone()
    return None if row is None else int(row["id"])


def has_final(database: sqlite3.Connection, kept: KeptNight) -> bool:
    """Return whether this very session is written as over, as long as it is."""
    row = database.execute(
        f"""
        SELECT 1 FROM night WHERE {_SAME_SESSION} AND NOT provisional
        AND abs(start_us - :start_us) < :same_us AND abs(end_us - :end_us) < :same_us
        """,  # noqa: S608 - our own clause
        _identity(kept),
    ).fetchone()
    return row is not None


def find_earlier(database: sqlite3.Connection, kept: KeptNight) -> tuple[int, ...]:
    """Return the numbers of what a recorded session takes the place of."""
    return _ids(database, f"({_SAME_SESSION}) OR ({_SAME_PLAY})", kept)


def find_imported(database: sqlite3.Connection, kept: KeptNight) -> tuple[int, ...]:
    """Return the numbers of what an imported session takes the place of."""
    return _ids(database, _SAME_IMPORT, kept)


def _ids(database: sqlite3.Connection, where: str, kept: KeptNight) -> tuple[int, ...]:
    rows = database.execute(
        f"SELECT id FROM night WHERE {where} ORDER BY start_us",  # noqa: S608 - our own clauses
        _identity(kept),
    )
    return tuple(int(row["id"]) for row in rows)


def _identity(kept: KeptNight) -> dict[str, Any]:
    """Return what a session is known by."""
    return {
        "bed": kept.bed,
        "sleeper": kept.sleeper,
        "first_boot_id": kept.first_boot_id,
        "last_boot_id": kept.last_boot_id,
        "simulated": kept.simulated,
        "start_us": to_us(kept.start),
        "end_us": to_us(kept.end),
        "slack_us": _SLACK_US,
        "same_us": _SAME_US,
        "step_us": _STEP_US,
        "longest_us": _LONGEST_US,
    }
