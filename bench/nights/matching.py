"""Which reported movement is which true one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from ..synthetic_bed import Source, TrueKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..synthetic_bed import TrueEvent, Truth
    from .answer import Reported

TOLERANCE_S: Final = 1.0
"""Onsets this near can be the same movement."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Kinds that are judged as one."""

    name: str
    kinds: tuple[TrueKind, ...]
    in_sleep_only: bool = False
    """False ones count inside the true sleep period only."""
    only_clear: bool = False
    """Only those well above the heartbeat are owed."""

    def owes(self, event: TrueEvent) -> bool:
        """Tell whether a true event has to be found."""
        if event.source is not Source.SLEEPER or event.kind not in self.kinds:
            return False
        return event.clear if self.only_clear else event.visible


GROUPS: Final = (
    Group(name="limb_movement", kinds=(TrueKind.LIMB_MOVEMENT,), in_sleep_only=True),
    Group(name="hypnic_jerk", kinds=(TrueKind.HYPNIC_JERK,)),
    Group(name="small_twitch", kinds=(TrueKind.SMALL_TWITCH,), only_clear=True),
    Group(
        name="body_or_transition",
        kinds=(TrueKind.BODY_MOVEMENT, TrueKind.BED_TRANSITION),
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Matched:
    """How one group came out in one night."""

    pairs: tuple[tuple[TrueEvent, Reported], ...]
    missed: tuple[TrueEvent, ...]
    false: tuple[Reported, ...]


def match(group: Group, truth: Truth, reported: Sequence[Reported]) -> Matched:
    """Pair reported movements of a group with true ones, one to one, nearest first.

    A report that is left over is no false one where something of the sleeper's that
    is not owed lies within the tolerance: the invisible is held against nobody.
    """
    owed = [event for event in truth.events if group.owes(event)]
    candidates = [move for move in reported if move.kind in group.kinds]
    places = nearest_pairs(
        [event.onset_s for event in owed], [move.onset_s for move in candidates]
    )
    pairs = [(owed[i], candidates[j]) for i, j in places]
    paired_events = {id(event) for event, _ in pairs}
    paired_moves = {id(move) for _, move in pairs}
    left = [move for move in candidates if id(move) not in paired_moves]
    excused = [
        event
        for event in truth.events
        if event.source is Source.SLEEPER
        and (not event.visible or (event.kind in group.kinds and not group.owes(event)))
    ]
    false = [move for move in left if not _near_any(move, excused)]
    if group.in_sleep_only:
        false = [move for move in false if _in_sleep(move, truth)]
    return Matched(
        pairs=tuple(pairs),
        missed=tuple(event for event in owed if id(event) not in paired_events),
        false=tuple(false),
    )


def nearest_pairs(
    first_s: Sequence[float], second_s: Sequence[float]
) -> list[tuple[int, int]]:
    """Pair instants within the tolerance, one to one, nearest first.

    Returns
    -------
    list of tuple of int
        Places in `first_s` and `second_s`.
    """
    order = np.argsort(second_s, kind="stable").tolist()
    sorted_s = np.sort(second_s)
    distances = []
    for i, at_s in enumerate(first_s):
        low = np.searchsorted(sorted_s, at_s - TOLERANCE_S)
        high = np.searchsorted(sorted_s, at_s + TOLERANCE_S, side="right")
        distances += [(abs(second_s[j] - at_s), i, j) for j in order[low:high]]
    pairs, used_first, used_second = [], set[int](), set[int]()
    for _, i, j in sorted(distances):
        if i not in used_first and j not in used_second:
            used_first.add(i)
            used_second.add(j)
            pairs.append((i, j))
    return pairs


def events_taken_for_the_sleeper(
    truth: Truth, reported: Sequence[Reported]
) -> tuple[list[TrueEvent], list[TrueEvent]]:
    """Return what house and partner did visibly, and what of it was reported.

    An event counts as reported when a movement of any kind but environment begins in
    it, or within the tolerance of it, that no movement of the sleeper's explains.
    """
    own = [e for e in truth.events if e.source is Source.SLEEPER]
    others = [e for e in truth.events if e.source is not Source.SLEEPER and e.visible]
    strange = [
        move
        for move in reported
        if move.kind is not TrueKind.ENVIRONMENT
        and not any(_overlap(move, event) for event in own)
    ]
    taken = [
        event for event in others if any(_begins_in(move, event) for move in strange)
    ]
    return others, taken


def _near_any(move: Reported, events: Sequence[TrueEvent]) -> bool:
    return any(abs(move.onset_s - event.onset_s) <= TOLERANCE_S for event in events)


def _in_sleep(move: Reported, truth: Truth) -> bool:
    if truth.sleep_onset_s is None or truth.final_wake_s is None:
        return True
    return truth.sleep_onset_s <= move.onset_s < truth.final_wake_s


def _overlap(move: Reported, event: TrueEvent) -> bool:
    end_s = event.onset_s + event.duration_s
    return (
        move.onset_s < end_s + TOLERANCE_S and move.end_s > event.onset_s - TOLERANCE_S
    )


def _begins_in(move: Reported, event: TrueEvent) -> bool:
    end_s = event.onset_s + event.duration_s
    return event.onset_s - TOLERANCE_S <= move.onset_s <= end_s + TOLERANCE_S
