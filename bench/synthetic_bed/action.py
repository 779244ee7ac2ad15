"""A body in motion: every planned movement, drawn and made as large as it should be."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from . import forces
from .models import Source, TrueKind

if TYPE_CHECKING:
    from .bed import Levels
    from .render import Felt, Renderer
    from .rest import Body
    from .timetable import Planned

_BIAS: Final = {
    "getting in": 0.2,
    "getting out": 0.2,
    "large movement": -0.1,
    "restless bout": -0.1,
    "fidget": 0.05,
    "limb_movement": 0.07,
}
"""Shift within the mount's range, as a share of it in decades, by kind and detail."""


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Acted:
    """One movement as the sensor's place feels it."""

    onset_s: float
    """True seconds."""
    duration_s: float
    kind: TrueKind
    detail: str
    source: Source
    periodic: bool
    felt: Felt
    envelope_mg: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Strength:
    """How large the movements of one body are at the sensor."""

    levels: Levels
    loudness: float
    limb_spread: float
    coupling: float
    """1 for the sleeper, less for a partner."""
    twitch_ratio: tuple[float, float]
    resting_envelope_mg: float


def act(
    rng: np.random.Generator, body: Body, strength: Strength, renderer: Renderer
) -> list[Acted]:
    """Draw every movement of a body, in order."""
    habit = forces.draw_habit(rng)
    return [
        _perform(rng, move, body, strength, habit, renderer)
        for move in body.timetable.movements
    ]


def _perform(
    rng: np.random.Generator,
    move: Planned,
    body: Body,
    strength: Strength,
    habit: forces.Habit,
    renderer: Renderer,
) -> Acted:
    force = _draw_force(rng, move, habit, renderer.grid_hz)
    posture = int(body.postures.at(np.array([move.onset_s]))[0])
    mixed = body.postures.mixings[posture] @ force.samples
    stiffness = float(body.postures.stiffnesses[posture])
    felt = renderer.feel(mixed, move.onset_s, body.source, stiffness)
    envelope_mg = renderer.envelope_mg(felt)
    if move.kind is TrueKind.SMALL_TWITCH:
        scale = _twitch_scale(rng, strength, felt.peak_mg, envelope_mg)
    else:
        wanted_mg = _peak_mg(rng, move, strength) * body.postures.gains[posture]
        scale = wanted_mg / felt.peak_mg
    first, end = force.active
    return Acted(
        onset_s=move.onset_s + first / renderer.grid_hz,
        duration_s=(end - first) / renderer.grid_hz,
        kind=move.kind,
        detail=move.detail,
        source=body.source,
        periodic=move.periodic,
        felt=felt.scaled(scale),
        envelope_mg=envelope_mg * scale,
    )


def _draw_force(
    rng: np.random.Generator, move: Planned, habit: forces.Habit, hz: float
) -> forces.Force:
    if move.kind is TrueKind.HYPNIC_JERK:
        return forces.jerk(rng, hz)
    if move.kind is TrueKind.SMALL_TWITCH:
        return forces.twitch(rng, hz, habit)
    if move.kind is TrueKind.LIMB_MOVEMENT:
        return forces.limb(rng, hz, move.duration_s, habit)
    return forces.body(rng, hz, move.duration_s)


def _peak_mg(rng: np.random.Generator, move: Planned, strength: Strength) -> float:
    """Return a peak within the mount's range, around this bed's place in it."""
    ranges = {
        TrueKind.HYPNIC_JERK: (strength.levels.jerk, 0.15),
        TrueKind.LIMB_MOVEMENT: (strength.levels.limb, strength.limb_spread),
    }
    (low, high), spread = ranges.get(move.kind, (strength.levels.turn, 0.12))
    place = 0.3 + 0.4 * strength.loudness + _BIAS.get(str(move.kind), 0.0)
    place += _BIAS.get(move.detail, 0.0)
    share = float(np.clip(place + rng.normal(0, spread), 0, 1))
    return float(low * (high / low) ** share * strength.coupling)


def _twitch_scale(
    rng: np.random.Generator, strength: Strength, peak_mg: float, envelope_mg: float
) -> float:
    """Return the factor to some times the resting level, but never to a jerk's size."""
    low, high = np.log(strength.twitch_ratio)
    wanted_mg = np.exp(rng.uniform(low, high)) * strength.resting_envelope_mg
    largest_peak_mg = 0.6 * strength.levels.jerk[0]
    return float(
        min(wanted_mg * strength.coupling / envelope_mg, largest_peak_mg / peak_mg)
    )
