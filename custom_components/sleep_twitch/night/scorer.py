"""The last word on a night: presence, then sleep, then kinds, then series."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from ..detector.models import MovementShape
from .bouts import bouts_at_doors, gather_bouts
from .clocked import clocked_epochs, clocked_movements
from .evidence import gather_evidence
from .kind import Context, judge
from .models import MovementKind, Night, ScoredMovement
from .presence import find_presence
from .rhythmic import in_rhythm
from .series import number_series
from .sleep import estimate_sleep
from .verdict import kind_readers, weigh_evidence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..detector.models import Epochs, Movement
    from ..wire.timeline import Timeline
    from .bouts import Bout
    from .clocked import ClockedMovement
    from .models import Interval
    from .params import KindParams, NightParams
    from .presence import EmptyBed, Presence
    from .sleep import Sleep

_SLOW: Final = (MovementShape.LIMB, MovementShape.LARGE)
"""Shapes that last, and so may be limb movements in step."""
_LARGE_KINDS: Final = (MovementKind.BODY_MOVEMENT, MovementKind.BED_TRANSITION)
_SLOW_KINDS: Final = (MovementKind.LIMB_MOVEMENT, *_LARGE_KINDS)


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoredNight:
    """A night, and what it taught of the bed."""

    night: Night
    empty: EmptyBed | None
    """Level of the empty bed by now; None while it has not been seen."""


def score_night(
    movements: Sequence[Movement],
    epochs: Epochs,
    timeline: Timeline,
    params: NightParams,
    empty: EmptyBed | None = None,
    presence: Presence | None = None,
) -> ScoredNight:
    """Return the night that movements and epochs make.

    Parameters
    ----------
    movements : sequence of Movement
        Of the whole session, as the detector gave them.
    epochs : Epochs
        Of the whole session, at least one.
    timeline : Timeline
        Line of time of every boot in them; seconds of the night count from its origin.
    params : NightParams
        Rule set and numbers.
    empty : EmptyBed, optional
        What earlier nights taught of the empty bed.
    presence : Presence, optional
        Who was in bed when, where that is settled; found anew when left out.

    Returns
    -------
    ScoredNight
        The same for the same input, however it arrived.

    Raises
    ------
    ValueError
        If there is no epoch, or a boot without a line of time.
    """
    if not len(epochs):
        raise ValueError("a night without a single epoch cannot be scored")
    clocked = clocked_epochs(epochs, timeline)
    moved = clocked_movements(movements, timeline)
    presence = presence or find_presence(clocked, moved, empty, params.presence)
    first_guess = guess_sleep(moved, presence, params)
    evidence = gather_evidence(moved, clocked, presence.in_bed, first_guess.asleep)
    bouts = gather_bouts(
        moved,
        weigh_evidence(moved, evidence, kind_readers(), params.kind),
        params.kind,
    )
    judged = _judged(bouts, presence, first_guess, params)
    sleep = _sleep(_by_kind(judged), presence, params)
    scored = score_series_only(judged, clocked.gaps, params)
    night = Night(
        in_bed=presence.in_bed,
        gaps=clocked.gaps,
        sleep_onset_s=sleep.onset_s,
        final_wake_s=sleep.final_wake_s,
        time_in_bed_s=sum(stay.duration_s for stay in presence.in_bed)
        if presence.in_bed
        else None,
        sleep_period_s=sleep.period_s,
        coverage=clocked.coverage if presence.in_bed else None,
        rules=params.rules,
        movements=scored,
        presence_reason=presence.reason,
    )
    return ScoredNight(night=night, empty=presence.empty)


def score_series_only(
    movements: Sequence[ScoredMovement], gaps: Sequence[Interval], params: NightParams
) -> tuple[ScoredMovement, ...]:
    """Return the movements as they stand, each with the number of its series."""
    numbers = number_series(movements, gaps, params)
    return tuple(
        replace(movement, series=number)
        for movement, number in zip(movements, numbers, strict=True)
    )


def guess_sleep(
    movements: Sequence[ClockedMovement], presence: Presence, params: NightParams
) -> Sleep:
    """Return the sleep that the shapes of movements leave room for.

    Kinds are judged with it in view, and the night's own estimate follows from them.
    """
    return _sleep(_by_shape(movements, params.kind), presence, params)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Stir:
    """What sleep is told from: that something of the sleeper's moved."""

    onset_s: float
    is_slow: bool
    """It lasts, and so may be a limb movement in step."""
    is_large: bool


def _by_shape(movements: Sequence[ClockedMovement], params: KindParams) -> list[_Stir]:
    """Return what moved before any kind is known."""
    stirs: list[_Stir] = []
    end_s = -math.inf
    for clocked in movements:
        shape = clocked.movement.shape
        if shape is MovementShape.EXTERNAL:
            continue
        is_large = shape is MovementShape.LARGE
        # Pushes of one turn are one.
        if is_large and clocked.onset_s - end_s < params.turn_pause_s:
            end_s = clocked.end_s
            continue
        if is_large:
            end_s = clocked.end_s
        stirs.append(
            _Stir(
                onset_s=clocked.onset_s,
                is_slow=shape in _SLOW,
                is_large=is_large,
            )
        )
    return stirs


def _by_kind(movements: Sequence[ScoredMovement]) -> list[_Stir]:
    """Return what moved when kinds are known."""
    return [
        _Stir(
            onset_s=movement.onset_s,
            is_slow=movement.kind in _SLOW_KINDS,
            is_large=movement.kind in _LARGE_KINDS,
        )
        for movement in movements
        if movement.kind is not MovementKind.ENVIRONMENT
    ]


def _sleep(stirs: Sequence[_Stir], presence: Presence, params: NightParams) -> Sleep:
    """Return the sleep that the movements leave room for."""
    # A large limb movement may pass for a turn, but turns do not keep step.
    slow_s = [stir.onset_s for stir in stirs if stir.is_slow]
    rhythm = in_rhythm(slow_s, params.sleep)
    in_step = {
        onset_s for onset_s, flag in zip(slow_s, rhythm.tolist(), strict=True) if flag
    }
    free = [stir for stir in stirs if stir.onset_s not in in_step]
    return estimate_sleep(
        presence.in_bed,
        [stir.onset_s for stir in free],
        [stir.onset_s for stir in free if stir.is_large],
        params.sleep,
    )


def _judged(
    bouts: Sequence[Bout], presence: Presence, sleep: Sleep, params: NightParams
) -> list[ScoredMovement]:
    """Return every movement with its kind; in no series yet."""
    context = Context(
        in_bed=presence.in_bed,
        transitions=presence.transitions,
        settlings_s=tuple(run.start_s for run in sleep.asleep),
    )
    at_doors = bouts_at_doors(bouts, presence.transitions)
    scored = []
    for place, bout in enumerate(bouts):
        judgement = judge(bout, context, params.kind, is_at_door=place in at_doors)
        scored.append(
            ScoredMovement(
                onset_s=bout.onset_s,
                duration_s=_duration_s(bout, judgement.kind, params),
                kind=judgement.kind,
                peak_mg=bout.main.movement.features.peak_mg,
                confidence=judgement.confidence,
                series=None,
                reason=judgement.reason,
            )
        )
    return scored


def _duration_s(bout: Bout, kind: MovementKind, params: NightParams) -> float:
    """Return how long a movement lasted.

    What is told of a clear limb movement is the time that it stays near its peak, and
    its flanks: on a bed that rings, a strong one seems to end up to a second late.
    """
    if kind is not MovementKind.LIMB_MOVEMENT:
        return bout.duration_s
    end_s = max(push.onset_s + _lasted_s(push, params.kind) for push in bout.pushes)
    return max(end_s - bout.onset_s, params.kind.shortest_limb_s)


def _lasted_s(push: ClockedMovement, params: KindParams) -> float:
    features = push.movement.features
    if features.peak_ratio < params.clear_ratio:
        return push.duration_s
    return min(push.duration_s, features.core_s + params.flanks_s)
