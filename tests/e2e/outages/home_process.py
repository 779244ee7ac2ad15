"""Home Assistant as a process that is started, stopped and killed all night."""

import asyncio
import os
import signal
import subprocess
import sys
import threading
from pathlib import Path
from typing import Final

FORGE: Final = Path(__file__).with_name("forge.py")
STOPS_WITHIN_S: Final = 60.0


def forge_command(verb: str, *arguments: Path) -> tuple[Path | str, ...]:
    """Return the command line of the forge."""
    return (sys.executable, "-P", FORGE, verb, *arguments)


class Forge:
    """A process that has the modules of Home Assistant loaded, and forks."""

    def __init__(self, modules: Path) -> None:
        """Take the list of modules that a run before wrote, and load them."""
        self._process = subprocess.Popen(
            forge_command("serve", modules),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        self._lock = threading.Lock()
        ready = self._answer()
        assert ready == "ready"

    def close(self) -> None:
        """End the forge; what it forked is ended by whoever asked for it."""
        self._process.communicate()

    async def ask(self, order: str) -> int:
        """Return the answer to an order."""
        return await asyncio.to_thread(self._ask, order)

    def _ask(self, order: str) -> int:
        with self._lock:
            assert self._process.stdin
            self._process.stdin.write(f"{order}\n")
            self._process.stdin.flush()
            return int(self._answer())

    def _answer(self) -> str:
        assert self._process.stdout
        answer = self._process.stdout.readline()
        assert answer, "the forge has ended"
        return answer.strip()


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
