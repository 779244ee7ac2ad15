"""The raw nights of a bed in a running Home Assistant."""

import shutil
from pathlib import Path

import pytest
from homeassistant.core import HomeAssistant
from homeassistant.helpers import issue_registry as ir

from custom_components.sleep_twitch.const import DOMAIN
from custom_components.sleep_twitch.export.edf_night import read_night

from .acting import record_short_night
from .client.fake_node import FakeBedNode
from .home import add_bed, until
from .nights import BED
from .short_night import short_night

pytestmark = pytest.mark.usefixtures(
    "enable_custom_integrations", "mock_async_zeroconf"
)


async def test_a_night_that_is_over_becomes_a_file(
    hass: HomeAssistant, node: FakeBedNode, issue_registry: ir.IssueRegistry
) -> None:
    """Test every sample that the node had is in a file by itself, and no issue."""
    bed, kept = await record_short_night(hass, node)

    path = await hass.async_add_executor_job(
        bed.raw_nights.nights.path_of, BED, kept.start
    )

    assert path is not None
    assert path.parent == Path(hass.config.path(DOMAIN, "nights", "063569abf679"))
    night = await hass.async_add_executor_job(read_night, path)
    assert night.samples.counts.shape[1] == len(short_night()) // 50 * 50
    assert {issue for _, issue in issue_registry.issues} == set()


async def test_a_lost_night_is_told_until_one_is_kept(
    hass: HomeAssistant, node: FakeBedNode, issue_registry: ir.IssueRegistry
) -> None:
    """Test a folder that cannot be made is a repair, and mended it is none."""
    entry = add_bed(hass, node)
    bed, _ = await record_short_night(hass, node, entry)
    issue = (DOMAIN, f"raw_night_lost_{entry.entry_id}")
    folder = Path(hass.config.path(DOMAIN, "nights"))

    await hass.async_add_executor_job(_put_a_file_in_place_of, folder)
    await hass.config_entries.async_reload(entry.entry_id)
    await until(lambda: issue in issue_registry.issues, "an issue")
    await hass.async_add_executor_job(folder.unlink)
    await hass.config_entries.async_reload(entry.entry_id)

    await until(lambda: bed.raw_nights.nights.nights(BED), "a file")
    await until(lambda: issue not in issue_registry.issues, "no issue")


def _put_a_file_in_place_of(folder: Path) -> None:
    shutil.rmtree(folder)
    folder.write_bytes(b"no folder")
