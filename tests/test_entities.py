"""The entities of a bed and its sleepers: names that freeze, values that are true."""

from typing import Final

import pytest
from homeassistant.const import STATE_UNKNOWN
from homeassistant.core import HomeAssistant
from homeassistant.helpers import entity_registry as er
from pytest_homeassistant_custom_component.common import MockConfigEntry, MockUser

from .client.fake_node import FakeBedNode
from .home import add_bed, keep, set_up, sleeper_data, state_of, until
from .nights import BED, kept_night

pytestmark = pytest.mark.usefixtures(
    "enable_custom_integrations", "mock_async_zeroconf"
)

OF_THE_BED: Final = {
    "binary_sensor.bed_node_in_bed": "in_bed",
    "binary_sensor.bed_node_moving": "moving",
    "binary_sensor.bed_node_problem": "problem",
    "button.bed_node_end_night": "end_night",
    "button.bed_node_start_night": "start_night",
    "sensor.bed_node_buffered_time": "buffered",
    "sensor.bed_node_clock_drift": "clock_drift",
    "sensor.bed_node_lost_samples": "lost_samples",
    "sensor.bed_node_measured_rate": "measured_rate",
    "switch.bed_node_pause_recording": "pause",
}
OF_THE_SLEEPER: Final = {
    "event.ada_movement": "movement",
    "sensor.ada_body_movements_last_night": "body_movements",
    "sensor.ada_body_movements_tonight": "tonight_body_movements",
    "sensor.ada_coverage_last_night": "coverage",
    "sensor.ada_final_waking_last_night": "final_wake",
    "sensor.ada_hypnic_jerks_last_night": "hypnic_jerks",
    "sensor.ada_hypnic_jerks_tonight": "tonight_hypnic_jerks",
    "sensor.ada_limb_movements_last_night": "limb_movements",
    "sensor.ada_limb_movements_tonight": "tonight_limb_movements",
    "sensor.ada_movement_rhythm_last_night": "rhythm_period",
    "sensor.ada_movement_series_last_night": "series",
    "sensor.ada_periodic_limb_movements_last_night": "plm",
    "sensor.ada_periodic_limb_movements_per_hour_last_night": "plm_per_hour",
    "sensor.ada_periodicity_index_last_night": "periodicity_index",
    "sensor.ada_sleep_onset_last_night": "sleep_onset",
    "sensor.ada_sleep_period_last_night": "sleep_period",
    "sensor.ada_small_twitches_last_night_experimental": "small_twitches",
    "sensor.ada_small_twitches_tonight_experimental": "tonight_small_twitches",
    "sensor.ada_time_in_bed_last_night": "time_in_bed",
    "sensor.ada_time_in_bed_tonight": "tonight_time_in_bed",
}
"""Entity ids and the keys of their unique ids, which freeze with the first release."""


def unique_ids(
    hass: HomeAssistant, entry: MockConfigEntry, subentry_id: str | None
) -> dict[str, str]:
    """Return the unique ids of the entities of a bed, or of one of its sleepers."""
    entities = er.async_entries_for_config_entry(er.async_get(hass), entry.entry_id)
    return {
        entity.entity_id: entity.unique_id
        for entity in entities
        if entity.config_subentry_id == subentry_id
    }


async def test_identities_are_frozen(hass: HomeAssistant, node: FakeBedNode) -> None:
    """Test no update of the integration makes anybody's history begin anew."""
    entry = add_bed(hass, node)

    bed = await set_up(hass, entry)

    (ada,) = bed.sleepers
    assert unique_ids(hass, entry, None) == {
        entity: f"{BED}_{key}" for entity, key in OF_THE_BED.items()
    }
    assert unique_ids(hass, entry, ada.subentry_id) == {
        entity: f"{ada.subentry_id}_{key}" for entity, key in OF_THE_SLEEPER.items()
    }


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("limb_movements", "41"),
        ("periodic_limb_movements", "24"),
        ("periodic_limb_movements_per_hour", "3.42"),
        ("movement_series", "3"),
        ("periodicity_index", "0.62"),
        ("movement_rhythm", "24.5"),
        ("hypnic_jerks", "2"),
        ("body_movements", "12"),
        ("time_in_bed", "7.5"),
        ("sleep_period", "7.0"),
        ("sleep_onset", "2026-03-14T21:51:30+00:00"),
        ("final_waking", "2026-03-15T04:50:00+00:00"),
        ("coverage", "98.7"),
    ],
)
async def test_the_last_night(
    hass: HomeAssistant, node: FakeBedNode, key: str, value: str
) -> None:
    """Test each figure of a night that is kept is shown as what it is."""
    await keep(hass, kept_night())

    await set_up(hass, add_bed(hass, node))

    state = state_of(hass, f"sensor.ada_{key}_last_night")
    assert state.state == value
    assert state.attributes["night"] == "2026-03-15"
    assert state.attributes["provisional"] is False


async def test_figures_come_with_what_they_rest_on(
    hass: HomeAssistant, node: FakeBedNode
) -> None:
    """Test an index is never shown without its rules, or its chance level."""
    await keep(hass, kept_night())

    await set_up(hass, add_bed(hass, node))

    for key in ("periodic_limb_movements", "movement_series"):
        state = state_of(hass, f"sensor.ada_{key}_last_night")
        assert state.attributes["rules"] == "wasm2016"
    index = state_of(hass, "sensor.ada_periodicity_index_last_night")
    assert index.attributes["by_chance"] == 0.08
    per_hour = state_of(hass, "sensor.ada_periodic_limb_movements_per_hour_last_night")
    assert per_hour.attributes["unit_of_measurement"] == "1/h"


async def test_before_the_first_night_all_is_unknown(
    hass: HomeAssistant, node: FakeBedNode
) -> None:
    """Test a new bed shows no zeros."""
    await set_up(hass, add_bed(hass, node))

    last_night = [entity for entity in OF_THE_SLEEPER if "last_night" in entity]

    assert {state_of(hass, entity).state for entity in last_night} == {STATE_UNKNOWN}


@pytest.mark.parametrize("access", ["administrators", "chosen_users"])
async def test_a_sleeper_not_for_everyone_has_no_entities(
    hass: HomeAssistant, node: FakeBedNode, hass_admin_user: MockUser, access: str
) -> None:
    """Test what every user of Home Assistant sees holds nothing of the nights."""
    await keep(hass, kept_night())
    entry = add_bed(
        hass, node, sleeper_data(access=access, users=(hass_admin_user.id,))
    )

    bed = await set_up(hass, entry)

    (sleeper,) = bed.sleepers
    assert unique_ids(hass, entry, sleeper.subentry_id) == {}
    assert set(unique_ids(hass, entry, None)) == set(OF_THE_BED)


async def test_taking_back_access_removes_entities(
    hass: HomeAssistant, node: FakeBedNode
) -> None:
    """Test entities go when access is taken back, and come again with it."""
    await keep(hass, kept_night())
    entry = add_bed(hass, node)
    await set_up(hass, entry)
    (ada,) = entry.subentries.values()

    hass.config_entries.async_update_subentry(
        entry, ada, data={"access": "administrators", "users": []}
    )
    await until(
        lambda: unique_ids(hass, entry, ada.subentry_id) == {}, "entities removed"
    )
    await hass.async_block_till_done()
    assert hass.states.get("sensor.ada_limb_movements_last_night") is None
    hass.config_entries.async_update_subentry(
        entry, ada, data={"access": "everyone", "users": []}
    )

    await until(
        lambda: hass.states.get("sensor.ada_limb_movements_last_night"), "coming back"
    )
    await until(
        lambda: state_of(hass, "sensor.ada_limb_movements_last_night").state == "41",
        "back again",
    )
