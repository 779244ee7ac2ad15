"""A consumer of a node's stream that keeps all it was given."""

import asyncio
from collections.abc import Callable
from typing import Final, Protocol

import numpy as np
from numpy.typing import NDArray

from custom_components.sleep_twitch.client import NodeClient, NodeState, PullParams
from custom_components.sleep_twitch.node import NodeEndpoint
from custom_components.sleep_twitch.wire.clock import StreamClock
from custom_components.sleep_twitch.wire.models import Cursor, Gap, Reply

SWIFT: Final = PullParams(
    wait_ms=300, retry_minimum_s=0.05, retry_maximum_s=0.2, probe_interval_s=5.0
)
"""As the client is, but for tests that wait for its pauses."""


class Reachable(Protocol):
    """A node, or what stands before it."""

    host: str
    port: int
    mac: str


class Reader:
    """Follow a node and remember every sample, gap and state.

    Parameters
    ----------
    node : FakeBedNode, or whatever can be reached
        Whom to follow.
    """

    def __init__(
        self,
        node: Reachable,
        *,
        cursor: Cursor | None = None,
        params: PullParams = SWIFT,
        port: int | None = None,
    ) -> None:
        """Prepare; `start` begins."""
        self.replies: list[Reply] = []
        self.states: list[NodeState] = []
        self.endpoints_asked = 0
        self.noise_psk: str | None = None
        self.port = port or node.port
        self.refuse_next: Exception | None = None
        self.delay_s = 0.0
        self.watch: Callable[[Reply], None] | None = None
        self._host = node.host
        self._news = asyncio.Event()
        self._task: asyncio.Task[None] | None = None
        self.client = NodeClient(
            self._endpoint,
            self._accept,
            self._note,
            expected_mac=node.mac,
            clock=StreamClock(),
            cursor=cursor,
            params=params,
        )

    def start(self) -> None:
        """Begin to follow."""
        self._task = asyncio.create_task(self.client.async_run())

    async def stop(self) -> None:
        """Follow no more; raise what ended the run, if anything did."""
        if self._task is None:
            return
        self._task.cancel()
        await asyncio.wait((self._task,))
        if not self._task.cancelled():
            self._task.result()

    async def until_samples(self, n_samples: int, timeout_s: float = 20.0) -> None:
        """Wait until that many samples were accepted."""
        async with asyncio.timeout(timeout_s):
            while self.n_samples < n_samples:
                await self._next_news()

    async def until_error(self, kind: type[Exception], timeout_s: float = 20.0) -> None:
        """Wait until the stream stands still for that reason."""
        async with asyncio.timeout(timeout_s):
            while not isinstance(self.client.state.error, kind):
                await self._next_news()

    async def until_connected(self, timeout_s: float = 20.0) -> None:
        """Wait until the stream is up."""
        async with asyncio.timeout(timeout_s):
            while not self.client.state.connected:
                await self._next_news()

    async def ended(self, timeout_s: float = 20.0) -> None:
        """Wait until the run ended by itself, and raise what ended it."""
        assert self._task
        task, self._task = self._task, None
        async with asyncio.timeout(timeout_s):
            await task

    @property
    def n_samples(self) -> int:
        """Return how many samples were accepted, doubles and all."""
        return sum(len(block.counts) for one in self.replies for block in one.blocks)

    @property
    def gaps(self) -> list[Gap]:
        """Return all gaps told."""
        return [gap for one in self.replies for gap in one.gaps]

    def numbers(self, boot_id: int) -> list[int]:
        """Return the numbers of all samples of a boot, in the order they came."""
        return [
            number
            for one in self.replies
            for block in one.blocks
            if block.boot_id == boot_id
            for number in range(block.first_sample, block.next_sample)
        ]

    def counts(self, boot_id: int) -> NDArray[np.int16]:
        """Return the samples of a boot, in the order they came."""
        parts = [
            block.counts
            for one in self.replies
            for block in one.blocks
            if block.boot_id == boot_id
        ]
        return np.concatenate(parts)

    async def _next_news(self) -> None:
        self._news.clear()
        await self._news.wait()

    def _endpoint(self) -> NodeEndpoint:
        self.endpoints_asked += 1
        return NodeEndpoint(host=self._host, port=self.port, noise_psk=self.noise_psk)

    async def _accept(self, reply: Reply) -> None:
        await asyncio.sleep(self.delay_s)
        if self.refuse_next:
            error, self.refuse_next = self.refuse_next, None
            raise error
        if self.watch:
            self.watch(reply)
        self.replies.append(reply)
        self._news.set()

    def _note(self, state: NodeState) -> None:
        self.states.append(state)
        self._news.set()
