"""Setting up a bed: every way in by hand, and every way it can fail."""

import pytest
from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import FlowResultType

from custom_components.sleep_twitch.node_address import async_probe_any, endpoints_of

from .client.fake_node import FakeBedNode
from .flows import KEY, OTHER_KEY, bed_entry, core_esphome_entry, go_on, start
from .nights import BED

pytestmark = pytest.mark.usefixtures(
    "enable_custom_integrations", "mock_async_zeroconf", "only_flows"
)


async def test_by_address(hass: HomeAssistant, node: FakeBedNode) -> None:
    """Test a node without discovery is set up, with its first sleeper."""
    result = await start(hass)
    assert result["step_id"] == "address"

    result = await go_on(hass, result, host=node.host, port=node.port)
    assert result["step_id"] == "sleeper"
    result = await go_on(hass, result, name=" Ada ")

    assert result["type"] is FlowResultType.CREATE_ENTRY
    entry = result["result"]
    assert entry.unique_id == BED
    assert entry.title == "Bed Node"
    assert entry.data == {"host": node.host, "port": node.port}
    (sleeper,) = entry.subentries.values()
    assert sleeper.title == "Ada"
    assert sleeper.subentry_type == "sleeper"
    assert sleeper.data == {"access": "everyone", "users": []}


async def test_a_sleeper_needs_a_name(hass: HomeAssistant, node: FakeBedNode) -> None:
    """Test no device without a name is made of a slip."""
    result = await go_on(hass, await start(hass), host=node.host, port=node.port)

    result = await go_on(hass, result, name="  ")

    assert result["errors"] == {"name": "empty_name"}
    result = await go_on(hass, result, name="Ada")
    assert result["type"] is FlowResultType.CREATE_ENTRY


async def test_an_address_where_nobody_is(
    hass: HomeAssistant, node: FakeBedNode
) -> None:
    """Test a node without power is told apart, and the form can be tried again."""
    await node.stop()

    result = await go_on(hass, await start(hass), host=node.host, port=node.port)

    assert result["errors"] == {"base": "unreachable"}
    await node.start()
    result = await go_on(hass, result, host=node.host, port=node.port)
    assert result["step_id"] == "sleeper"


async def test_a_device_that_is_no_bed_node(
    hass: HomeAssistant, node: FakeBedNode
) -> None:
    """Test another ESPHome device is refused with the reason."""
    node.server.actions.clear()

    result = await go_on(hass, await start(hass), host=node.host, port=node.port)

    assert result["errors"] == {"base": "not_a_bed_node"}


async def test_a_device_with_another_fetch(
    hass: HomeAssistant, node: FakeBedNode
) -> None:
    """Test a device whose action answers something else is no bed node either."""
    node.damage = lambda _: b"something else"

    result = await go_on(hass, await start(hass), host=node.host, port=node.port)

    assert result["errors"] == {"base": "not_a_bed_node"}


async def test_a_node_that_is_too_new(hass: HomeAssistant, node: FakeBedNode) -> None:
    """Test the user is told to update the integration, not the node."""
    node.ring.version = 2

    result = await go_on(hass, await start(hass), host=node.host, port=node.port)

    assert result["errors"] == {"base": "protocol_too_new"}


@pytest.mark.parametrize(
    ("real_key", "typed_key"),
    [
        pytest.param(KEY, {}, id="a key is missing"),
        pytest.param(KEY, {"noise_psk": OTHER_KEY}, id="another key"),
        pytest.param(KEY, {"noise_psk": "tea"}, id="no key at all"),
        pytest.param(None, {"noise_psk": KEY}, id="a key where none is wanted"),
    ],
)
async def test_a_wrong_key(
    hass: HomeAssistant,
    node: FakeBedNode,
    real_key: str | None,
    typed_key: dict[str, str],
) -> None:
    """Test a key that does not fit is called that, not "cannot connect"."""
    node.server.noise_psk = real_key

    result = await go_on(
        hass, await start(hass), host=node.host, port=node.port, **typed_key
    )

    assert result["errors"] == {"base": "wrong_key"}


async def test_a_fault_nobody_thought_of(
    hass: HomeAssistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Test the flow ends with words whatever happens."""

    async def _break(*_: object) -> None:
        raise RuntimeError("unthought of")

    monkeypatch.setattr(
        "custom_components.sleep_twitch.config_flow.async_probe_any", _break
    )

    result = await go_on(hass, await start(hass), host="127.0.0.1", port=6053)

    assert result["errors"] == {"base": "unknown"}


async def test_the_same_node_twice(hass: HomeAssistant, node: FakeBedNode) -> None:
    """Test a node is set up once, and a new address is taken over."""
    entry = bed_entry(hass, host="192.0.2.1", port=6053)

    result = await go_on(hass, await start(hass), host=node.host, port=node.port)

    assert result["type"] is FlowResultType.ABORT
    assert result["reason"] == "already_configured"
    assert entry.data == {"host": node.host, "port": node.port}


async def test_a_device_that_core_has(hass: HomeAssistant, node: FakeBedNode) -> None:
    """Test nothing is typed: address and key stay core's, and are not copied."""
    core_esphome_entry(hass, node)

    result = await start(hass)
    assert result["type"] is FlowResultType.MENU
    result = await hass.config_entries.flow.async_configure(
        result["flow_id"], {"next_step_id": "known_device"}
    )
    assert result["step_id"] == "known_device"
    result = await go_on(hass, result, device=BED)
    result = await go_on(hass, result, name="Ada")

    assert result["type"] is FlowResultType.CREATE_ENTRY
    assert result["result"].data == {}
    assert result["result"].unique_id == BED


async def test_a_device_that_core_has_and_nobody_reaches(
    hass: HomeAssistant, node: FakeBedNode
) -> None:
    """Test a node that is switched off can be chosen again once it is back."""
    core_esphome_entry(hass, node)
    await node.stop()
    result = await hass.config_entries.flow.async_configure(
        (await start(hass))["flow_id"], {"next_step_id": "known_device"}
    )

    result = await go_on(hass, result, device=BED)

    assert result["errors"] == {"base": "unreachable"}
    await node.start()
    assert (await go_on(hass, result, device=BED))["step_id"] == "sleeper"


async def test_other_devices_of_core_are_not_offered(
    hass: HomeAssistant, node: FakeBedNode
) -> None:
    """Test nobody has to find the bed among twenty lamps."""
    core_esphome_entry(hass, node, maker="espressif")

    assert (await start(hass))["step_id"] == "address"


async def test_a_device_that_is_set_up_is_not_offered_again(
    hass: HomeAssistant, node: FakeBedNode
) -> None:
    """Test the list of known devices holds only those that are left."""
    core_esphome_entry(hass, node)
    bed_entry(hass)

    assert (await start(hass))["step_id"] == "address"


async def test_an_address_takes_the_key_of_core(
    hass: HomeAssistant, node: FakeBedNode
) -> None:
    """Test a typed address of a device that core has needs no typed key."""
    node.server.noise_psk = KEY
    core = core_esphome_entry(hass, node, maker="espressif")
    hass.config_entries.async_update_entry(core, data={**core.data, "noise_psk": KEY})

    result = await go_on(hass, await start(hass), host=node.host, port=node.port)

    assert result["step_id"] == "sleeper"


async def test_a_newer_key_of_core_is_tried_too(
    hass: HomeAssistant, node: FakeBedNode
) -> None:
    """Test an old key that was typed once does not stand in the way of core's."""
    node.server.noise_psk = KEY
    core = core_esphome_entry(hass, node)
    hass.config_entries.async_update_entry(core, data={**core.data, "noise_psk": KEY})
    entry = bed_entry(hass, host=node.host, port=node.port, noise_psk=OTHER_KEY)

    endpoints = endpoints_of(hass, entry.data, BED)
    info, _ = await async_probe_any(hass, endpoints, BED)

    assert [endpoint.noise_psk for endpoint in endpoints] == [OTHER_KEY, KEY]
    assert info.mac == BED
