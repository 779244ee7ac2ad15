"""PLM/h and periodicity index by a reading of the rules of its own.

Written apart from the product's scorer, so that one checks the other.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, Final

from ..synthetic_bed import Source, Stretch, TrueKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..synthetic_bed import TrueEvent, Truth
    from .answer import Reported

_LARGE: Final = (TrueKind.BODY_MOVEMENT, TrueKind.BED_TRANSITION)
_LONGEST_GAP_S: Final = 2.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Rhythm:
    """The two figures, None where there is nothing to divide by."""

    plm_per_hour: float | None
    periodicity_index: float | None
    n_intervals: int


def true_rhythm(truth: Truth, *, visible_only: bool) -> Rhythm:
    """Return the figures of what really happened to the sleeper."""
    events = [
        event
        for event in truth.events
        if event.source is Source.SLEEPER and (event.visible or not visible_only)
    ]
    if truth.sleep_onset_s is None or truth.final_wake_s is None:
        return Rhythm(plm_per_hour=None, periodicity_index=None, n_intervals=0)
    period = Stretch(start_s=truth.sleep_onset_s, end_s=truth.final_wake_s)
    return rhythm(events, period, truth.gaps)


def rhythm(
    movements: Sequence[TrueEvent | Reported],
    sleep_period: Stretch,
    gaps: Sequence[Stretch],
) -> Rhythm:
    """Return the figures of a list of movements by WASM 2016 and Ferri 2006.

    Parameters
    ----------
    movements : sequence
        Anything with an onset, a duration and a kind, in any order.
    sleep_period : Stretch
        Only movements that begin in it count.
    gaps : sequence of Stretch
        Holes in the recording; those of more than 2 s break a series.
    """
    periodic = [
        onset_s for onset_s in plm_onsets_s(movements, gaps) if onset_s in sleep_period
    ]
    lost_s = sum(
        max(
            0.0, min(g.end_s, sleep_period.end_s) - max(g.start_s, sleep_period.start_s)
        )
        for g in gaps
    )
    hours = (sleep_period.duration_s - lost_s) / 3600
    limbs_s = sorted(
        move.onset_s
        for move in movements
        if move.kind is TrueKind.LIMB_MOVEMENT and move.onset_s in sleep_period
    )
    index, n_intervals = _periodicity_index(limbs_s, gaps)
    return Rhythm(
        plm_per_hour=len(periodic) / hours if hours > 0 else None,
        periodicity_index=index,
        n_intervals=n_intervals,
    )


def plm_onsets_s(
    movements: Sequence[TrueEvent | Reported], gaps: Sequence[Stretch]
) -> list[float]:
    """Return the onsets of all periodic limb movements by WASM 2016."""
    found: list[float] = []
    run: list[float] = []
    for onset_s, is_candidate in _steps(movements, gaps):
        continues = run and is_candidate and 10 <= onset_s - run[-1] <= 90
        if not continues:
            found += run if len(run) >= 4 else []
            run = []
        if is_candidate:
            run.append(onset_s)
    return found + (run if len(run) >= 4 else [])


def _steps(
    movements: Sequence[TrueEvent | Reported], gaps: Sequence[Stretch]
) -> list[tuple[float, bool]]:
    """Return what extends a series (True) and what ends one (False), in order."""
    steps = [(gap.start_s, False) for gap in gaps if gap.duration_s > _LONGEST_GAP_S]
    for move in movements:
        is_limb = move.kind is TrueKind.LIMB_MOVEMENT
        if is_limb and 0.5 <= move.duration_s <= 10:
            steps.append((move.onset_s, True))
        elif move.kind in _LARGE or (is_limb and move.duration_s > 10):
            steps.append((move.onset_s, False))
    return sorted(steps)


def _periodicity_index(
    onsets_s: Sequence[float], gaps: Sequence[Stretch]
) -> tuple[float | None, int]:
    """Return the interval form of the index; an interval over a gap is not measured."""
    breaks_s = [gap.start_s for gap in gaps if gap.duration_s > _LONGEST_GAP_S]
    qualifies: list[bool] = []
    for before_s, after_s in pairwise(onsets_s):
        if not any(before_s < moment_s <= after_s for moment_s in breaks_s):
            qualifies.append(10 < after_s - before_s <= 90)
    if not qualifies:
        return None, 0
    runs = [list(group) for _, group in groupby(qualifies)]
    regular = sum(len(run) for run in runs if run[0] and len(run) >= 3)
    return regular / len(qualifies), len(qualifies)
