"""A bed that is set up in the test's Home Assistant, and how to wait for it."""

import asyncio
from collections.abc import Callable
from typing import Any, Final

from homeassistant.config_entries import ConfigSubentryData
from homeassistant.core import HomeAssistant, State
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.sleep_twitch.const import DOMAIN
from custom_components.sleep_twitch.coordinator import BedCoordinator
from custom_components.sleep_twitch.kept_night import KeptNight
from custom_components.sleep_twitch.store import NightStore

from .client.fake_node import FakeBedNode
from .nights import BED

PATIENCE_S: Final = 30.0


def sleeper_data(
    name: str = "Ada", access: str = "everyone", users: tuple[str, ...] = ()
) -> ConfigSubentryData:
    """Return the subentry of a sleeper."""
    return ConfigSubentryData(
        subentry_type="sleeper",
        title=name,
        unique_id=None,
        data={"access": access, "users": list(users)},
    )


def add_bed(
    hass: HomeAssistant,
    node: FakeBedNode,
    *sleepers: ConfigSubentryData,
    options: dict[str, Any] | None = None,
    mac: str = BED,
) -> MockConfigEntry:
    """Add the entry of a node, with its sleepers; Ada, if none are named."""
    entry = MockConfigEntry(
        domain=DOMAIN,
        unique_id=mac,
        title="Bed Node",
        data={"host": node.host, "port": node.port},
        options=options or {},
        subentries_data=sleepers or (sleeper_data(),),
    )
    entry.add_to_hass(hass)
    return entry


async def keep(hass: HomeAssistant, *nights: KeptNight) -> None:
    """Write nights into the store, as an earlier run of Home Assistant did."""
    store = NightStore(hass)
    await store.async_open()
    for kept in nights:
        await store.async_write_night(kept)
    await store.async_close()


async def set_up(hass: HomeAssistant, entry: MockConfigEntry) -> BedCoordinator:
    """Set the entry up, and return its bed."""
    assert await hass.config_entries.async_setup(entry.entry_id)
    await hass.async_block_till_done()
    bed: BedCoordinator = entry.runtime_data
    return bed


async def until(
    condition: Callable[[], object], what: str, *, within_s: float = PATIENCE_S
) -> None:
    """Wait until something holds; it comes over a real connection."""
    try:
        async with asyncio.timeout(within_s):
            while not condition():  # noqa: ASYNC110 - it holds in many ways
                await asyncio.sleep(0.01)
    except TimeoutError:
        raise AssertionError(f"never within {within_s} s: {what}") from None


def state_of(hass: HomeAssistant, entity_id: str) -> State:
    """Return the state of an entity that must be there."""
    state = hass.states.get(entity_id)
    assert state is not None, f"no {entity_id}"
    return state
