"""Movements as a person counts them: pushes of one turn are one turn."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ..detector.models import MovementShape
from .models import MovementKind
from .series import TOLERANCE_S

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .clocked import ClockedMovement
    from .models import Interval
    from .params import KindParams
    from .verdict import Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Bout:
    """One movement of the sleeper, in one or more pushes."""

    pushes: tuple[ClockedMovement, ...]
    """In order of time, at least one."""
    verdicts: tuple[Verdict, ...]
    """What each push was."""

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
    def verdict(self) -> Verdict:
        """Return what it was: a large movement if one of the pushes is."""
        large = [v for v in self.verdicts if v.kind is MovementKind.BODY_MOVEMENT]
        return max(large or self.verdicts, key=lambda verdict: verdict.confidence)


def gather_bouts(
    movements: Sequence[ClockedMovement],
    verdicts: Sequence[Verdict],
    params: KindParams,
) -> tuple[Bout, ...]:
    """Return the movements in order, those that belong together as one.

    Limb movements less than 0.5 s apart are one by the rules; pushes of a large
    movement may be a few seconds apart. No bout reaches across a boot.
    """
    bouts: list[Bout] = []
    for movement, verdict in zip(movements, verdicts, strict=True):
        bout = Bout(pushes=(movement,), verdicts=(verdict,))
        if bouts and _belong_together(bouts[-1], bout, params):
            bout = _joined(bouts.pop(), bout)
        bouts.append(bout)
    return tuple(bouts)


def bouts_at_doors(
    bouts: Sequence[Bout], transitions: Sequence[Interval]
) -> frozenset[int]:
    """Return the places of those that were getting in or out: one at each door.

    Presence knows that somebody came or went then; which of the movements around it
    was, tells its size. The others are whatever they are.
    """
    places = []
    for interval in transitions:
        near = [
            place
            for place, bout in enumerate(bouts)
            if interval.start_s - TOLERANCE_S
            <= bout.onset_s
            <= interval.end_s + TOLERANCE_S
            and bout.main.movement.shape is not MovementShape.EXTERNAL
        ]
        places += sorted(near, key=lambda at: -_peak_mg(bouts[at]))[:1]
    return frozenset(places)


def _peak_mg(bout: Bout) -> float:
    return bout.main.movement.features.peak_mg


def _joined(first: Bout, second: Bout) -> Bout:
    return replace(
        first,
        pushes=first.pushes + second.pushes,
        verdicts=first.verdicts + second.verdicts,
    )


def _belong_together(first: Bout, second: Bout, params: KindParams) -> bool:
    one, other = first.pushes[-1].movement, second.pushes[0].movement
    if one.boot_id != other.boot_id:
        return False
    pause_s = second.onset_s - first.end_s
    kinds = {first.verdict.kind, second.verdict.kind}
    if kinds == {MovementKind.BODY_MOVEMENT}:
        return pause_s <= params.turn_pause_s
    # Exactly half a second apart are two.
    return (
        kinds <= {MovementKind.LIMB_MOVEMENT, MovementKind.BODY_MOVEMENT}
        and pause_s < params.limb_pause_s - TOLERANCE_S
    )
