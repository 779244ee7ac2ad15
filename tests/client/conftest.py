"""What the tests of the client share: a bed node, and somebody who reads from it."""

from collections.abc import AsyncIterator

import pytest

from .fake_node import FakeBedNode
from .reader import Reader


@pytest.fixture(autouse=True)
def sockets(socket_enabled: None) -> None:
    """Allow sockets; they stay on loopback."""


@pytest.fixture
async def node() -> AsyncIterator[FakeBedNode]:
    """Give a node that holds nothing yet."""
    node = FakeBedNode()
    await node.start()
    yield node
    await node.stop()


@pytest.fixture
async def reader(node: FakeBedNode) -> AsyncIterator[Reader]:
    """Give a consumer of the node's stream that has not begun."""
    reader = Reader(node)
    yield reader
    await reader.stop()
