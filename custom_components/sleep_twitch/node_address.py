"""Where a bed node is reached, and with which key: asked again at every connection."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from homeassistant.config_entries import SOURCE_IGNORE, ConfigEntry
from homeassistant.const import CONF_HOST, CONF_PORT
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import device_registry as dr

from .const import CONF_NOISE_PSK, DEFAULT_PORT, ESPHOME_DOMAIN, PROJECT_PREFIX


@dataclass(frozen=True, kw_only=True)
class NodeAddress:
    """What a connection to a bed node needs."""

    host: str
    port: int
    noise_psk: str | None
    """Key of the encrypted API, base64; None for a node without encryption."""


@callback
def address_of(
    hass: HomeAssistant, mac: str, data: Mapping[str, Any]
) -> NodeAddress | None:
    """Return the address of a node, or None when nobody knows one.

    What core's ESPHome integration knows is read from its own entry each time: it
    may rotate the key and follow the node to another host. What the user gave us
    stays as it was given, except that core's key is the newer one.
    """
    core = core_entry(hass, mac)
    source = data if CONF_HOST in data else core.data if core else {}
    if CONF_HOST not in source:
        return None
    core_key = core.data.get(CONF_NOISE_PSK) if core else None
    return NodeAddress(
        host=source[CONF_HOST],
        port=int(source.get(CONF_PORT, DEFAULT_PORT)),
        noise_psk=core_key or data.get(CONF_NOISE_PSK) or None,
    )


@callback
def core_entry(hass: HomeAssistant, mac: str) -> ConfigEntry | None:
    """Return the entry of core's ESPHome integration for a node, if it has one."""
    entry = hass.config_entries.async_entry_for_domain_unique_id(ESPHOME_DOMAIN, mac)
    return None if entry is None or entry.source == SOURCE_IGNORE else entry


@callback
def core_bed_nodes(hass: HomeAssistant) -> Iterator[ConfigEntry]:
    """Yield the entries of core's ESPHome integration whose device is a bed node.

    Core writes the first half of the project name as the device's maker, and keeps
    it while the node is away.
    """
    devices = dr.async_get(hass)
    maker = PROJECT_PREFIX.removesuffix(".")
    for entry in hass.config_entries.async_entries(ESPHOME_DOMAIN, include_ignore=False):
        own = dr.async_entries_for_config_entry(devices, entry.entry_id)
        if entry.unique_id and any(device.manufacturer == maker for device in own):
            yield entry
