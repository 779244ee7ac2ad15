"""Movements of simulated nights as the product sees them, and what they really were."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from bench.nights.cache import cached_night
from bench.nights.line import detected_in, timeline_of
from bench.nights.matching import TOLERANCE_S, nearest_pairs
from bench.synthetic_bed import Source, TrueKind
from custom_components.sleep_twitch.night.clocked import (
    clocked_epochs,
    clocked_movements,
)
from custom_components.sleep_twitch.night.evidence import gather_evidence
from custom_components.sleep_twitch.night.evidence_company import directions_of
from custom_components.sleep_twitch.night.params import NightParams
from custom_components.sleep_twitch.night.presence import find_presence
from custom_components.sleep_twitch.night.scorer import guess_sleep

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from bench.nights.evaluation_set import EvaluationNight
    from bench.synthetic_bed import TrueEvent
    from custom_components.sleep_twitch.night.clocked import ClockedMovement
    from custom_components.sleep_twitch.night.models import Interval


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class ExampleNight:
    """All movements of a night; those among them that the trees learn from."""

    name: str
    scenario: str
    """Which kind of night, to leave whole ones out of the growing."""
    seed: int
    onsets_s: NDArray[np.float64]
    directions: NDArray[np.float64]
    """Shape (n, 10), as `directions_of` gives them."""
    figures: NDArray[np.float64]
    """Shape (n, n_columns), in the order of `GROUNDS`."""
    kinds: NDArray[np.str_]
    """Shape (n,): names of `MovementKind`; a bed transition counts as body movement,
    because presence tells it. Where nobody could say it is "None"."""
    is_asked: NDArray[np.bool_]
    """Shape (n,): what the trees will be asked about, in bed and not at its doors."""


def examples_of(wanted: EvaluationNight) -> ExampleNight | None:
    """Return the examples of one night; None if nothing can be learned from it.

    Movements of the sleeper's that no sensor could have seen are not asked about: they
    are neither to be found nor to be missed.
    """
    night = cached_night(wanted)
    timeline = timeline_of(night)
    found = detected_in(night)
    epochs = clocked_epochs(found.epochs, timeline)
    movements = clocked_movements(found.movements, timeline)
    if not movements:
        return None
    params = NightParams()
    presence = find_presence(epochs, movements, None, params.presence)
    asleep = guess_sleep(movements, presence, params).asleep
    evidence = gather_evidence(movements, epochs, presence.in_bed, asleep)
    labels = _labels(movements, night.truth.events)
    is_asked = np.array(
        [
            label is not None
            and _is_within(movement, presence.in_bed)
            and not _is_within(movement, presence.transitions)
            for movement, label in zip(movements, labels, strict=True)
        ]
    )
    if not is_asked.any():
        return None
    return ExampleNight(
        name=wanted.name,
        scenario=wanted.scenario.name,
        seed=wanted.seed,
        onsets_s=np.array([movement.onset_s for movement in movements]),
        directions=directions_of(movements),
        figures=evidence.figures,
        kinds=np.array([str(label) for label in labels]),
        is_asked=is_asked,
    )


def _labels(
    movements: Sequence[ClockedMovement], events: Sequence[TrueEvent]
) -> list[TrueKind | None]:
    """Return what each movement was; None where nobody could say."""
    pairs = nearest_pairs(
        [event.onset_s for event in events],
        [movement.onset_s for movement in movements],
    )
    matched = {place: events[number] for number, place in pairs}
    return [
        _kind_of(matched[place])
        if place in matched
        else _kind_of_piece(movement, events)
        for place, movement in enumerate(movements)
    ]


def _kind_of(event: TrueEvent) -> TrueKind | None:
    if event.source is not Source.SLEEPER:
        return TrueKind.ENVIRONMENT
    if not event.visible:
        return None
    if event.kind is TrueKind.BED_TRANSITION:
        return TrueKind.BODY_MOVEMENT
    return event.kind


def _kind_of_piece(
    movement: ClockedMovement, events: Sequence[TrueEvent]
) -> TrueKind | None:
    """Return the kind of what is no movement of its own: a piece, or nothing."""
    for event in events:
        is_in = (
            event.onset_s - TOLERANCE_S
            <= movement.onset_s
            <= event.onset_s + event.duration_s + TOLERANCE_S
        )
        if is_in and event.source is Source.SLEEPER:
            kind = _kind_of(event)
            # A piece of a turn joins it; a piece of anything else is to be dropped.
            return (
                kind if kind in (None, TrueKind.BODY_MOVEMENT) else TrueKind.ENVIRONMENT
            )
    return TrueKind.ENVIRONMENT


def _is_within(movement: ClockedMovement, intervals: Sequence[Interval]) -> bool:
    return any(i.start_s <= movement.onset_s <= i.end_s for i in intervals)
