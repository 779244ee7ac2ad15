"""A bed in Home Assistant: set up, reloaded, restarted, taken down."""

import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import Final

import pytest
from homeassistant.config_entries import SOURCE_REAUTH, ConfigEntryState
from homeassistant.const import STATE_OFF, STATE_ON, STATE_UNAVAILABLE, STATE_UNKNOWN
from homeassistant.core import HomeAssistant
from homeassistant.helpers import device_registry as dr
from homeassistant.helpers import issue_registry as ir
from homeassistant.util import dt as dt_util
from pytest_homeassistant_custom_component.common import (
    MockConfigEntry,
    async_fire_time_changed,
)

from custom_components.sleep_twitch import follower
from custom_components.sleep_twitch.const import DOMAIN
from custom_components.sleep_twitch.coordinator import BedCoordinator
from custom_components.sleep_twitch.journal import journal_path

from .client.fake_node import FakeBedNode
from .client.fake_ring import FakeRing
from .home import add_bed, keep, set_up, sleeper_data, state_of, until
from .nights import BED, kept_night
from .short_night import RATE_HZ, SPEED, ring, short_night

pytestmark = pytest.mark.usefixtures(
    "enable_custom_integrations", "mock_async_zeroconf"
)

KEY: Final = "QRTIErOb/fcE9Ukd/5qA3RGYMn0Y+p06U58SCtOXvPc="
OTHER_KEY: Final = "MDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDA="
IN_BED: Final = "binary_sensor.bed_node_in_bed"
PROBLEM: Final = "binary_sensor.bed_node_problem"
LIMBS_LAST_NIGHT: Final = "sensor.ada_limb_movements_last_night"
LIMBS_TONIGHT: Final = "sensor.ada_limb_movements_tonight"


@pytest.fixture
def sleeping_node(node: FakeBedNode) -> FakeBedNode:
    """Return a simulated node that has been up for a while and holds nothing yet."""
    node.ring = ring()
    # So long that its clock is never behind the samples that a test gives it at once.
    node.ring._booted_s -= 1500 / SPEED
    return node


def fill(node: FakeBedNode, first_s: float, last_s: float) -> None:
    """Let the node have taken a piece of the short night."""
    node.push(short_night()[round(first_s * RATE_HZ) : round(last_s * RATE_HZ)])


async def all_taken(bed: BedCoordinator, node: FakeBedNode) -> None:
    """Wait until the bed has taken all that the node holds."""
    await until(
        lambda: (
            bed._follower.client is not None
            and bed._follower.client.state.cursor is not None
            and bed._follower.client.state.cursor.next_sample == node.ring.next_sample
        ),
        "all samples taken",
    )


async def test_a_bed_is_set_up(hass: HomeAssistant, node: FakeBedNode) -> None:
    """Test a node that is there is followed, and nothing is made up before a night."""
    entry = add_bed(hass, node)

    bed = await set_up(hass, entry)
    await until(lambda: bed.data.is_connected, "connected")

    assert state_of(hass, PROBLEM).state == STATE_OFF
    assert state_of(hass, IN_BED).state == STATE_UNKNOWN
    assert state_of(hass, LIMBS_LAST_NIGHT).state == STATE_UNKNOWN
    assert state_of(hass, LIMBS_TONIGHT).state == STATE_UNKNOWN


async def test_the_devices_of_a_bed(
    hass: HomeAssistant, node: FakeBedNode, device_registry: dr.DeviceRegistry
) -> None:
    """Test the sleeper lies behind the bed, and the bed says what it is made of."""
    entry = add_bed(hass, node)

    bed = await set_up(hass, entry)
    await until(lambda: bed.data.is_connected, "connected")

    of_bed = device_registry.async_get_device_by_identifier(
        (DOMAIN, BED), entry.entry_id
    )
    (sleeper,) = bed.sleepers
    of_sleeper = device_registry.async_get_device_by_identifier(
        (DOMAIN, sleeper.subentry_id), entry.entry_id
    )
    assert of_bed is not None
    assert of_sleeper is not None
    assert of_bed.name == "Bed Node"
    assert of_bed.model == "Bed node"
    assert of_bed.model_id == "LSM6DSO"
    assert of_bed.hw_version == "esp32-s3-devkitc-1"
    assert of_bed.sw_version == "0.1.0 (ESPHome 2026.10.0)"
    assert of_sleeper.name == "Ada"
    assert of_sleeper.via_device_id == of_bed.id
    assert of_sleeper.config_subentry_id == sleeper.subentry_id


async def test_a_simulated_bed_says_so(
    hass: HomeAssistant,
    sleeping_node: FakeBedNode,
    device_registry: dr.DeviceRegistry,
) -> None:
    """Test nobody takes a demonstration for their own night."""
    entry = add_bed(hass, sleeping_node)

    bed = await set_up(hass, entry)
    await until(lambda: bed.data.is_connected, "connected")

    device = device_registry.async_get_device_by_identifier(
        (DOMAIN, BED), entry.entry_id
    )
    assert device is not None
    assert device.model == "Simulated bed node"


async def test_the_last_night_is_there_without_the_node(
    hass: HomeAssistant, node: FakeBedNode
) -> None:
    """Test a restart shows the night, though the node is switched off by now."""
    await keep(hass, kept_night())
    await node.stop()

    bed = await set_up(hass, add_bed(hass, node))
    await until(lambda: bed.data.is_connected is False, "not reached")

    assert state_of(hass, LIMBS_LAST_NIGHT).state == "41"
    assert state_of(hass, IN_BED).state == STATE_UNAVAILABLE
    assert state_of(hass, LIMBS_TONIGHT).state == STATE_UNAVAILABLE
    assert state_of(hass, PROBLEM).state == STATE_ON
    assert state_of(hass, PROBLEM).attributes["reason"] == "unreachable"


async def test_a_node_goes_and_comes(hass: HomeAssistant, node: FakeBedNode) -> None:
    """Test live entities go with the node and come back with it."""
    bed = await set_up(hass, add_bed(hass, node))
    await until(lambda: bed.data.is_connected, "connected")

    await node.stop()
    await until(lambda: bed.data.is_connected is False, "lost")
    assert state_of(hass, IN_BED).state == STATE_UNAVAILABLE
    await node.start()
    bed.async_reconnect_soon()
    await until(lambda: bed.data.is_connected, "connected again")

    assert state_of(hass, IN_BED).state != STATE_UNAVAILABLE
    assert state_of(hass, PROBLEM).state == STATE_OFF


async def test_a_restart_in_mid_night(
    hass: HomeAssistant, sleeping_node: FakeBedNode
) -> None:
    """Test the night goes on where it was, with what the node kept meanwhile."""
    entry = add_bed(hass, sleeping_node)
    fill(sleeping_node, 0, 900)
    bed = await set_up(hass, entry)
    await all_taken(bed, sleeping_node)
    await until(lambda: bed.data.tonight, "session open")
    so_far = bed.data.tonight
    assert await hass.config_entries.async_unload(entry.entry_id)
    assert state_of(hass, LIMBS_TONIGHT).state == STATE_UNAVAILABLE
    fill(sleeping_node, 900, 1200)

    bed = await set_up(hass, entry)
    await until(lambda: bed.data.tonight, "session found again")
    found_again = bed.data.tonight
    await all_taken(bed, sleeping_node)
    await hass.services.async_call(
        "button", "press", {"entity_id": "button.bed_node_end_night"}, blocking=True
    )

    assert found_again is not None
    assert so_far is not None
    # The clock is learned anew after a restart, at a hundred times the real speed.
    assert abs(found_again.start - so_far.start) < timedelta(seconds=2)
    assert found_again.limb_movements >= so_far.limb_movements > 0
    kept = await bed.async_night_of(kept_night().day)
    assert kept is not None
    assert kept.night.gaps == ()
    assert abs(kept.start - so_far.start) < timedelta(seconds=2)


async def test_movements_of_tonight_are_on_the_disk(
    hass: HomeAssistant, sleeping_node: FakeBedNode, tmp_path: Path
) -> None:
    """Test a power cut leaves what was found so far, beside the journal."""
    fill(sleeping_node, 0, 900)

    bed = await set_up(hass, add_bed(hass, sleeping_node))
    await all_taken(bed, sleeping_node)
    await until(lambda: bed.data.tonight, "session open")

    with closing(sqlite3.connect(tmp_path / "sleep_twitch" / "nights.db")) as database:
        (found,) = database.execute("SELECT count(*) FROM movement WHERE provisional")
        assert found[0] > 0
        assert database.execute("SELECT provisional FROM night").fetchall() == [(1,)]


async def test_a_bed_comes_and_goes_cleanly(
    hass: HomeAssistant, node: FakeBedNode
) -> None:
    """Test a bed that is removed lets go of its node, and of its entities."""
    entry = add_bed(hass, node)
    bed = await set_up(hass, entry)
    await until(lambda: bed.data.is_connected, "connected")

    assert await hass.config_entries.async_remove(entry.entry_id)

    await until(lambda: not node.server.connections, "disconnected")
    assert hass.states.async_all() == []
    assert not journal_path(Path(hass.config.path(DOMAIN)), BED).exists()


async def test_a_newer_store(hass: HomeAssistant, node: FakeBedNode) -> None:
    """Test a downgrade says what to do, and harms nothing."""
    await keep(hass)
    path = Path(hass.config.path(DOMAIN)) / "nights.db"
    with closing(sqlite3.connect(path)) as database:
        database.execute("PRAGMA user_version = 99")
    entry = add_bed(hass, node)

    assert not await hass.config_entries.async_setup(entry.entry_id)

    assert entry.state is ConfigEntryState.SETUP_ERROR
    assert entry.error_reason_translation_key == "store_too_new"


async def test_a_damaged_store(hass: HomeAssistant, node: FakeBedNode) -> None:
    """Test a database that is none is set aside and told of, and the bed goes on."""
    path = Path(hass.config.path(DOMAIN)) / "nights.db"
    path.parent.mkdir()
    path.write_bytes(b"no database" * 100)

    await set_up(hass, add_bed(hass, node))

    issue = ir.async_get(hass).async_get_issue(DOMAIN, "damaged_store")
    (aside,) = path.parent.glob("nights.damaged-*")
    assert issue is not None
    assert issue.translation_placeholders == {"files": f"- {aside}"}
    assert aside.read_bytes() == b"no database" * 100
    assert path.exists()


async def test_a_store_that_cannot_be_opened(
    hass: HomeAssistant, node: FakeBedNode
) -> None:
    """Test the user hears why nothing can be written, and it is tried again."""
    path = Path(hass.config.path(DOMAIN)) / "nights.db"
    path.mkdir(parents=True)
    entry = add_bed(hass, node)

    assert not await hass.config_entries.async_setup(entry.entry_id)

    assert entry.state is ConfigEntryState.SETUP_RETRY
    assert entry.error_reason_translation_key == "store_damaged"
    path.rmdir()
    async_fire_time_changed(hass, dt_util.utcnow() + timedelta(minutes=1))
    await until(lambda: entry.state is ConfigEntryState.LOADED, "set up after all")


async def test_a_key_that_changed_is_asked_for(
    hass: HomeAssistant, node: FakeBedNode
) -> None:
    """Test the user hears of a new key once, and nothing is lost meanwhile."""
    node.server.noise_psk = KEY

    bed = await set_up(hass, add_bed(hass, node))
    await until(lambda: bed.data.problem, "a problem")
    bed.async_reconnect_soon()
    await until(lambda: _reauths(hass), "asked for the key")

    assert state_of(hass, PROBLEM).attributes["reason"] == "wrong_key"
    assert _reauths(hass) == [SOURCE_REAUTH]


async def test_a_key_that_core_knows_is_found(
    hass: HomeAssistant, node: FakeBedNode
) -> None:
    """Test a key that core's ESPHome integration rotated needs no user."""
    node.server.noise_psk = KEY
    core = MockConfigEntry(
        domain="esphome",
        unique_id=BED,
        data={"host": node.host, "port": node.port, "noise_psk": KEY},
    )
    core.add_to_hass(hass)
    entry = add_bed(hass, node)
    hass.config_entries.async_update_entry(
        entry, data={**entry.data, "noise_psk": OTHER_KEY}
    )

    bed = await set_up(hass, entry)
    await until(lambda: bed.data.problem, "the old key is wrong")
    bed.async_reconnect_soon()
    await until(lambda: bed.data.is_connected, "connected with core's key")

    assert _reauths(hass) == []


async def test_a_node_that_became_too_new(
    hass: HomeAssistant, node: FakeBedNode, issue_registry: ir.IssueRegistry
) -> None:
    """Test a repair says to update the integration, and goes when that is done."""
    node.ring.version = 2

    entry = add_bed(hass, node)
    bed = await set_up(hass, entry)
    await until(lambda: bed.data.problem, "a problem")
    issue = (DOMAIN, f"protocol_too_new_{entry.entry_id}")
    assert issue in issue_registry.issues
    assert state_of(hass, PROBLEM).attributes["reason"] == "protocol_too_new"
    node.ring.version = 1
    bed.async_reconnect_soon()
    await until(lambda: bed.data.is_connected, "connected")

    assert issue not in issue_registry.issues


async def test_a_bed_whose_address_nobody_knows(
    hass: HomeAssistant, node: FakeBedNode
) -> None:
    """Test core's entry may be removed: the bed waits for another address."""
    entry = add_bed(hass, node)
    hass.config_entries.async_update_entry(entry, data={})

    bed = await set_up(hass, entry)

    await until(lambda: bed.data.problem == "unreachable", "unreachable")


async def test_another_node_at_the_address(
    hass: HomeAssistant, node: FakeBedNode
) -> None:
    """Test another bed's movements never become this one's."""
    node.server.device.mac_address = "06:35:69:AB:F6:00"

    bed = await set_up(hass, add_bed(hass, node))

    await until(lambda: bed.data.problem == "wrong_node", "another node")


async def test_a_node_that_loses_samples(
    hass: HomeAssistant, node: FakeBedNode
) -> None:
    """Test losses in the node are a problem for as long as they go on."""
    node.lose(7)

    bed = await set_up(hass, add_bed(hass, node))
    await until(lambda: bed.data.is_connected, "connected")

    assert state_of(hass, PROBLEM).attributes["reason"] == "losing_samples"
    assert state_of(hass, "sensor.bed_node_lost_samples").state == "7"


async def test_a_rate_the_detector_cannot_use(
    hass: HomeAssistant, node: FakeBedNode, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Test a node whose rate shows no twitch is a problem until it is set right."""
    monkeypatch.setattr(follower, "UNUSABLE_PAUSE", timedelta(0))
    node.ring = FakeRing(rate_hz=12.5, nominal_rate_hz=12.5)
    node.push(short_night()[:500])

    bed = await set_up(hass, add_bed(hass, node))
    await until(lambda: bed.data.problem == "unusable_rate", "a problem")
    node.ring = FakeRing()
    node.push(short_night()[:500])
    node.cut()

    await until(lambda: bed.data.problem is None, "no problem")


async def test_two_sleepers_in_one_bed(
    hass: HomeAssistant, node: FakeBedNode, issue_registry: ir.IssueRegistry
) -> None:
    """Test nobody is given another one's twitches: the figures are unknown."""
    await keep(hass, kept_night())
    entry = add_bed(hass, node, sleeper_data("Ada"), sleeper_data("Bo"))

    await set_up(hass, entry)

    assert state_of(hass, LIMBS_LAST_NIGHT).state == STATE_UNKNOWN
    assert state_of(hass, "sensor.bo_limb_movements_last_night").state == STATE_UNKNOWN
    issue = issue_registry.issues[(DOMAIN, f"shared_bed_{entry.entry_id}")]
    assert issue.translation_placeholders == {"name": "Bed Node", "names": "Ada, Bo"}


async def test_the_second_sleeper_moves_out(
    hass: HomeAssistant,
    node: FakeBedNode,
    issue_registry: ir.IssueRegistry,
    device_registry: dr.DeviceRegistry,
) -> None:
    """Test the figures come back, and nothing is left of who is gone."""
    await keep(hass, kept_night())
    entry = add_bed(hass, node, sleeper_data("Ada"), sleeper_data("Bo"))
    await set_up(hass, entry)
    _, bo = entry.subentries

    hass.config_entries.async_remove_subentry(entry, bo)
    await until(lambda: issue_registry.issues == {}, "reloaded")
    await hass.async_block_till_done()

    assert state_of(hass, LIMBS_LAST_NIGHT).state == "41"
    assert hass.states.get("sensor.bo_limb_movements_last_night") is None
    assert not device_registry.async_get_device_by_identifier(
        (DOMAIN, bo), entry.entry_id
    )


def _reauths(hass: HomeAssistant) -> list[str]:
    return [
        flow["context"]["source"]
        for flow in hass.config_entries.flow.async_progress_by_handler(DOMAIN)
    ]
