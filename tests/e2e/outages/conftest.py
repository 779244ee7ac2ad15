"""What every outage needs: a night, a node to play it, a link, a Home Assistant."""

import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pytest

from custom_components.sleep_twitch.journal import journal_path
from tests.client.proxy import Proxy
from tests.firmware.conftest import Node, StartNode
from tests.nights import BED

from .bedtime import Bedtime, make_bedtime
from .furnished import Furnished, furnish
from .held import JournalWatch
from .home_process import Forge, HomeProcess
from .plan import Outage, planned_s
from .stage import NightStage

VIRTUAL_ORIGIN_US: Final = 1_773_522_000_000_000
"""2026-03-14 21:00 UTC."""
SETTLING_S: Final = 4.0
"""Wall time that the first start of Home Assistant takes out of the night."""

type RaiseCurtain = Callable[..., Awaitable[NightStage]]


@dataclass(kw_only=True)
class Workshop:
    """What is made once, by whichever night comes first."""

    furnished: Furnished | None = None
    forge: Forge | None = None


@pytest.fixture(scope="session")
def bedtime(tmp_path_factory: pytest.TempPathFactory) -> Bedtime:
    """Return the night that is played."""
    return make_bedtime(tmp_path_factory.mktemp("bedtime"))


@pytest.fixture(scope="session")
def workshop() -> Iterator[Workshop]:
    """Return what holds what is made once; it ends with the last night."""
    workshop = Workshop()
    yield workshop
    if workshop.forge:
        workshop.forge.close()


@pytest.fixture
async def furnished(
    workshop: Workshop,
    start_node: StartNode,
    simulator: Path,
    tmp_path_factory: pytest.TempPathFactory,
) -> Furnished:
    """Return a Home Assistant to copy from."""
    if workshop.furnished is None:
        node = start_node(simulator)
        folder = tmp_path_factory.mktemp("furnished")
        workshop.furnished = await furnish(folder, node.port)
        node.stop()
    return workshop.furnished


@pytest.fixture
def forge(workshop: Workshop, furnished: Furnished) -> Forge:
    """Return what makes processes of Home Assistant."""
    workshop.forge = workshop.forge or Forge(furnished.modules)
    return workshop.forge


@pytest.fixture
async def raise_curtain(
    start_node: StartNode,
    simulator: Path,
    bedtime: Bedtime,
    furnished: Furnished,
    forge: Forge,
    tmp_path: Path,
) -> AsyncIterator[RaiseCurtain]:
    """Return what begins a night that lasts as long as a plan."""
    async with AsyncExitStack() as stack:

        async def begin(
            outages: Sequence[Outage], *, longest_tear: float
        ) -> NightStage:
            speed = bedtime.duration_s / (planned_s(outages) + SETTLING_S)
            wall_origin_us = time.time_ns() // 1000 + 1_000_000

            def play() -> Node:
                return start_node(
                    simulator,
                    BED_MOTION_RECORDING=bedtime.path,
                    BED_MOTION_SPEED=speed,
                    BED_MOTION_WALL_ORIGIN_US=wall_origin_us,
                    BED_MOTION_VIRTUAL_ORIGIN_US=VIRTUAL_ORIGIN_US,
                )

            node = play()
            proxy = Proxy(node.port)
            await proxy.start()
            stack.push_async_callback(proxy.stop)
            config = tmp_path / "home"
            furnished.copy_to(config, proxy.port)
            home = HomeProcess(forge, config)
            stack.push_async_callback(home.end_if_started)
            await home.start()
            links = tmp_path / "journals"
            links.mkdir()
            journal = journal_path(config / "sleep_twitch", BED)
            return NightStage(
                home=home,
                proxy=proxy,
                play=play,
                node=node,
                watch=JournalWatch(journal, links),
                longest_tear=longest_tear,
                wall_origin_us=wall_origin_us,
                speed=speed,
            )

        yield begin
