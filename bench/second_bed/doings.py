"""What somebody in the bed does in a night, and when."""

from __future__ import annotations

from bisect import bisect
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from ..synthetic_bed.models import TrueKind
from .pushes import WAYS
from .series import periodic_onsets

if TYPE_CHECKING:
    from .hours import Hours, Span
    from .plan import Bedmate, NightPlan

_MARGIN_S: Final = 1.5
"""Movements nearer than this would be one."""
_WAKE_MOVE_EVERY_S: Final = 55.0
_JERK_APART_S: Final = 120.0
_HABITUAL: Final = 0.8
"""Share of a series that moves in the same way."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Doing:
    """A movement before it has a force."""

    onset_s: float
    duration_s: float
    kind: TrueKind
    detail: str
    way: str = ""
    """How a leg moves; of limb movements only."""
    periodic: bool = False
    weight: float = 1.0
    """Factor on the size that such a movement has on this bed."""
    tilts: float = 0.0
    """Sign and share of the lasting tilt."""

    @property
    def end_s(self) -> float:
        """Return when the force ends."""
        return self.onset_s + self.duration_s


class Diary:
    """The movements of one person, none on top of another."""

    def __init__(self) -> None:
        """Start with an empty night."""
        self.doings: list[Doing] = []

    def add(self, doing: Doing) -> bool:
        """Write a movement down, unless something else goes on then."""
        place = bisect(self.doings, doing.onset_s, key=lambda other: other.onset_s)
        before = self.doings[place - 1] if place else None
        after = self.doings[place] if place < len(self.doings) else None
        if before is not None and before.end_s + _MARGIN_S > doing.onset_s:
            return False
        if after is not None and after.onset_s - _MARGIN_S < doing.end_s:
            return False
        self.doings.insert(place, doing)
        return True


def sleeper_doings(
    plan: NightPlan, hours: Hours, rng: np.random.Generator
) -> list[Doing]:
    """Return all that the sleeper does, in order."""
    diary = Diary()
    _getting_in_and_out(diary, hours, rng)
    _jerks(diary, plan, hours, rng)
    _awake(diary, hours, rng)
    _turns(diary, hours, plan.turns_per_hour, rng)
    _periodic(diary, plan, hours, rng)
    _limbs(diary, hours, plan.limbs_per_hour, rng)
    _twitches(diary, hours, plan.twitches_per_hour, rng)
    return diary.doings


def bedmate_doings(
    plan: NightPlan, bedmate: Bedmate, hours: Hours, rng: np.random.Generator
) -> list[Doing]:
    """Return all that the other one in the bed does, in order."""
    diary = Diary()
    _getting_in_and_out(diary, hours, rng)
    _awake(diary, hours, rng)
    _turns(diary, hours, bedmate.turns_per_hour, rng)
    _periodic(diary, plan, hours, rng)
    _limbs(diary, hours, bedmate.limbs_per_hour, rng)
    return diary.doings


def _getting_in_and_out(diary: Diary, hours: Hours, rng: np.random.Generator) -> None:
    for start_s, end_s in hours.in_bed:
        for moment_s, detail, sign in (
            (start_s, "getting in", 1.0),
            (end_s, "getting out", -1.0),
        ):
            duration_s = rng.uniform(3, 10)
            onset_s = moment_s if sign > 0 else moment_s - duration_s
            diary.add(
                Doing(
                    onset_s=onset_s,
                    duration_s=duration_s,
                    kind=TrueKind.BED_TRANSITION,
                    detail=detail,
                    weight=rng.lognormal(0.5, 0.3),
                    tilts=sign,
                )
            )


def _jerks(
    diary: Diary, plan: NightPlan, hours: Hours, rng: np.random.Generator
) -> None:
    """Put jerks around each falling asleep, at times with a turn after them."""
    wanted = int(rng.integers(plan.jerks[0], plan.jerks[1] + 1))
    placed: list[float] = []
    for _ in range(wanted * 8):
        if len(placed) == wanted or not hours.asleep:
            return
        first = rng.random() < 0.5
        choice = 0 if first else int(rng.integers(len(hours.asleep)))
        onset_s = hours.asleep[choice][0] + rng.triangular(-720, -30, 420)
        is_near = any(abs(onset_s - other) < _JERK_APART_S for other in placed)
        if is_near or not _inside(onset_s, hours.in_bed):
            continue
        jerk = Doing(
            onset_s=onset_s,
            duration_s=rng.uniform(0.075, 0.25),
            kind=TrueKind.HYPNIC_JERK,
            detail="hypnic jerk",
            weight=rng.lognormal(0, 0.4),
        )
        if diary.add(jerk):
            placed.append(onset_s)
            if rng.random() < 0.35:
                diary.add(_turn(jerk.end_s + rng.uniform(3, 15), rng))


def _awake(diary: Diary, hours: Hours, rng: np.random.Generator) -> None:
    """Let a wakeful person toss, stretch and fidget."""
    for start_s, end_s in hours.awake():
        at_s = start_s + rng.uniform(15, 60)
        while at_s < end_s - 30:
            if not _inside(at_s, hours.still):
                diary.add(_wakeful(at_s, rng))
            at_s += rng.exponential(_WAKE_MOVE_EVERY_S) + 8
        diary.add(_turn(end_s - rng.uniform(10, 60), rng))
        if rng.random() < 0.15:
            diary.add(_large(start_s + 30, rng.uniform(46, 90), "restless bout", rng))


def _wakeful(onset_s: float, rng: np.random.Generator) -> Doing:
    chance = rng.random()
    if chance < 0.35:
        return _limb(onset_s, rng, spread=0.6, detail="limb movement awake")
    if chance < 0.75:
        return _turn(onset_s, rng)
    return _large(onset_s, _clipped(rng, 10.0, 0.5, 4, 40), "large movement", rng)


def _turns(
    diary: Diary, hours: Hours, per_hour: float, rng: np.random.Generator
) -> None:
    for onset_s in _poisson(hours.asleep, per_hour, rng):
        diary.add(_turn(onset_s, rng))
    for onset_s in _poisson(hours.asleep, per_hour * 0.5, rng):
        length_s = _clipped(rng, 9.0, 0.5, 3.5, 40)
        diary.add(_large(onset_s, length_s, "large movement", rng))


def _periodic(
    diary: Diary, plan: NightPlan, hours: Hours, rng: np.random.Generator
) -> None:
    for onsets_s in periodic_onsets(plan, hours, rng):
        weight = rng.lognormal(0.0, 0.4)
        length_s = _clipped(rng, 2.7, 0.2, 1, 6)
        habit = str(rng.choice(WAYS))
        for onset_s in onsets_s:
            way = habit if rng.random() < _HABITUAL else str(rng.choice(WAYS))
            diary.add(
                Doing(
                    onset_s=onset_s,
                    duration_s=_clipped(rng, length_s, 0.22, 0.55, 9.5),
                    kind=TrueKind.LIMB_MOVEMENT,
                    detail=f"periodic limb movement, {way}",
                    way=way,
                    periodic=True,
                    weight=weight * rng.lognormal(0.0, 0.35),
                )
            )


def _limbs(
    diary: Diary, hours: Hours, per_hour: float, rng: np.random.Generator
) -> None:
    for onset_s in _poisson(hours.asleep, per_hour, rng):
        diary.add(_limb(onset_s, rng, spread=0.5, detail="limb movement"))


def _twitches(
    diary: Diary, hours: Hours, per_hour: float, rng: np.random.Generator
) -> None:
    for onset_s in _poisson(hours.asleep, per_hour, rng):
        diary.add(
            Doing(
                onset_s=onset_s,
                duration_s=rng.uniform(0.06, 0.3),
                kind=TrueKind.SMALL_TWITCH,
                detail="small twitch",
            )
        )


def _limb(
    onset_s: float, rng: np.random.Generator, *, spread: float, detail: str
) -> Doing:
    way = str(rng.choice(WAYS))
    return Doing(
        onset_s=onset_s,
        duration_s=_clipped(rng, 2.6, spread, 0.6, 9.5),
        kind=TrueKind.LIMB_MOVEMENT,
        detail=f"{detail}, {way}",
        way=way,
        weight=rng.lognormal(0.0, 0.6),
    )


def _turn(onset_s: float, rng: np.random.Generator) -> Doing:
    return Doing(
        onset_s=onset_s,
        duration_s=_clipped(rng, 7.0, 0.5, 3, 20),
        kind=TrueKind.BODY_MOVEMENT,
        detail="turn",
        weight=rng.lognormal(0.0, 0.5),
        tilts=float(rng.choice((-1, 1)) * rng.uniform(0.3, 1)),
    )


def _large(
    onset_s: float, duration_s: float, detail: str, rng: np.random.Generator
) -> Doing:
    return Doing(
        onset_s=onset_s,
        duration_s=duration_s,
        kind=TrueKind.BODY_MOVEMENT,
        detail=detail,
        weight=rng.lognormal(-0.3, 0.4),
        tilts=float(rng.normal(0, 0.1)),
    )


def _poisson(
    spans: list[Span], per_hour: float, rng: np.random.Generator
) -> list[float]:
    moments = []
    for start_s, end_s in spans:
        n = rng.poisson(per_hour * (end_s - start_s) / 3600)
        moments += rng.uniform(start_s, end_s, n).tolist()
    return sorted(moments)


def _clipped(
    rng: np.random.Generator, middle: float, spread: float, low: float, high: float
) -> float:
    return float(np.clip(rng.lognormal(np.log(middle), spread), low, high))


def _inside(moment_s: float, spans: list[Span]) -> bool:
    return any(start_s + 5 <= moment_s < end_s - 20 for start_s, end_s in spans)
