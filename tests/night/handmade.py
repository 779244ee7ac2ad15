"""Movements and epochs of a night, made by hand."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from custom_components.sleep_twitch.detector.models import (
    Epochs,
    Movement,
    MovementShape,
)
from custom_components.sleep_twitch.night.clocked import (
    ClockedEpochs,
    ClockedMovement,
    clocked_epochs,
    clocked_movements,
)
from custom_components.sleep_twitch.night.evidence import Ground
from custom_components.sleep_twitch.night.models import MovementKind, ScoredMovement
from custom_components.sleep_twitch.night.reason import reason
from custom_components.sleep_twitch.night.verdict import Verdict
from custom_components.sleep_twitch.wire.timeline import BootLine, Timeline
from tests.night.figures import FLOOR_MG, RATE_HZ, features_of

if TYPE_CHECKING:
    from collections.abc import Sequence

BOOT_ID: Final = 7
TIMELINE: Final = Timeline(
    origin_utc_us=0,
    lines=(
        BootLine(
            boot_id=BOOT_ID,
            reference_sample=0,
            reference_utc_us=0,
            us_per_sample=1e6 / RATE_HZ,
        ),
    ),
)
"""Sample 0 is second 0."""
EMPTY_MG: Final = FLOOR_MG
"""Heartbeat figure of the empty bed."""


def moved(
    onset_s: float,
    duration_s: float = 2.0,
    kind: MovementKind = MovementKind.LIMB_MOVEMENT,
    series: int | None = None,
) -> ScoredMovement:
    """Return a movement as a list would give it."""
    return ScoredMovement(
        onset_s=onset_s,
        duration_s=duration_s,
        kind=kind,
        peak_mg=None,
        confidence=None,
        series=series,
        reason=reason("listed"),
    )


def shaken(
    onset_s: float,
    duration_s: float,
    shape: MovementShape = MovementShape.LIMB,
    boot_id: int = BOOT_ID,
    **features: Any,  # noqa: ANN401  Any figure of a movement may be given.
) -> Movement:
    """Return a movement as the detector would give it."""
    return Movement(
        boot_id=boot_id,
        onset_sample=round(onset_s * RATE_HZ),
        active_samples=round(duration_s * RATE_HZ),
        shape=shape,
        features=features_of(shape, duration_s, **features),
    )


def verdict(
    kind: MovementKind,
    confidence: float = 0.9,
    rival: MovementKind = MovementKind.ENVIRONMENT,
    ground: Ground = Ground.LENGTH,
) -> Verdict:
    """Return a verdict as the trees would give it."""
    return Verdict(kind=kind, confidence=confidence, rival=rival, ground=ground)


def clocked(*movements: Movement) -> tuple[ClockedMovement, ...]:
    """Return movements with their seconds."""
    return clocked_movements(movements, TIMELINE)


def seconds(
    *stretches: tuple[float, float], seed: int = 1, boot_id: int = BOOT_ID
) -> Epochs:
    """Return one epoch a second: stretches of a length in s, each lifted by a factor.

    A factor of 1 is the empty bed, 0 a gap. Noise is that of 45 degrees of freedom in
    the heartbeat figure; a body adds an unrest of its own.
    """
    rng = np.random.default_rng(seed)
    lifts = np.concatenate([np.full(round(length), lift) for length, lift in stretches])
    present = lifts > 0
    n = len(lifts)
    scatter = np.where(lifts > 1, 0.25, 0.105)
    heartbeat_mg = EMPTY_MG * lifts * np.exp(rng.normal(0, 1, n) * scatter)
    breathing_mg = 0.1 * lifts**1.5 * np.exp(rng.normal(0, 0.3, n))
    columns: dict[str, Any] = {field.name: np.zeros(n) for field in fields(Epochs)}
    columns |= {
        "boot_id": np.full(n, boot_id, np.uint32),
        "first_sample": np.arange(n, dtype=np.int64) * RATE_HZ,
        "n_samples": np.full(n, RATE_HZ, np.int32),
        "valid_share": np.ones(n),
        "gravity_mg": np.tile([0.0, 0.0, 1000.0], (n, 1)),
        "heartbeat_mg": heartbeat_mg,
        "breathing_mg": breathing_mg,
        "body_evidence": np.full(n, np.nan),
    }
    return Epochs(**{name: column[present] for name, column in columns.items()})


def clocked_seconds(*stretches: tuple[float, float], seed: int = 1) -> ClockedEpochs:
    """Return the same with their seconds."""
    return clocked_epochs(seconds(*stretches, seed=seed), TIMELINE)


def fidgets(start_s: float, end_s: float, per_hour: float, seed: int) -> list[Movement]:
    """Return limb movements at random times."""
    rng = np.random.default_rng(seed)
    count = rng.poisson(per_hour * (end_s - start_s) / 3600)
    onsets_s = np.sort(rng.uniform(start_s, end_s, count)).tolist()
    return [shaken(onset_s, 1.5) for onset_s in onsets_s]


def in_order(movements: Sequence[Movement]) -> tuple[Movement, ...]:
    """Return movements by onset."""
    return tuple(sorted(movements, key=lambda movement: movement.onset_sample))
