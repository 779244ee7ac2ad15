"""The client, against a fake node over real sockets."""

import numpy as np

from .fake_node import FakeBedNode
from .reader import Reader


async def test_what_the_node_held_comes_in_order(
    node: FakeBedNode, reader: Reader
) -> None:
    """Test a Home Assistant that starts late still has the beginning of the night."""
    counts = np.random.default_rng(1).integers(-200, 200, (6000, 3)).astype(np.int16)
    node.ring.fill(counts)

    reader.start()
    await reader.until_samples(6000)

    assert reader.numbers(node.ring.boot_id) == list(range(6000))
    np.testing.assert_array_equal(reader.counts(node.ring.boot_id), counts)
