"""Make processes of Home Assistant in a fraction of a second each.

A program, not a module: most of a start of Home Assistant goes into loading modules, so
it loads them once and forks for every start. The child is `hass` from its first line
on: its own process, its own memory, its own files.

    forge.py record MODULES CONFIG     runs once, and writes which modules it loaded
    forge.py serve MODULES             loads them; then takes orders on standard input:
                                       "start CONFIG" answers a process's id, "wait ID"
                                       its exit code once it has ended, negative for a
                                       signal
"""

import importlib
import os
import sys
from contextlib import suppress
from pathlib import Path


def record(modules: Path, config: Path) -> int:
    """Run Home Assistant to its end, and write which modules it loaded."""
    code = run_home(config)
    ours = ("__main__", "custom_components")
    names = [name for name in sys.modules if not name.startswith(ours)]
    modules.write_text("\n".join(names))
    return code


def serve(modules: Path) -> int:
    """Load the modules, then start and await processes as ordered."""
    # The first of all: it puts a package of its own in another one's place.
    for name in ("homeassistant.__main__", *modules.read_text().splitlines()):
        # What does not load here is loaded, or missed, by the child itself.
        with suppress(Exception):
            importlib.import_module(name)
    tell("ready")
    for order in sys.stdin:
        verb, argument = order.rstrip("\n").split(" ", 1)
        if verb == "start":
            tell(fork(Path(argument)))
        else:
            _, status = os.waitpid(int(argument), 0)
            tell(os.waitstatus_to_exitcode(status))
    return 0


def fork(config: Path) -> int:
    """Return the id of a new process of Home Assistant."""
    if child := os.fork():
        return child
    os.setsid()
    log = os.open(config / "process.log", os.O_CREAT | os.O_APPEND | os.O_WRONLY, 0o644)
    nothing = os.open(os.devnull, os.O_RDONLY)
    for ours, standard in ((nothing, 0), (log, 1), (log, 2)):
        os.dup2(ours, standard)
    code = run_home(config)
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


def run_home(config: Path) -> int:
    """Run what the command `hass` runs."""
    # Only here: loading it takes a while, and not every run of this program needs it.
    from homeassistant.__main__ import main  # noqa: PLC0415

    sys.argv = ["hass", "--skip-pip", "-c", str(config)]
    return main()


def tell(answer: object) -> None:
    """Answer an order."""
    sys.stdout.write(f"{answer}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    _, verb, modules, *config = sys.argv
    if verb == "record":
        sys.exit(record(Path(modules), Path(config[0])))
    sys.exit(serve(Path(modules)))
