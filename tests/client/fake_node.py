"""A bed node without firmware: ESPHome's native API, and a ring of blocks.

It speaks docs/wire.md through the project's own encoder and follows the firmware's
contract: long poll, ring that overwrites, four waiting calls, a boot id that changes.

    node = FakeBedNode(samples=night_counts)   # counts (n, 3) int16, held at the start
    await node.start()                         # then node.host, node.port, node.mac
    node.push(counts)             # these samples were taken just now
    await node.play(counts)       # the same, at their own pace times the speed
    node.lose(7)                  # FIFO overrun: seven numbers, no samples
    node.reboot()                 # new boot id, empty ring, clients thrown out
    node.cut()                    # clients thrown out, nothing else
    node.damage = lambda reply: reply[:-1] + b"x"       # every reply, until None
    node.answers = False          # calls are taken and never answered
    node.answer_delay_s = 0.3
    node.server.noise_psk = KEY   # from now on it wants this key
    await node.stop()             # unreachable; start() again: same port, ring and boot

`samples` were taken before now: the node booted as long ago as they take, so its clock
is true to them. `push` is for a few seconds at a time: the node's clock moves on to the
newest sample, which a reader sees as a clock that jumps when it is far ahead of the
wall's. For a night at speed say `ring=FakeRing(speed=60)`, then `play`: the header says
simulated, with the virtual clock that this takes.
"""

import asyncio
import time
from collections.abc import Callable
from typing import Final

import numpy as np
from numpy.typing import NDArray

from .fake_ring import FakeRing
from .native_api import ApiConnection, Message, NativeApiServer, pb

KEY: Final = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE="
"""A key as `api: encryption:` has it, for a node that is to have one."""
MOST_WAITING_CALLS: Final = 4
FETCH_ARGUMENTS: Final = ("boot", "since_low", "since_high", "max_bytes", "wait_ms")


class FakeBedNode:
    """A bed node on loopback whose every fault is at the test's command.

    Parameters
    ----------
    samples : ndarray of int16, shape (n_samples, 3), optional
        Counts that the node holds when it starts.
    ring : FakeRing, optional
        True and nominal rate, clock error in ppm, most samples held, speed of a
        simulated node, protocol version.
    """

    def __init__(
        self,
        *,
        samples: NDArray[np.int16] | None = None,
        ring: FakeRing | None = None,
        mac: str = "06:35:69:AB:F6:79",
        name: str = "bed-node",
        project: tuple[str, str] = ("sleep_twitch.bed_node", "0.1.0"),
        noise_psk: str | None = None,
    ) -> None:
        """Boot, as long ago as the samples take."""
        self.host = "127.0.0.1"
        self.port = 0
        self.mac = mac
        self.ring = ring or FakeRing()
        self.damage: Callable[[bytes], bytes] | None = None
        self.answers = True
        self.answer_delay_s = 0.0
        self.refuses = False
        self.most_waiting_calls = MOST_WAITING_CALLS
        self.calls: list[dict[str, int]] = []
        self._news = asyncio.Event()
        self._waiting = 0
        device = pb.DeviceInfoResponse(
            name=name,
            friendly_name=name.replace("-", " ").title(),
            mac_address=mac,
            esphome_version="2026.10.0",
            model="esp32-s3-devkitc-1",
            project_name=project[0],
            project_version=project[1],
        )
        self.server = NativeApiServer(device, [fetch_action()], self._execute)
        self.server.noise_psk = noise_psk
        if samples is not None:
            self.ring.fill(samples)

    async def start(self) -> None:
        """Listen, on the port of before if there was one."""
        self.port = await self.server.start(self.port)

    async def stop(self) -> None:
        """Vanish from the network; the ring goes on."""
        await self.server.stop()

    def push(self, counts: NDArray[np.int16]) -> None:
        """Take samples; whole blocks of 50 can be fetched at once."""
        self.ring.push(counts)
        self._news.set()

    async def play(self, counts: NDArray[np.int16]) -> None:
        """Take samples as fast as the chip would, times the speed."""
        began_s, pushed = time.time(), 0
        while pushed < len(counts):
            await asyncio.sleep(0.02)
            elapsed_s = (time.time() - began_s) * (self.ring.speed or 1.0)
            due = min(int(elapsed_s * self.ring.rate_hz), len(counts))
            self.push(counts[pushed:due])
            pushed = due

    def lose(self, n_samples: int) -> None:
        """Give numbers to samples that were lost; the next block says so."""
        self.ring.lose(n_samples)

    def reboot(self) -> None:
        """Forget everything, and every client."""
        self.ring.boot()
        self._news.set()
        self.cut()

    def cut(self) -> None:
        """Break the connections, as a router does."""
        self.server.abort_all()

    async def _execute(self, connection: ApiConnection, request: Message) -> None:
        values = [argument.int_ for argument in request.args]
        call = dict(zip(FETCH_ARGUMENTS, values, strict=True))
        self.calls.append(call)
        reply = await self._fetch(**call)
        await asyncio.sleep(self.answer_delay_s)
        if not self.answers:
            return
        connection.send(
            pb.ExecuteServiceResponse(
                call_id=request.call_id,
                success=not self.refuses,
                error_message="not today" if self.refuses else "",
                response_data=self.damage(reply) if self.damage else reply,
            )
        )

    async def _fetch(
        self, boot: int, since_low: int, since_high: int, max_bytes: int, wait_ms: int
    ) -> bytes:
        """Return what docs/wire.md says a node answers."""
        boot &= 0xFFFF_FFFF
        since = (since_high & 0xFFFF_FFFF) << 32 | since_low & 0xFFFF_FFFF
        if max_bytes > 0 and wait_ms > 0 and self._waiting < self.most_waiting_calls:
            await self._wait_for_news(boot, since, wait_ms / 1000)
        if boot != self.ring.boot_id:
            since = 0
        return self.ring.reply(since, max_bytes)

    async def _wait_for_news(self, boot: int, since: int, wait_s: float) -> None:
        self._waiting += 1
        try:
            async with asyncio.timeout(wait_s):
                while boot == self.ring.boot_id and since == self.ring.next_sample:
                    self._news.clear()
                    await self._news.wait()
        except TimeoutError:
            return
        finally:
            self._waiting -= 1


def fetch_action(
    name: str = "fetch", arguments: tuple[str, ...] = FETCH_ARGUMENTS
) -> Message:
    """Return the bed node's action, or one like it, as the native API lists it."""
    return pb.ListEntitiesServicesResponse(
        name=name,
        key=0xBED,
        args=[
            pb.ListEntitiesServicesArgument(name=argument, type=pb.SERVICE_ARG_TYPE_INT)
            for argument in arguments
        ],
        supports_response=pb.SUPPORTS_RESPONSE_OPTIONAL,
    )
