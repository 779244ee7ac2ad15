"""Setting up a bed: every way in, and every way it can fail."""

from collections.abc import Iterator
from dataclasses import replace
from ipaddress import ip_address
from types import MappingProxyType
from typing import Any, Final

import pytest
from homeassistant import config_entries
from homeassistant.config_entries import ConfigFlowResult, ConfigSubentry
from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import FlowResultType, InvalidData
from homeassistant.helpers import device_registry as dr
from homeassistant.helpers.service_info.zeroconf import ZeroconfServiceInfo
from pytest_homeassistant_custom_component.common import MockConfigEntry, MockUser

from custom_components.sleep_twitch.const import DOMAIN
from custom_components.sleep_twitch.node_address import async_probe_any, endpoints_of

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

pytestmark = pytest.mark.usefixtures(
    "enable_custom_integrations", "mock_async_zeroconf"
)


@pytest.fixture(autouse=True)
def only_flows(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Keep entries from being set up: here only the flows are looked at."""

    async def _set_up_nothing(*_: object) -> bool:
        return True

    with monkeypatch.context() as patch:
        for name in ("async_setup_entry", "async_unload_entry"):
            patch.setattr(f"custom_components.sleep_twitch.{name}", _set_up_nothing)
        yield


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


async def test_adding_a_sleeper(hass: HomeAssistant, hass_admin_user: MockUser) -> None:
    """Test a second sleeper is added, for chosen users to see."""
    entry = bed_entry(hass)
    result = await hass.config_entries.subentries.async_init(
        (entry.entry_id, "sleeper"), context={"source": config_entries.SOURCE_USER}
    )
    assert result["step_id"] == "user"

    result = await hass.config_entries.subentries.async_configure(
        result["flow_id"],
        {"name": "Bo", "access": "chosen_users", "users": [hass_admin_user.id]},
    )

    assert result["type"] is FlowResultType.CREATE_ENTRY
    (sleeper,) = entry.subentries.values()
    assert sleeper.title == "Bo"
    assert sleeper.data == {"access": "chosen_users", "users": [hass_admin_user.id]}


@pytest.mark.parametrize(
    ("user_input", "errors"),
    [
        ({"name": " ", "access": "everyone"}, {"name": "empty_name"}),
        ({"name": "Bo", "access": "chosen_users"}, {"users": "no_users"}),
    ],
)
async def test_a_sleeper_that_makes_no_sense(
    hass: HomeAssistant, user_input: dict[str, Any], errors: dict[str, str]
) -> None:
    """Test a sleeper whom nobody could see is not made by a slip."""
    entry = bed_entry(hass)
    result = await hass.config_entries.subentries.async_init(
        (entry.entry_id, "sleeper"), context={"source": config_entries.SOURCE_USER}
    )

    result = await hass.config_entries.subentries.async_configure(
        result["flow_id"], user_input
    )

    assert result["errors"] == errors
    assert entry.subentries == {}


async def test_changing_a_sleeper(hass: HomeAssistant) -> None:
    """Test name and access change; a user who is no longer there is no obstacle."""
    entry = bed_entry(hass)
    sleeper = ConfigSubentry(
        data=MappingProxyType({"access": "chosen_users", "users": ["gone"]}),
        subentry_type="sleeper",
        title="Ada",
        unique_id=None,
    )
    hass.config_entries.async_add_subentry(entry, sleeper)
    result = await hass.config_entries.subentries.async_init(
        (entry.entry_id, "sleeper"),
        context={
            "source": config_entries.SOURCE_RECONFIGURE,
            "subentry_id": sleeper.subentry_id,
        },
    )
    assert result["step_id"] == "reconfigure"

    result = await hass.config_entries.subentries.async_configure(
        result["flow_id"], {"name": "Ada L.", "access": "administrators"}
    )

    assert result["reason"] == "reconfigure_successful"
    changed = entry.subentries[sleeper.subentry_id]
    assert changed.title == "Ada L."
    assert changed.data == {"access": "administrators", "users": []}
