"""The detectors that are judged, each from a night to an answer."""

from __future__ import annotations

import json
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Final

from ..synthetic_bed import write_csv, write_edf
from .answer import Answer, read_answer
from .textbook import textbook

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..synthetic_bed import SyntheticNight

_REPLAY: Final = Path(__file__).parents[2] / "scripts" / "replay"


def replay(night: SyntheticNight) -> Answer:
    """Return what the product says of a night, from a file through its own script.

    As EDF; a night with gaps as CSV, which can show them.
    """
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / ("night.csv" if night.gaps else "night.edf")
        (write_csv if night.gaps else write_edf)(night, path)
        command = [str(_REPLAY), str(path), "--json", "--chip", night.truth.chip]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise RuntimeError(f"replay left with {done.returncode}: {done.stderr.strip()}")
    return read_answer(json.loads(done.stdout))


SYSTEMS: Final[dict[str, Callable[[SyntheticNight], Answer]]] = {
    "replay": replay,
    "textbook": textbook,
}
