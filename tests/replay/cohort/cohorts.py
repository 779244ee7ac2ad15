"""Folders of recordings, scored as a researcher does it."""

import csv
import os
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from tests.replay.replaying import SCRIPT, replay

COHORT_BIN: Final = Path(__file__).parents[3] / ".venv-cohort" / "bin"
MANY: Final = 18
"""Recordings of a run that takes its time."""
_PATIENCE_S: Final = 60


@dataclass(frozen=True, slots=True)
class Tables:
    """What a run wrote, and how it ended."""

    nights: bytes
    movements: bytes
    exit_code: int
    told: str
    """All of standard error."""


def scored(folder: Path, place: Path, *options: str, suffix: str = "csv") -> Tables:
    """Score a folder into two tables in a place of their own."""
    place.mkdir()
    nights, movements = place / f"nights.{suffix}", place / f"movements.{suffix}"
    done = replay(folder, "--table", nights, "--movements-table", movements, *options)
    assert nights.is_file(), done.stderr
    assert sorted(place.iterdir()) == [movements, nights]
    return Tables(
        nights.read_bytes(), movements.read_bytes(), done.returncode, done.stderr
    )


def rows_of(table: bytes) -> list[dict[str, str]]:
    """Return the rows of a CSV table."""
    return list(csv.DictReader(table.decode().splitlines()))


@contextmanager
def under_way(*arguments: str | Path) -> Iterator[subprocess.Popen[str]]:
    """Give a run that has begun, in a process group of its own as on a terminal."""
    command = [str(SCRIPT), *map(str, arguments)]
    with subprocess.Popen(
        command,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        # A shell's background jobs are deaf to Ctrl-C, and so is what they start.
        preexec_fn=_hear_ctrl_c,  # noqa: PLW1509 - no other thread runs here.
    ) as process:
        try:
            yield process
        finally:
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)


def _hear_ctrl_c() -> None:
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def wait_until(happened: Callable[[], bool]) -> None:
    """Wait for something that other processes do."""
    end_s = time.monotonic() + _PATIENCE_S
    while not happened():
        assert time.monotonic() < end_s, "it never came to pass"
        time.sleep(0.02)


def has_rows(table: Path, n_rows: int) -> bool:
    """Tell whether a CSV has as many rows below its head."""
    return table.is_file() and table.read_bytes().count(b"\n") > n_rows
