"""Moments at which somebody may have got into bed or out of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..detector.models import MovementShape

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .clocked import ClockedMovement
    from .models import Interval
    from .params import PresenceParams


@dataclass(frozen=True, slots=True, kw_only=True)
class Door:
    """Movements large enough to be a change of who is in bed, or a gap that hid one."""

    start_s: float
    end_s: float
    size: float
    """Largest peak in resting levels; infinite for a gap."""


def find_doors(
    movements: Sequence[ClockedMovement],
    gaps: Sequence[Interval],
    params: PresenceParams,
) -> tuple[Door, ...]:
    """Return the doors of a night in order; they do not overlap.

    Getting in or out takes several pushes, so large movements close to each other
    are one door, and what is small between them belongs to it.
    """
    doors = [
        Door(start_s=m.onset_s, end_s=m.end_s, size=m.movement.features.peak_ratio)
        for m in movements
        if is_large_enough(m, params)
    ]
    doors += [
        Door(start_s=gap.start_s, end_s=gap.end_s, size=float("inf"))
        for gap in gaps
        if gap.duration_s >= params.shortest_hiding_gap_s
    ]
    joined: list[Door] = []
    for door in sorted(doors, key=lambda door: door.start_s):
        if joined and door.start_s - joined[-1].end_s <= params.door_pause_s:
            door = _joined(joined.pop(), door)  # noqa: PLW2901
        joined.append(door)
    return tuple(joined)


def is_large_enough(movement: ClockedMovement, params: PresenceParams) -> bool:
    """Tell whether a movement could be part of getting in or out."""
    features = movement.movement.features
    return (
        movement.movement.shape is not MovementShape.EXTERNAL
        and features.peak_ratio >= params.least_door_ratio
    ) or movement.movement.shape is MovementShape.LARGE


def _joined(first: Door, second: Door) -> Door:
    return Door(
        start_s=first.start_s,
        end_s=max(first.end_s, second.end_s),
        size=max(first.size, second.size),
    )
