"""The simulated node plays what it is given, count by count, by its clock."""

import random
import struct
import time
from pathlib import Path

import pytest

from .conftest import Connect, StartNode
from .recordings import night, write_csv, write_edf
from .wire_reader import CLIPPED, DISCONTINUITY, POLLED, SIMULATED, Counts

pytestmark = pytest.mark.firmware

FAST = 20


def as_float32(value: float) -> float:
    """Return the value as a 32-bit float holds it."""
    (rounded,) = struct.unpack("<f", struct.pack("<f", value))
    return float(rounded)


async def test_an_edf_comes_out_count_for_count(
    simulator: Path, start_node: StartNode, connect: Connect, tmp_path: Path
) -> None:
    """Test the node's counts are the file's, so a replay of it sees the same night."""
    counts = night(1, 2000)
    edf = write_edf(tmp_path / "night.edf", counts)
    node = start_node(simulator, BED_MOTION_RECORDING=edf, BED_MOTION_SPEED=FAST)
    reader = await connect(node)

    header = await reader.follow(len(counts))

    assert [sample for block in reader.blocks for sample in block.counts] == counts
    assert reader.blocks[0].first_sample == 0
    assert not any(block.flags & DISCONTINUITY for block in reader.blocks)
    assert header.scale_mg_per_count == as_float32(4000 / 65535)
    assert (header.nominal_rate_mhz, header.range_mg) == (100_000, 2000)
    assert (header.sensor_model, header.flags & SIMULATED) == (101, SIMULATED)
    assert header.flags & POLLED == 0
    assert header.lost_samples == 0


async def test_a_value_at_the_end_of_the_recorders_range_is_marked(
    simulator: Path, start_node: StartNode, connect: Connect, tmp_path: Path
) -> None:
    """Test clipping in a recording is seen as clipping in a chip is."""
    counts: Counts = [(0, 0, 0)] * 100 + [(2047, 0, 0)] + [(0, 0, 0)] * 99
    edf = write_edf(tmp_path / "night.edf", counts, digital=(-2048, 2047))
    node = start_node(simulator, BED_MOTION_RECORDING=edf, BED_MOTION_SPEED=FAST)
    reader = await connect(node)

    await reader.follow(len(counts))

    clipped = [block for block in reader.blocks if block.flags & CLIPPED]
    assert len(clipped) == 1
    assert (2047, 0, 0) in clipped[0].counts


@pytest.mark.parametrize(
    ("header", "per_g"),
    [
        ("time_s,x_mg,y_mg,z_mg", 1000.0),
        ("time_s,x_g,y_g,z_g", 1.0),
        ("time_s,x_m_s2,y_m_s2,z_m_s2", 9.80665),
    ],
    ids=["mg", "g", "m/s²"],
)
async def test_a_csv_is_scaled_to_its_largest_value(
    simulator: Path,
    start_node: StartNode,
    connect: Connect,
    tmp_path: Path,
    header: str,
    per_g: float,
) -> None:
    """Test counts and scale follow from the file alone, so a replay finds the same."""
    source = random.Random(2)  # noqa: S311
    axes_g = [
        (source.gauss(0, 0.01), source.gauss(0, 0.3), source.gauss(1, 0.02))
        for _ in range(500)
    ]
    rows = [
        (0.01 * index, *(value * per_g for value in values))
        for index, values in enumerate(axes_g)
    ]
    csv = write_csv(tmp_path / "night.csv", header, rows)
    node = start_node(simulator, BED_MOTION_RECORDING=csv, BED_MOTION_SPEED=FAST)
    reader = await connect(node)

    stream = await reader.follow(len(rows))

    milli_g = [[value * (1000.0 / per_g) for value in row[1:]] for row in rows]
    largest_mg = max(abs(value) for row in milli_g for value in row)
    scale = as_float32(largest_mg / 32000)
    expected = [tuple(round(value / scale) for value in row) for row in milli_g]
    assert stream.scale_mg_per_count == scale
    assert [sample for block in reader.blocks for sample in block.counts] == expected


async def test_stamps_that_come_in_bursts_still_make_one_rate(
    simulator: Path, start_node: StartNode, connect: Connect, tmp_path: Path
) -> None:
    """Test bunched time stamps lose no sample and bend no clock."""
    rows = [
        (1000.0 + 0.08 * (index // 8) + 0.001 * (index % 8), 0.1, 0.2, 1.0)
        for index in range(3000)
    ]
    csv = write_csv(tmp_path / "bursts.csv", "time_s,x_g,y_g,z_g", rows)
    node = start_node(simulator, BED_MOTION_RECORDING=csv, BED_MOTION_SPEED=FAST)
    reader = await connect(node)

    header = await reader.follow(len(rows))

    first, last = reader.blocks[0], reader.blocks[-1]
    rate_hz = (
        1e6
        * (last.clock_sample - first.clock_sample)
        / (last.clock_us - first.clock_us)
    )
    assert header.nominal_rate_mhz == 100_000
    assert header.lost_samples == 0
    assert rate_hz == pytest.approx(100.0, abs=0.2)


async def test_the_nodes_clock_is_as_wrong_as_it_is_told_to_be(
    simulator: Path, start_node: StartNode, connect: Connect
) -> None:
    """Test the drift that readers have to find is really there."""
    node = start_node(simulator, BED_MOTION_SPEED=1, BED_MOTION_CLOCK_PPM=50_000)
    reader = await connect(node)

    before, _ = await reader.fetch(max_bytes=0)
    started = time.monotonic()
    time.sleep(2.0)  # noqa: ASYNC251
    after, _ = await reader.fetch(max_bytes=0)
    elapsed_s = time.monotonic() - started

    elapsed_on_node_s = (after.node_clock_us - before.node_clock_us) / 1e6
    assert elapsed_on_node_s / elapsed_s == pytest.approx(1.05, abs=0.01)


async def test_samples_come_at_the_recordings_rate_on_the_virtual_clock(
    simulator: Path, start_node: StartNode, connect: Connect
) -> None:
    """Test a night at 20 times the speed of life has a night's rate all the same."""
    node = start_node(simulator, BED_MOTION_SPEED=FAST)
    reader = await connect(node)

    header = await reader.follow(104 * 60)

    first, last = reader.blocks[0], reader.blocks[-1]
    samples = last.clock_sample - first.clock_sample
    rate_hz = 1e6 * samples / (last.clock_us - first.clock_us)
    assert rate_hz == pytest.approx(104.0, rel=5e-4)
    assert last.measured_rate_mhz == pytest.approx(104_000, rel=5e-4)
    assert (header.sensor_model, header.noise_ug_per_sqrt_hz) == (100, 70)
    assert header.speed == FAST


async def test_a_node_killed_and_started_again_goes_on_where_the_night_stands(
    simulator: Path, start_node: StartNode, connect: Connect, tmp_path: Path
) -> None:
    """Test a power cut costs its own time, and neither repeats nor shifts the night."""
    counts = night(3, 6000)
    edf = write_edf(tmp_path / "night.edf", counts)
    origin_us = round(time.time() * 1e6)
    settings = {
        "BED_MOTION_RECORDING": edf,
        "BED_MOTION_SPEED": FAST,
        "BED_MOTION_WALL_ORIGIN_US": origin_us,
    }
    first = await connect(start_node(simulator, **settings))
    await first.follow(200)
    second_node = start_node(simulator, **settings)
    started_s = time.time() - origin_us / 1e6

    second = await connect(second_node)
    header = await second.follow(200)

    # y counts the samples of the recording.
    resumed_at = second.blocks[0].counts[0][1]
    assert second.blocks[0].first_sample == 0
    assert second.boot_id != first.boot_id
    assert resumed_at == pytest.approx(started_s * FAST * 100, abs=FAST * 100)
    assert header.wall_origin_us == origin_us
    assert header.virtual_origin_us == origin_us - 60_000_000


async def test_at_the_speed_of_life_the_night_is_now(
    simulator: Path, start_node: StartNode, connect: Connect
) -> None:
    """Test a demo at speed 1 shows tonight, not some night before."""
    reader = await connect(start_node(simulator))

    header, _ = await reader.fetch(max_bytes=0)

    assert header.virtual_origin_us == header.wall_origin_us
    assert header.wall_origin_us / 1e6 == pytest.approx(time.time(), abs=5)


async def test_the_last_samples_arrive_though_they_fill_no_block(
    simulator: Path, start_node: StartNode, connect: Connect, tmp_path: Path
) -> None:
    """Test the end of a recording is not held back, and the node stays up behind it."""
    counts = night(4, 100)
    edf = write_edf(tmp_path / "night.edf", counts)
    node = start_node(simulator, BED_MOTION_RECORDING=edf)
    reader = await connect(node)

    await reader.follow(100)
    header, blocks = await reader.fetch(wait_ms=300)

    assert [len(block.counts) for block in reader.blocks] == [75, 25]
    assert (header.next_sample, blocks) == (100, [])
    assert node.process.poll() is None


async def test_one_program_is_as_many_nodes_as_wanted(
    simulator: Path, start_node: StartNode, connect: Connect
) -> None:
    """Test two nodes of one program can be told apart by name and address."""
    node = start_node(
        simulator, BED_MOTION_NAME="bed-two", BED_MOTION_MAC="06:35:69:00:00:02"
    )
    reader = await connect(node)

    info = await reader.client.device_info()

    assert (info.name, info.mac_address) == ("bed-two", "06:35:69:00:00:02")
    assert info.project_name == "sleep_twitch.bed_node"
