"""A night that is played while a plan befalls it."""

import asyncio
import logging
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from custom_components.sleep_twitch.raw_nights import RawNight, RawNights
from tests.client.proxy import Proxy
from tests.firmware.conftest import Node
from tests.nights import BED

from .held import Held, JournalWatch
from .home_process import HomeProcess
from .plan import Outage, OutageKind
from .torn import tear
from .written import Written, read_written

CLOSES_WITHIN_S: Final = 240.0
_LOGGER: Final = logging.getLogger(__name__)


@dataclass(frozen=True, kw_only=True)
class Reboot:
    """A node that was killed and started again."""

    held_before: int
    """Samples of the whole night that the journal held when the node was gone."""
    gone_s: float
    """Second of the night when it was killed, after or at its last sample."""
    back_s: float
    """Second of the night when it listened again, before or at its first answer."""


@dataclass(kw_only=True)
class NightStage:
    """Node, link and Home Assistant, and what is done to each of them."""

    home: HomeProcess
    proxy: Proxy
    play: Callable[[], Node]
    """Starts the node where the night now stands."""
    node: Node
    watch: JournalWatch
    longest_tear: float
    """Share of the journal that a power cut may take: less where the node, whose ring
    gives it back, has lost power too."""
    wall_origin_us: int
    """UTC at which the night began to be played."""
    speed: float
    reboots: list[Reboot] = field(default_factory=list)

    @property
    def database(self) -> Path:
        """Return where the nights are written."""
        return self.home.config / "sleep_twitch" / "nights.db"

    def raw_nights(self) -> tuple[RawNight, ...]:
        """Return the files of raw samples."""
        return RawNights(self.database.parent).nights(BED)

    async def befall(self, outages: Sequence[Outage]) -> None:
        """Do one thing after the other, each to its end."""
        for number, outage in enumerate(outages, start=1):
            await asyncio.sleep(outage.calm_s)
            self.watch.look()
            _LOGGER.info("%3d at %5.0f s: %s", number, self._now_s(), outage.kind)
            await self._do(outage)

    async def night_over(self, outage: Outage) -> Written:
        """Return the night once nothing more can come of it, the close gone wrong."""
        await self._until(lambda: self.watch.is_ended, "ended")
        await asyncio.sleep(outage.calm_s)
        _LOGGER.info("  + after %.2f s of it: %s", outage.calm_s, outage.kind)
        await self.home.kill()
        await self.home.start()
        await self._until(lambda: read_written(self.database), "over")
        await self._until(self.raw_nights, "in a file")
        await self.home.stop()
        (written,) = read_written(self.database)
        return written

    async def _until(self, holds: Callable[[], object], what: str) -> None:
        deadline = time.monotonic() + CLOSES_WITHIN_S
        while not holds():
            self.watch.look()
            assert time.monotonic() < deadline, f"never {what}:\n{self.home.log}"
            await asyncio.sleep(0.02)

    def held(self) -> Held:
        """Return what was received."""
        return self.watch.held()

    def _now_s(self) -> float:
        return (time.time() - self.wall_origin_us / 1e6) * self.speed

    async def _do(self, outage: Outage) -> None:
        match outage.kind:
            case OutageKind.KILL_HOME:
                await self.home.kill()
                await asyncio.sleep(outage.length_s)
                await self.home.start()
            case OutageKind.RESTART_HOME:
                await self.home.stop()
                await asyncio.sleep(outage.length_s)
                await self.home.start()
            case OutageKind.TEAR_JOURNAL:
                await self.home.kill()
                tear(self.watch.journal, outage.severity, self.longest_tear)
                await asyncio.sleep(outage.length_s)
                await self.home.start()
            case OutageKind.CUT_LINK:
                self.proxy.close()
                await asyncio.sleep(outage.length_s)
                self.proxy.open()
            case OutageKind.FLAP_LINK:
                await self._flap(outage)
            case OutageKind.STALL_LINK:
                self.proxy.stall()
                await asyncio.sleep(outage.length_s)
                self.proxy.flow()
            case OutageKind.KILL_NODE:
                await self._without_node(outage)
            case OutageKind.CUT_POWER:
                await self.home.kill()
                tear(self.watch.journal, outage.severity, self.longest_tear)
                await self._without_node(outage)
                await self.home.start()

    async def _flap(self, outage: Outage) -> None:
        """Let the link come and go, too short each time to be of much use."""
        times = 2 + round(outage.severity * 8)
        for _ in range(times):
            self.proxy.close()
            await asyncio.sleep(outage.length_s / times / 2)
            self.proxy.open()
            await asyncio.sleep(outage.length_s / times / 2)

    async def _without_node(self, outage: Outage) -> None:
        self.node.stop()
        self.proxy.cut()
        gone_s = self._now_s()
        held_before = self.held().n_samples
        await asyncio.sleep(outage.length_s)
        self.node = await asyncio.to_thread(self.play)
        self.proxy.target_port = self.node.port
        self.reboots.append(
            Reboot(held_before=held_before, gone_s=gone_s, back_s=self._now_s())
        )
