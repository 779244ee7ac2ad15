"""How nights are forgotten: so that their bytes are gone as well."""

import sqlite3
from collections.abc import Iterable
from datetime import date

from .const import LOGGER
from .kept_night import NightHead, Owner
from .night_queries import OWNED, owned_by
from .night_rows import head_of
from .night_writes import choose_night


def delete_nights(
    database: sqlite3.Connection, owner: Owner, first: date, last: date
) -> tuple[NightHead, ...]:
    """Delete nights and naps of some days, both included; return what they were."""
    return _delete(
        database,
        f"{OWNED} AND day BETWEEN :first AND :last",
        {**owned_by(owner), "first": first.isoformat(), "last": last.isoformat()},
    )


def delete_night(database: sqlite3.Connection, night_id: int) -> NightHead | None:
    """Delete one night; return what it was, or None if there is none."""
    deleted = _delete(database, "id = :id", {"id": night_id})
    return deleted[0] if deleted else None


def delete_everything(database: sqlite3.Connection, bed: str) -> tuple[NightHead, ...]:
    """Delete all nights of a bed, whoever slept there; return what they were."""
    return _delete(database, "bed = :bed", {"bed": bed})


def delete_diary(database: sqlite3.Connection, sleeper: str) -> int:
    """Delete the diary of a sleeper; return how many marks it had."""
    return database.execute("DELETE FROM diary WHERE sleeper = ?", (sleeper,)).rowcount


def forget_movements(database: sqlite3.Connection, bed: str, day: date) -> int:
    """Delete the movements of nights before a day; return how many there were.

    The figures of those nights stay.
    """
    old = "bed = :bed AND day < :day AND NOT forgotten"
    values = {"bed": bed, "day": day.isoformat()}
    count = database.execute(
        f"DELETE FROM movement WHERE night IN (SELECT id FROM night WHERE {old})",  # noqa: S608 - our own clause
        values,
    ).rowcount
    database.execute(f"UPDATE night SET forgotten = 1 WHERE {old}", values)  # noqa: S608 - our own clause
    return count


def sweep(database: sqlite3.Connection) -> None:
    """Let no byte of what was deleted stay in the database or its log.

    Deleted rows are overwritten where they stood; what was moved about before, and the
    log, may still hold them. The deletion itself is safe already: where this fails, it
    is told and done with the next one.
    """
    try:
        database.execute("VACUUM")
    except sqlite3.Error as err:
        LOGGER.warning("What was deleted may still be in the file of nights: %s", err)
    empty_log(database)


def empty_log(database: sqlite3.Connection) -> None:
    """Bring the log into the database, so that it holds no byte of what was deleted."""
    try:
        busy = database.execute("PRAGMA wal_checkpoint (TRUNCATE)").fetchone()[0]
    except sqlite3.Error as err:
        LOGGER.warning("What was deleted may still be in the log of nights: %s", err)
        return
    if busy:
        LOGGER.warning(
            "What was deleted may still be in the log of nights: another program reads"
        )


def _delete(
    database: sqlite3.Connection, where: str, values: dict[str, str | int]
) -> tuple[NightHead, ...]:
    rows = database.execute(
        f"DELETE FROM night WHERE {where} RETURNING *",  # noqa: S608 - our own clauses
        values,
    ).fetchall()
    heads = tuple(sorted((head_of(row) for row in rows), key=lambda head: head.start))
    _choose_again(database, heads)
    return heads


def _choose_again(database: sqlite3.Connection, deleted: Iterable[NightHead]) -> None:
    """Let another session of the day be its night where the longest is gone."""
    for bed, day in {(head.bed, head.day) for head in deleted}:
        choose_night(database, bed, day.isoformat())
