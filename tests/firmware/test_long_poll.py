"""What docs/wire.md promises of the action `fetch`, asked of the real firmware."""

import asyncio
import time
from pathlib import Path

import pytest

from .conftest import Connect, Node, Reader, StartNode
from .recordings import night, write_edf
from .wire_reader import MORE, SIMULATED, read_reply

pytestmark = pytest.mark.firmware

# Slow enough that a test can be sure what is there: a block of 78 samples each 0.75 s.
SPEED_OF_LIFE = 1


@pytest.fixture
def live_node(simulator: Path, start_node: StartNode) -> Node:
    """Return a node on which samples come at the speed of life."""
    return start_node(simulator, BED_MOTION_SPEED=SPEED_OF_LIFE)


@pytest.fixture
async def reader(live_node: Node, connect: Connect) -> Reader:
    """Return a reader that has read all there is on the live node."""
    reader = await connect(live_node)
    await reader.follow(1)
    return reader


@pytest.fixture
async def ended(
    simulator: Path, start_node: StartNode, connect: Connect, tmp_path: Path
) -> Reader:
    """Return a reader on a node that has given its last sample: number 999."""
    edf = write_edf(tmp_path / "night.edf", night(1, 1000))
    node = start_node(simulator, BED_MOTION_RECORDING=edf, BED_MOTION_SPEED=100)
    reader = await connect(node)
    await reader.follow(1000)
    return reader


async def test_an_answer_comes_as_soon_as_a_block_is_complete(reader: Reader) -> None:
    """Test a movement is seen within a second, not when a wait is over."""
    started = time.monotonic()

    _, blocks = await reader.fetch(wait_ms=20_000)

    assert [block.first_sample for block in blocks] == [reader.since]
    assert time.monotonic() - started < 1.5


async def test_without_a_sample_the_header_comes_when_the_wait_is_over(
    ended: Reader,
) -> None:
    """Test a silent node is told from a dead one."""
    started = time.monotonic()

    header, blocks = await ended.fetch(wait_ms=700)

    assert blocks == []
    assert header.next_sample == 1000
    assert 0.65 < time.monotonic() - started < 1.2


async def test_wait_0_is_answered_at_once(ended: Reader) -> None:
    """Test the clock can be read with a round trip that means something."""
    started = time.monotonic()

    header, blocks = await ended.fetch(wait_ms=0)

    assert (blocks, header.flags) == ([], SIMULATED)
    assert time.monotonic() - started < 0.2


async def test_boot_0_gets_everything_that_is_held_at_once(ended: Reader) -> None:
    """Test a new reader begins with the oldest block, whatever cursor it brings."""
    header, blocks = await ended.fetch(
        boot_id=0, since=999_999, max_bytes=1 << 20, wait_ms=20_000
    )

    assert (header.oldest_sample, header.next_sample) == (0, 1000)
    assert (blocks[0].first_sample, blocks[-1].next_sample) == (0, 1000)


async def test_another_boot_is_answered_like_boot_0(ended: Reader) -> None:
    """Test a reader finds out about a reboot at once and loses nothing by it."""
    header, blocks = await ended.fetch(boot_id=ended.boot_id ^ 1, wait_ms=20_000)

    assert header.boot_id == ended.boot_id
    assert blocks[0].first_sample == 0


async def test_a_cursor_beyond_the_end_gets_the_header_alone_at_once(
    ended: Reader,
) -> None:
    """Test a wrong cursor is not left waiting for a sample of next year."""
    started = time.monotonic()

    header, blocks = await ended.fetch(since=2**40, wait_ms=20_000)

    assert (blocks, header.next_sample) == ([], 1000)
    assert time.monotonic() - started < 0.2


async def test_the_upper_half_of_the_cursor_counts(ended: Reader) -> None:
    """Test sample 2^32 is not taken for sample 0."""
    _, blocks = await ended.fetch(since=2**32, max_bytes=1 << 20)

    assert blocks == []


async def test_a_reply_keeps_to_the_size_that_was_asked_for(ended: Reader) -> None:
    """Test a small client can take small pieces, and knows when more waits."""
    sizes, flags, cursor = [], [], 0
    while cursor < 1000:
        data = await ended.fetch_bytes(since=cursor, max_bytes=1000)
        header, blocks = read_reply(data)
        sizes.append(len(data))
        flags.append(bool(header.flags & MORE))
        cursor = blocks[-1].next_sample

    assert max(sizes) <= 1000
    assert flags == [True] * (len(flags) - 1) + [False]


async def test_one_block_comes_however_small_the_size(ended: Reader) -> None:
    """Test a reader with too small a limit gets on all the same."""
    header, blocks = await ended.fetch(since=0, max_bytes=1)

    assert len(blocks) == 1
    assert header.flags & MORE


async def test_0_bytes_is_the_header_alone_at_once(ended: Reader) -> None:
    """Test the clock can be read without moving any sample."""
    started = time.monotonic()

    data = await ended.fetch_bytes(since=0, max_bytes=0, wait_ms=20_000)

    assert len(data) == 84
    assert time.monotonic() - started < 0.2


@pytest.mark.parametrize(
    ("max_bytes", "wait_ms"), [(-1, 20_000), (4096, -1)], ids=["size", "wait"]
)
async def test_a_negative_number_gets_the_header_alone_at_once(
    ended: Reader, max_bytes: int, wait_ms: int
) -> None:
    """Test nonsense is answered, and neither waits nor crashes."""
    _, blocks = await ended.fetch(since=0, max_bytes=max_bytes, wait_ms=wait_ms)

    assert blocks == []


async def test_asking_again_brings_the_same_blocks(ended: Reader) -> None:
    """Test a lost answer costs nothing: the node keeps what it sent."""
    first = await ended.fetch_bytes(since=300)
    second = await ended.fetch_bytes(since=300)

    assert read_reply(first)[1] == read_reply(second)[1]


async def test_a_cursor_inside_a_block_gets_that_whole_block(ended: Reader) -> None:
    """Test a block is never cut."""
    _, blocks = await ended.fetch(since=100)

    assert blocks[0].first_sample == 75


async def test_two_readers_each_get_every_sample(
    live_node: Node, connect: Connect
) -> None:
    """Test two Home Assistants on one node do not take samples from each other."""
    one, other = await connect(live_node), await connect(live_node)

    await asyncio.gather(one.follow(400), other.follow(400))

    for reader in (one, other):
        numbers = [block.first_sample for block in reader.blocks]
        assert numbers == [78 * index for index in range(len(numbers))]


async def test_a_fifth_call_is_answered_at_once_while_four_wait(ended: Reader) -> None:
    """Test a crowd of readers cannot use up the node."""
    waiting = [asyncio.create_task(ended.fetch(wait_ms=1500)) for _ in range(4)]
    await asyncio.sleep(0.3)
    started = time.monotonic()

    _, blocks = await ended.fetch(wait_ms=20_000)

    assert blocks == []
    assert time.monotonic() - started < 0.2
    assert [len(found) for _, found in await asyncio.gather(*waiting)] == [0] * 4


async def test_a_place_is_free_again_after_its_answer(ended: Reader) -> None:
    """Test four waits are four at a time, not four for ever."""
    for _ in range(3):
        started = time.monotonic()
        await asyncio.gather(*(ended.fetch(wait_ms=300) for _ in range(4)))
        assert 0.25 < time.monotonic() - started < 0.8


async def test_a_reader_that_leaves_does_not_stop_the_others(
    live_node: Node, connect: Connect
) -> None:
    """Test a call whose connection is gone is forgotten, and its place used again."""
    leaver, stayer = await connect(live_node), await connect(live_node)
    await stayer.follow(1)
    left = [
        asyncio.create_task(leaver.fetch(boot_id=stayer.boot_id, since=stayer.since))
        for _ in range(4)
    ]
    await asyncio.sleep(0.05)
    await leaver.client.disconnect(force=True)
    for task in left:
        task.cancel()
    await asyncio.gather(*left, return_exceptions=True)

    await stayer.follow(stayer.since + 300)

    numbers = [block.first_sample for block in stayer.blocks]
    assert numbers == [78 * index for index in range(len(numbers))]


async def test_a_call_that_wants_no_data_is_answered_without(ended: Reader) -> None:
    """Test whoever runs the action by hand in Home Assistant gets an answer too."""
    answer = await ended.client.execute_service(
        ended.action,
        {"boot": 0, "since_low": 0, "since_high": 0, "max_bytes": 9, "wait_ms": 9000},
        return_response=False,
        timeout=2,
    )

    assert answer is None or (answer.success and not answer.response_data)


async def test_what_the_ring_dropped_is_said_and_the_rest_is_whole(
    simulator: Path, start_node: StartNode, connect: Connect, tmp_path: Path
) -> None:
    """Test a reader that stayed away too long knows to the sample what it missed."""
    edf = write_edf(tmp_path / "night.edf", night(2, 4000))
    node = start_node(
        simulator,
        BED_MOTION_RECORDING=edf,
        BED_MOTION_SPEED=100,
        BED_MOTION_RING_BYTES=4000,
    )
    reader = await connect(node)
    await asyncio.sleep(1.8)

    await reader.follow(4000)

    first = reader.blocks[0]
    header, _ = await reader.fetch()
    assert 3000 < first.first_sample < 4000
    assert first.first_sample == header.oldest_sample
    numbers = [number for block in reader.blocks for _, number, _ in block.counts]
    assert numbers == list(range(first.first_sample, 4000))
