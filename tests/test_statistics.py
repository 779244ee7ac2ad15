"""Long-term statistics: what the recorder holds is what the store holds, always."""

import logging
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any, Final

import pytest
from homeassistant.components.recorder import get_instance
from homeassistant.components.recorder.models import StatisticMeanType
from homeassistant.components.recorder.statistics import (
    get_metadata,
    statistics_during_period,
)
from homeassistant.components.sensor import SensorStateClass
from homeassistant.core import HomeAssistant
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.sleep_twitch.const import DOMAIN
from custom_components.sleep_twitch.coordinator import BedCoordinator
from custom_components.sleep_twitch.kept_night import KeptNight
from custom_components.sleep_twitch.nightly_figure import NIGHTLY_FIGURES
from custom_components.sleep_twitch.recorder_history import async_settled
from custom_components.sleep_twitch.sensor import LAST_NIGHT
from custom_components.sleep_twitch.store import DATA_STORE

from .client.fake_node import FakeBedNode
from .databases import database, mariadb_server, postgresql_server
from .home import add_bed, keep, set_up, sleeper_data
from .nights import EVENING, kept_night

# Every statement in the log is more work than the statements are.
logging.getLogger("sqlalchemy.engine").setLevel(logging.WARNING)

pytestmark = pytest.mark.usefixtures(
    "recorder_mock", "enable_custom_integrations", "mock_async_zeroconf"
)

WOKE: Final = datetime(2026, 3, 15, 4, tzinfo=UTC)
"""The hour in which the ordinary night ends: it is 04:50 then."""
EVERY_DATABASE: Final = pytest.mark.parametrize(
    "recorder_db_url", ["sqlite", "postgresql", "mariadb"], indirect=True
)
DAY: Final = timedelta(days=1)


@pytest.fixture(scope="session")
def postgresql() -> Iterator[str]:
    """Return the address of a PostgreSQL server, started when a test wants it."""
    with postgresql_server() as url:
        yield url


@pytest.fixture(scope="session")
def mariadb() -> Iterator[str]:
    """Return the address of a MariaDB server, started when a test wants it."""
    with mariadb_server() as url:
        yield url


@pytest.fixture
def recorder_db_url(
    request: pytest.FixtureRequest,
    socket_enabled: None,  # noqa: ARG001 - MariaDB is reached over loopback
) -> Iterator[str]:
    """Return the address of an empty database for the recorder; SQLite's, if unsaid."""
    name = getattr(request, "param", "sqlite")
    administration = {"postgresql": "postgres", "mariadb": "mysql"}.get(name)
    if administration is None:
        yield "sqlite://"
        return
    server = request.getfixturevalue(name)
    with database(server, administration, "home_assistant") as url:
        yield url


async def rows(
    hass: HomeAssistant, bed: BedCoordinator, key: str = "plm_per_hour"
) -> dict[datetime, float | None]:
    """Return what the recorder holds of one figure of a bed's first sleeper."""
    its_id = f"{DOMAIN}:{bed.sleepers[0].subentry_id.lower()}_{key}"
    await async_settled(get_instance(hass))
    found = await get_instance(hass).async_add_executor_job(
        statistics_during_period,
        hass,
        datetime(1970, 1, 1, tzinfo=UTC),
        None,
        {its_id},
        "hour",
        None,
        {"mean", "min", "max"},
    )
    for row in found.get(its_id, []):
        assert row["mean"] == row["min"] == row["max"]
    return {
        datetime.fromtimestamp(row["start"], UTC): row["mean"]
        for row in found.get(its_id, [])
    }


async def metadata(hass: HomeAssistant) -> dict[str, Any]:
    """Return what the recorder knows of our statistics, by the key of the figure."""
    await async_settled(get_instance(hass))
    known = await get_instance(hass).async_add_executor_job(
        lambda: get_metadata(hass, statistic_source=DOMAIN)
    )
    return {its_id.split("_", 2)[2]: data for its_id, (_, data) in known.items()}


async def set_up_with_statistics(
    hass: HomeAssistant, entry: MockConfigEntry
) -> BedCoordinator:
    """Set a bed up and wait for what it does for the recorder."""
    bed = await set_up(hass, entry)
    await bed.async_nights_changed()
    return bed


def nights(count: int) -> list[KeptNight]:
    """Return ordinary nights in a row, their figures all different."""
    return [
        replace(
            night := kept_night(EVENING + DAY * number, boot_id=number + 1),
            summary=replace(night.summary, plm_per_hour=1.0 + number),
        )
        for number in range(count)
    ]


async def number_of(bed: BedCoordinator, day: date) -> int:
    """Return the store's number of the night of a day."""
    kept = await bed.async_night_of(day)
    assert kept is not None
    assert kept.id is not None
    return kept.id


@EVERY_DATABASE
async def test_the_life_of_a_statistic(hass: HomeAssistant, node: FakeBedNode) -> None:
    """Test rows come, change, move and go with their nights, in every database."""
    await keep(hass, *nights(3))
    bed = await set_up_with_statistics(hass, add_bed(hass, node))
    store = hass.data[DATA_STORE]
    first = await rows(hass, bed)
    middle = await number_of(bed, date(2026, 3, 16))
    scored = await store.async_night(middle)
    assert scored is not None

    await store.async_rescore(
        middle,
        replace(
            scored,
            night=replace(scored.night, final_wake_s=6.0 * 3600),
            summary=replace(scored.summary, plm_per_hour=9.5),
        ),
    )
    await bed.async_nights_changed()
    moved = await rows(hass, bed)
    await bed.async_nights_changed()
    again = await rows(hass, bed)
    await store.async_delete_night(middle)
    await bed.async_nights_changed()
    deleted = await rows(hass, bed)

    assert first == {WOKE: 1.0, WOKE + DAY: 2.0, WOKE + 2 * DAY: 3.0}
    assert moved == {
        WOKE: 1.0,
        WOKE + DAY - timedelta(hours=1): 9.5,
        WOKE + 2 * DAY: 3.0,
    }
    assert again == moved
    assert deleted == {WOKE: 1.0, WOKE + 2 * DAY: 3.0}
    assert await rows(hass, bed, "time_in_bed") == {WOKE: 7.5, WOKE + 2 * DAY: 7.5}


@EVERY_DATABASE
async def test_who_may_see_the_nights_decides(
    hass: HomeAssistant, node: FakeBedNode
) -> None:
    """Test statistics, which every user sees, go when not everyone may look."""
    await keep(hass, *nights(2))
    entry = add_bed(hass, node)
    await set_up_with_statistics(hass, entry)
    public = await metadata(hass)
    (subentry,) = entry.subentries.values()

    hass.config_entries.async_update_subentry(
        entry, subentry, data={"access": "administrators", "users": []}
    )
    await hass.async_block_till_done()
    await entry.runtime_data.async_nights_changed()
    hidden = await metadata(hass)
    hass.config_entries.async_update_subentry(
        entry, subentry, data={"access": "everyone", "users": []}
    )
    await hass.async_block_till_done()
    await entry.runtime_data.async_nights_changed()

    assert set(public) == {figure.key for figure in NIGHTLY_FIGURES}
    assert hidden == {}
    assert len(await rows(hass, entry.runtime_data)) == 2


async def test_every_figure_with_a_sensor_has_a_statistic(
    hass: HomeAssistant, node: FakeBedNode
) -> None:
    """Test months can be looked at for whatever a morning shows, in its own unit."""
    await keep(hass, kept_night())

    bed = await set_up_with_statistics(hass, add_bed(hass, node))

    known = await metadata(hass)
    assert set(known) == {
        sensor.key
        for sensor in LAST_NIGHT
        if sensor.state_class is SensorStateClass.MEASUREMENT
    }
    assert {data["mean_type"] for data in known.values()} == {
        StatisticMeanType.ARITHMETIC
    }
    units = {key: data["unit_of_measurement"] for key, data in known.items()}
    assert units["plm_per_hour"] == "1/h"
    assert units["limb_movements"] is None
    assert known["sleep_period"]["unit_class"] == "duration"
    assert known["sleep_period"]["name"] == "Ada: sleep period"
    assert await rows(hass, bed, "coverage") == {WOKE: 98.7}
    assert await rows(hass, bed, "rhythm_period") == {WOKE: 24.5}


async def test_what_is_unknown_has_no_row(
    hass: HomeAssistant, node: FakeBedNode
) -> None:
    """Test unknown is never zero, and a figure that became unknown is gone."""
    night = kept_night()
    await keep(hass, night)
    bed = await set_up_with_statistics(hass, add_bed(hass, node))
    store = hass.data[DATA_STORE]
    before = await rows(hass, bed, "periodicity_index")

    await store.async_rescore(
        await number_of(bed, night.day),
        replace(night, summary=replace(night.summary, periodicity_index=None)),
    )
    await bed.async_nights_changed()

    assert before == {WOKE: 0.62}
    assert await rows(hass, bed, "periodicity_index") == {}
    assert "periodicity_index" not in await metadata(hass)
    assert await rows(hass, bed) == {WOKE: 3.42}


async def test_a_nap_has_no_row_and_a_longer_session_takes_the_place(
    hass: HomeAssistant, node: FakeBedNode
) -> None:
    """Test a day has one value, that of its night."""
    short = kept_night(hours=4.0)
    nap = kept_night(EVENING - timedelta(hours=8), hours=1.0, boot_id=9)
    await keep(hass, short, nap)
    bed = await set_up_with_statistics(hass, add_bed(hass, node))
    before = await rows(hass, bed, "time_in_bed")

    longer = kept_night(EVENING + timedelta(hours=8), hours=6.0, boot_id=8)
    await hass.data[DATA_STORE].async_write_night(longer)
    await bed.async_nights_changed()

    assert before == {datetime(2026, 3, 15, 1, tzinfo=UTC): 4.0}
    assert await rows(hass, bed, "time_in_bed") == {
        datetime(2026, 3, 15, 11, tzinfo=UTC): 6.0
    }


async def test_a_wrong_clock_writes_nothing_into_the_future(
    hass: HomeAssistant, node: FakeBedNode
) -> None:
    """Test no graph ends in the year 2099; a played night counts like any other."""
    await keep(
        hass,
        kept_night(datetime(2099, 1, 1, 22, tzinfo=UTC), boot_id=5),
        replace(kept_night(), simulated=True),
    )

    bed = await set_up_with_statistics(hass, add_bed(hass, node))

    assert await rows(hass, bed) == {WOKE: 3.42}


async def test_a_database_that_was_begun_anew_is_filled_again(
    hass: HomeAssistant, node: FakeBedNode
) -> None:
    """Test years of nights do not vanish from the graphs with the recorder's file."""
    await keep(hass, *nights(3))
    entry = add_bed(hass, node)
    await set_up_with_statistics(hass, entry)
    get_instance(hass).async_clear_statistics(
        [f"{DOMAIN}:{next(iter(entry.subentries)).lower()}_plm_per_hour"]
    )

    await hass.config_entries.async_reload(entry.entry_id)
    await entry.runtime_data.async_nights_changed()

    assert len(await rows(hass, entry.runtime_data)) == 3


async def test_a_bed_that_is_removed_takes_its_statistics_along(
    hass: HomeAssistant, node: FakeBedNode
) -> None:
    """Test nothing is left that nobody could ever delete, and others keep theirs."""
    await keep(hass, *nights(2))
    entry = add_bed(hass, node)
    await set_up_with_statistics(hass, entry)
    other = add_bed(hass, node, sleeper_data("Bo"), mac="06:35:69:00:00:01")
    bed = await set_up_with_statistics(hass, other)
    await hass.data[DATA_STORE].async_write_night(
        replace(kept_night(), bed=bed.mac, sleeper=bed.sleepers[0].subentry_id)
    )
    await bed.async_nights_changed()

    await hass.config_entries.async_remove(entry.entry_id)

    assert await rows(hass, bed) == {WOKE: 3.42}
    assert {data["name"].split(":")[0] for data in (await metadata(hass)).values()} == {
        "Bo"
    }


async def test_a_sleeper_who_left_takes_theirs_along(
    hass: HomeAssistant, node: FakeBedNode
) -> None:
    """Test the statistics of a sleeper go with them, not with the bed."""
    entry = add_bed(hass, node, sleeper_data("Ada"), sleeper_data("Bo"))
    await set_up(hass, entry)
    ada, bo = entry.subentries
    store = hass.data[DATA_STORE]
    await store.async_write_night(replace(kept_night(), sleeper=ada))
    await store.async_write_night(
        replace(kept_night(EVENING + DAY, boot_id=8), sleeper=bo)
    )
    await entry.runtime_data.async_nights_changed()
    names = {
        data["statistic_id"].split("_")[1] for data in (await metadata(hass)).values()
    }

    hass.config_entries.async_remove_subentry(entry, ada)
    await hass.async_block_till_done()
    await entry.runtime_data.async_nights_changed()

    assert len(names) == 1
    left = {data["name"] for data in (await metadata(hass)).values()}
    assert {name.split(":")[0] for name in left} == {"Bo"}
