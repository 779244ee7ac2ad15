"""What the database says of a night, column by column, read past the integration."""

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

_OF_NO_MEANING: Final = {"id", "night", "sleeper"}
"""Numbers of rows, and a name that Home Assistant makes up anew for every set-up."""

type Row = dict[str, Any]


@dataclass(frozen=True, kw_only=True)
class Written:
    """All that is written of one night."""

    night: Row
    """Its instants, figures and presence."""
    details: dict[str, list[Row]]
    """By table, in order, what belongs to it: movements of the final pass, gaps."""


def read_written(path: Path) -> list[Written]:
    """Return the nights that are over, in order; none while there is no database."""
    if not path.exists():
        return []
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as database:
        database.row_factory = sqlite3.Row
        try:
            nights = database.execute(
                "SELECT * FROM night WHERE NOT provisional ORDER BY start_us"
            ).fetchall()
            tables = _tables_of_nights(database)
            return [
                Written(
                    night=_meaning_of(night),
                    details={
                        table: _rows(database, table, night["id"]) for table in tables
                    },
                )
                for night in nights
            ]
        except sqlite3.OperationalError:
            # Home Assistant is making it just now, or has it locked for a moment.
            return []


def _tables_of_nights(database: sqlite3.Connection) -> list[str]:
    """Return the tables whose rows each belong to a night."""
    names = database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
    return [
        str(name)
        for (name,) in names.fetchall()
        if "night" in (row["name"] for row in _columns(database, name))
    ]


def _columns(database: sqlite3.Connection, table: str) -> list[sqlite3.Row]:
    return database.execute(f"PRAGMA table_info({table})").fetchall()


def _rows(database: sqlite3.Connection, table: str, night_id: int) -> list[Row]:
    rows = database.execute(
        f"SELECT * FROM {table} WHERE night = ? ORDER BY rowid",  # noqa: S608 - its own name
        (night_id,),
    )
    return [
        _meaning_of(row)
        for row in rows.fetchall()
        if not ("provisional" in row.keys() and row["provisional"])  # noqa: SIM118 - of the row
    ]


def _meaning_of(row: sqlite3.Row) -> Row:
    return {name: row[name] for name in row.keys() if name not in _OF_NO_MEANING}  # noqa: SIM118 - of the row
