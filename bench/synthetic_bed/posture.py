"""Postures: how a body lies, what of it reaches the sensor, how the bed tilts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from .bed import Mount
from .models import TrueKind

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from .sleep_plan import SleepPlan
    from .timetable import Planned

_LEAN_MG: Final = {
    Mount.FRAME: (0.5, 5.0),
    Mount.SLAT: (4.0, 50.0),
    Mount.TOPPER: (15.0, 150.0),
}
"""How far a lying body tilts the sensor, as acceleration: 17.5 mg is one degree."""
_NEW_POSTURE: Final = {"turn", "turn after a jerk", "restless bout", "getting in"}
_EASE: Final = np.linspace(0, 1, 13)


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Postures:
    """One row a posture, in order of time."""

    starts_s: NDArray[np.floating]
    gains: NDArray[np.floating]
    """Factor on everything the body does."""
    mixings: NDArray[np.floating]
    """Shape (n, 3, 3): from the body's axes to the bed's."""
    stiffnesses: NDArray[np.floating]
    """Factor on the frequency of the bed's modes: a body loads it elsewhere."""
    leans_mg: NDArray[np.floating]
    """Shape (n, 3): tilt of the bed as acceleration; zero when it is empty."""
    eases_s: NDArray[np.floating]
    """How long it takes to come into the posture."""

    def at(self, moments_s: NDArray[np.floating]) -> NDArray[np.intp]:
        """Return the number of the posture at each moment."""
        found = np.searchsorted(self.starts_s, moments_s, side="right") - 1
        return np.asarray(np.maximum(found, 0))

    def lean_mg(self, times_s: NDArray[np.floating]) -> NDArray[np.floating]:
        """Return the tilt at each time, shape (3, n): a smooth step at every change."""
        ease = _EASE**2 * (3 - 2 * _EASE)
        knots_s, levels = [np.array([-1.0])], [self.leans_mg[:1]]
        for number in range(1, len(self.starts_s)):
            before, after = self.leans_mg[number - 1], self.leans_mg[number]
            start_s = max(self.starts_s[number], knots_s[-1][-1] + 1e-3)
            knots_s.append(start_s + _EASE * self.eases_s[number])
            levels.append(before + np.outer(ease, after - before))
        moments_s, values = np.concatenate(knots_s), np.concatenate(levels)
        return np.array([np.interp(times_s, moments_s, values[:, a]) for a in range(3)])


def draw_postures(
    rng: np.random.Generator,
    mount: Mount,
    mixing: NDArray[np.floating],
    plan: SleepPlan,
    movements: tuple[Planned, ...],
) -> Postures:
    """Draw a new posture for every turn; the first row is the bed before it all."""
    starts_s, eases_s = [0.0], [1.0]
    leans = [_draw_lean(rng, mount) * bool(plan.in_bed and plan.in_bed[0].start_s <= 0)]
    for move in movements:
        leaves = move.detail == "getting out"
        if not (leaves or move.detail in _NEW_POSTURE):
            continue
        starts_s.append(move.onset_s)
        eases_s.append(max(move.duration_s, 0.5))
        leans.append(np.zeros(3) if leaves else _next_lean(rng, mount, leans[-1], move))
    count = len(starts_s)
    turned = np.eye(3) + rng.normal(0, 0.25, (count, 3, 3))
    return Postures(
        starts_s=np.array(starts_s),
        gains=np.exp(rng.normal(0, 0.22, count)),
        mixings=mixing @ turned,
        stiffnesses=np.exp(rng.normal(0, 0.015, count)),
        leans_mg=np.array(leans),
        eases_s=np.array(eases_s),
    )


def with_gain_step(postures: Postures, moment_s: float, factor: float) -> Postures:
    """Return the same postures, coupled by another factor from a moment on."""
    row = int(postures.at(np.array([moment_s]))[0])
    order = np.insert(np.arange(len(postures.starts_s)), row + 1, row)
    starts_s = postures.starts_s[order]
    starts_s[row + 1] = moment_s
    gains = postures.gains[order]
    gains[row + 1 :] *= factor
    return Postures(
        starts_s=starts_s,
        gains=gains,
        mixings=postures.mixings[order],
        stiffnesses=postures.stiffnesses[order],
        leans_mg=postures.leans_mg[order],
        eases_s=postures.eases_s[order],
    )


def _next_lean(
    rng: np.random.Generator,
    mount: Mount,
    lean: NDArray[np.floating],
    move: Planned,
) -> NDArray[np.floating]:
    share = 1.0 if move.kind is TrueKind.BED_TRANSITION else rng.uniform(0.15, 0.8)
    return np.asarray(lean + share * (_draw_lean(rng, mount) - lean))


def _draw_lean(rng: np.random.Generator, mount: Mount) -> NDArray[np.floating]:
    low, high = np.log(_LEAN_MG[mount])
    direction = rng.normal(0, 1, 3) * (1, 1, 0.05)
    size_mg = np.exp(rng.uniform(low, high))
    return np.asarray(direction / np.linalg.norm(direction) * size_mg)
