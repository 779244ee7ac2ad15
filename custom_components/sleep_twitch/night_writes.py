"""How nights are written, judged anew, and marked."""

import sqlite3
from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from .kept_night import SHORTEST_NIGHT, KeptNight, Origin, day_of
from .moment import from_us
from .movement_rows import (
    forget_provisional,
    read_wrong_onsets,
    write_gaps,
    write_movements,
)
from .night.models import ScoredMovement
from .night_queries import read_night
from .night_rows import row_of
from .session_identity import find_earlier, find_imported, find_open
from .store_error import UnknownMovementError, UnknownNightError
from .wrong_movements import SAME_MOVEMENT_S, onsets_near, with_wrong

_TOLD_APART_S: Final = 0.01
"""Cards round onsets to milliseconds; no two movements begin so close together."""
_FIXED: Final = ("bed", "sleeper", "origin", "simulated", "kind")
"""What judging a night anew does not change."""


def write_night(database: sqlite3.Connection, kept: KeptNight) -> int:
    """Write a session that is over, in place of all that was written of it before."""
    return _write_over(database, kept, find_earlier(database, kept))


def import_night(database: sqlite3.Connection, kept: KeptNight) -> int:
    """Write a session recorded elsewhere, in place of an earlier import of it."""
    if kept.origin is not Origin.IMPORTED:
        raise ValueError(f"a night that is imported has the origin {kept.origin!r}")
    return _write_over(database, kept, find_imported(database, kept))


def open_night(database: sqlite3.Connection, kept: KeptNight) -> int:
    """Return the number of a session that goes on, ready to take its movements.

    A session that was over and goes on again keeps its figures until it is over once
    more. What the first pass found so far is forgotten: it is told again.
    """
    night_id = find_open(database, kept)
    if night_id is None:
        return _insert(database, kept, None)
    forget_provisional(database, night_id)
    return night_id


def add_movements(
    database: sqlite3.Connection, night_id: int, movements: Iterable[ScoredMovement]
) -> None:
    """Add what the first pass found to a session that goes on."""
    _require(database, night_id)
    write_movements(database, night_id, movements, provisional=True)


def rescore_night(database: sqlite3.Connection, night_id: int, kept: KeptNight) -> None:
    """Put figures and movements in place of a night's own; marks stay."""
    if _require(database, night_id)["provisional"]:
        raise UnknownNightError(f"night {night_id} is not over yet")
    unmarked = replace(kept, wrong_onsets_s=frozenset())
    marks = _marks_on(database, (night_id,), unmarked)
    _replace(database, night_id, with_wrong(unmarked, marks))


def mark_movement(
    database: sqlite3.Connection, night_id: int, onset_s: float, *, is_wrong: bool
) -> KeptNight:
    """Mark a movement as wrong, or as right again; return the night as it then is."""
    kept = read_night(database, night_id)
    if kept is None:
        raise UnknownNightError(f"no night {night_id} is kept")
    marked = onsets_near(kept.night.movements, (onset_s,), within_s=_TOLD_APART_S)
    if not marked:
        raise UnknownMovementError(
            f"night {night_id} has no movement that begins at {onset_s} s"
        )
    wrong = kept.wrong_onsets_s | marked if is_wrong else kept.wrong_onsets_s - marked
    judged = with_wrong(kept, wrong)
    _replace(database, night_id, judged)
    return judged


def choose_night(database: sqlite3.Connection, bed: str, day: str) -> None:
    """Make the longest session of a day its night, and every other one a nap."""
    database.execute(
        "UPDATE night SET kind = 'nap' WHERE bed = ? AND day = ?", (bed, day)
    )
    database.execute(
        """
        UPDATE night SET kind = 'night' WHERE id = (
          SELECT id FROM night
          WHERE bed = ? AND day = ? AND NOT provisional AND time_in_bed_s >= ?
          ORDER BY time_in_bed_s DESC, start_us LIMIT 1
        )
        """,
        (bed, day, SHORTEST_NIGHT.total_seconds()),
    )


def _write_over(
    database: sqlite3.Connection, kept: KeptNight, earlier: tuple[int, ...]
) -> int:
    """Write a session in place of others; it takes the first one's number."""
    kept = with_wrong(kept, _marks_on(database, earlier, kept))
    days = {_require(database, night_id)["day"] for night_id in earlier}
    database.executemany(
        "DELETE FROM night WHERE id = ?", [(night_id,) for night_id in earlier]
    )
    night_id = _insert(database, kept, earlier[0] if earlier else None)
    _write_parts(database, night_id, kept)
    for day in days | {kept.day.isoformat()}:
        choose_night(database, kept.bed, day)
    return night_id


def _insert(database: sqlite3.Connection, kept: KeptNight, night_id: int | None) -> int:
    row = {"id": night_id, **row_of(kept)}
    names, marks = ", ".join(row), ", ".join(f":{name}" for name in row)
    cursor = database.execute(
        f"INSERT INTO night ({names}) VALUES ({marks})",  # noqa: S608 - our own names
        row,
    )
    return int(cursor.lastrowid or 0)


def _replace(database: sqlite3.Connection, night_id: int, kept: KeptNight) -> None:
    """Write a night anew in its place; its day stays, unless it ends otherwise."""
    before = _require(database, night_id)
    row = {name: it for name, it in row_of(kept).items() if name not in _FIXED}
    if row["end_us"] == before["end_us"]:
        row["day"] = before["day"]
    else:
        row["day"] = day_of(kept.end).isoformat()
    changes = ", ".join(f"{name} = :{name}" for name in row)
    database.execute(
        f"UPDATE night SET {changes} WHERE id = :id",  # noqa: S608 - our own names
        {**row, "id": night_id},
    )
    database.execute(
        "DELETE FROM movement WHERE night = ? AND provisional = ?",
        (night_id, kept.provisional),
    )
    database.execute("DELETE FROM gap WHERE night = ?", (night_id,))
    _write_parts(database, night_id, kept)
    for day in {before["day"], row["day"]}:
        choose_night(database, before["bed"], day)


def _write_parts(database: sqlite3.Connection, night_id: int, kept: KeptNight) -> None:
    write_movements(
        database,
        night_id,
        kept.night.movements,
        provisional=kept.provisional,
        wrong_onsets_s=kept.wrong_onsets_s,
    )
    write_gaps(database, night_id, kept.night.gaps)


def _marks_on(
    database: sqlite3.Connection, night_ids: Iterable[int], kept: KeptNight
) -> frozenset[float]:
    """Return the movements that were marked as wrong before, by their onsets now."""
    onsets_s = []
    for night_id in night_ids:
        start = from_us(_require(database, night_id)["start_us"])
        shift_s = (start - kept.start).total_seconds()
        onsets_s += [at + shift_s for at in read_wrong_onsets(database, night_id)]
    near = onsets_near(kept.night.movements, onsets_s, within_s=SAME_MOVEMENT_S)
    return kept.wrong_onsets_s | near


def _require(database: sqlite3.Connection, night_id: int) -> sqlite3.Row:
    """Return what a night is filed under.

    Raises
    ------
    UnknownNightError
        If it is not kept, or no more.
    """
    row: sqlite3.Row | None = database.execute(
        "SELECT bed, day, start_us, end_us, provisional FROM night WHERE id = ?",
        (night_id,),
    ).fetchone()
    if row is None:
        raise UnknownNightError(f"no night {night_id} is kept")
    return row
