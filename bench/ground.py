"""What the measurements of the stream stand on: a real node and a real Home Assistant.

The node is the project's firmware, in a process of its own so that its work is not
counted here; Home Assistant runs in this one, with its recorder on SQLite.
"""

import asyncio
import os
import socket
import subprocess
import tempfile
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from typing import Final

import numpy as np
from homeassistant.bootstrap import async_setup_hass
from homeassistant.core import HomeAssistant
from homeassistant.runner import RuntimeConfig
from numpy.typing import NDArray

ROOT: Final = Path(__file__).parents[1]
STARTS_WITHIN_S: Final = 10.0
NODE_MAC: Final = "06:35:69:ab:f6:79"

CONFIGURATION: Final = """\
homeassistant:
recorder:
sensor:
logger:
  default: error
"""


@contextmanager
def node(**settings: object) -> Iterator[int]:
    """Run a bed node and give the port that it listens on.

    The settings are those of docs/simulator.md, without their prefix: `speed=60`.
    """
    program = subprocess.run(
        [ROOT / "scripts" / "lib" / "build_host_node.sh"],
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    ).stdout.strip()
    port = free_port()
    variables = {f"BED_MOTION_{name.upper()}": str(it) for name, it in settings.items()}
    with tempfile.TemporaryDirectory() as folder:
        process = subprocess.Popen(
            [program],
            env=os.environ
            | variables
            | {"BED_MOTION_PORT": str(port), "ESPHOME_PREFDIR": folder},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            _wait_until_it_listens(port)
            yield port
        finally:
            process.kill()
            process.wait()


@asynccontextmanager
async def home() -> AsyncIterator[HomeAssistant]:
    """Run a Home Assistant that has a recorder and nothing to do."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "configuration.yaml").write_text(CONFIGURATION)
        hass = await async_setup_hass(RuntimeConfig(config_dir=folder, skip_pip=True))
        if hass is None:
            raise RuntimeError("Home Assistant did not start")
        await hass.async_start()
        await hass.async_block_till_done()
        try:
            yield hass
        finally:
            await hass.async_stop(force=True)


def quiet_bed(duration_s: float, rate_hz: int = 100) -> NDArray[np.int16]:
    """Return counts of a bed with a sleeper who lies still, on a chip of 70 ug/rtHz."""
    rng = np.random.default_rng(20)
    time_s = np.arange(round(duration_s * rate_hz)) / rate_hz
    breath = 6.0 * np.sin(2 * np.pi * 0.24 * time_s)
    heart = 10.0 * np.sin(2 * np.pi * 5.0 * time_s) * np.exp(-8.0 * (time_s % 0.97))
    noise = rng.normal(0.0, 8.1, (len(time_s), 3))
    level = np.array([500.0, -300.0, 16_200.0])
    signal = level + noise + np.outer(breath, [1.0, 0.4, 0.1])
    signal += np.outer(heart, [0.5, 1.0, 0.3])
    return np.round(signal).astype(np.int16)


def write_recording(path: Path, counts: NDArray[np.int16], rate_hz: int = 100) -> Path:
    """Write counts of 0.061 mg as a CSV that the node can play."""
    time_s = np.arange(len(counts)) / rate_hz
    np.savetxt(
        path,
        np.column_stack((time_s, counts * 0.061)),
        fmt=["%.3f", "%.4f", "%.4f", "%.4f"],
        delimiter=",",
        header="time_s,x_mg,y_mg,z_mg",
        comments="",
    )
    return path


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


async def cpu_of(duration_s: float) -> float:
    """Return the processor time, in seconds, that this process takes meanwhile."""
    before_s = time.process_time()
    await asyncio.sleep(duration_s)
    return time.process_time() - before_s


def _wait_until_it_listens(port: int) -> None:
    deadline_s = time.monotonic() + STARTS_WITHIN_S
    while time.monotonic() < deadline_s:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise RuntimeError(f"the node does not listen on port {port}")
