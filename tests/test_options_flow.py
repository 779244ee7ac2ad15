"""Changing a bed: its key, its address, how it judges."""

import pytest
from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import FlowResultType, InvalidData

from .client.fake_node import FakeBedNode
from .flows import KEY, OTHER_KEY, bed_entry, go_on

pytestmark = pytest.mark.usefixtures(
    "enable_custom_integrations", "mock_async_zeroconf", "only_flows"
)


async def test_reauth(hass: HomeAssistant, node: FakeBedNode) -> None:
    """Test a wrong new key is refused, and the right one kept beside the address."""
    node.server.noise_psk = KEY
    entry = bed_entry(hass, host=node.host, port=node.port, noise_psk=OTHER_KEY)
    await hass.config_entries.async_setup(entry.entry_id)
    result = await entry.start_reauth_flow(hass)
    assert result["step_id"] == "reauth_confirm"

    result = await go_on(hass, result, noise_psk="tea")
    assert result["errors"] == {"base": "wrong_key"}
    assert entry.data["noise_psk"] == OTHER_KEY
    result = await go_on(hass, result, noise_psk=KEY)

    assert result["type"] is FlowResultType.ABORT
    assert result["reason"] == "reauth_successful"
    assert entry.data == {"host": node.host, "port": node.port, "noise_psk": KEY}


async def test_reconfigure(hass: HomeAssistant, node: FakeBedNode) -> None:
    """Test another address is taken for the same node."""
    entry = bed_entry(hass, host="192.0.2.1", port=6053, noise_psk=KEY)
    await hass.config_entries.async_setup(entry.entry_id)
    result = await entry.start_reconfigure_flow(hass)
    assert result["step_id"] == "reconfigure"

    result = await go_on(hass, result, host=node.host, port=node.port)

    assert result["reason"] == "reconfigure_successful"
    assert entry.data == {"host": node.host, "port": node.port}


async def test_reconfigure_to_another_node(
    hass: HomeAssistant, node: FakeBedNode
) -> None:
    """Test the nights of two beds are not mixed by a wrong address."""
    node.server.device.mac_address = "06:35:69:AB:F6:00"
    entry = bed_entry(hass, host="192.0.2.1", port=6053)
    result = await entry.start_reconfigure_flow(hass)

    result = await go_on(hass, result, host=node.host, port=node.port)

    assert result["errors"] == {"base": "wrong_node"}
    assert entry.data["host"] == "192.0.2.1"


async def test_options(hass: HomeAssistant) -> None:
    """Test whole numbers are kept as such, and what is left alone as it was."""
    entry = bed_entry(hass, host="192.0.2.1", port=6053)
    await hass.config_entries.async_setup(entry.entry_id)
    result = await hass.config_entries.options.async_init(entry.entry_id)
    assert result["step_id"] == "init"

    result = await hass.config_entries.options.async_configure(
        result["flow_id"],
        {"rules": "aasm", "sensitivity": 4.0, "raw_nights": 30.0},
    )

    assert result["type"] is FlowResultType.CREATE_ENTRY
    assert entry.options == {
        "rules": "aasm",
        "sensitivity": 4,
        "raw_nights": 30,
        "raw_size_gb": 2.0,
        "movement_days": 0,
    }


async def test_a_sensitivity_that_does_not_exist(hass: HomeAssistant) -> None:
    """Test a number beyond the scale is refused."""
    entry = bed_entry(hass)
    result = await hass.config_entries.options.async_init(entry.entry_id)

    with pytest.raises(InvalidData):
        await hass.config_entries.options.async_configure(
            result["flow_id"], {"rules": "aasm", "sensitivity": 6}
        )
