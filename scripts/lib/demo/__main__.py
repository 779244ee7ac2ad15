"""Run the demonstration."""

import asyncio
import signal
import subprocess
import sys
from pathlib import Path

from home import Home, HomeError, free_port, fresh

from .bedroom import DASHBOARD, Bedroom
from .evening import watch
from .node import Node, NodeError, build_node
from .options import Options

REPOSITORY = Path(__file__).resolve().parents[3]
FOLDER = REPOSITORY / ".build" / "demo"
NODE_PORT = 16053


def say(text: str) -> None:
    """Tell the person at the terminal."""
    sys.stdout.write(f"demo: {text}\n")
    sys.stdout.flush()


def made_up_night() -> Path:
    """Return a simulated night, made on first use."""
    night = FOLDER / "night.edf"
    if not night.exists():
        say("making up a night")
        truth = night.with_suffix(".json")
        command = ["-m", "bench.synthetic_bed", "--scenario", "demo", "--seed", "1"]
        subprocess.run(
            [sys.executable, *command, night, "--truth", truth],
            check=True,
            cwd=REPOSITORY,
        )
    return night


async def demonstrate(options: Options) -> None:
    """Start both, say what to look at, and stay until Ctrl-C or the night's end."""
    _end_in_order_on_signals()
    FOLDER.mkdir(parents=True, exist_ok=True)
    recording = options.recording or made_up_night()
    say("building the node's firmware for this machine")
    binary = build_node()
    home = Home(
        fresh(FOLDER / "home"), free_port(options.port), name="Sleep Twitch demo"
    )
    say("starting the node and Home Assistant (about 20 s)")
    async with (
        home,
        Node(
            binary,
            recording,
            port=free_port(NODE_PORT),
            speed=options.speed,
            log=FOLDER / "node.log",
        ) as node,
    ):
        bedroom = Bedroom(home)
        await bedroom.set_up_node(node.port)
        await bedroom.lay_out_dashboard()
        say(f"open {home.url}/{DASHBOARD} in a browser here; no login is needed.")
        say("It shows the night's card, and tonight's figures as they grow;")
        say("Settings > Devices & services > Sleep Twitch shows bed and sleeper.")
        await watch(bedroom, recording, options, say)


def _end_in_order_on_signals() -> None:
    """Let Ctrl-C and a plain kill end the node and Home Assistant as well."""
    task = asyncio.current_task()
    if task is None:
        return
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, task.cancel)


def main() -> int:
    """Return the process's exit code."""
    options = Options.parse(sys.argv[1:])
    try:
        asyncio.run(demonstrate(options))
    except asyncio.CancelledError:
        say("stopped.")
    except (HomeError, NodeError) as err:
        say(str(err))
        return 2 if isinstance(err, NodeError) else 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
