"""Nights kept on disk, so that each is generated once."""

from __future__ import annotations

import hashlib
import os
import pickle
from pathlib import Path
from typing import TYPE_CHECKING, Final

from ..second_bed import NightPlan, compose_night
from ..synthetic_bed import SyntheticNight, generate_night

if TYPE_CHECKING:
    from .evaluation_set import EvaluationNight

_ROOT: Final = Path(__file__).parents[2]
_FOLDER: Final = _ROOT / ".build" / "nights"


def cached_night(wanted: EvaluationNight) -> SyntheticNight:
    """Return a night, from disk if the same code has generated it before."""
    path = _FOLDER / f"{wanted.name}-{_fingerprint(wanted)}.night"
    if path.is_file():
        # Only this function writes here, and a name holds the hash of what made it.
        return _own(pickle.loads(path.read_bytes()))  # noqa: S301
    night = _generated(wanted)
    _FOLDER.mkdir(parents=True, exist_ok=True)
    for old in _FOLDER.glob(f"{wanted.name}-*.night"):
        old.unlink()
    unfinished = path.with_suffix(f".{os.getpid()}")
    unfinished.write_bytes(pickle.dumps(night))
    unfinished.rename(path)
    return night


def _generated(wanted: EvaluationNight) -> SyntheticNight:
    if isinstance(wanted.scenario, NightPlan):
        return compose_night(wanted.scenario, wanted.seed)
    return generate_night(wanted.scenario, wanted.seed)


def _own(loaded: object) -> SyntheticNight:
    if not isinstance(loaded, SyntheticNight):
        raise TypeError(f"the cache holds a {type(loaded).__name__}, not a night")
    return loaded


def _fingerprint(wanted: EvaluationNight) -> str:
    """Return a hash of the simulator's sources and of what is asked of it."""
    digest = hashlib.sha256(repr((wanted.scenario, wanted.seed)).encode())
    is_second = isinstance(wanted.scenario, NightPlan)
    folder = _ROOT / "bench" / ("second_bed" if is_second else "synthetic_bed")
    for source in sorted(folder.glob("*.py")):
        digest.update(source.read_bytes())
    return digest.hexdigest()[:12]
