"""From the firmware's samples to the entities' values, through a line that breaks."""

import asyncio
import json
import subprocess
import time
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

import numpy as np
import pytest
from homeassistant import config_entries
from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import FlowResultType
from numpy.typing import NDArray

from bench.synthetic_bed import find_scenario, generate_night, write_edf
from custom_components.sleep_twitch.const import DOMAIN
from custom_components.sleep_twitch.coordinator import BedCoordinator
from custom_components.sleep_twitch.journal import Journal, RecordKind
from custom_components.sleep_twitch.kept_night import KeptNight
from custom_components.sleep_twitch.wire.decoder import FrameDecoder
from custom_components.sleep_twitch.wire.models import Gap, GapCause
from tests.client.proxy import Proxy
from tests.firmware.conftest import Node, StartNode
from tests.home import state_of, until
from tests.nights import BED

ROOT: Final = Path(__file__).parents[2]
HOURS: Final = 3.4
"""More than three hours in bed make a night, with its figures on the entities."""
RATE_HZ: Final = 52.0
"""Half of what is usual: half the work."""
SPEED: Final = 200.0
VIRTUAL_ORIGIN_US: Final = 1_773_522_000_000_000
"""2026-03-14 21:00 UTC."""
PATIENCE_S: Final = 200.0
SAME_S: Final = 2.0
"""Ten milliseconds of a busy machine are two seconds of this night."""

pytestmark = [
    pytest.mark.e2e,
    pytest.mark.timeout(400),
    pytest.mark.usefixtures("enable_custom_integrations", "mock_async_zeroconf"),
]


@dataclass(frozen=True)
class Recording:
    """A night as a file."""

    path: Path
    counts: NDArray[np.int16]


@dataclass(frozen=True)
class Received:
    """What Home Assistant's own journal holds of the night."""

    counts: dict[int, NDArray[np.int16]]
    """By boot, every sample from number 0 on."""
    gaps: list[Gap]


@pytest.fixture(scope="module")
def recording(tmp_path_factory: pytest.TempPathFactory) -> Recording:
    """Return a night with known movements."""
    scenario = replace(find_scenario("demo", HOURS), rate_hz=RATE_HZ, clock_error=0.0)
    night = generate_night(scenario, seed=3)
    path = tmp_path_factory.mktemp("recording") / "night.edf"
    write_edf(night, path)
    return Recording(path, night.counts)


@pytest.fixture
async def proxy() -> AsyncIterator[Proxy]:
    """Give a line between node and Home Assistant that can be broken."""
    proxy = Proxy(0)
    await proxy.start()
    yield proxy
    await proxy.stop()


@pytest.fixture
def play(
    start_node: StartNode, simulator: Path, recording: Recording
) -> Callable[[], Node]:
    """Return a function that starts the node where the night now stands."""
    wall_origin_us = time.time_ns() // 1000 + 1_500_000

    def start() -> Node:
        return start_node(
            simulator,
            BED_MOTION_RECORDING=recording.path,
            BED_MOTION_SPEED=SPEED,
            BED_MOTION_WALL_ORIGIN_US=wall_origin_us,
            BED_MOTION_VIRTUAL_ORIGIN_US=VIRTUAL_ORIGIN_US,
        )

    return start


async def set_up(hass: HomeAssistant, port: int) -> BedCoordinator:
    """Set the bed up as a user does, by its address."""
    flow = await hass.config_entries.flow.async_init(
        DOMAIN, context={"source": config_entries.SOURCE_USER}
    )
    form = await hass.config_entries.flow.async_configure(
        flow["flow_id"], {"host": "127.0.0.1", "port": port}
    )
    made = await hass.config_entries.flow.async_configure(
        form["flow_id"], {"name": "Ada"}
    )
    assert made["type"] is FlowResultType.CREATE_ENTRY
    bed: BedCoordinator = made["result"].runtime_data
    return bed


async def until_taken(bed: BedCoordinator, n_samples: int) -> None:
    """Wait until the bed has taken so many samples of the present boot."""
    await until(
        lambda: (
            bed._follower.client
            and bed._follower.client.state.cursor
            and bed._follower.client.state.cursor.next_sample >= n_samples
        ),
        f"{n_samples} samples taken",
        within_s=PATIENCE_S,
    )


async def the_night(bed: BedCoordinator) -> KeptNight:
    """Return the night, once nothing more can come of it."""
    await until(lambda: bed.data.last_night, "the night over", within_s=PATIENCE_S)
    assert bed.data.last_night is not None
    return bed.data.last_night


def received(hass: HomeAssistant) -> Received:
    """Return what is in the journal, decoded anew."""
    name = BED.replace(":", "") + ".journal"
    journal = Journal(Path(hass.config.path(DOMAIN, "journal", name)))
    decoder = FrameDecoder()
    parts: dict[int, list[NDArray[np.int16]]] = {}
    gaps: list[Gap] = []
    for record in journal.read():
        if record.kind != RecordKind.REPLY:
            continue
        reply = decoder.process(record.payload)
        gaps += reply.gaps
        for block in reply.blocks:
            parts.setdefault(block.boot_id, []).append(block.counts)
    journal.close()
    counts = {boot: np.concatenate(blocks) for boot, blocks in parts.items()}
    return Received(counts, gaps)


def replayed(recording: Recording) -> dict[str, Any]:
    """Return what scripts/replay makes of the same file."""
    answer = subprocess.run(
        [ROOT / "scripts" / "replay", recording.path, "--json"],
        check=True,
        capture_output=True,
    )
    found: dict[str, Any] = json.loads(answer.stdout)
    return found


def in_file_time(kept: KeptNight) -> list[tuple[float, str]]:
    """Return the movements of a night in seconds of the recording, with their kinds."""
    start_s = kept.start.timestamp() - VIRTUAL_ORIGIN_US / 1e6
    return [(start_s + each.onset_s, each.kind) for each in kept.night.movements]


def counterparts(
    found: list[tuple[float, str]], expected: list[tuple[float, str]]
) -> float:
    """Return the share of the expected movements that were found as the same kind."""
    same = [
        any(kind == other and abs(onset - at) < SAME_S for at, other in found)
        for onset, kind in expected
    ]
    return sum(same) / len(same)


async def test_a_night_over_a_line_that_breaks_is_the_file_itself(
    hass: HomeAssistant,
    play: Callable[[], Node],
    proxy: Proxy,
    recording: Recording,
) -> None:
    """Test outages of the link leave no trace: the entities say what replay says."""
    proxy.target_port = play().port
    bed = await set_up(hass, proxy.port)
    for share in (0.3, 0.6):
        await until_taken(bed, round(share * len(recording.counts)))
        proxy.close()
        await asyncio.sleep(1.5)
        proxy.open()
        bed.async_reconnect_soon()
    kept = await the_night(bed)

    (counts,) = received(hass).counts.values()
    expected = replayed(recording)
    (stay, *_) = expected["night"]["in_bed"]
    out_s = expected["night"]["in_bed"][-1][1]
    movements = [
        (each["onset_s"], each["kind"])
        for each in expected["movements"]
        if stay[0] <= each["onset_s"] <= out_s
    ]
    np.testing.assert_array_equal(counts, recording.counts)
    assert kept.night.gaps == ()
    assert kept.simulated
    assert counterparts(in_file_time(kept), movements) == 1.0
    for key, entity in (
        ("limb_movements", "limb_movements"),
        ("plm", "periodic_limb_movements"),
        ("series", "movement_series"),
        ("body_movements", "body_movements"),
    ):
        state = state_of(hass, f"sensor.ada_{entity}_last_night")
        assert state.state == str(expected["summary"][key]), key
    jerks = sum(kind == "hypnic_jerk" for _, kind in movements)
    assert state_of(hass, "sensor.ada_hypnic_jerks_last_night").state == str(jerks)
    in_bed_h = float(state_of(hass, "sensor.ada_time_in_bed_last_night").state)
    assert in_bed_h * 3600 == pytest.approx(
        expected["night"]["time_in_bed_s"], abs=SAME_S
    )
    assert state_of(hass, "sensor.bed_node_lost_samples").state == "0"


async def test_a_node_that_is_killed_costs_one_gap(
    hass: HomeAssistant,
    play: Callable[[], Node],
    proxy: Proxy,
    recording: Recording,
) -> None:
    """Test a power cut in mid-night is one gap, and the rest is there to the sample."""
    first = play()
    proxy.target_port = first.port
    bed = await set_up(hass, proxy.port)
    await until_taken(bed, round(0.3 * len(recording.counts)))
    proxy.cut()
    await until_taken(bed, round(0.5 * len(recording.counts)))
    first.stop()
    proxy.cut()
    await asyncio.sleep(2.0)
    proxy.target_port = play().port
    bed.async_reconnect_soon()
    kept = await the_night(bed)

    journal = received(hass)
    before, after = journal.counts.values()
    position = position_of(after, recording.counts)
    (reboot,) = journal.gaps
    assert (reboot.cause, reboot.n_samples) == (GapCause.REBOOT, None)
    np.testing.assert_array_equal(before, recording.counts[: len(before)])
    np.testing.assert_array_equal(after, recording.counts[position:])
    (gap,) = kept.night.gaps
    lost_s = (position - len(before)) / RATE_HZ
    assert lost_s > 100
    assert gap.duration_s == pytest.approx(lost_s, abs=2 * SAME_S)
    assert kept.summary.coverage is not None
    assert kept.summary.coverage < 1
    state = state_of(hass, "sensor.ada_limb_movements_last_night")
    assert int(state.state) == kept.summary.limb_movements
    assert int(state.state) > 20


def position_of(piece: NDArray[np.int16], whole: NDArray[np.int16]) -> int:
    """Return where in a recording a piece of it begins."""
    candidates = np.flatnonzero((whole == piece[0]).all(axis=1))
    return next(
        int(place)
        for place in candidates
        if np.array_equal(whole[place : place + 50], piece[:50])
    )
