"""Home Assistant as a process that is started, stopped and killed all night."""

import asyncio
import os
import signal
import sys
from asyncio.subprocess import DEVNULL, PIPE, Process
from pathlib import Path
from typing import Final, Self

FORGE: Final = Path(__file__).with_name("forge.py")
STOPS_WITHIN_S: Final = 60.0


def forge_command(verb: str, *arguments: Path) -> tuple[Path | str, ...]:
    """Return the command line of the forge."""
    return (sys.executable, "-P", FORGE, verb, *arguments)


class Forge:
    """A process that has the modules of Home Assistant loaded, and forks."""

    def __init__(self, modules: Path) -> None:
        """Take the list of modules that a run before wrote."""
        self._modules = modules
        self._process: Process | None = None
        self._lock = asyncio.Lock()

    async def __aenter__(self) -> Self:
        """Load the modules."""
        self._process = await asyncio.create_subprocess_exec(
            *forge_command("serve", self._modules),
            stdin=PIPE,
            stdout=PIPE,
            stderr=DEVNULL,
        )
        ready = await self._answer()
        assert ready == "ready"
        return self

    async def __aexit__(self, *_: object) -> None:
        """End the forge; what it forked is ended by whoever asked for it."""
        if self._process and self._process.stdin:
            self._process.stdin.close()
            await self._process.wait()

    async def ask(self, order: str) -> int:
        """Return the answer to an order."""
        async with self._lock:
            assert self._process
            assert self._process.stdin
            self._process.stdin.write(f"{order}\n".encode())
            return int(await self._answer())

    async def _answer(self) -> str:
        assert self._process
        assert self._process.stdout
        answer = await self._process.stdout.readline()
        assert answer, "the forge has ended"
        return answer.decode().strip()


class HomeProcess:
    """One configuration of Home Assistant, run by one process after the other."""

    def __init__(self, forge: Forge, config: Path) -> None:
        """Prepare; `start` starts."""
        self.config = config
        self._forge = forge
        self._pid: int | None = None

    @property
    def is_started(self) -> bool:
        """Return whether a process was started and not ended by us."""
        return self._pid is not None

    @property
    def log(self) -> str:
        """Return all that the processes wrote."""
        return (self.config / "process.log").read_text(errors="replace")

    @property
    def complaints(self) -> list[str]:
        """Return what of the log tells of a fault of the integration's own."""
        return [
            line
            for line in self.log.splitlines()
            if ("ERROR" in line and "sleep_twitch" in line)
            or "custom_components/sleep_twitch/" in line
        ]

    async def start(self) -> None:
        """Start a process; it is not up yet when this returns."""
        assert self._pid is None
        self._pid = await self._forge.ask(f"start {self.config}")

    async def kill(self) -> None:
        """End the process between two instructions."""
        code = await self._end(signal.SIGKILL)
        assert code in (0, -signal.SIGKILL), f"it had ended with {code}:\n{self.log}"

    async def stop(self) -> None:
        """End the process in order."""
        code = await asyncio.wait_for(self._end(signal.SIGTERM), STOPS_WITHIN_S)
        # A process that is asked so early that nobody listens yet dies of it.
        assert code in (0, -signal.SIGTERM), f"it ended with {code}:\n{self.log}"

    async def end_if_started(self) -> None:
        """Leave nothing behind, whatever happened before."""
        if self._pid is not None:
            await self._end(signal.SIGKILL)

    async def _end(self, how: signal.Signals) -> int:
        assert self._pid is not None
        pid, self._pid = self._pid, None
        os.kill(pid, how)
        return await self._forge.ask(f"wait {pid}")
