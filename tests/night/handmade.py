"""Movements of a night, made by hand."""

from __future__ import annotations

from custom_components.sleep_twitch.night.models import MovementKind, ScoredMovement
from custom_components.sleep_twitch.night.reason import reason


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
