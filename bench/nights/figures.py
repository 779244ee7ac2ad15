"""The figures of one night, and of many together."""

from __future__ import annotations

from dataclasses import dataclass, field
from math import inf
from statistics import fmean, median
from typing import TYPE_CHECKING, Final

from ..synthetic_bed import Source, TrueKind
from .account import confusion, examples
from .matching import (
    GROUPS,
    Matched,
    events_taken_for_the_sleeper,
    match,
)
from .rules import true_rhythm

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ..synthetic_bed import Stretch, SyntheticNight
    from .answer import Answer

RATIOS: Final = {"under 2.5": 2.5, "2.5 to 5": 5.0, "5 and more": inf}
"""Upper ends of the bins of a movement's envelope by the resting one."""
FEWEST_INTERVALS: Final = 20
"""As in the product: fewer give no index."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """Found, missed and false ones."""

    found: int = 0
    missed: int = 0
    false: int = 0

    @property
    def f1(self) -> float | None:
        """Return F1; None where there was nothing to find and nothing was found."""
        total = 2 * self.found + self.missed + self.false
        return 2 * self.found / total if total else None

    def __add__(self, other: Tally) -> Tally:
        """Return the two together."""
        return Tally(
            found=self.found + other.found,
            missed=self.missed + other.missed,
            false=self.false + other.false,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class NightFigures:
    """How near an answer comes to one night's truth; None is not applicable."""

    name: str
    scenario: str
    tallies: dict[str, Tally]
    invisible_share: float | None
    """Share of the sleeper's movements that no sensor could have seen here."""
    strangers: int
    """Visible events of the house and of a partner."""
    strangers_taken: int
    empty_events_per_hour: float | None
    empty_series: int | None
    plm_per_hour_error: float | None
    periodicity_index_error: float | None
    sleep_onset_error_min: float | None
    final_wake_error_min: float | None
    time_in_bed_error_min: float | None
    duration_errors_s: list[float]
    """Reported less true duration of every limb movement found."""
    onset_errors_s: list[float]
    limb_recall: dict[str, Tally] = field(default_factory=dict)
    """Limb movements found and missed, by how far they rise over the resting level."""
    confusion: dict[str, int] = field(default_factory=dict)
    """Counts by "what it was > what was reported"."""
    examples: list[str] = field(default_factory=list)
    """Misses and false ones in words, for whoever mends them."""


def judge(name: str, night: SyntheticNight, answer: Answer) -> NightFigures:
    """Return the figures of one answer."""
    truth = night.truth
    matched = {group.name: match(group, truth, answer.movements) for group in GROUPS}
    strangers, taken = events_taken_for_the_sleeper(truth, answer.movements)
    own = [event for event in truth.events if event.source is Source.SLEEPER]
    is_empty = not truth.in_bed
    wanted = true_rhythm(truth, visible_only=True)
    limbs = matched["limb_movement"].pairs
    sleeping = [m for m in answer.movements if m.kind is not TrueKind.ENVIRONMENT]
    index = wanted.periodicity_index
    return NightFigures(
        name=name,
        scenario=truth.scenario,
        tallies={key: _tally(value) for key, value in matched.items()},
        invisible_share=fmean(not event.visible for event in own) if own else None,
        strangers=len(strangers),
        strangers_taken=len(taken),
        empty_events_per_hour=(
            len(sleeping) / (truth.duration_s / 3600) if is_empty else None
        ),
        empty_series=_series(answer) if is_empty else None,
        plm_per_hour_error=_error(answer.plm_per_hour, wanted.plm_per_hour),
        periodicity_index_error=(
            _error(answer.periodicity_index, index)
            if wanted.n_intervals >= FEWEST_INTERVALS
            else None
        ),
        sleep_onset_error_min=_minutes(answer.sleep_onset_s, truth.sleep_onset_s),
        final_wake_error_min=_minutes(answer.final_wake_s, truth.final_wake_s),
        time_in_bed_error_min=_minutes(_total_s(answer.in_bed), _total_s(truth.in_bed)),
        duration_errors_s=[move.duration_s - true.duration_s for true, move in limbs],
        onset_errors_s=[move.onset_s - true.onset_s for true, move in limbs],
        limb_recall=_by_ratio(truth.resting_envelope_mg, matched["limb_movement"]),
        confusion=dict(confusion(truth, answer.movements)),
        examples=examples(truth, matched, answer.movements),
    )


def pooled(figures: Iterable[NightFigures], group: str) -> Tally:
    """Return a group's tally over many nights."""
    return sum((night.tallies[group] for night in figures), Tally())


def absolute(errors: Iterable[float | None]) -> list[float]:
    """Return the sizes of the errors that apply."""
    return [abs(error) for error in errors if error is not None]


def middle(values: Sequence[float]) -> float | None:
    """Return the median; None of nothing."""
    return median(values) if values else None


def _tally(matched: Matched) -> Tally:
    return Tally(
        found=len(matched.pairs), missed=len(matched.missed), false=len(matched.false)
    )


def _by_ratio(resting_mg: float, matched: Matched) -> dict[str, Tally]:
    tallies = dict.fromkeys(RATIOS, Tally())
    found = [(event, Tally(found=1)) for event, _ in matched.pairs]
    missed = [(event, Tally(missed=1)) for event in matched.missed]
    for event, tally in found + missed:
        ratio = event.envelope_mg / resting_mg
        name = next(name for name, limit in RATIOS.items() if ratio < limit)
        tallies[name] += tally
    return tallies


def _error(reported: float | None, true: float | None) -> float | None:
    """Return the error of a figure; what should be known and is not counts as 0."""
    if true is None:
        return None
    return (reported or 0.0) - true


def _minutes(reported_s: float | None, true_s: float | None) -> float | None:
    """Return the error in minutes; an answer that is missing is a whole night off."""
    if true_s is None:
        return None
    return 480.0 if reported_s is None else (reported_s - true_s) / 60


def _total_s(stays: Sequence[Stretch]) -> float | None:
    return sum(stay.duration_s for stay in stays) if stays else None


def _series(answer: Answer) -> int:
    return len({move.series for move in answer.movements if move.series is not None})
