"""scripts/replay, run as a person runs it."""

import json
import subprocess
from pathlib import Path
from typing import Any, Final

SCRIPT: Final = Path(__file__).parents[2] / "scripts" / "replay"


def replay(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Return what the script printed and how it ended."""
    command = [str(SCRIPT), *map(str, arguments)]
    return subprocess.run(
        command, check=False, capture_output=True, text=True, timeout=110
    )


def replayed(*arguments: str | Path) -> dict[str, Any]:
    """Return the JSON document of a run that went well."""
    done = replay(*arguments, "--json")
    assert done.returncode == 0, done.stderr
    document: dict[str, Any] = json.loads(done.stdout)
    return document


def refused(*arguments: str | Path) -> str:
    """Return the one line of a run that was refused."""
    done = replay(*arguments, "--json")
    assert done.returncode == 2, done.stderr
    assert done.stdout == ""
    (line,) = done.stderr.splitlines()
    return line
