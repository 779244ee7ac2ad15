"""Where a bed node is reached, and with which key: asked again at every connection."""

from collections.abc import Iterator, Mapping
from typing import Any

from homeassistant.components import zeroconf
from homeassistant.config_entries import SOURCE_IGNORE, ConfigEntry
from homeassistant.const import CONF_HOST, CONF_PORT
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import device_registry as dr

from .connection import async_probe
from .const import CONF_NOISE_PSK, DEFAULT_PORT, ESPHOME_DOMAIN, PROJECT_PREFIX
from .node import NodeConnectionError, NodeEndpoint, NodeInfo, WrongKeyError
from .wire.models import StreamHeader


@callback
def endpoints_of(
    hass: HomeAssistant, data: Mapping[str, Any], mac: str | None
) -> tuple[NodeEndpoint, ...]:
    """Return where to look for a node, one for each key it may have; none if unknown.

    What the user gave us comes first. What core's ESPHome integration knows is read
    from its own entry each time: it may rotate the key, and follow the node to
    another host.
    """
    core = core_entry(hass, mac) if mac else _core_entry_at(hass, data.get(CONF_HOST))
    core_data: Mapping[str, Any] = core.data if core else {}
    source = data if CONF_HOST in data else core_data
    if CONF_HOST not in source:
        return ()
    keys = [data.get(CONF_NOISE_PSK), core_data.get(CONF_NOISE_PSK)]
    known = dict.fromkeys(key for key in keys if key)
    return tuple(
        NodeEndpoint(
            host=source[CONF_HOST],
            port=int(source.get(CONF_PORT, DEFAULT_PORT)),
            noise_psk=key,
        )
        for key in known or (None,)
    )


async def async_probe_any(
    hass: HomeAssistant, endpoints: tuple[NodeEndpoint, ...], mac: str | None
) -> tuple[NodeInfo, StreamHeader]:
    """Return who answers at the first endpoint whose key fits.

    Raises
    ------
    NodeError
        One of its subclasses, when none does.
    """
    zeroconf_instance = await zeroconf.async_get_instance(hass)
    wrong_key: WrongKeyError | None = None
    for endpoint in endpoints:
        try:
            return await async_probe(
                endpoint, expected_mac=mac, zeroconf_instance=zeroconf_instance
            )
        except WrongKeyError as err:
            wrong_key = err
    raise wrong_key or NodeConnectionError("nobody knows where the node is")


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
    for entry in _core_entries(hass):
        own = dr.async_entries_for_config_entry(devices, entry.entry_id)
        if entry.unique_id and any(device.manufacturer == maker for device in own):
            yield entry


@callback
def _core_entry_at(hass: HomeAssistant, host: str | None) -> ConfigEntry | None:
    at_host = (entry for entry in _core_entries(hass) if entry.data[CONF_HOST] == host)
    return next(at_host, None)


@callback
def _core_entries(hass: HomeAssistant) -> list[ConfigEntry]:
    return hass.config_entries.async_entries(ESPHOME_DOMAIN, include_ignore=False)
