"""Movements that are older than their sleeper wants."""

import sqlite3
from collections.abc import AsyncIterator
from datetime import timedelta

import pytest
from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import HomeAssistant
from homeassistant.util import dt as dt_util
from pytest_homeassistant_custom_component.common import (
    MockConfigEntry,
    async_fire_time_changed,
)

from custom_components.sleep_twitch.const import DOMAIN
from custom_components.sleep_twitch.movement_retention import (
    async_forget_old_movements,
)
from custom_components.sleep_twitch.store import DATA_STORE, NightStore

from .client.fake_node import FakeBedNode
from .home import add_bed, keep, set_up
from .nights import BED, OWNER, kept_night


@pytest.fixture
async def store(hass: HomeAssistant) -> AsyncIterator[NightStore]:
    """Return an open store with nights that ended 31, 30, 29 and 2 days ago."""
    await keep_nights(hass, 31, 30, 29, 2)
    store = NightStore(hass)
    await store.async_open()
    yield store
    await store.async_close()


async def keep_nights(hass: HomeAssistant, *days_ago: int) -> None:
    """Keep nights that ended at six in the morning, some days ago."""
    morning = dt_util.start_of_local_day() + timedelta(hours=6)
    nights = (
        kept_night(
            dt_util.as_utc(morning - timedelta(days=days, hours=7.5)),
            boot_id=100 + days,
        )
        for days in days_ago
    )
    await keep(hass, *nights)


def entry_of(hass: HomeAssistant, options: dict[str, int]) -> MockConfigEntry:
    """Return the entry of the bed with some options."""
    entry = MockConfigEntry(domain=DOMAIN, unique_id=BED, options=options)
    entry.add_to_hass(hass)
    return entry


async def forgotten(store: NightStore) -> list[bool]:
    """Return of each night, in order, whether its movements are forgotten."""
    heads = await store.async_nights(
        OWNER, dt_util.now().date() - timedelta(days=99), dt_util.now().date()
    )
    return [head.movements_forgotten for head in heads]


@pytest.mark.parametrize("options", [{}, {"movement_days": 0}], ids=["new", "zero"])
async def test_movements_are_kept_for_ever_unless_somebody_says_so(
    hass: HomeAssistant, store: NightStore, options: dict[str, int]
) -> None:
    """Test an update of the integration deletes nothing of anybody."""
    async_forget_old_movements(hass, entry_of(hass, options), store)
    await hass.async_block_till_done(wait_background_tasks=True)

    assert await forgotten(store) == [False] * 4


async def test_old_movements_go_at_once_and_as_days_go_by(
    hass: HomeAssistant, store: NightStore, freezer: FrozenDateTimeFactory
) -> None:
    """Test the option holds for what is there, and for what grows old."""
    entry = entry_of(hass, {"movement_days": 30})

    async_forget_old_movements(hass, entry, store)
    await hass.async_block_till_done(wait_background_tasks=True)
    at_once = await forgotten(store)
    freezer.tick(timedelta(days=1))
    async_fire_time_changed(hass)
    await hass.async_block_till_done(wait_background_tasks=True)

    assert at_once == [True, False, False, False]
    assert await forgotten(store) == [True, True, False, False]
    await entry._async_process_on_unload(hass)


async def test_a_disk_that_is_full_is_tried_again(
    hass: HomeAssistant,
    store: NightStore,
    freezer: FrozenDateTimeFactory,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """Test a failure is told, and does not end the forgetting for ever."""

    def _full(*_args: object, **_kwargs: object) -> int:
        raise sqlite3.OperationalError("database or disk is full")

    entry = entry_of(hass, {"movement_days": 30})
    with monkeypatch.context() as full:
        full.setattr(
            "custom_components.sleep_twitch.night_deletes.forget_movements", _full
        )
        async_forget_old_movements(hass, entry, store)
        await hass.async_block_till_done(wait_background_tasks=True)
    freezer.tick(timedelta(hours=7))
    async_fire_time_changed(hass)
    await hass.async_block_till_done(wait_background_tasks=True)

    assert "could not be deleted: database or disk is full" in caplog.text
    assert (await forgotten(store))[0]
    await entry._async_process_on_unload(hass)


@pytest.mark.usefixtures("enable_custom_integrations", "mock_async_zeroconf")
async def test_a_bed_that_is_set_up_forgets(
    hass: HomeAssistant, node: FakeBedNode
) -> None:
    """Test the option of the form is the one that is obeyed."""
    await keep_nights(hass, 31, 2)

    await set_up(hass, add_bed(hass, node, options={"movement_days": 30}))
    await hass.async_block_till_done()

    store = hass.data[DATA_STORE]
    while not (await forgotten(store))[0]:
        await hass.async_block_till_done()
    assert await forgotten(store) == [True, False]
