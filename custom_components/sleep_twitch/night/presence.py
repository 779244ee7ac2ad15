"""Who is in bed when: stretches between large movements, told from an empty bed."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from .doors import find_doors
from .emptiness import best_verdict, is_nobodys
from .models import Interval
from .reason import reason
from .stretches import LEAST_MG, cut_into_stretches

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from .clocked import ClockedEpochs, ClockedMovement
    from .doors import Door
    from .emptiness import Verdict
    from .models import Reason
    from .params import PresenceParams
    from .stretches import Stretch


@dataclass(frozen=True, slots=True, kw_only=True)
class EmptyBed:
    """What a bed shows while nobody is in it; learned from nights before."""

    heartbeat_mg: float
    breathing_mg: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Presence:
    """When somebody was in bed, and how that is known."""

    in_bed: tuple[Interval, ...]
    transitions: tuple[Interval, ...]
    """Movements of getting in and out."""
    is_known: bool
    """False while the empty bed is unknown: then all of it counts as in bed."""
    empty: EmptyBed | None
    """Level of the empty bed as this recording shows it."""
    reason: Reason


def find_presence(
    epochs: ClockedEpochs,
    movements: Sequence[ClockedMovement],
    known: EmptyBed | None,
    params: PresenceParams,
) -> Presence:
    """Return when somebody was in bed.

    Nobody gets in or out without a large movement, so the night is cut there, and
    each stretch is empty or not as a whole. Speaking for an empty bed: rest at the
    lowest level of heartbeat and breathing that the bed shows, and no movements.
    That level is known from nights before, or it is what a stretch of this one
    shows; then the reading that explains the night best wins.

    Parameters
    ----------
    epochs : ClockedEpochs
        All of the session, at least one.
    movements : sequence of ClockedMovement
        In order of time.
    known : EmptyBed, optional
        The level from nights before.
    params : PresenceParams
        Bounds and costs.

    Returns
    -------
    Presence
        With nothing that tells the empty bed, all of the time counts as in bed.
    """
    start_s, end_s = float(epochs.start_s[0]), float(epochs.end_s[-1])
    if not movements:
        return _nobody("no_movement", known)
    doors = find_doors(movements, epochs.gaps, params)
    stretches = cut_into_stretches(epochs, movements, doors, params)
    if is_nobodys(stretches, doors, movements, params):
        return _nobody("nobody_all_along", known)
    verdict = best_verdict(stretches, doors, _levels_of(known), params)
    if verdict is None:
        whole = Interval(start_s=start_s, end_s=end_s)
        return Presence(
            in_bed=(whole,),
            transitions=(),
            is_known=False,
            empty=known,
            reason=reason("empty_bed_unknown"),
        )
    in_bed = _stays(verdict.is_empty, doors, start_s, end_s)
    heartbeat_mg, breathing_mg = np.exp(verdict.levels).tolist()
    return Presence(
        in_bed=in_bed,
        transitions=_transitions(verdict.is_empty, doors),
        is_known=True,
        empty=EmptyBed(heartbeat_mg=heartbeat_mg, breathing_mg=breathing_mg),
        reason=_reason(in_bed, stretches, verdict),
    )


def _nobody(code: str, known: EmptyBed | None) -> Presence:
    return Presence(
        in_bed=(), transitions=(), is_known=True, empty=known, reason=reason(code)
    )


def _levels_of(known: EmptyBed | None) -> NDArray[np.float64] | None:
    if known is None:
        return None
    figures_mg = [known.heartbeat_mg, known.breathing_mg]
    return np.asarray(np.log(np.maximum(figures_mg, LEAST_MG)))


def _stays(
    is_empty: Sequence[bool], doors: Sequence[Door], start_s: float, end_s: float
) -> tuple[Interval, ...]:
    """Return the stays, from the first push of coming to the last of going."""
    stays = []
    came_s = None if is_empty[0] else start_s
    for door, was_empty, becomes_empty in zip(
        doors, is_empty, is_empty[1:], strict=False
    ):
        if was_empty and not becomes_empty:
            came_s = door.start_s
        elif becomes_empty and came_s is not None:
            stays.append(Interval(start_s=came_s, end_s=door.end_s))
            came_s = None
    if came_s is not None:
        stays.append(Interval(start_s=came_s, end_s=end_s))
    return tuple(stays)


def _transitions(
    is_empty: Sequence[bool], doors: Sequence[Door]
) -> tuple[Interval, ...]:
    """Return the doors that somebody went through; a gap is no movement."""
    return tuple(
        Interval(start_s=door.start_s, end_s=door.end_s)
        for door, before, after in zip(doors, is_empty, is_empty[1:], strict=False)
        if before != after and math.isfinite(door.size)
    )


def _reason(
    in_bed: Sequence[Interval], stretches: Sequence[Stretch], verdict: Verdict
) -> Reason:
    """Say what tells the bed with a body from the one without."""
    if not in_bed:
        return reason("nobody_all_along")
    lifts = [
        np.exp(stretch.levels - verdict.levels)
        for stretch, is_empty in zip(stretches, verdict.is_empty, strict=True)
        if stretch.n_rest and not is_empty
    ]
    heartbeat, breathing = np.median(lifts, axis=0).tolist() if lifts else (1.0, 1.0)
    return reason(
        "in_bed_between_doors",
        stays=len(in_bed),
        heartbeat_ratio=heartbeat,
        breathing_ratio=breathing,
    )
