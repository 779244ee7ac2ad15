"""How long a backfill holds the event loop: `python -m bench.event_loop_backfill`.

A node that was out of reach for an hour hands over the hour while Home Assistant runs.
Every callback of the event loop is timed: by the clock on the wall, and by the
processor time of the loop's own thread, which a busy machine does not lengthen. Exit
code 1 when the longest of the latter misses its goal.
"""

import argparse
import asyncio
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final
from unittest.mock import patch

from homeassistant.core import HomeAssistant

from .ground import home, node, quiet_bed, write_recording
from .stream import Stream

GOAL_MS: Final = 5.0
RATE_HZ: Final = 100
PLAYED_IN_S: Final = 1.0
GIVE_UP_S: Final = 300.0


@dataclass(slots=True)
class Blocks:
    """What the callbacks of an event loop took, in milliseconds."""

    wall_ms: list[float] = field(default_factory=list)
    cpu_ms: list[float] = field(default_factory=list)
    longest: str = ""

    def take(self, wall_ms: float, cpu_ms: float, handle: asyncio.Handle) -> None:
        """Note one callback."""
        if cpu_ms > max(self.cpu_ms, default=0.0):
            self.longest = repr(handle)
        self.wall_ms.append(wall_ms)
        self.cpu_ms.append(cpu_ms)


@contextmanager
def watched_loop() -> Iterator[Blocks]:
    """Time every callback of the event loop."""
    blocks = Blocks()
    run = asyncio.Handle._run

    def timed_run(handle: asyncio.Handle) -> None:
        wall_s, cpu_s = time.perf_counter(), time.thread_time()
        run(handle)
        cpu_ms = (time.thread_time() - cpu_s) * 1000
        blocks.take((time.perf_counter() - wall_s) * 1000, cpu_ms, handle)

    with patch.object(asyncio.Handle, "_run", timed_run):
        yield blocks


async def backfill(hass: HomeAssistant, port: int, n_samples: int) -> Blocks:
    """Return how the loop was held while a node handed over what it kept."""
    stream = Stream(hass=hass, port=port)
    with watched_loop() as blocks:
        began_s = time.monotonic()
        task = asyncio.create_task(stream.follow())
        async with asyncio.timeout(GIVE_UP_S):
            await stream.received(n_samples)
        took_s = time.monotonic() - began_s
    task.cancel()
    await asyncio.wait((task,))
    print(f"{stream.n_samples} samples in {took_s:.1f} s, {stream.n_epochs} epochs")
    return blocks


async def measure(port: int, n_samples: int) -> float:
    """Print how long the loop was held, and return the longest block."""
    async with home() as hass:
        await asyncio.sleep(5)
        with watched_loop() as idle:
            await asyncio.sleep(5)
        blocks = await backfill(hass, port, n_samples)
    for name, taken in (("idle", idle), ("backfill", blocks)):
        cpu_ms, wall_ms = sorted(taken.cpu_ms), sorted(taken.wall_ms)
        print(
            f"{name:9} {len(cpu_ms):6} callbacks, longest {cpu_ms[-1]:6.2f} ms of "
            f"processor, {wall_ms[-1]:6.2f} ms on the wall; 99 % within "
            f"{cpu_ms[len(cpu_ms) * 99 // 100]:.2f} ms"
        )
    print(f"longest: {blocks.longest}")
    print(f"goal: {GOAL_MS} ms")
    return max(blocks.cpu_ms)


def main() -> bool:
    """Return whether the goal was missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--hours", type=float, default=1.0, help="to hand over")
    hours = parser.parse_args().hours
    counts = quiet_bed(hours * 3600)
    with (
        tempfile.TemporaryDirectory() as folder,
        node(
            recording=write_recording(Path(folder) / "bed.csv", counts),
            speed=hours * 3600 / PLAYED_IN_S,
        ) as port,
    ):
        return asyncio.run(measure(port, len(counts))) > GOAL_MS


if __name__ == "__main__":
    sys.exit(main())
