"""A night in which everything fails, over and over, is the night without.

`scripts/test outages` plays many nights; SLEEP_TWITCH_OUTAGE_SEED plays one again.
"""

import logging
import os
import secrets
from itertools import accumulate
from typing import Final

import numpy as np
import pytest
from homeassistant.core import HomeAssistant

from custom_components.sleep_twitch.export.edf_night import read_night
from custom_components.sleep_twitch.kept_night import KeptNight
from custom_components.sleep_twitch.store import NightStore
from custom_components.sleep_twitch.wire.models import GapCause

from .bedtime import RATE_HZ, Bedtime, pieces_of, score, true_lines
from .conftest import VIRTUAL_ORIGIN_US, RaiseCurtain
from .held import Held
from .plan import COSTLY, HARMLESS, draw_close, draw_outages
from .stage import NightStage
from .written import Written, read_written

NIGHTS: Final = int(os.environ.get("SLEEP_TWITCH_OUTAGE_NIGHTS", "1"))
SEED: Final = int(
    os.environ.get("SLEEP_TWITCH_OUTAGE_SEED", str(secrets.randbelow(10**6)))
)
HARMLESS_OUTAGES: Final = 11
COSTLY_OUTAGES: Final = 7
"""And one more each, at the close: twenty in all."""
DEEP_TEAR: Final = 0.3
SHALLOW_TEAR: Final = 0.002
"""A record or so."""
CLOCKS_AGREE_S: Final = 1.0
"""Wall time by which a busy machine may mistake the node's clock: half a second was
seen once, when a node that had just started was kept waiting for a processor."""
ANSWER_SAMPLES: Final = 1000
"""More than one holds: one may be on its way when the node ends, and one that was held
may be torn off by the next power cut, if nothing came behind it."""

_LOGGER: Final = logging.getLogger(__name__)

pytestmark = [
    pytest.mark.e2e,
    pytest.mark.timeout(900),
    pytest.mark.usefixtures("enable_custom_integrations", "mock_async_zeroconf"),
    pytest.mark.parametrize("seed", range(SEED, SEED + NIGHTS)),
]


async def written_by(hass: HomeAssistant, kept: KeptNight) -> Written:
    """Return what the database says of a night that was written, and that is all."""
    store = NightStore(hass)
    await store.async_open()
    await store.async_write_night(kept)
    await store.async_close()
    (written,) = read_written(store.folder / "nights.db")
    return written


def score_held(bedtime: Bedtime, held: Held) -> KeptNight:
    """Return the night of what was held, its gaps cut out of the whole recording."""
    assert held.header is not None
    return score(bedtime, pieces_of(held, bedtime), held.header, held.lines)


def assert_filed(held: Held, stage: NightStage) -> None:
    """Assert that the file of the night has every sample of it, and no other."""
    (raw,) = stage.raw_nights()
    filed = read_night(raw.path).samples.counts.T
    np.testing.assert_array_equal(filed, np.concatenate(list(held.counts.values())))


def assert_clocks_agree(bedtime: Bedtime, held: Held, stage: NightStage) -> None:
    """Assert that every sample is dated as the simulated clock dates it."""
    pieces = pieces_of(held, bedtime)
    known = {line.boot_id: line for line in held.lines}
    for truth in true_lines(pieces, VIRTUAL_ORIGIN_US):
        off_s = (known[truth.boot_id].utc_us(0) - truth.utc_us(0)) / 1e6
        _LOGGER.info("boot %d is dated %.3f s off", truth.boot_id, off_s)
        assert abs(off_s) < CLOCKS_AGREE_S * stage.speed


async def test_what_the_ring_outlasts_leaves_no_trace(
    hass: HomeAssistant, raise_curtain: RaiseCurtain, bedtime: Bedtime, seed: int
) -> None:
    """Test kills, restarts and a link that fails cost no sample and move no figure."""
    outages = draw_outages(seed, HARMLESS_OUTAGES, HARMLESS)
    stage = await raise_curtain(outages, longest_tear=DEEP_TEAR)
    await stage.befall(outages)
    found = await stage.night_over(draw_close(seed))

    held = stage.held()
    (counts,) = held.counts.values()
    np.testing.assert_array_equal(counts, bedtime.counts)
    assert held.gaps == ()
    expected = score_held(bedtime, held)
    assert len(expected.night.movements) > 30
    assert found == await written_by(hass, expected)
    assert_filed(held, stage)
    assert_clocks_agree(bedtime, held, stage)
    assert stage.home.complaints == []


async def test_a_node_that_ends_costs_its_gap_and_nothing_else(
    hass: HomeAssistant, raise_curtain: RaiseCurtain, bedtime: Bedtime, seed: int
) -> None:
    """Test a night with reboots is the recording without what nobody could hold."""
    outages = draw_outages(seed, COSTLY_OUTAGES, COSTLY)
    stage = await raise_curtain(outages, longest_tear=SHALLOW_TEAR)
    await stage.befall(outages)
    found = await stage.night_over(draw_close(~seed))

    held = stage.held()
    pieces = pieces_of(held, bedtime)
    assert found == await written_by(hass, score_held(bedtime, held))
    assert {gap.cause for gap in held.gaps} <= {GapCause.REBOOT}
    assert pieces[-1].end == len(bedtime.counts)
    # The first boot may have ended before anything of it was fetched.
    begins_s = [piece.begin / RATE_HZ for piece in pieces if piece.begin]
    slack_s = CLOCKS_AGREE_S * stage.speed
    assert all(
        any(one.gone_s < begin_s < one.back_s + slack_s for one in stage.reboots)
        for begin_s in begins_s
    )
    ends = list(accumulate(len(counts) for counts in held.counts.values()))
    assert all(
        any(abs(end - one.held_before) < ANSWER_SAMPLES for end in (0, *ends))
        for one in stage.reboots
    )
    assert_filed(held, stage)
    assert_clocks_agree(bedtime, held, stage)
    assert stage.home.complaints == []
