"""The node's firmware as a process of this machine."""

import asyncio
import os
import subprocess
from pathlib import Path
from typing import Self

REPOSITORY = Path(__file__).resolve().parents[3]
BUILD_SCRIPT = REPOSITORY / "scripts" / "lib" / "build_host_node.sh"
START_S = 3.0
"""A recording that the firmware refuses ends it within this time."""


class NodeError(RuntimeError):
    """The firmware did not build or ended; the message is what it said."""


def build_node() -> Path:
    """Return the path of the firmware's binary, built when it is not current."""
    built = subprocess.run(
        [BUILD_SCRIPT], check=False, stdout=subprocess.PIPE, text=True
    )
    if built.returncode:
        code = built.returncode
        msg = f"the firmware did not build: {BUILD_SCRIPT.name} ended with {code}"
        raise NodeError(msg)
    return Path(built.stdout.strip().splitlines()[-1])


class Node:
    """A bed node that plays a recording, on a port of loopback."""

    def __init__(
        self, binary: Path, recording: Path, *, port: int, speed: float, log: Path
    ) -> None:
        """Hold what the process will be started with."""
        self.port = port
        self._binary = binary
        self._log = log
        self._settings = {
            "BED_MOTION_RECORDING": str(recording),
            "BED_MOTION_SPEED": repr(speed),
            "BED_MOTION_PORT": str(port),
        }
        self._process: asyncio.subprocess.Process | None = None

    async def __aenter__(self) -> Self:
        """Start, and see that it stays up."""
        with self._log.open("wb") as log:
            self._process = await asyncio.create_subprocess_exec(
                self._binary,
                stdout=log,
                stderr=log,
                env=os.environ | self._settings,
                start_new_session=True,
            )
        try:
            await asyncio.wait_for(self._process.wait(), START_S)
        except TimeoutError:
            return self
        raise NodeError(self._log.read_text(errors="replace").strip())

    async def __aexit__(self, *_: object) -> None:
        """Stop."""
        if self._process and self._process.returncode is None:
            self._process.terminate()
            await self._process.wait()
