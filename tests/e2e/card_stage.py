"""A real Home Assistant with a night in it, and a browser that looks at its card."""

import asyncio
import shutil
import threading
from collections.abc import Coroutine, Mapping
from concurrent.futures import Future
from contextlib import AsyncExitStack
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Final, Self

from home import Home, free_port
from replay.line import score_recording
from replay.settings import Settings

from bench.synthetic_bed import find_scenario, generate_night
from bench.synthetic_bed.recording import write_edf
from custom_components.sleep_twitch.database import open_database
from custom_components.sleep_twitch.export.edf_night import (
    write_night as write_raw_night,
)
from custom_components.sleep_twitch.export.night_file import (
    NightContext,
    NightFile,
    gather_samples,
)
from custom_components.sleep_twitch.export.recording import read_recording
from custom_components.sleep_twitch.kept_night import KeptNight, kind_alone
from custom_components.sleep_twitch.moment import to_us
from custom_components.sleep_twitch.night.models import RuleSet
from custom_components.sleep_twitch.night_writes import write_night
from custom_components.sleep_twitch.raw_nights import RawNights

from ..client.fake_node import FakeBedNode
from ..nights import BED

EVENING: Final = datetime(2026, 3, 14, 21, 24, tzinfo=UTC)
DASHBOARD: Final = "sleep-nights"
CARD: Final = {"type": "custom:sleep-twitch-night-card"}
RECORDING: Final = "night.edf"
RATE_HZ: Final = 52.0
"""Half of what is usual: half the work."""


class CardStage:
    """Home Assistant in a process, the node in a thread of this one.

    The browser's own driver wants the thread of the test for itself.
    """

    def __init__(self, folder: Path) -> None:
        """Choose where the configuration lies."""
        self._folder = folder
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._stack = AsyncExitStack()
        self.home: Home
        self.node = FakeBedNode()

    def __enter__(self) -> Self:
        """Start everything."""
        self._thread.start()
        try:
            self.run(self._start())
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        """Stop everything."""
        self.run(self._stack.aclose())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    def run[T](self, work: Coroutine[Any, Any, T]) -> T:
        """Return what the work gives, done beside the browser."""
        return self.begin(work).result(timeout=180)

    def begin[T](self, work: Coroutine[Any, Any, T]) -> Future[T]:
        """Let work go on beside the browser; cancel what is returned to end it."""
        return asyncio.run_coroutine_threadsafe(work, self._loop)

    def command(self, type_: str, **data: object) -> Any:  # noqa: ANN401 - JSON of any shape
        """Return the result of a websocket command."""
        return self.run(self.home.command(type_, **data))

    async def _start(self) -> None:
        self.home = Home(self._folder, free_port(8723), name="Home")
        await self._stack.enter_async_context(self.home)
        await self._keep_the_port()
        await self.add_bed(self.node, "Ada")
        await self._make_dashboard()

    async def _keep_the_port(self) -> None:
        """Confirm the port, or a dialog asks for it in front of every page."""
        if (await self.home.command("http/config"))["pending"]:
            await self.home.command("http/config/promote")

    async def add_bed(self, node: FakeBedNode, sleeper: str) -> None:
        """Set up another bed, of somebody whom everyone may see."""
        await node.start()
        self._stack.push_async_callback(node.stop)
        flows = "/api/config/config_entries/flow"
        flow = await self.home.post(flows, {"handler": "sleep_twitch"})
        address = {"host": node.host, "port": node.port}
        form = await self.home.post(f"{flows}/{flow['flow_id']}", address)
        assert form["step_id"] == "sleeper", form
        made = await self.home.post(f"{flows}/{flow['flow_id']}", {"name": sleeper})
        assert made["type"] == "create_entry", made

    async def _make_dashboard(self) -> None:
        page = {"url_path": DASHBOARD, "title": "Sleep", "mode": "storage"}
        await self.home.command("lovelace/dashboards/create", **page)
        await self.show(CARD)

    async def show(self, card: Mapping[str, object]) -> None:
        """Make a card the only one of the dashboard."""
        grid = {"type": "grid", "column_span": 4, "cards": [card]}
        view = {"title": "Night", "type": "sections", "sections": [grid]}
        await self.home.command(
            "lovelace/config/save", url_path=DASHBOARD, config={"views": [view]}
        )


def keep_night(config: Path, kept: KeptNight) -> None:
    """Write a night where the integration will look for it."""
    database = open_database(config / "sleep_twitch" / "nights.db").connection
    with database:
        write_night(database, kept)
    database.close()


def keep_signal(config: Path, recording: Path, kept: KeptNight) -> None:
    """Write the raw night where the integration will look for it."""
    read = read_recording(recording)
    begin_us = to_us(kept.start)
    line = replace(read.timeline.lines[0], reference_utc_us=begin_us)
    context = NightContext(
        start_utc_us=begin_us,
        end_utc_us=to_us(kept.end),
        rules=RuleSet.WASM2016,
        sensitivity=3,
        scale_mg_per_count=read.scale_mg_per_count,
        nominal_rate_hz=read.nominal_rate_hz,
        sensor="synthetic",
        range_mg=2000,
        noise_ug_per_sqrt_hz=None,
        is_simulated=True,
        lines=(line,),
        presses=(),
        profile=None,
        empty=None,
    )
    samples = gather_samples(read.blocks(60.0))
    start = kept.start.replace(tzinfo=None)
    night = NightFile(samples=samples, context=context, start=start)
    RawNights(config / "sleep_twitch").write(
        BED, kept.start, lambda path: write_raw_night(path, night, ())
    )


def simulated_night(folder: Path) -> KeptNight:
    """Return a night of the synthetic bed, judged by the line itself."""
    recording = folder / RECORDING
    scenario = replace(find_scenario("demo"), rate_hz=RATE_HZ)
    write_edf(generate_night(scenario, seed=3), recording)
    settings = Settings(rules=RuleSet.WASM2016, sensitivity=3, chip=None)
    scored = score_recording(recording, settings)
    length = timedelta(seconds=scored.recording.duration_s)
    return KeptNight(
        bed=BED,
        sleeper="whoever set the bed up before",
        first_boot_id=1,
        last_boot_id=1,
        start=EVENING,
        end=EVENING + length,
        kind=kind_alone(scored.night.time_in_bed_s),
        provisional=False,
        simulated=True,
        night=scored.night,
        summary=scored.summary,
    )


def empty(folder: Path) -> Path:
    """Return the folder, made anew."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder
