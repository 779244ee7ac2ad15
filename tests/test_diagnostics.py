"""What leaves the house when somebody reports a fault."""

import json

import pytest
from homeassistant.core import HomeAssistant
from homeassistant.setup import async_setup_component
from pytest_homeassistant_custom_component.common import get_system_health_info
from pytest_homeassistant_custom_component.components.diagnostics import (
    get_diagnostics_for_config_entry,
)
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator

from custom_components.sleep_twitch.const import DOMAIN

from .client.fake_node import FakeBedNode
from .home import add_bed, keep, set_up, until
from .nights import kept_night

pytestmark = pytest.mark.usefixtures(
    "enable_custom_integrations", "mock_async_zeroconf"
)

KEY = "QRTIErOb/fcE9Ukd/5qA3RGYMn0Y+p06U58SCtOXvPc="


async def test_diagnostics_tell_nothing_of_a_person(
    hass: HomeAssistant, node: FakeBedNode, hass_client: ClientSessionGenerator
) -> None:
    """Test neither a key, a name, an address nor the time of a movement gets out."""
    node.server.noise_psk = KEY
    await keep(hass, kept_night())
    entry = add_bed(hass, node)
    hass.config_entries.async_update_entry(entry, data={**entry.data, "noise_psk": KEY})
    bed = await set_up(hass, entry)
    await until(lambda: bed.data.is_connected, "connected")

    diagnostics = await get_diagnostics_for_config_entry(hass, hass_client, entry)

    text = json.dumps(diagnostics)
    for secret in (KEY, "Ada", "Bed Node", "127.0.0.1", "06:35:69", "1204.31"):
        assert secret not in text
    assert diagnostics["node"]["connected"] is True
    assert diagnostics["node"]["info"]["esphome_version"] == "2026.10.0"
    assert diagnostics["node"]["header"]["sensor_model"] == 2
    assert diagnostics["last_night"]["kinds"] == {"limb_movement": 2}
    assert diagnostics["problem"] is None


async def test_diagnostics_of_a_node_that_was_never_reached(
    hass: HomeAssistant, node: FakeBedNode, hass_client: ClientSessionGenerator
) -> None:
    """Test there is something to report when nothing works."""
    await node.stop()
    entry = add_bed(hass, node)
    bed = await set_up(hass, entry)
    await until(lambda: bed.data.problem, "a problem")

    diagnostics = await get_diagnostics_for_config_entry(hass, hass_client, entry)

    assert diagnostics["node"]["error"] == "NodeConnectionError"
    assert diagnostics["node"]["header"] is None
    assert diagnostics["last_night"] is None


async def test_system_health(hass: HomeAssistant, node: FakeBedNode) -> None:
    """Test the system page tells how many nodes there are, and what they lost."""
    assert await async_setup_component(hass, "system_health", {})
    node.lose(7)
    bed = await set_up(hass, add_bed(hass, node))
    await until(lambda: bed.data.is_connected, "connected")

    info = await get_system_health_info(hass, DOMAIN)

    assert info == {
        "nodes": "1/1",
        "samples_per_second": 0.0,
        "lost_samples": 7,
        "corrupt_bytes": 0,
    }
