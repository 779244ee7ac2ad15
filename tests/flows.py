"""Flows of a bed, gone through as a person would."""

from dataclasses import replace
from ipaddress import ip_address
from typing import Final

from homeassistant import config_entries
from homeassistant.config_entries import ConfigFlowResult
from homeassistant.core import HomeAssistant
from homeassistant.helpers import device_registry as dr
from homeassistant.helpers.service_info.zeroconf import ZeroconfServiceInfo
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.sleep_twitch.const import DOMAIN

from .client.fake_node import FakeBedNode
from .nights import BED

KEY: Final = "QRTIErOb/fcE9Ukd/5qA3RGYMn0Y+p06U58SCtOXvPc="


OTHER_KEY: Final = "MDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDA="


ANNOUNCEMENT: Final = ZeroconfServiceInfo(
    ip_address=ip_address("127.0.0.1"),
    ip_addresses=[ip_address("127.0.0.1")],
    hostname="bed-node.local.",
    name="bed-node._esphomelib._tcp.local.",
    port=6053,
    type="_esphomelib._tcp.local.",
    properties={
        "mac": "063569abf679",
        "friendly_name": "Bed Node",
        "project_name": "sleep_twitch.bed_node",
        "project_version": "0.1.0",
    },
)


def announcement(node: FakeBedNode, **properties: str) -> ZeroconfServiceInfo:
    """Return what the node would announce."""
    return replace(
        ANNOUNCEMENT,
        port=node.port,
        properties={**ANNOUNCEMENT.properties, **properties},
    )


def core_esphome_entry(
    hass: HomeAssistant, node: FakeBedNode, *, maker: str = "sleep_twitch"
) -> MockConfigEntry:
    """Return an entry of core's ESPHome integration for the node, with its device."""
    entry = MockConfigEntry(
        domain="esphome",
        title="Bed Node",
        unique_id=BED,
        data={"host": node.host, "port": node.port, "password": "", "noise_psk": ""},
    )
    entry.add_to_hass(hass)
    dr.async_get(hass).async_get_or_create(
        config_entry_id=entry.entry_id,
        connections={(dr.CONNECTION_NETWORK_MAC, BED)},
        manufacturer=maker,
    )
    return entry


def bed_entry(hass: HomeAssistant, **data: str | int) -> MockConfigEntry:
    """Return an entry of ours for the node."""
    entry = MockConfigEntry(domain=DOMAIN, unique_id=BED, title="Bed", data=data)
    entry.add_to_hass(hass)
    return entry


async def start(
    hass: HomeAssistant, source: str = config_entries.SOURCE_USER, data: object = None
) -> ConfigFlowResult:
    """Return the first step of a flow."""
    return await hass.config_entries.flow.async_init(
        DOMAIN, context={"source": source}, data=data
    )


async def go_on(
    hass: HomeAssistant, result: ConfigFlowResult, **user_input: object
) -> ConfigFlowResult:
    """Return the step after what the user gave."""
    return await hass.config_entries.flow.async_configure(result["flow_id"], user_input)
