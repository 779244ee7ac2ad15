"""The last word on a night: presence, then sleep, then kinds, then series."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from ..detector.models import MovementShape
from .bouts import gather_bouts
from .clocked import clocked_epochs, clocked_movements
from .kind import Context, judge
from .models import Night, ScoredMovement
from .presence import find_presence
from .rhythmic import in_rhythm
from .series import number_series
from .sleep import estimate_sleep

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..detector.models import Epochs, Movement
    from ..wire.timeline import Timeline
    from .bouts import Bout
    from .models import Interval
    from .params import NightParams
    from .presence import EmptyBed, Presence
    from .sleep import Sleep

_SLOW: Final = (MovementShape.LIMB, MovementShape.LARGE)
"""Shapes that last, and so may be limb movements in step."""


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
    bouts = gather_bouts(moved, presence.transitions, params.kind)
    sleep = _sleep(bouts, presence, params)
    scored = score_series_only(
        _judged(bouts, presence, sleep, params), clocked.gaps, params
    )
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


def _sleep(bouts: Sequence[Bout], presence: Presence, params: NightParams) -> Sleep:
    """Return the sleep that the movements leave room for."""
    own = [
        bout for bout in bouts if bout.main.movement.shape is not MovementShape.EXTERNAL
    ]
    # A large limb movement may pass for a turn, but turns do not keep step.
    slow = [bout for bout in own if bout.main.movement.shape in _SLOW]
    rhythm = in_rhythm([bout.onset_s for bout in slow], params.sleep)
    in_step = {
        bout.onset_s for bout, flag in zip(slow, rhythm.tolist(), strict=True) if flag
    }
    free = [bout for bout in own if bout.onset_s not in in_step]
    return estimate_sleep(
        presence.in_bed,
        [bout.onset_s for bout in free],
        [bout.onset_s for bout in free if bout.is_large],
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
        impulses_s=tuple(
            bout.onset_s
            for bout in bouts
            if bout.main.movement.shape is MovementShape.IMPULSE
        ),
    )
    scored = []
    for bout in bouts:
        judgement = judge(bout, context, params.kind)
        scored.append(
            ScoredMovement(
                onset_s=bout.onset_s,
                duration_s=bout.duration_s,
                kind=judgement.kind,
                peak_mg=bout.main.movement.features.peak_mg,
                confidence=judgement.confidence,
                series=None,
                reason=judgement.reason,
            )
        )
    return scored
