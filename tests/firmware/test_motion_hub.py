"""ESPHome's motion hub as a source: best effort, and honest about it."""

from itertools import pairwise
from pathlib import Path

import pytest
from aioesphomeapi import SensorState

from .conftest import Connect, StartNode
from .wire_reader import POLLED, SIMULATED

pytestmark = pytest.mark.firmware

COUNTER_PERIOD = 2000


async def test_a_polled_node_says_so_and_measures_its_jitter(
    motion_node: Path, start_node: StartNode, connect: Connect
) -> None:
    """Test nobody takes a polled node for one with a FIFO."""
    reader = await connect(start_node(motion_node))
    entities, _ = await reader.client.list_entities_services()
    names = {entity.key: entity.name for entity in entities}
    states: dict[str, float] = {}

    def keep(state: object) -> None:
        if isinstance(state, SensorState) and not state.missing_state:
            states[names[state.key]] = state.state

    reader.client.subscribe_states(keep)
    header = await reader.follow(1200)

    # The chip counts at 104 Hz in steps of 8 × 0.122 ÷ 0.125.
    counters = [
        round(sample[0] * 0.125 / 0.122 / 8)
        for block in reader.blocks
        for sample in block.counts
    ]
    steps = [(after - before) % COUNTER_PERIOD for before, after in pairwise(counters)]
    skipped = sum(step - 1 for step in steps if step > 1)
    assert header.flags & (POLLED | SIMULATED) == POLLED
    assert (header.nominal_rate_mhz, header.sensor_model) == (100_000, 3)
    assert {sample[2] for block in reader.blocks for sample in block.counts} == {
        round(8192 * 0.122 / 0.125)
    }
    assert skipped > 0
    # Never backwards; a busy machine may miss any number in a row.
    assert set(steps) <= set(range(COUNTER_PERIOD // 2))
    assert 0.05 < states["Poll jitter"] < 20
    assert states["Lost samples"] == 0
    assert states["Buffered"] > 5
