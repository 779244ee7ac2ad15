"""Which stretches of a night look like an empty bed: levels, silence and doors."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from .stretches import FIGURES, LEAST_MG

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from .clocked import ClockedMovement
    from .doors import Door
    from .params import PresenceParams
    from .stretches import Stretch


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Verdict:
    """One way to see the night, and how much better it fits than "always in bed"."""

    is_empty: tuple[bool, ...]
    """One a stretch."""
    gain: float
    """Log-likelihood above that of a body all night, less the cost of each door."""
    levels: NDArray[np.float64]
    """ln(mg) of the empty bed, one a figure."""


def best_verdict(
    stretches: Sequence[Stretch],
    doors: Sequence[Door],
    known_levels: NDArray[np.float64] | None,
    params: PresenceParams,
) -> Verdict | None:
    """Return the reading that explains the night best; None if "always in bed" does.

    Each stretch with enough rest is tried as an example of the empty bed, beside the
    level that is known from before.
    """
    rested = [s for s in stretches if s.n_rest >= params.fewest_rest_epochs]
    examples = [stretch.levels for stretch in rested]
    if known_levels is not None:
        examples.append(known_levels)
    verdicts = [
        _verdict(stretches, doors, levels, params)
        for levels in examples
        if _is_the_quietest(levels, rested, params)
    ]
    best = max(verdicts, key=lambda verdict: verdict.gain, default=None)
    if best is None:
        return None
    # A night that begins and ends in bed shows an empty one only if it is a clear case.
    at_an_end = best.is_empty[0] or best.is_empty[-1] or known_levels is not None
    least = params.least_gain if at_an_end else params.least_inner_gain
    return best if best.gain >= least else None


def is_nobodys(
    stretches: Sequence[Stretch],
    doors: Sequence[Door],
    movements: Sequence[ClockedMovement],
    params: PresenceParams,
) -> bool:
    """Tell whether a long recording holds nothing that only a body does.

    Hardly a movement, and the same level before and after each of them: no body turns
    without lying differently afterwards. A loud house may shake a bed often, but it
    neither tilts it for good nor moves it as a body that turns.
    """
    hours = sum(stretch.hours for stretch in stretches)
    moves = len(doors) + sum(stretch.n_movements for stretch in stretches)
    rate = params.nobody_rate
    if not any(_is_only_a_body_s(movement, params) for movement in movements):
        rate = params.loud_house_rate
    if hours < params.nobody_hours or moves > rate * hours:
        return False
    rested = [s for s in stretches if s.n_rest >= params.fewest_rest_epochs]
    if not rested:
        return True
    levels = np.array([stretch.levels for stretch in rested])
    errors = np.hypot([stretch.errors for stretch in rested], params.drift)
    return bool((levels - levels.min(axis=0) <= params.above * errors).all())


def _is_only_a_body_s(movement: ClockedMovement, params: PresenceParams) -> bool:
    features = movement.movement.features
    if features.peak_ratio >= params.body_ratio:
        return True
    return (
        features.peak_ratio >= params.least_door_ratio
        and features.gravity_step_ratio >= params.body_step_ratio
    )


def _is_the_quietest(
    levels: NDArray[np.float64], rested: Sequence[Stretch], params: PresenceParams
) -> bool:
    """Tell whether no stretch lies clearly below: a body can only lift the level.

    A level at a chip's last digit tells nothing: bodies may hide under it.
    """
    if (levels <= math.log(2 * LEAST_MG)).any():
        return False
    if not rested:
        return True
    above = np.array([stretch.levels for stretch in rested]) - levels
    errors = np.hypot([stretch.errors for stretch in rested], params.drift)
    # A machine may lift the heartbeat's band of an empty bed over that of a body.
    lower = (above < -params.clearly_below * errors).any(axis=1)
    higher = (above > params.clearly_below * errors).any(axis=1)
    return not (lower & ~higher).any()


def _verdict(
    stretches: Sequence[Stretch],
    doors: Sequence[Door],
    levels: NDArray[np.float64],
    params: PresenceParams,
) -> Verdict:
    """Return the best reading for an empty level, the level refined once."""
    verdict = _read(stretches, doors, levels, params)
    empty = [
        stretch
        for stretch, is_empty in zip(stretches, verdict.is_empty, strict=True)
        if is_empty and stretch.n_rest >= params.fewest_rest_epochs
    ]
    if not empty:
        return verdict
    weights = [stretch.n_rest for stretch in empty]
    refined = np.average([stretch.levels for stretch in empty], axis=0, weights=weights)
    return _read(stretches, doors, refined, params)


def _read(
    stretches: Sequence[Stretch],
    doors: Sequence[Door],
    levels: NDArray[np.float64],
    params: PresenceParams,
) -> Verdict:
    """Return the cheapest course between empty and taken."""
    lift = _usual_lift(stretches, levels, params)
    quiet = [_silence(stretch, params) for stretch in stretches]
    low = [_lowness(stretch, levels, lift, params) for stretch in stretches]
    smallness = _smallness(doors, params)
    costs = [params.door_cost + params.small_door_cost * small for small in smallness]
    ghosts = [params.ghost_cost if math.isfinite(door.size) else 0.0 for door in doors]
    is_empty, gain = _cheapest_course(quiet, low, costs, ghosts, params)
    return Verdict(is_empty=is_empty, gain=gain, levels=levels)


def _usual_lift(
    stretches: Sequence[Stretch], levels: NDArray[np.float64], params: PresenceParams
) -> NDArray[np.float64]:
    """Return how far a body usually lifts each figure, as ln.

    The median by time of the stretches that lie clearly above the level: an evening
    of waiting for the sleeper is mostly an empty bed, so the others do not count.
    Where hardly any does, a body is hardly felt, and it is the median of them all.
    """
    weights = np.array([float(stretch.n_rest) for stretch in stretches])
    lifts = np.array([stretch.levels for stretch in stretches]) - levels
    errors = np.hypot([stretch.errors for stretch in stretches], params.drift)
    usual = np.zeros(len(FIGURES))
    for figure in range(len(FIGURES)):
        above = lifts[:, figure] > params.above * errors[:, figure]
        if weights[above].sum() < params.least_above_share * weights.sum():
            above[:] = True
        if weights[above].any():
            usual[figure] = _median_by(lifts[above, figure], weights[above])
    return np.maximum(usual, 0.0)


def _median_by(values: NDArray[np.float64], weights: NDArray[np.float64]) -> float:
    order = np.argsort(values, kind="stable")
    share = np.cumsum(weights[order])
    return float(values[order[np.searchsorted(share, share[-1] / 2)]])


def _silence(stretch: Stretch, params: PresenceParams) -> float:
    """Return what its movements say: log-likelihood of "empty" less "taken"."""
    body_rate = params.awake_rate if stretch.is_at_an_end else params.asleep_rate
    silence = stretch.hours * (body_rate - params.empty_rate)
    moves = stretch.n_movements * math.log(body_rate / params.empty_rate)
    return min(silence, params.most_silence) - moves - params.taken_bias


def _lowness(
    stretch: Stretch,
    levels: NDArray[np.float64],
    lift: NDArray[np.float64],
    params: PresenceParams,
) -> float:
    """Return what its level says: log-likelihood of "empty" less "taken"."""
    if not stretch.n_rest:
        return 0.0
    error = np.hypot(stretch.errors, params.drift)
    spread = np.hypot(error, params.lift_spread * lift)
    above = stretch.levels - levels
    ratio = _log_normal(above, error) - _log_normal(above - lift, spread)
    limit = params.most_evidence
    unrest = (stretch.scatter - params.noise_scatter) / params.scatter_step
    return float(np.clip(ratio, -limit, limit).sum()) - min(max(unrest, 0.0), limit)


def _log_normal(
    distance: NDArray[np.float64], spread: NDArray[np.float64]
) -> NDArray[np.float64]:
    return np.asarray(-0.5 * (distance / spread) ** 2 - np.log(spread))


def _smallness(doors: Sequence[Door], params: PresenceParams) -> list[float]:
    """Return 0 for a door as large as any of the night, up to 1 for a tiny one."""
    sizes = [door.size for door in doors if math.isfinite(door.size)]
    if not sizes:
        return [0.0] * len(doors)
    full = params.full_door_share * np.quantile(sizes, params.usual_door_quantile)
    return [max(0.0, 1 - door.size / float(full)) for door in doors]


def _cheapest_course(
    quiet: Sequence[float],
    low: Sequence[float],
    costs: Sequence[float],
    ghosts: Sequence[float],
    params: PresenceParams,
) -> tuple[tuple[bool, ...], float]:
    """Return for each stretch whether it is empty, and the gain of that course.

    Changing sides at a door costs, and so does a door between two empty stretches:
    a large movement that nobody made. A low level that goes on is hardly news, for a
    calm posture goes on as well; one that ends is.
    """
    taken, empty = 0.0, quiet[0] + low[0]
    came_from: list[tuple[bool, bool]] = []
    for still, level, change, ghost in zip(
        quiet[1:], low[1:], costs, ghosts, strict=True
    ):
        stays = empty - ghost + min(level, params.repeated_share * level)
        comes = taken - change + level
        came_from.append((empty - change > taken, stays >= comes))
        taken, empty = max(taken, empty - change), max(stays, comes) + still
    state = empty > taken
    course = [state]
    for into_taken, into_empty in reversed(came_from):
        state = into_empty if state else into_taken
        course.append(state)
    return tuple(reversed(course)), max(taken, empty)
