"""How large movements are at the sensor, by where it is mounted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from ..synthetic_bed.models import TrueKind

if TYPE_CHECKING:
    from .doings import Doing
    from .plan import Mount, NightPlan, Range

_HEART: Final[dict[Mount, Range]] = {
    "frame": (0.1, 1.0),
    "slat": (0.3, 3.0),
    "topper": (1.0, 10.0),
}
_LIMB: Final[dict[Mount, Range]] = {
    "frame": (0.5, 20.0),
    "slat": (2.0, 60.0),
    "topper": (10.0, 200.0),
}
_JERK: Final[dict[Mount, Range]] = {
    "frame": (10.0, 200.0),
    "slat": (20.0, 400.0),
    "topper": (50.0, 600.0),
}
_TURN: Final[dict[Mount, Range]] = {
    "frame": (20.0, 500.0),
    "slat": (50.0, 1000.0),
    "topper": (80.0, 1500.0),
}
_TILT: Final[dict[Mount, Range]] = {
    "frame": (0.5, 5.0),
    "slat": (3.0, 30.0),
    "topper": (10.0, 100.0),
}
_LEG_WEIGHT: Final = 2.0
"""Legs lie nearer to the sensor than the middle of the published ranges."""
_TWITCH_TIMES_REST: Final = (1.5, 10.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sizes:
    """Peaks in milli-g that this person makes on this bed."""

    heart_mg: float
    limb: Range
    jerk: Range
    turn: Range
    tilt_mg: float

    def peak_mg(self, doing: Doing, rng: np.random.Generator) -> float:
        """Return the peak of one movement, within the range of its kind."""
        if doing.kind is TrueKind.LIMB_MOVEMENT:
            return _around(self.limb, doing.weight * _LEG_WEIGHT, rng, spread=0.25)
        if doing.kind is TrueKind.HYPNIC_JERK:
            return _around(self.jerk, doing.weight, rng, spread=0.3)
        return _around(self.turn, doing.weight, rng, spread=0.2)


def draw_sizes(plan: NightPlan, rng: np.random.Generator) -> Sizes:
    """Return one person's sizes: a light sleeper on a stiff bed makes all smaller."""
    bed = rng.lognormal(0.0, 0.35)
    loudness = bed * plan.drive
    low, high = _HEART[plan.mount]
    heart_mg = np.exp(rng.normal(np.log(np.sqrt(low * high)), np.log(high / low) / 7))
    return Sizes(
        heart_mg=float(np.clip(heart_mg * bed, low, high)),
        limb=_scaled(_LIMB[plan.mount], loudness),
        jerk=_scaled(_JERK[plan.mount], loudness),
        turn=_scaled(_TURN[plan.mount], loudness),
        tilt_mg=float(np.exp(rng.uniform(*np.log(_TILT[plan.mount])))),
    )


def twitch_envelope_mg(resting_mg: float, rng: np.random.Generator) -> float:
    """Return how large a twitch's envelope is: some multiple of the resting one."""
    low, high = _TWITCH_TIMES_REST
    return float(resting_mg * np.exp(rng.uniform(np.log(low), np.log(high))))


def _around(
    limits: Range, weight: float, rng: np.random.Generator, *, spread: float
) -> float:
    low, high = limits
    middle = np.sqrt(low * high) * weight * rng.lognormal(0.0, spread)
    return float(np.clip(middle, low, high))


def _scaled(limits: Range, factor: float) -> Range:
    return limits[0] * factor, limits[1] * factor
