"""Deleting: rows, raw data, statistics and history, all of it and nothing else."""

import logging
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Final

import pytest
from homeassistant.components.recorder import get_instance
from homeassistant.components.recorder.history import get_significant_states
from homeassistant.components.recorder.models import (
    StatisticData,
    StatisticMeanType,
    StatisticMetaData,
)
from homeassistant.components.recorder.statistics import (
    async_import_statistics,
    get_metadata,
    statistics_during_period,
)
from homeassistant.const import STATE_UNKNOWN
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import ServiceValidationError
from homeassistant.util import dt as dt_util

from custom_components.sleep_twitch.const import DOMAIN
from custom_components.sleep_twitch.coordinator import BedCoordinator
from custom_components.sleep_twitch.recorder_history import async_settled
from custom_components.sleep_twitch.store import DATA_STORE

from .acting import act, record_short_night
from .client.fake_node import FakeBedNode
from .home import add_bed, keep, set_up, sleeper_data, state_of
from .nights import BED, EVENING, kept_night

# Every statement in the log is more work than the statements are.
logging.getLogger("sqlalchemy.engine").setLevel(logging.WARNING)

pytestmark = pytest.mark.usefixtures(
    "recorder_mock", "enable_custom_integrations", "mock_async_zeroconf"
)

DAY = timedelta(days=1)
ALL_TIME: Final[dict[str, Any]] = {"start_date": "2000-01-01", "end_date": "2100-01-01"}
SENSOR = "sensor.ada_periodic_limb_movements_per_hour_last_night"


async def hours_of(hass: HomeAssistant, bed: BedCoordinator) -> list[datetime]:
    """Return the hours at which the recorder holds a figure of Ada's nights."""
    await async_settled(get_instance(hass))
    its_id = f"{DOMAIN}:{bed.sleepers[0].subentry_id.lower()}_time_in_bed"
    found = await get_instance(hass).async_add_executor_job(
        statistics_during_period,
        hass,
        datetime(1970, 1, 1, tzinfo=UTC),
        None,
        {its_id},
        "hour",
        None,
        {"mean"},
    )
    return [datetime.fromtimestamp(row["start"], UTC) for row in found.get(its_id, [])]


async def recorded_values(hass: HomeAssistant) -> set[str]:
    """Return what the recorder remembers of a last-night sensor."""
    await async_settled(get_instance(hass))
    found: dict[str, list[Any]] = await get_instance(hass).async_add_executor_job(
        lambda: get_significant_states(
            hass,
            dt_util.utcnow() - DAY,
            None,
            [SENSOR],
            significant_changes_only=False,
        )
    )
    return {state.state for state in found.get(SENSOR, [])}


async def compile_own_statistic(hass: HomeAssistant) -> None:
    """Have the recorder hold the statistic that it makes of the sensor by itself."""
    hour = dt_util.utcnow().replace(minute=0, second=0, microsecond=0)
    async_import_statistics(
        hass,
        StatisticMetaData(
            mean_type=StatisticMeanType.ARITHMETIC,
            has_sum=False,
            name=None,
            source="recorder",
            statistic_id=SENSOR,
            unit_class=None,
            unit_of_measurement="1/h",
        ),
        [StatisticData(start=hour, mean=3.42)],
    )


async def statistics_known(hass: HomeAssistant) -> set[str]:
    """Return the ids of all statistics that the recorder holds."""
    await async_settled(get_instance(hass))
    return set(
        await get_instance(hass).async_add_executor_job(lambda: get_metadata(hass))
    )


def bytes_below(folder: Path) -> bytes:
    """Return all that lies in a folder."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return b"".join(path.read_bytes() for path in files)


async def test_one_night_is_deleted_and_no_other(
    hass: HomeAssistant, node: FakeBedNode
) -> None:
    """Test a night leaves the store, the statistics, the sensor and its history."""
    await keep(hass, kept_night(), kept_night(EVENING + DAY, hours=6.0, boot_id=8))
    bed = await set_up(hass, add_bed(hass, node))
    await bed.async_nights_changed()
    before = await hours_of(hass, bed)
    await recorded_values(hass)

    answer = await act(hass, "delete_night", date="2026-03-16")

    assert [each["date"] for each in answer["deleted"]] == ["2026-03-16"]
    left = (await act(hass, "get_nights", **ALL_TIME))["nights"]
    assert [each["date"] for each in left] == ["2026-03-15"]
    assert len(before) == 2
    assert await hours_of(hass, bed) == before[:1]
    assert state_of(hass, SENSOR).attributes["night"] == "2026-03-15"


async def test_a_range_is_deleted(hass: HomeAssistant, node: FakeBedNode) -> None:
    """Test the days at both ends belong to it, and the day beside them does not."""
    nights = [kept_night(EVENING + DAY * day, boot_id=day + 1) for day in range(5)]
    await keep(hass, *nights)
    bed = await set_up(hass, add_bed(hass, node))

    answer = await act(
        hass, "delete_nights", start_date="2026-03-16", end_date="2026-03-18"
    )

    assert [each["date"] for each in answer["deleted"]] == [
        "2026-03-16",
        "2026-03-17",
        "2026-03-18",
    ]
    left = (await act(hass, "get_nights", **ALL_TIME))["nights"]
    assert [each["date"] for each in left] == ["2026-03-15", "2026-03-19"]
    assert len(await hours_of(hass, bed)) == 2


async def test_deleting_everything_leaves_nothing(
    hass: HomeAssistant, node: FakeBedNode
) -> None:
    """Test no figure, sample, diary line or statistic of a bed is anywhere any more."""
    await keep(hass, kept_night())
    entry = add_bed(hass, node)
    bed, _ = await record_short_night(hass, node, entry)
    await hass.services.async_call(
        DOMAIN, "log_diary", {"kind": "symptom", "note": "secret-note"}, blocking=True
    )
    await bed.async_nights_changed()
    folder = Path(hass.config.path(DOMAIN))
    known = await hass.async_add_executor_job(bytes_below, folder)
    assert b"secret-note" in known
    assert await hours_of(hass, bed) != []
    assert "3.42" in await recorded_values(hass)

    await compile_own_statistic(hass)
    assert SENSOR in await statistics_known(hass)

    answer = await act(hass, "delete_everything", confirm=True)

    assert len(answer["deleted"]) == 2
    assert (await act(hass, "get_nights", **ALL_TIME))["nights"] == []
    assert await hass.data[DATA_STORE].async_marks(bed.sleepers[0].subentry_id) == ()
    assert await hours_of(hass, bed) == []
    assert await hass.async_add_executor_job(lambda: list(folder.rglob("*.edf"))) == []
    left = await hass.async_add_executor_job(bytes_below, folder)
    assert b"secret-note" not in left
    assert b"rival_small_twitch" in known
    assert b"rival_small_twitch" not in left
    assert state_of(hass, SENSOR).state == STATE_UNKNOWN
    assert await recorded_values(hass) <= {STATE_UNKNOWN}
    assert await statistics_known(hass) == set()


async def test_a_deleted_night_does_not_come_back_with_a_restart(
    hass: HomeAssistant, node: FakeBedNode
) -> None:
    """Test what the journal still held of a night is gone with it."""
    entry = add_bed(hass, node)
    bed, kept = await record_short_night(hass, node, entry)
    raw = bed.raw_nights.nights
    assert await hass.async_add_executor_job(raw.path_of, BED, kept.start)

    await act(hass, "delete_night", night_id=kept.id)
    await hass.config_entries.async_reload(entry.entry_id)
    await hass.async_block_till_done()

    assert await hass.async_add_executor_job(raw.path_of, BED, kept.start) is None
    assert (await act(hass, "get_nights", **ALL_TIME))["nights"] == []


async def test_a_night_has_to_be_named(hass: HomeAssistant, node: FakeBedNode) -> None:
    """Test the last night is not deleted by a call that says nothing."""
    await keep(hass, kept_night())
    await set_up(hass, add_bed(hass, node))

    with pytest.raises(ServiceValidationError) as unnamed:
        await act(hass, "delete_night")
    with pytest.raises(ServiceValidationError) as unconfirmed:
        await act(hass, "delete_everything", confirm=False)

    assert unnamed.value.translation_key == "no_night_named"
    assert unconfirmed.value.translation_key == "not_confirmed"
    assert (await act(hass, "get_night"))["night"]["date"] == "2026-03-15"


async def test_another_bed_keeps_its_nights(
    hass: HomeAssistant, node: FakeBedNode
) -> None:
    """Test everything of one bed is not everything of the home."""
    await keep(hass, kept_night())
    await set_up(hass, add_bed(hass, node))
    other = add_bed(hass, node, sleeper_data("Bo"), mac="06:35:69:00:00:01")
    bed = await set_up(hass, other)

    with pytest.raises(ServiceValidationError) as refused:
        await act(hass, "delete_everything", confirm=True)
    device = next(iter(bed.sleepers)).subentry_id

    assert refused.value.translation_key == "several_beds"
    assert device in other.subentries
    assert len(await hass.data[DATA_STORE].async_delete_everything(bed.mac)) == 0
    assert len(await hass.data[DATA_STORE].async_delete_everything(BED)) == 1
