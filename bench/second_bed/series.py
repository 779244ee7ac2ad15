"""Limb movements in a rhythm."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from .hours import Hours
    from .plan import NightPlan

_LENGTHS = {"short": (4, 14), "long": (20, 90)}


def periodic_onsets(
    plan: NightPlan, hours: Hours, rng: np.random.Generator
) -> list[list[float]]:
    """Return the onsets of every series; more and denser ones early in the night."""
    slept_s = sum(end_s - start_s for start_s, end_s in hours.asleep)
    wanted = round(plan.plm_per_hour * slept_s / 3600)
    period_s = rng.uniform(*plan.period_s)
    spread = rng.uniform(*plan.period_spread)
    taken: list[tuple[float, float]] = []
    made: list[list[float]] = []
    for _ in range(400):
        if wanted <= 0:
            break
        low, high = _LENGTHS[plan.series]
        n = max(4, min(int(rng.integers(low, high + 1)), wanted))
        own_s = period_s * rng.lognormal(0, 0.08)
        intervals_s = own_s * rng.lognormal(0, spread, n - 1)
        start_s, end_s = hours.asleep[_early(hours, rng)]
        latest_s = max(end_s - float(intervals_s.sum()), start_s + 60)
        onsets_s = rng.uniform(start_s + 30, latest_s) + np.concatenate(
            ([0.0], np.cumsum(intervals_s))
        )
        onsets_s = onsets_s[onsets_s < end_s - 15]
        if len(onsets_s) < 4 or _hits(onsets_s, taken):
            continue
        taken.append((float(onsets_s[0]), float(onsets_s[-1])))
        made.append([float(onset_s) for onset_s in onsets_s])
        wanted -= len(onsets_s)
    return made


def _early(hours: Hours, rng: np.random.Generator) -> int:
    """Return a stretch of sleep, drawn by its length and by how early it is."""
    lengths = np.array([end_s - start_s for start_s, end_s in hours.asleep])
    starts = np.array([start_s for start_s, _ in hours.asleep])
    weights = lengths * (1.4 - starts / hours.total_s)
    return int(rng.choice(len(weights), p=weights / weights.sum()))


def _hits(onsets_s: np.ndarray, taken: list[tuple[float, float]]) -> bool:
    return any(
        onsets_s[0] < end_s + 95 and start_s - 95 < onsets_s[-1]
        for start_s, end_s in taken
    )
