"""The file that nights are kept in: opened, checked, migrated, or set aside."""

import sqlite3
from datetime import UTC, datetime
from pathlib import Path
from typing import Final, NamedTuple

from .schema import MIGRATIONS
from .store_error import StoreError, StoreTooNewError

_DAMAGE: Final = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
_PRIMARY_CODE: Final = 0xFF
"""SQLite's extended codes tell more in the bits above."""
_SET_ASIDE: Final = "nights.damaged-"
_COMPANIONS: Final = ("-wal", "-shm", "")
"""What belongs to a database, itself last: beside an empty one, SQLite deletes a log
that it finds."""


class OpenedDatabase(NamedTuple):
    """A database that is ready, and what was found damaged in its place."""

    connection: sqlite3.Connection
    set_aside: tuple[Path, ...]
    """Every damaged database that still lies in the folder, oldest first."""


def open_database(path: Path) -> OpenedDatabase:
    """Open the database, making or migrating it; a damaged one is set aside.

    Raises
    ------
    StoreError
        If the file cannot be opened, or is from a newer version.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        index = _companion(path, "-shm")
        index_before = index.read_bytes() if index.exists() else None
        if _is_damaged(path):
            if index_before is not None:
                # Looking makes the log's index anew, and nothing else.
                index.write_bytes(index_before)
            _set_aside(path)
            return OpenedDatabase(_begin_anew(path), _found_aside(path.parent))
        return OpenedDatabase(_connect(path), _found_aside(path.parent))
    except (sqlite3.Error, OSError) as err:
        raise StoreError(f"{path} cannot be read: {err}") from err


def is_damage(err: sqlite3.Error) -> bool:
    """Return whether an error tells of bytes that are no longer what was written."""
    code = getattr(err, "sqlite_errorcode", None)
    return code is not None and code & _PRIMARY_CODE in _DAMAGE


def leave_database(damaged: sqlite3.Connection) -> None:
    """Close a database and leave file and log as they are."""
    # Closing would write the log into the file, and delete it.
    damaged.setconfig(sqlite3.SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, True)  # noqa: FBT003 - as SQLite takes it
    damaged.close()


def _is_damaged(path: Path) -> bool:
    """Return whether a database fails its check; looking changes no night."""
    if not path.exists():
        return False
    database = sqlite3.connect(path)
    try:
        _refuse_newer(database, path)
        found = database.execute("PRAGMA quick_check (1)").fetchone()
    except sqlite3.DatabaseError as err:
        if is_damage(err):
            return True
        raise
    finally:
        leave_database(database)
    return tuple(found) != ("ok",)


def _set_aside(path: Path) -> None:
    """Give a database and what belongs to it another name, all bytes kept."""
    now = datetime.now(UTC).strftime("%Y%m%dT%H%M%S%fZ")
    for companion in _COMPANIONS:
        file = _companion(path, companion)
        if file.exists():
            file.rename(path.with_name(f"{_SET_ASIDE}{now}.db{companion}"))


def _companion(path: Path, ending: str) -> Path:
    return path.with_name(path.name + ending)


def _found_aside(folder: Path) -> tuple[Path, ...]:
    return tuple(sorted(folder.glob(f"{_SET_ASIDE}*.db")))


def _begin_anew(path: Path) -> sqlite3.Connection:
    """Return a new database; its nights get numbers that the damaged one never had."""
    database = _connect(path)
    seconds = int(datetime.now(UTC).timestamp())
    database.execute("DELETE FROM sqlite_sequence WHERE name = 'night'")
    database.execute("INSERT INTO sqlite_sequence VALUES ('night', ?)", (seconds,))
    database.commit()
    return database


def _connect(path: Path) -> sqlite3.Connection:
    database = sqlite3.connect(path, check_same_thread=False)
    try:
        database.execute("PRAGMA journal_mode = WAL")
        database.execute("PRAGMA synchronous = FULL")
        database.execute("PRAGMA secure_delete = ON")
        _migrate(database, path)
        # Off until here: a table that is made anew must not take its movements along.
        database.execute("PRAGMA foreign_keys = ON")
    except BaseException:
        database.close()
        raise
    database.row_factory = sqlite3.Row
    return database


def _migrate(database: sqlite3.Connection, path: Path) -> None:
    version = _refuse_newer(database, path)
    for number, migration in enumerate(MIGRATIONS[version:], start=version + 1):
        database.executescript(f"BEGIN; {migration.script}")
        if migration.fill:
            migration.fill(database)
        database.execute(f"PRAGMA user_version = {number}")
        database.commit()


def _refuse_newer(database: sqlite3.Connection, path: Path) -> int:
    """Return the version of a database that is not newer than the integration."""
    version = int(database.execute("PRAGMA user_version").fetchone()[0])
    if version > len(MIGRATIONS):
        raise StoreTooNewError(
            f"{path} has version {version}; this integration knows {len(MIGRATIONS)}"
        )
    return version
