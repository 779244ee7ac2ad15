"""A bed in Home Assistant: set up, reloaded, restarted, taken down."""

import pytest
from homeassistant.core import HomeAssistant

from .client.fake_node import FakeBedNode
from .home import add_bed, set_up, state_of, until

pytestmark = pytest.mark.usefixtures(
    "enable_custom_integrations", "mock_async_zeroconf"
)


async def test_a_bed_is_set_up(hass: HomeAssistant, node: FakeBedNode) -> None:
    """Test a node that is there is followed, and says how it does."""
    entry = add_bed(hass, node)

    bed = await set_up(hass, entry)
    await until(lambda: bed.data.is_connected, "connected")

    assert state_of(hass, "binary_sensor.bed_node_problem").state == "off"
