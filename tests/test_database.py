"""The file of the nights: migrated, checked, set aside."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Final

import pytest
from homeassistant.core import HomeAssistant
from homeassistant.helpers import issue_registry as ir

from custom_components.sleep_twitch import database as database_module
from custom_components.sleep_twitch.const import DOMAIN
from custom_components.sleep_twitch.database import open_database
from custom_components.sleep_twitch.diary import read_marks
from custom_components.sleep_twitch.night.models import Interval
from custom_components.sleep_twitch.night_deletes import empty_log
from custom_components.sleep_twitch.night_queries import read_day, read_last_night
from custom_components.sleep_twitch.night_writes import open_night, write_night
from custom_components.sleep_twitch.schema import MIGRATIONS, Migration
from custom_components.sleep_twitch.store import NightStore
from custom_components.sleep_twitch.store_error import StoreError

from .nights import ADA, EVENING, OWNER, kept_night

VERSION_1: Final = Path(__file__).parent / "fixtures" / "store_version_1.sql"
NO_DATABASE: Final = b"not a database, but perhaps worth a look" * 100
ENDINGS: Final = ("", "-wal", "-shm")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return where the nights lie."""
    return tmp_path / "sleep_twitch" / "nights.db"


@pytest.fixture
def old(path: Path) -> Path:
    """Return a database as version 1 wrote it, with a night and a diary in it."""
    path.parent.mkdir()
    with closing(sqlite3.connect(path)) as database:
        database.executescript(VERSION_1.read_text(encoding="utf-8"))
    return path


def test_an_old_database_keeps_every_night(old: Path) -> None:
    """Test an update of the integration costs no night, and rounds no number."""
    odd = replace(
        kept_night(EVENING + timedelta(days=1), boot_id=8),
        night=replace(
            kept_night().night,
            gaps=(
                Interval(start_s=0.1 + 0.2, end_s=1234.5678901234567),
                Interval(start_s=2000 / 3, end_s=7e3 / 9),
            ),
        ),
    )

    with closing(open_database(old).connection) as database:
        assert read_day(database, OWNER, date(2026, 3, 15)) == kept_night()
        assert read_last_night(database, OWNER) == odd
        assert [mark.note for mark in read_marks(database, ADA)] == ["none"]
        assert _rows(database, "SELECT night, provisional FROM movement") == [
            *[(1, 0)] * 2,
            *[(2, 0)] * 2,
            (3, 1),
        ]


def test_an_old_open_session_goes_on(old: Path) -> None:
    """Test an update in mid-night does not make two nights of one."""
    kept = kept_night(EVENING + timedelta(days=2), boot_id=9)

    with closing(open_database(old).connection) as database:
        assert open_night(database, replace(kept, provisional=True)) == 3
        assert write_night(database, kept) == 3
        assert _rows(database, "SELECT count(*) FROM night") == [(3,)]


def test_a_migrated_database_is_as_a_new_one(old: Path, tmp_path: Path) -> None:
    """Test what is asked later finds the same tables, whenever the file was made."""
    schema = "SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL"

    with (
        closing(open_database(old).connection) as migrated,
        closing(open_database(tmp_path / "new.db").connection) as new,
    ):
        assert sorted(_rows(migrated, schema)) == sorted(_rows(new, schema))
        assert _rows(migrated, "PRAGMA user_version") == [(len(MIGRATIONS),)]
        assert _rows(migrated, "PRAGMA foreign_key_check") == []


def test_a_migration_that_fails_changes_nothing(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Test a disk that is full in mid-update leaves the nights to the old version."""
    with closing(sqlite3.connect(old)) as before:
        dump = list(before.iterdump())

    def _full(_database: sqlite3.Connection) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr(
        database_module,
        "MIGRATIONS",
        (MIGRATIONS[0], Migration(MIGRATIONS[1].script, _full)),
    )
    with pytest.raises(StoreError, match="disk is full"):
        open_database(old)

    with closing(sqlite3.connect(old)) as after:
        assert list(after.iterdump()) == dump
        assert _rows(after, "PRAGMA user_version") == [(1,)]


def test_the_database_is_as_safe_as_it_is_told(path: Path) -> None:
    """Test a power cut, a deleted night and a deleted byte are what they should be."""
    with closing(open_database(path).connection) as database:
        assert _rows(database, "PRAGMA journal_mode") == [("wal",)]
        assert _rows(database, "PRAGMA synchronous") == [(2,)]
        assert _rows(database, "PRAGMA foreign_keys") == [(1,)]
        assert _rows(database, "PRAGMA secure_delete") == [(1,)]


def test_what_is_no_database_is_set_aside(path: Path) -> None:
    """Test bytes of whatever kind are kept under another name, and nights go on."""
    path.parent.mkdir()
    path.write_bytes(NO_DATABASE)

    opened = open_database(path)

    with closing(opened.connection) as database:
        write_night(database, kept_night())
        assert read_last_night(database, OWNER) == kept_night()
    (aside,) = opened.set_aside
    assert aside.parent == path.parent
    assert aside.read_bytes() == NO_DATABASE


def test_a_damaged_database_is_set_aside_with_its_log(path: Path) -> None:
    """Test not one byte of database and log changes: they may be all there is left."""
    before = _damaged(path)

    opened = open_database(path)
    opened.connection.close()

    (aside,) = opened.set_aside
    assert _bytes_of(aside) == before
    assert set(before) == {"", "-wal", "-shm"}


def test_a_database_that_is_whole_stays(path: Path) -> None:
    """Test nights written before, in file or log, are there after the check."""
    with _in_use(path):
        opened = open_database(path)
        with closing(opened.connection) as database:
            assert read_last_night(database, OWNER) == kept_night()

    assert opened.set_aside == ()


def test_every_database_that_was_set_aside_is_told(path: Path) -> None:
    """Test a disk that fails twice shows both files, the older one first."""
    for content in (NO_DATABASE, NO_DATABASE[::-1]):
        path.parent.mkdir(exist_ok=True)
        path.unlink(missing_ok=True)
        path.write_bytes(content)
        opened = open_database(path)
        opened.connection.close()

    assert [aside.read_bytes() for aside in opened.set_aside] == [
        NO_DATABASE,
        NO_DATABASE[::-1],
    ]


async def test_damage_that_shows_later_costs_no_new_night(
    hass: HomeAssistant, path: Path
) -> None:
    """Test a page that goes bad while nights are written does not end the writing."""
    store = NightStore(hass)
    await store.async_open()
    old_id = await store.async_write_night(kept_night())
    await store._async_run(empty_log)
    await hass.async_add_executor_job(_spoil_pages, path)
    await store._async_run(lambda database: database.execute("PRAGMA shrink_memory"))

    new_id = await store.async_write_night(
        kept_night(EVENING + timedelta(days=1), boot_id=8)
    )

    assert new_id > old_id + 1
    assert len(await store.async_nights(OWNER, date.min, date.max)) == 1
    assert ir.async_get(hass).async_get_issue(DOMAIN, "damaged_store") is not None
    assert len(list(path.parent.glob("nights.damaged-*.db"))) == 1
    await store.async_close()


async def test_the_message_goes_with_the_files(hass: HomeAssistant, path: Path) -> None:
    """Test who has seen to the damaged file is not told of it for ever."""
    await hass.async_add_executor_job(_spoil, path)

    found = await _is_told(hass)
    still_there = await _is_told(hass)
    await hass.async_add_executor_job(_remove_aside, path)
    gone = await _is_told(hass)

    assert (found, still_there, gone) == (True, True, False)


async def _is_told(hass: HomeAssistant) -> bool:
    """Return whether a store that is opened tells of damaged nights."""
    store = NightStore(hass)
    await store.async_open()
    await store.async_close()
    return ir.async_get(hass).async_get_issue(DOMAIN, "damaged_store") is not None


def _spoil(path: Path) -> None:
    path.parent.mkdir(exist_ok=True)
    path.unlink(missing_ok=True)
    path.write_bytes(NO_DATABASE)


def _remove_aside(path: Path) -> None:
    for aside in path.parent.glob("nights.damaged-*"):
        aside.unlink()


def _damaged(path: Path) -> dict[str, bytes]:
    """Spoil a database that was cut off in use; return its bytes by their endings."""
    with _in_use(path):
        copies = _bytes_of(path)
    for ending, content in copies.items():
        path.with_name(path.name + ending).write_bytes(content)
    _spoil_pages(path)
    return _bytes_of(path)


def _spoil_pages(path: Path) -> None:
    """Write noise over every page but the first."""
    n_pages = path.stat().st_size // 4096
    with path.open("r+b") as file:
        file.seek(4096)
        file.write(bytes(range(256)) * 16 * (n_pages - 1))


@contextmanager
def _in_use(path: Path) -> Iterator[None]:
    """Hold a database open that has a night in its file and one in its log."""
    with closing(open_database(path).connection) as database:
        database.execute("PRAGMA wal_autocheckpoint = 0")
        write_night(database, kept_night(EVENING - timedelta(days=1), boot_id=6))
        database.commit()
        database.execute("PRAGMA wal_checkpoint (TRUNCATE)")
        write_night(database, kept_night())
        database.commit()
        yield


def _bytes_of(path: Path) -> dict[str, bytes]:
    files = {ending: path.with_name(path.name + ending) for ending in ENDINGS}
    return {it: file.read_bytes() for it, file in files.items() if file.exists()}


def _rows(database: sqlite3.Connection, query: str) -> list[tuple[object, ...]]:
    return [tuple(row) for row in database.execute(query)]
