"""Sleep Twitch: every twitch of a night, from a sensor on the bed."""

from functools import partial
from typing import Any

from homeassistant.config_entries import (
    SIGNAL_CONFIG_ENTRY_CHANGED,
    ConfigEntry,
    ConfigEntryChange,
)
from homeassistant.const import EVENT_HOMEASSISTANT_CLOSE, Platform
from homeassistant.core import Event, HomeAssistant, callback
from homeassistant.exceptions import ConfigEntryError, ConfigEntryNotReady
from homeassistant.helpers import config_validation as cv
from homeassistant.helpers.dispatcher import async_dispatcher_connect
from homeassistant.helpers.typing import ConfigType

from .const import DOMAIN
from .coordinator import BedConfigEntry, BedCoordinator
from .devices import register_devices, remove_hidden_entities
from .frontend import async_setup_frontend
from .issues import set_shared_bed_issue
from .journal import journal_path
from .movement_retention import async_forget_old_movements
from .pause import Pause
from .placement import placement_store
from .services import async_setup_services
from .sleeper import sleepers_of
from .statistics import async_forget_strangers
from .store import DATA_STORE, NightStore
from .store_error import StoreError, StoreTooNewError
from .websocket_api import async_setup_websocket_api

CONFIG_SCHEMA = cv.config_entry_only_config_schema(DOMAIN)

PLATFORMS = [
    Platform.BINARY_SENSOR,
    Platform.BUTTON,
    Platform.EVENT,
    Platform.SENSOR,
    Platform.SWITCH,
]


async def async_setup(hass: HomeAssistant, config: ConfigType) -> bool:  # noqa: ARG001 - as Home Assistant calls it
    """Set up what all beds share: store, actions, websocket commands and cards."""
    store = hass.data[DATA_STORE] = NightStore(hass)

    async def _close_store(_event: Event) -> None:
        await store.async_close()

    hass.bus.async_listen_once(EVENT_HOMEASSISTANT_CLOSE, _close_store)
    async_setup_services(hass)
    async_setup_websocket_api(hass)
    await async_setup_frontend(hass)
    return True


async def async_setup_entry(hass: HomeAssistant, entry: BedConfigEntry) -> bool:
    """Set up a bed; its last night is there even while its node is not."""
    store = hass.data[DATA_STORE]
    await _async_open(store)
    coordinator = BedCoordinator(hass, entry, store)
    await coordinator.async_load()
    register_devices(hass, entry, coordinator.mac, coordinator.sleepers)
    remove_hidden_entities(hass, entry, coordinator.sleepers)
    set_shared_bed_issue(
        hass, entry.entry_id, entry.title, [each.name for each in coordinator.sleepers]
    )
    entry.runtime_data = coordinator
    await hass.config_entries.async_forward_entry_setups(entry, PLATFORMS)
    coordinator.async_start()
    async_forget_old_movements(hass, entry, store)
    _reload_when_sleepers_change(hass, entry)
    return True


async def async_unload_entry(hass: HomeAssistant, entry: BedConfigEntry) -> bool:
    """Stop following the bed's node; what it holds is fetched later."""
    if not await hass.config_entries.async_unload_platforms(entry, PLATFORMS):
        return False
    await entry.runtime_data.async_stop()
    return True


async def async_remove_entry(hass: HomeAssistant, entry: BedConfigEntry) -> None:
    """Delete the signal of the open night; nights stay for a bed set up again.

    The statistics of its sleepers go: they come again with a bed that shows the nights.
    """
    journal = journal_path(hass.data[DATA_STORE].folder, entry.unique_id or "")
    await hass.async_add_executor_job(partial(journal.unlink, missing_ok=True))
    await Pause(hass, entry.unique_id or "").async_forget()
    await placement_store(hass, entry.unique_id or "").async_remove()
    await async_forget_strangers(hass, entry)


async def _async_open(store: NightStore) -> None:
    try:
        await store.async_open()
    except StoreTooNewError as err:
        raise ConfigEntryError(
            translation_domain=DOMAIN,
            translation_key="store_too_new",
            translation_placeholders={"error": str(err)},
        ) from err
    except StoreError as err:
        # A disk that is full, or not there yet, may do better in a while.
        raise ConfigEntryNotReady(
            translation_domain=DOMAIN,
            translation_key="store_damaged",
            translation_placeholders={"error": str(err)},
        ) from err


@callback
def _reload_when_sleepers_change(hass: HomeAssistant, entry: BedConfigEntry) -> None:
    """Reload the bed when a sleeper comes, goes or changes.

    Options reload by themselves, and with an update listener they no longer could.
    """
    sleepers = sleepers_of(entry)

    @callback
    def _handle_change(change: ConfigEntryChange, changed: ConfigEntry[Any]) -> None:
        if (
            changed is entry
            and change is ConfigEntryChange.UPDATED
            and sleepers_of(entry) != sleepers
        ):
            hass.config_entries.async_schedule_reload(entry.entry_id)

    entry.async_on_unload(
        async_dispatcher_connect(hass, SIGNAL_CONFIG_ENTRY_CHANGED, _handle_change)
    )
