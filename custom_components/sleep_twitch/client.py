"""The stream of a bed node through outages: nothing lost, nothing twice."""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import Final, NoReturn

from zeroconf import Zeroconf

from .connection import NodeConnection
from .node import (
    NodeConnectionError,
    NodeEndpoint,
    NodeError,
    NodeInfo,
    NodeTimeoutError,
    NodeTooNewError,
)
from .wire.clock import StreamClock
from .wire.decoder import DecoderCounts, FrameDecoder
from .wire.header import parse_header
from .wire.models import Cursor, ProtocolTooNewError, Reply, StreamHeader, WireError

_LOGGER = logging.getLogger(__name__)

_FAILURES_TO_RECONNECT: Final = 3
"""Timeouts or corrupt answers in a row."""
_EAGER_PROBES: Final = 5
_SHORTEST_PROBE_INTERVAL_S: Final = 0.5
_EARLY_ANSWER_S: Final = 0.25
"""An empty answer that comes sooner is followed by as long a pause: a node that does
not wait, because others do, must not be asked without end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PullParams:
    """How a node is asked."""

    max_bytes: int = 2048
    """Longest answer wanted: ten seconds of a quiet bed, which is decoded in a
    millisecond or two, so that a backfill does not hold the event loop."""
    wait_ms: int = 10_000
    """How long the node waits for a block: seldom reached, as it makes two a second;
    short enough that a silent node is noticed."""
    probe_interval_s: float = 30.0
    """Time between two looks at the node's clock, which drifts by at most a
    millisecond in it."""
    eager_probe_interval_s: float = 2.0
    """The same for the first few, which make the first line of a boot."""
    retry_minimum_s: float = 1.0
    retry_maximum_s: float = 30.0
    """A small ring holds three minutes: six tries."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NodeState:
    """How the stream stands."""

    connected: bool = False
    error: NodeError | None = None
    """Why the node is not connected; None while it is, and before the first try."""
    info: NodeInfo | None = None
    header: StreamHeader | None = None
    """What the node last said of itself."""
    cursor: Cursor | None = None
    """Next sample wanted, behind all that the consumer has accepted."""
    counts: DecoderCounts = field(default_factory=DecoderCounts)
    connections: int = 0
    replies: int = 0
    received_bytes: int = 0
    timeouts: int = 0
    corrupt_replies: int = 0

    @property
    def buffered_s(self) -> float | None:
        """Return how much the node held, when it last answered, that is to come yet."""
        if self.header is None:
            return None
        begin = self.header.oldest_sample
        if self.cursor and self.cursor.boot_id == self.header.boot_id:
            begin = max(begin, self.cursor.next_sample)
        waiting = max(self.header.next_sample - begin, 0)
        return waiting / self.header.nominal_rate_hz


class NodeClient:
    """Follow a node through outages and reboots, and hand over what it brings.

    The node keeps the samples and this reader the cursor, so an outage, a restart and
    the normal run are one path: ask for what comes after the cursor. The consumer is
    awaited before the next question, which is the back-pressure; the cursor moves on
    only when it returns.

    Parameters
    ----------
    endpoint : callable
        Asked before every connection, as address and key may change meanwhile.
    on_reply : callable
        Awaited with each reply that brings blocks, in order. If it raises, the reply
        counts as not accepted, and the error leaves `async_run`.
    on_state : callable
        Called in the event loop when the node was connected, lost, or not reached.
    expected_mac : str
        The node's address; another node is refused.
    clock : StreamClock
        Learns the time of the samples as they come.
    cursor : Cursor or None
        Next sample wanted, when some are held from before.
    """

    def __init__(
        self,
        endpoint: Callable[[], NodeEndpoint],
        on_reply: Callable[[Reply], Awaitable[None]],
        on_state: Callable[[NodeState], None],
        *,
        expected_mac: str,
        clock: StreamClock,
        cursor: Cursor | None = None,
        zeroconf_instance: Zeroconf | None = None,
        params: PullParams = PullParams(),
    ) -> None:
        """Prepare to follow a node; `async_run` does it."""
        self.clock = clock
        self._endpoint = endpoint
        self._on_reply = on_reply
        self._on_state = on_state
        self._expected_mac = expected_mac
        self._zeroconf_instance = zeroconf_instance
        self._params = params
        self._decoder = FrameDecoder(cursor)
        self._state = NodeState()
        self._retry_s = params.retry_minimum_s
        self._wake = asyncio.Event()
        self._eager_probes = 0
        self._next_probe_s = 0.0

    @property
    def state(self) -> NodeState:
        """Return how the stream stands."""
        return replace(
            self._state, cursor=self._decoder.cursor, counts=self._decoder.counts
        )

    def reconnect_soon(self) -> None:
        """Try at once where a pause is on: somebody has seen the node."""
        self._wake.set()

    async def async_run(self) -> NoReturn:
        """Follow the node until cancelled.

        Raises
        ------
        Exception
            Only what the consumer raises: everything else is a state, and tried again.
        """
        while True:
            try:
                await self._async_follow()
            except NodeError as err:
                self._handle_failure(err)
            await self._async_pause()

    async def _async_follow(self) -> NoReturn:
        """Connect, and hand over what comes until the connection ends."""
        connection = await NodeConnection.async_open(
            self._endpoint(),
            expected_mac=self._expected_mac,
            zeroconf_instance=self._zeroconf_instance,
        )
        self._eager_probes, self._next_probe_s = _EAGER_PROBES, self._now_s()
        failures = 0
        try:
            while failures < _FAILURES_TO_RECONNECT:
                if await self._async_step(connection):
                    failures = 0
                    self._handle_good_answer(connection.info)
                else:
                    failures += 1
        finally:
            await connection.async_close()
        raise NodeConnectionError(
            f"{connection.info.name} gave no good answer {failures} times in a row"
        )

    async def _async_step(self, connection: NodeConnection) -> bool:
        """Ask once, for clock or samples; return whether the answer was good."""
        reply = None
        try:
            if self._now_s() >= self._next_probe_s:
                await self._async_probe_clock(connection)
            else:
                reply = await self._async_pull(connection)
        except NodeTimeoutError:
            self._count(timeouts=1)
            return False
        except ProtocolTooNewError as err:
            raise NodeTooNewError(f"{connection.info.name}: {err}") from err
        except WireError as err:
            _LOGGER.debug("Asking %s again: %s", connection.info.name, err)
            self._count(corrupt_replies=1)
            await asyncio.sleep(_EARLY_ANSWER_S)
            return False
        if reply:
            await self._async_hand_over(reply)
        return True

    async def _async_pull(self, connection: NodeConnection) -> Reply | None:
        """Return a reply that brings something; pause where a node does not wait."""
        raw, took_s = await self._async_ask(
            connection, max_bytes=self._params.max_bytes, wait_ms=self._params.wait_ms
        )
        reply = self._decoder.process(raw)
        self._state = replace(self._state, header=reply.header)
        if not self.clock.is_probed(reply.header.boot_id):
            self._take_time(reply.header, took_s)
            self._next_probe_s = self._now_s()
        if reply.blocks:
            return reply
        if took_s < _EARLY_ANSWER_S:
            await asyncio.sleep(_EARLY_ANSWER_S)
        return None

    async def _async_hand_over(self, reply: Reply) -> None:
        self.clock.process(reply)
        try:
            await self._on_reply(reply)
        except BaseException:
            self._decoder.rewind()
            raise

    async def _async_probe_clock(self, connection: NodeConnection) -> None:
        """Read the node's clock, and lay down when to look again."""
        raw, took_s = await self._async_ask(connection, max_bytes=0, wait_ms=0)
        header = parse_header(raw).header
        self._state = replace(self._state, header=header)
        self._take_time(header, took_s)
        interval_s = self._params.probe_interval_s
        if self._eager_probes > 0 or self.clock.is_suspect:
            self._eager_probes -= 1
            interval_s = self._params.eager_probe_interval_s
        if header.virtual_clock:
            interval_s /= header.virtual_clock.speed
        self._next_probe_s = self._now_s() + max(interval_s, _SHORTEST_PROBE_INTERVAL_S)

    async def _async_ask(
        self, connection: NodeConnection, *, max_bytes: int, wait_ms: int
    ) -> tuple[bytes, float]:
        """Return an answer, and how long it took."""
        asked_s = self._now_s()
        raw = await connection.async_fetch(
            self._decoder.wanted, max_bytes=max_bytes, wait_ms=wait_ms
        )
        self._count(replies=1, received_bytes=len(raw))
        return raw, self._now_s() - asked_s

    def _take_time(self, header: StreamHeader, took_s: float) -> None:
        self.clock.probe(header, time.time_ns() // 1000, took_s * 1e6)

    def _handle_good_answer(self, info: NodeInfo) -> None:
        """Tell that the stream is up, once a connection."""
        self._retry_s = self._params.retry_minimum_s
        if self._state.connected:
            return
        if self._state.error:
            _LOGGER.info("%s is back", info.name)
        self._state = replace(self._state, connected=True, error=None, info=info)
        self._count(connections=1)
        self._on_state(self.state)

    def _handle_failure(self, error: NodeError) -> None:
        """Tell why there is no stream; the log hears of it once an outage."""
        if self._state.error is None:
            _LOGGER.warning("No stream: %s. It is tried again", error)
        changed = self._state.connected or type(error) is not type(self._state.error)
        self._state = replace(self._state, connected=False, error=error)
        if changed:
            self._on_state(self.state)

    async def _async_pause(self) -> None:
        """Wait before the next try, longer every time, unless somebody wakes it."""
        self._wake.clear()
        with suppress(TimeoutError):
            async with asyncio.timeout(self._retry_s):
                await self._wake.wait()
        self._retry_s = min(self._retry_s * 2, self._params.retry_maximum_s)

    def _count(self, **more: int) -> None:
        counted = {name: getattr(self._state, name) + by for name, by in more.items()}
        self._state = replace(self._state, **counted)

    def _now_s(self) -> float:
        return asyncio.get_running_loop().time()
