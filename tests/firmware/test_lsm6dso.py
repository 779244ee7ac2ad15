"""The LSM6DSO's driver on a fake chip: by a script, then behind the real API."""

import json
import os
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from .conftest import Connect, StartNode
from .wire_reader import (
    CLIPPED,
    DISCONTINUITY,
    OVERRUN,
    POLLED,
    SIMULATED,
    Block,
    read_blocks,
)

pytestmark = pytest.mark.firmware

COUNTER_PERIOD = 20_000
SETTLING_SAMPLES = 2
FIFO_WORDS = 512
RATE_HZ = 104
LOOP_S = 0.016


@dataclass(frozen=True, kw_only=True)
class Result:
    """What came of a script."""

    started: bool
    made: int
    """Samples that the chip measured."""
    dropped: int
    """Samples that its full FIFO dropped."""
    lost: int
    """Samples that the driver says were lost."""
    bus_errors: int
    resets: int
    rate_mhz: int
    now_us: int
    blocks: list[Block]

    @property
    def counters(self) -> list[int]:
        """Return the chip's own number of every sample that arrived."""
        return [
            sample[0] + COUNTER_PERIOD * sample[1]
            for block in self.blocks
            for sample in block.counts
        ]

    @property
    def numbers(self) -> list[int]:
        """Return the number that the driver gave to every sample that arrived."""
        return [
            number
            for block in self.blocks
            for number in range(block.first_sample, block.next_sample)
        ]

    @property
    def number_errors(self) -> set[int]:
        """Return by how much the driver's numbers are off the chip's."""
        return {
            number - (counter - SETTLING_SAMPLES)
            for number, counter in zip(self.numbers, self.counters, strict=True)
        }


Bench = Callable[..., Result]


@pytest.fixture(scope="module")
def bench(lsm6dso_node: Path) -> Bench:
    """Return a function that runs the driver by a script."""

    def run(*script: str) -> Result:
        done = subprocess.run(
            [lsm6dso_node],
            input="\n".join(script) + "\n",
            env=os.environ | {"DRIVER_BENCH": "1"},
            capture_output=True,
            text=True,
            check=True,
            timeout=60,
        )
        result = json.loads(done.stdout.splitlines()[-1])
        blocks = read_blocks(bytes.fromhex(result.pop("blocks")))
        return Result(**result, blocks=blocks)

    return run


def test_an_hour_arrives_whole_and_at_the_chips_own_rate(bench: Bench) -> None:
    """Test no sample is missed or doubled, and a chip 3.1 % fast is measured so."""
    result = bench("rate_error 0.031", "start", "run 3600")

    assert result.started
    assert result.number_errors == {0}
    assert (result.lost, result.bus_errors, result.resets) == (0, 0, 0)
    assert not any(block.flags for block in result.blocks)
    assert result.rate_mhz == pytest.approx(RATE_HZ * 1031, abs=2)
    assert result.made - len(result.numbers) <= 2 + SETTLING_SAMPLES


def test_clock_pairs_lie_on_one_line_within_a_sample(bench: Bench) -> None:
    """Test the pairs that readers fit their clock to are as good as the FIFO allows."""
    result = bench("rate_error -0.02", "start", "run 600")

    rate_hz = RATE_HZ * 0.98
    late_s = [
        block.clock_us / 1e6 - (block.clock_sample + SETTLING_SAMPLES) / rate_hz
        for block in result.blocks
    ]
    assert max(late_s) - min(late_s) < 1 / rate_hz


def test_a_loop_that_stands_still_for_four_seconds_costs_nothing(bench: Bench) -> None:
    """Test the five seconds of the FIFO cover a flash write or a busy network."""
    result = bench("start", "run 60", "stall 4", "run 60")

    assert result.number_errors == {0}
    assert (result.lost, result.dropped) == (0, 0)
    assert not any(block.flags for block in result.blocks)


@pytest.mark.parametrize("rate_error", [0.0, 0.031, -0.05], ids=str)
def test_an_overrun_is_flagged_and_costs_what_it_cost(
    bench: Bench, rate_error: float
) -> None:
    """Test after ten seconds without anybody every later sample has its time."""
    result = bench(f"rate_error {rate_error}", "start", "run 300", "stall 10", "run 60")

    flagged = [block for block in result.blocks if block.flags]
    assert result.dropped > 400
    assert result.lost == pytest.approx(result.dropped, abs=1)
    assert [block.flags for block in flagged] == [DISCONTINUITY | OVERRUN]
    assert result.number_errors <= {-1, 0, 1}
    assert [n for n in result.number_errors if n != 0] in ([], [-1], [1])


def test_clipped_samples_are_marked(bench: Bench) -> None:
    """Test a blow beyond the range does not pass for one within it."""
    result = bench("start", "run 10", "clip 20", "run 10")

    clipped = [block for block in result.blocks if block.flags & CLIPPED]
    samples = [sample for block in clipped for sample in block.counts]
    assert 1 <= len(clipped) <= 2
    assert sum(sample[2] == 32767 for sample in samples) == 20


@pytest.mark.parametrize(
    "failure", ["fail 1", "fail 7", "disconnect"], ids=["one", "seven", "two seconds"]
)
def test_a_bus_that_fails_before_the_chip_acts_costs_nothing(
    bench: Bench, failure: str
) -> None:
    """Test what the FIFO still holds is read when the bus is back."""
    result = bench("start", "run 60", failure, "run 2", "connect", "run 60")

    assert result.bus_errors > 0
    assert result.number_errors <= {-1, 0, 1}
    assert result.lost <= 1


def test_a_read_that_fails_after_the_chip_acted_is_counted(bench: Bench) -> None:
    """Test words that went missing on the wire are a gap, not a shift in time."""
    result = bench("start", "run 60", "stall 1", "fail_late 2", "run 60")

    missing = len(set(range(result.made)) - set(result.counters)) - SETTLING_SAMPLES
    discontinuities = [block for block in result.blocks if block.flags & DISCONTINUITY]
    assert missing > 10
    assert result.lost == pytest.approx(missing, abs=2)
    assert len(discontinuities) == 1
    assert result.number_errors <= {-1, 0, 1}


def test_a_chip_that_lost_its_settings_is_set_up_again(bench: Bench) -> None:
    """Test a brown-out at night costs a fraction of a second, and says so."""
    result = bench("start", "run 60", "power_cycle", "run 60")

    missing_s = 120 - len(result.numbers) / RATE_HZ
    off = result.numbers[-1] / RATE_HZ - 120
    assert result.resets == 1
    assert missing_s < 0.5
    assert result.lost / RATE_HZ == pytest.approx(missing_s, abs=0.05)
    assert abs(off) < 0.05
    assert any(block.flags & DISCONTINUITY for block in result.blocks)


def test_wires_that_come_off_and_on_again_are_survived(bench: Bench) -> None:
    """Test a chip that lost its power for a minute goes on, with the minute missing."""
    result = bench(
        "start", "run 60", "disconnect", "run 60", "power_cycle", "connect", "run 60"
    )

    assert result.resets == 1
    assert result.numbers[-1] / RATE_HZ == pytest.approx(180, abs=0.1)
    assert result.lost / RATE_HZ == pytest.approx(60, abs=0.5)


def test_a_chip_of_another_kind_is_not_started(bench: Bench) -> None:
    """Test the registers of some other chip are left alone."""
    result = bench("who_am_i 105", "start")

    assert not result.started
    assert result.blocks == []


async def test_behind_the_api_every_sample_of_the_chip_arrives(
    lsm6dso_node: Path, start_node: StartNode, connect: Connect
) -> None:
    """Test the whole node, from a bus in real time to a reader, at 103.14 Hz."""
    reader = await connect(start_node(lsm6dso_node))

    header = await reader.follow(1300)

    counters = [sample[0] for block in reader.blocks for sample in block.counts]
    first, last = reader.blocks[0], reader.blocks[-1]
    rate_hz = (
        1e6
        * (last.clock_sample - first.clock_sample)
        / (last.clock_us - first.clock_us)
    )
    assert counters == list(range(SETTLING_SAMPLES, SETTLING_SAMPLES + len(counters)))
    assert not any(block.flags for block in reader.blocks)
    assert rate_hz == pytest.approx(RATE_HZ * (1 - 0.0083), rel=1.5e-3)
    assert (header.sensor_model, header.range_mg) == (2, 2000)
    assert (header.nominal_rate_mhz, header.noise_ug_per_sqrt_hz) == (104_000, 70)
    assert header.scale_mg_per_count == pytest.approx(0.061)
    assert header.flags & (SIMULATED | POLLED) == 0
