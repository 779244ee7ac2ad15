"""Backups that are made while somebody sleeps."""

import shutil
from collections.abc import AsyncIterator
from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from homeassistant.components.backup.const import DATA_MANAGER
from homeassistant.core import HomeAssistant
from homeassistant.setup import async_setup_component

from custom_components.sleep_twitch import backup
from custom_components.sleep_twitch.const import DOMAIN
from custom_components.sleep_twitch.database import open_database
from custom_components.sleep_twitch.kept_night import KeptNight
from custom_components.sleep_twitch.night_queries import read_heads, read_last_night
from custom_components.sleep_twitch.store import DATA_STORE, NightStore

from .client.fake_node import FakeBedNode
from .home import add_bed, set_up
from .nights import BED, EVENING, OWNER, kept_night


@pytest.fixture
async def store(hass: HomeAssistant) -> AsyncIterator[NightStore]:
    """Return the open store of Home Assistant, with many nights."""
    store = hass.data[DATA_STORE] = NightStore(hass)
    await store.async_open()
    for number in range(30):
        await store.async_write_night(night(number))
    yield store
    await store.async_close()


def night(number: int) -> KeptNight:
    """Return a night with so many movements that a few fill the log."""
    kept = kept_night(EVENING + timedelta(days=number), boot_id=7 + number)
    movements = tuple(
        replace(kept.night.movements[0], onset_s=1000.0 + 5 * step)
        for step in range(400)
    )
    return replace(kept, night=replace(kept.night, movements=movements))


async def test_a_backup_holds_every_night_written_before_it(
    hass: HomeAssistant, store: NightStore, tmp_path: Path
) -> None:
    """Test a copy made file by file, with nights written in between, is whole."""
    folder, copy = tmp_path / "sleep_twitch", tmp_path / "copy"
    copy.mkdir()

    await backup.async_pre_backup(hass)
    before = await hass.async_add_executor_job((folder / "nights.db").read_bytes)
    for number in range(30, 60):
        await store.async_write_night(night(number))
    await hass.async_add_executor_job(shutil.copy, folder / "nights.db", copy)
    await store.async_delete_nights(OWNER, night(0).day, night(9).day)
    await hass.async_add_executor_job(shutil.copy, folder / "nights.db-wal", copy)
    after = await hass.async_add_executor_job((folder / "nights.db").read_bytes)
    await backup.async_post_backup(hass)

    with closing(open_database(copy / "nights.db").connection) as restored:
        heads = read_heads(restored, OWNER, date.min, date.max)
        assert read_last_night(restored, OWNER) == night(59)
    assert before == after
    assert len(heads) == 50


async def test_a_log_cut_off_in_its_copy_costs_only_what_came_last(
    hass: HomeAssistant, store: NightStore, tmp_path: Path
) -> None:
    """Test a backup that read half of a night being written has all nights before."""
    folder, copy = tmp_path / "sleep_twitch", tmp_path / "copy"
    copy.mkdir()

    await backup.async_pre_backup(hass)
    await store.async_write_night(night(30))
    whole = await hass.async_add_executor_job((folder / "nights.db-wal").read_bytes)
    await store.async_write_night(night(31))
    await hass.async_add_executor_job(shutil.copy, folder / "nights.db", copy)
    longer = await hass.async_add_executor_job((folder / "nights.db-wal").read_bytes)
    await backup.async_post_backup(hass)
    cut = longer[: (len(whole) + len(longer)) // 2]
    await hass.async_add_executor_job((copy / "nights.db-wal").write_bytes, cut)

    opened = open_database(copy / "nights.db")

    with closing(opened.connection) as restored:
        assert read_last_night(restored, OWNER) == night(30)
    assert opened.set_aside == ()


async def test_what_was_deleted_meanwhile_is_gone_after_the_backup(
    hass: HomeAssistant, store: NightStore, tmp_path: Path
) -> None:
    """Test a deletion is only put off: file and log shrink when the backup is done."""
    file = tmp_path / "sleep_twitch" / "nights.db"
    await backup.async_pre_backup(hass)
    await store.async_delete_everything(BED)
    held_bytes = file.stat().st_size

    await backup.async_post_backup(hass)

    assert file.stat().st_size < held_bytes / 4
    assert file.with_name("nights.db-wal").stat().st_size == 0


@pytest.mark.usefixtures("enable_custom_integrations", "mock_async_zeroconf")
async def test_home_assistant_asks_before_it_copies(
    hass: HomeAssistant, node: FakeBedNode
) -> None:
    """Test the backups of Home Assistant know of the nights without any setting."""
    assert await async_setup_component(hass, "backup", {})
    await set_up(hass, add_bed(hass, node))
    await hass.async_block_till_done()

    manager = hass.data[DATA_MANAGER]

    assert DOMAIN in manager.platforms
    await manager.async_pre_backup_actions()
    await manager.async_post_backup_actions()


async def test_a_backup_without_any_bed(hass: HomeAssistant) -> None:
    """Test a store that no bed has opened holds up no backup."""
    hass.data[DATA_STORE] = NightStore(hass)

    await backup.async_pre_backup(hass)
    await backup.async_post_backup(hass)

    assert not hass.data[DATA_STORE].folder.exists()
