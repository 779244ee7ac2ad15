"""Nights in the database that came from elsewhere."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from custom_components.sleep_twitch.kept_night import (
    Origin,
)
from custom_components.sleep_twitch.store import NightStore

from .nights import OWNER, kept_night


async def test_an_imported_night_says_so(store: NightStore) -> None:
    """Test a night from elsewhere is shown beside the own ones, and told from them."""
    imported = replace(kept_night(), origin=Origin.IMPORTED)

    night_id = await store.async_import_night(imported)

    assert await store.async_night(night_id) == imported
    (head,) = await store.async_nights(OWNER, date.min, date.max)
    assert head.origin is Origin.IMPORTED


async def test_importing_again_takes_the_place_of_the_import(
    store: NightStore,
) -> None:
    """Test a file that is imported twice is one night, and a recorded one stays."""
    recorded = await store.async_write_night(kept_night())
    imported = replace(
        kept_night(), origin=Origin.IMPORTED, first_boot_id=0, last_boot_id=0
    )
    night_id = await store.async_import_night(imported)
    again = replace(imported, end=imported.end - timedelta(minutes=1))

    assert await store.async_import_night(again) == night_id

    heads = await store.async_nights(OWNER, date.min, date.max)
    assert {head.id for head in heads} == {recorded, night_id}


async def test_a_recorded_night_does_not_replace_an_imported_one(
    store: NightStore,
) -> None:
    """Test recording goes on beside what came from a laboratory."""
    await store.async_import_night(replace(kept_night(), origin=Origin.IMPORTED))

    await store.async_write_night(kept_night())

    assert len(await store.async_nights(OWNER, date.min, date.max)) == 2


async def test_a_recorded_night_is_not_imported(store: NightStore) -> None:
    """Test where a night comes from is never said wrongly."""
    with pytest.raises(ValueError, match="origin"):
        await store.async_import_night(kept_night())
