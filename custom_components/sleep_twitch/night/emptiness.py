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
    return best if best is not None and best.gain >= params.least_gain else None


def _is_the_quietest(
    levels: NDArray[np.float64], rested: Sequence[Stretch], params: PresenceParams
) -> bool:
    """Tell whether no stretch lies clearly below: a body can only lift the level.

    A level at a chip's last digit tells nothing: bodies may hide under it.
    """
    if (levels <= math.log(2 * LEAST_MG)).any():
        return False
    above = np.array([stretch.levels for stretch in rested]) - levels
    errors = np.hypot([stretch.errors for stretch in rested], params.drift)
    return bool((above >= -params.clearly_below * errors).all())


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
    evidence = [_evidence(stretch, levels, lift, params) for stretch in stretches]
    smallness = _smallness(doors, params)
    passing = [params.door_cost + params.small_door_cost * small for small in smallness]
    ghosts = [params.ghost_cost * (1 - small) for small in smallness]
    is_empty, gain = _cheapest_course(evidence, passing, ghosts)
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


def _evidence(
    stretch: Stretch,
    levels: NDArray[np.float64],
    lift: NDArray[np.float64],
    params: PresenceParams,
) -> float:
    """Return the log-likelihood of "empty" less that of "taken"."""
    body_rate = params.awake_rate if stretch.is_at_an_end else params.asleep_rate
    silence = stretch.hours * (body_rate - params.empty_rate)
    evidence = min(silence, params.most_silence)
    evidence -= stretch.n_movements * math.log(body_rate / params.empty_rate)
    evidence -= params.taken_bias
    if stretch.n_rest:
        drift = np.array(params.drift)
        error = np.hypot(stretch.errors, drift)
        spread = np.hypot(error, params.lift_spread * lift)
        above = stretch.levels - levels
        ratio = _log_normal(above, error) - _log_normal(above - lift, spread)
        limit = params.most_evidence
        evidence += float(np.clip(ratio, -limit, limit).sum())
        unrest = (stretch.scatter - params.noise_scatter) / params.scatter_step
        evidence -= min(max(unrest, 0.0), limit)
    return evidence


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
    evidence: Sequence[float], passing: Sequence[float], ghosts: Sequence[float]
) -> tuple[tuple[bool, ...], float]:
    """Return for each stretch whether it is empty, and the gain of that course.

    Changing sides at a door costs, and so does a door between two empty stretches:
    a large movement that nobody made.
    """
    taken, empty = 0.0, evidence[0]
    came_from: list[tuple[bool, bool]] = []
    for here, change, ghost in zip(evidence[1:], passing, ghosts, strict=True):
        came_from.append((empty - change > taken, empty - ghost >= taken - change))
        taken, empty = (
            max(taken, empty - change),
            max(empty - ghost, taken - change) + here,
        )
    state = empty > taken
    course = [state]
    for into_taken, into_empty in reversed(came_from):
        state = into_empty if state else into_taken
        course.append(state)
    return tuple(reversed(course)), max(taken, empty)
