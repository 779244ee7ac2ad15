"""Setting up a bed that announces itself."""

import pytest
from homeassistant import config_entries
from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import FlowResultType

from .client.fake_node import FakeBedNode
from .flows import (
    KEY,
    OTHER_KEY,
    announcement,
    bed_entry,
    core_esphome_entry,
    go_on,
    start,
)
from .nights import BED

pytestmark = pytest.mark.usefixtures(
    "enable_custom_integrations", "mock_async_zeroconf", "only_flows"
)


async def test_discovered(hass: HomeAssistant, node: FakeBedNode) -> None:
    """Test a node that announces itself is set up with a click and a name."""
    result = await start(hass, config_entries.SOURCE_ZEROCONF, announcement(node))
    assert result["step_id"] == "discovery_confirm"
    assert result["description_placeholders"] == {"name": "Bed Node"}

    result = await go_on(hass, result)
    result = await go_on(hass, result, name="Ada")

    assert result["type"] is FlowResultType.CREATE_ENTRY
    assert result["result"].data == {"host": "127.0.0.1", "port": node.port}
    assert result["result"].unique_id == BED


async def test_discovered_and_known_to_core(
    hass: HomeAssistant, node: FakeBedNode
) -> None:
    """Test the address follows core's entry from then on."""
    core_esphome_entry(hass, node)
    result = await start(hass, config_entries.SOURCE_ZEROCONF, announcement(node))

    result = await go_on(hass, await go_on(hass, result), name="Ada")

    assert result["result"].data == {}


async def test_discovered_and_encrypted(hass: HomeAssistant, node: FakeBedNode) -> None:
    """Test the key is asked for, and a wrong one asked for again."""
    node.server.noise_psk = KEY
    result = await start(hass, config_entries.SOURCE_ZEROCONF, announcement(node))

    result = await go_on(hass, result)
    assert result["step_id"] == "encryption_key"
    result = await go_on(hass, result, noise_psk=OTHER_KEY)
    assert result["errors"] == {"base": "wrong_key"}
    result = await go_on(hass, result, noise_psk=KEY)

    result = await go_on(hass, result, name="Ada")
    assert result["result"].data == {
        "host": "127.0.0.1",
        "port": node.port,
        "noise_psk": KEY,
    }


async def test_discovered_and_gone_again(
    hass: HomeAssistant, node: FakeBedNode
) -> None:
    """Test the tile stays, with what is wrong."""
    result = await start(hass, config_entries.SOURCE_ZEROCONF, announcement(node))
    await node.stop()

    result = await go_on(hass, result)

    assert result["step_id"] == "discovery_confirm"
    assert result["errors"] == {"base": "unreachable"}


async def test_discovered_at_the_address_of_another(
    hass: HomeAssistant, node: FakeBedNode
) -> None:
    """Test the wrong bed is not taken because an address was given away anew."""
    result = await start(
        hass, config_entries.SOURCE_ZEROCONF, announcement(node, mac="063569abf600")
    )

    result = await go_on(hass, result)

    assert result["errors"] == {"base": "wrong_node"}


async def test_discovered_without_an_address(
    hass: HomeAssistant, node: FakeBedNode
) -> None:
    """Test an announcement that does not say who it is of is left alone."""
    nameless = announcement(node)
    nameless.properties.pop("mac")

    result = await start(hass, config_entries.SOURCE_ZEROCONF, nameless)

    assert result["reason"] == "no_mac"


async def test_discovered_elsewhere(hass: HomeAssistant, node: FakeBedNode) -> None:
    """Test a node that moved to another address is found there."""
    entry = bed_entry(hass, host="192.0.2.1", port=6053, noise_psk=KEY)

    result = await start(hass, config_entries.SOURCE_ZEROCONF, announcement(node))

    assert result["reason"] == "already_configured"
    assert entry.data == {"host": "127.0.0.1", "port": node.port, "noise_psk": KEY}


async def test_discovered_while_following_core(
    hass: HomeAssistant, node: FakeBedNode
) -> None:
    """Test an entry that reads core's address does not begin to keep its own."""
    entry = bed_entry(hass)

    result = await start(hass, config_entries.SOURCE_ZEROCONF, announcement(node))

    assert result["reason"] == "already_configured"
    assert entry.data == {}
