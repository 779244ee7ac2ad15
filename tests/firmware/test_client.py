"""The integration's client against the real firmware, over a line that breaks."""

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from custom_components.sleep_twitch.connection import async_probe
from custom_components.sleep_twitch.node import NodeEndpoint
from custom_components.sleep_twitch.wire.models import GapCause, SensorModel
from tests.client.proxy import Proxy
from tests.client.reader import Reader

from .conftest import Node, StartNode
from .recordings import night, write_edf

RATE_HZ = 100.0
SPEED = 60.0
VIRTUAL_ORIGIN_US = 1_773_527_400_000_000
MAC = "06:35:69:ab:f6:79"

Play = Callable[..., Node]


@dataclass(kw_only=True)
class Address:
    """Where a reader finds the node."""

    host: str = "127.0.0.1"
    port: int
    mac: str = MAC


@pytest.fixture
def counts() -> NDArray[np.int16]:
    """Return a recording of ten minutes whose y axis says the sample's number."""
    return np.array(night(seed=8, count=60_000), np.int16)


@pytest.fixture
def play(
    start_node: StartNode, simulator: Path, tmp_path: Path, counts: NDArray[np.int16]
) -> Play:
    """Return a function that plays the recording, the same one at every call."""
    recording = write_edf(
        tmp_path / "night.edf", [tuple(row) for row in counts.tolist()]
    )
    wall_origin_us = time.time_ns() // 1000 + 1_500_000

    def start(**settings: object) -> Node:
        return start_node(
            simulator,
            BED_MOTION_RECORDING=recording,
            BED_MOTION_SPEED=SPEED,
            BED_MOTION_WALL_ORIGIN_US=wall_origin_us,
            BED_MOTION_VIRTUAL_ORIGIN_US=VIRTUAL_ORIGIN_US,
            **settings,
        )

    return start


@pytest.fixture
async def proxy() -> AsyncIterator[Proxy]:
    """Give a line that can be broken; its target is set by the test."""
    proxy = Proxy(0)
    await proxy.start()
    yield proxy
    await proxy.stop()


@pytest.mark.firmware
async def test_the_client_knows_the_firmware(play: Play) -> None:
    """Test what a form would show of a node that is just set up."""
    node = play()

    info, header = await async_probe(
        NodeEndpoint(host="127.0.0.1", port=node.port, noise_psk=None), expected_mac=MAC
    )

    assert (info.mac, info.project_name) == (MAC, "sleep_twitch.bed_node")
    assert header.sensor_model is SensorModel.RECORDING
    assert header.nominal_rate_hz == RATE_HZ
    assert header.virtual_clock is not None
    assert header.virtual_clock.speed == SPEED


@pytest.mark.firmware
async def test_a_night_comes_whole_over_a_line_that_stalls_and_breaks(
    play: Play, proxy: Proxy, counts: NDArray[np.int16]
) -> None:
    """Test every sample of the firmware arrives once, in order, whatever Wi-Fi does."""
    proxy.target_port = play().port
    reader = Reader(Address(port=proxy.port))
    reader.start()
    for pause_s in (0.5, 1.0, 1.5):
        await reader.until_samples(reader.n_samples + 5000)
        proxy.stall()
        await asyncio.sleep(pause_s)
        proxy.flow()
        await reader.until_samples(reader.n_samples + 2000)
        proxy.cut()
        await reader.until_samples(reader.n_samples + 2000)
        proxy.close()
        await asyncio.sleep(pause_s)
        proxy.open()
    await reader.until_samples(60_000, timeout_s=60)
    await reader.stop()

    (boot_id,) = {one.header.boot_id for one in reader.replies}
    assert reader.gaps == []
    assert reader.numbers(boot_id) == list(range(60_000))
    np.testing.assert_array_equal(reader.counts(boot_id), counts)
    assert reader.client.state.connections >= 4


@pytest.mark.firmware
async def test_a_node_that_is_killed_costs_one_gap_of_known_seconds(
    play: Play, proxy: Proxy, counts: NDArray[np.int16]
) -> None:
    """Test a power cut in the night is shown where it was, and as long as it was."""
    first = play()
    proxy.target_port = first.port
    reader = Reader(Address(port=proxy.port))
    reader.start()
    await reader.until_samples(15_000)
    first.stop()
    proxy.cut()
    await asyncio.sleep(1.0)
    proxy.target_port = play().port
    await reader.until_samples(35_000, timeout_s=60)
    await reader.stop()

    before, after = dict.fromkeys(one.header.boot_id for one in reader.replies)
    (gap,) = reader.gaps
    held, resumed = reader.counts(before), reader.counts(after)
    position = int(np.flatnonzero((counts == resumed[0]).all(axis=1))[0])
    timeline = reader.client.clock.timeline(VIRTUAL_ORIGIN_US)
    end_s, begin_s = timeline.seconds([before, after], [len(held), 0])
    assert (gap.cause, gap.first_sample, gap.n_samples) == (
        GapCause.REBOOT,
        len(held),
        None,
    )
    np.testing.assert_array_equal(held, counts[: len(held)])
    np.testing.assert_array_equal(resumed, counts[position : position + len(resumed)])
    assert begin_s - end_s == pytest.approx((position - len(held)) / RATE_HZ, abs=0.5)


@pytest.mark.firmware
async def test_samples_lie_where_the_recording_has_them(play: Play) -> None:
    """Test a minute of a recording is a minute, on a node whose clock runs fast."""
    node = play(BED_MOTION_CLOCK_PPM=400)
    reader = Reader(Address(port=node.port))
    reader.start()
    await reader.until_samples(59_950, timeout_s=60)
    await reader.stop()

    (line,) = reader.client.clock.lines
    for sample in (0, 30_000, 59_950):
        expected_us = VIRTUAL_ORIGIN_US + sample / RATE_HZ * 1e6
        assert abs(line.utc_us(sample) - expected_us) < 500_000
    assert reader.client.clock.jumps == 0


@pytest.mark.firmware
async def test_what_the_ring_let_go_is_one_exact_gap(
    play: Play, proxy: Proxy, counts: NDArray[np.int16]
) -> None:
    """Test an outage longer than a small ring is told to the sample."""
    proxy.target_port = play(BED_MOTION_RING_BYTES=40_000).port
    reader = Reader(Address(port=proxy.port))
    reader.start()
    await reader.until_samples(6000)
    proxy.close()
    await asyncio.sleep(4.0)
    proxy.open()
    await reader.until_samples(20_000, timeout_s=60)
    await reader.stop()

    (boot_id,) = {one.header.boot_id for one in reader.replies}
    (gap,) = reader.gaps
    numbers = reader.numbers(boot_id)
    assert gap.cause is GapCause.OVERWRITTEN
    assert gap.n_samples is not None
    assert gap.n_samples > 6000
    assert numbers == [
        *range(gap.first_sample),
        *range(gap.next_sample, numbers[-1] + 1),
    ]
    np.testing.assert_array_equal(reader.counts(boot_id), counts[numbers])


@pytest.mark.firmware
async def test_two_clients_read_one_node(play: Play) -> None:
    """Test a second Home Assistant takes nothing from the first."""
    address = Address(port=play().port)
    readers = [Reader(address), Reader(address)]
    for reader in readers:
        reader.start()
    for reader in readers:
        await reader.until_samples(20_000, timeout_s=60)
        await reader.stop()

    for reader in readers:
        (boot_id,) = {one.header.boot_id for one in reader.replies}
        assert reader.numbers(boot_id) == list(range(reader.n_samples))
