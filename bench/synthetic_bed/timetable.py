"""When a sleeper moves, and how: the timetable of one night."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

import numpy as np

from .models import Stretch, TrueKind
from .plm import series_onsets_s

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from .scenario import Scenario
    from .sleep_plan import SleepPlan

_LARGE: Final = {TrueKind.BODY_MOVEMENT, TrueKind.BED_TRANSITION}
_PRIORITY: Final = {
    "getting in": 0,
    "getting out": 0,
    "restless bout": 1,
    "turn": 2,
    "turn after a jerk": 2,
    "large movement": 3,
    "hypnic jerk": 1,
    "periodic limb movement": 4,
    "limb movement": 5,
    "fidget": 6,
    "small twitch": 7,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """One movement to come, in true seconds."""

    onset_s: float
    duration_s: float
    kind: TrueKind
    detail: str
    periodic: bool = False

    @property
    def end_s(self) -> float:
        """Return when its force ends."""
        return self.onset_s + self.duration_s


@dataclass(frozen=True, slots=True, kw_only=True)
class Timetable:
    """Movements of one sleeper that do not overlap, in order of onset."""

    movements: tuple[Planned, ...]
    breath_returns_s: tuple[float, ...]
    """Moments when breathing comes back after a pause."""


def plan_movements(
    rng: np.random.Generator, scenario: Scenario, plan: SleepPlan
) -> Timetable:
    """Draw everything that the sleeper does in a night."""
    series = [] if not plan.asleep else series_onsets_s(rng, scenario, plan)
    wanted = [
        *_transitions(rng, plan),
        *_jerks(rng, scenario, plan),
        *_asleep(rng, scenario, plan),
        *_awake(rng, scenario, plan),
        *(_limb(rng, onset_s, "periodic limb movement") for onset_s in series),
    ]
    movements = _without_overlap(wanted)
    periodic = [movement.onset_s for movement in movements if movement.periodic]
    return Timetable(
        movements=movements,
        breath_returns_s=tuple(periodic) if scenario.breathing_rhythm else (),
    )


def poisson_s(
    rng: np.random.Generator, per_hour: float, stretches: Iterable[Stretch]
) -> list[float]:
    """Return random moments at a rate within stretches, in no order."""
    moments: list[float] = []
    for stretch in stretches:
        count = rng.poisson(per_hour * stretch.duration_s / 3600)
        moments += rng.uniform(stretch.start_s, stretch.end_s, count).tolist()
    return moments


def _transitions(rng: np.random.Generator, plan: SleepPlan) -> list[Planned]:
    """Return every getting in and out; a stay begins and ends with one."""
    moves = []
    for stay in plan.in_bed:
        into_s, out_s = rng.uniform(4, 14), rng.uniform(3, 8)
        if stay.start_s > 0:
            moves.append(_large(stay.start_s, into_s, "getting in"))
        if stay.end_s < plan.duration_s:
            moves.append(_large(stay.end_s - out_s, out_s, "getting out"))
    return [replace(move, kind=TrueKind.BED_TRANSITION) for move in moves]


def _jerks(
    rng: np.random.Generator, scenario: Scenario, plan: SleepPlan
) -> list[Planned]:
    """Return jerks around the first onset of sleep, some when it settles again."""
    if not plan.asleep:
        return []
    moves = []
    for _ in range(int(rng.integers(scenario.jerks[0], scenario.jerks[1] + 1))):
        onsets_s = [sleep.start_s for sleep in plan.asleep]
        chosen_s = onsets_s[0] if rng.random() < 0.75 else rng.choice(onsets_s)
        earliest_s = max(s.start_s for s in plan.in_bed if s.start_s < chosen_s) + 60
        moment_s = max(chosen_s + rng.normal(-120, 260), earliest_s)
        jerk = Planned(
            onset_s=moment_s,
            duration_s=0.5,
            kind=TrueKind.HYPNIC_JERK,
            detail="hypnic jerk",
        )
        moves.append(jerk)
        if rng.random() < 0.4:
            turn_s = moment_s + 0.5 + rng.uniform(0.8, 4)
            moves.append(_large(turn_s, _turn_length_s(rng), "turn after a jerk"))
    return moves


def _asleep(
    rng: np.random.Generator, scenario: Scenario, plan: SleepPlan
) -> list[Planned]:
    moves = [
        _limb(rng, onset_s, "limb movement")
        for onset_s in poisson_s(rng, scenario.limbs_per_hour, plan.asleep)
    ]
    moves += [
        _large(onset_s, _turn_length_s(rng), "turn")
        for onset_s in poisson_s(rng, scenario.turns_per_hour, plan.asleep)
    ]
    moves += [
        _large(onset_s, _large_length_s(rng), "large movement")
        for onset_s in poisson_s(rng, scenario.large_per_hour, plan.asleep)
    ]
    moves += [
        _large(onset_s, rng.uniform(46, 150), "restless bout")
        for onset_s in _choose_s(rng, scenario.restless_bouts, plan.asleep)
    ]
    moves += [
        _twitch(onset_s)
        for onset_s in poisson_s(rng, scenario.twitches_per_hour, plan.in_bed)
    ]
    return moves


def _awake(
    rng: np.random.Generator, scenario: Scenario, plan: SleepPlan
) -> list[Planned]:
    """Return fidgeting: mostly legs and arms, a third of it the whole body."""
    moves = []
    for stretch in plan.awake_in_bed:
        quiet = any(
            stretch.start_s >= q.start_s - 1 and stretch.end_s <= q.end_s + 1
            for q in plan.quiet_wake
        )
        per_hour = scenario.wake_movements_per_hour * (0.08 if quiet else 1.0)
        for onset_s in poisson_s(rng, per_hour, [stretch]):
            roll = rng.random()
            if roll < 0.2:
                moves.append(_large(onset_s, _turn_length_s(rng), "turn"))
            elif roll < 0.35:
                moves.append(_large(onset_s, _large_length_s(rng), "large movement"))
            else:
                moves.append(_limb(rng, onset_s, "fidget"))
    return moves


def _limb(rng: np.random.Generator, onset_s: float, detail: str) -> Planned:
    """Return a limb movement: 2.8 s on average, half of them 2.2-3.3 s."""
    spread = 0.3 if detail == "periodic limb movement" else 0.45
    return Planned(
        onset_s=onset_s,
        duration_s=float(np.clip(rng.lognormal(np.log(2.7), spread), 0.7, 9.5)),
        kind=TrueKind.LIMB_MOVEMENT,
        detail=detail,
        periodic=detail == "periodic limb movement",
    )


def _twitch(onset_s: float) -> Planned:
    return Planned(
        onset_s=onset_s,
        duration_s=0.45,
        kind=TrueKind.SMALL_TWITCH,
        detail="small twitch",
    )


def _large(onset_s: float, duration_s: float, detail: str) -> Planned:
    return Planned(
        onset_s=onset_s,
        duration_s=duration_s,
        kind=TrueKind.BODY_MOVEMENT,
        detail=detail,
    )


def _turn_length_s(rng: np.random.Generator) -> float:
    return float(np.clip(rng.lognormal(np.log(7), 0.45), 3.2, 25))


def _large_length_s(rng: np.random.Generator) -> float:
    """Return the length of a large movement; a healthy mean is 12.4 s."""
    return float(np.clip(rng.lognormal(np.log(10), 0.6), 3.2, 44))


def _choose_s(
    rng: np.random.Generator, count: int, stretches: Sequence[Stretch]
) -> list[float]:
    if not count or not stretches:
        return []
    longest = max(stretches, key=lambda stretch: stretch.duration_s)
    moments_s = rng.uniform(longest.start_s + 600, longest.end_s - 300, count)
    return [float(moment_s) for moment_s in moments_s]


def _without_overlap(wanted: list[Planned]) -> tuple[Planned, ...]:
    """Keep what does not touch something more important, in order of onset.

    A body does one thing at a time. After something large the bed and the body need
    some seconds; a limb movement that follows sooner is a part of the turn.
    """
    kept: list[Planned] = []
    for move in sorted(wanted, key=lambda m: (_PRIORITY[m.detail], m.onset_s)):
        if all(_is_apart(move, other) for other in _near(kept, move)):
            kept.append(move)
    return tuple(sorted(kept, key=lambda move: move.onset_s))


def _near(kept: list[Planned], move: Planned) -> Iterable[Planned]:
    return (other for other in kept if abs(other.onset_s - move.onset_s) < 200)


def _is_apart(move: Planned, other: Planned) -> bool:
    first, second = sorted((move, other), key=lambda m: m.onset_s)
    if second.detail == "turn after a jerk" and first.kind is TrueKind.HYPNIC_JERK:
        return second.onset_s > first.end_s
    rest_s = 4.0 if first.kind in _LARGE else 1.2
    if first.kind is TrueKind.HYPNIC_JERK:
        rest_s = 3.0
    return second.onset_s > first.end_s + rest_s
