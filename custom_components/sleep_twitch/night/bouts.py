"""Movements as a person counts them: pushes of one turn are one turn."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ..detector.models import MovementShape
from .series import TOLERANCE_S

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .clocked import ClockedMovement
    from .models import Interval
    from .params import KindParams

_OWN: Final = (MovementShape.LIMB, MovementShape.LARGE, MovementShape.TWITCH)
"""Shapes that may be a part of something longer; an impulse stands by itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bout:
    """One movement of the sleeper, in one or more pushes."""

    pushes: tuple[ClockedMovement, ...]
    """In order of time, at least one."""

    @property
    def onset_s(self) -> float:
        """Return when the first push began."""
        return self.pushes[0].onset_s

    @property
    def end_s(self) -> float:
        """Return when the last push ended."""
        return max(push.end_s for push in self.pushes)

    @property
    def duration_s(self) -> float:
        """Return the time from first to last."""
        return self.end_s - self.onset_s

    @property
    def main(self) -> ClockedMovement:
        """Return the largest push."""
        return max(self.pushes, key=lambda push: push.movement.features.peak_mg)

    @property
    def is_large(self) -> bool:
        """Tell whether one of the pushes is."""
        return any(push.movement.shape is MovementShape.LARGE for push in self.pushes)


def gather_bouts(
    movements: Sequence[ClockedMovement],
    transitions: Sequence[Interval],
    params: KindParams,
) -> tuple[Bout, ...]:
    """Return the movements in order, those that belong together as one.

    Limb movements less than 0.5 s apart are one by the rules; pushes of a large
    movement may be a few seconds apart; all of getting in or out is one. No bout
    reaches across a boot.
    """
    bouts: list[Bout] = []
    for movement in movements:
        bout = Bout(pushes=(movement,))
        if bouts and (
            _are_of_one_transition(bouts[-1], bout, transitions)
            or _belong_together(bouts[-1], bout, params)
        ):
            bout = Bout(pushes=(*bouts.pop().pushes, movement))
        bouts.append(bout)
    return tuple(bouts)


def _are_of_one_transition(
    first: Bout, second: Bout, transitions: Sequence[Interval]
) -> bool:
    """Tell whether both are pushes of the same getting in or out."""
    if first.pushes[-1].movement.boot_id != second.pushes[0].movement.boot_id:
        return False
    return any(
        interval.start_s <= first.onset_s and second.onset_s <= interval.end_s
        for interval in transitions
    )


def _belong_together(first: Bout, second: Bout, params: KindParams) -> bool:
    one, other = first.pushes[-1].movement, second.pushes[0].movement
    if one.boot_id != other.boot_id:
        return False
    if one.shape not in _OWN or other.shape not in _OWN:
        return False
    pause_s = second.onset_s - first.end_s
    if first.is_large or second.is_large:
        return pause_s <= params.turn_pause_s
    # Exactly half a second apart are two.
    return pause_s < params.limb_pause_s - TOLERANCE_S
