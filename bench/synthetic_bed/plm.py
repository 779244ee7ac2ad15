"""The rhythm of periodic limb movements: series of onsets in sleep."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from .models import Stretch
    from .scenario import Scenario, Series
    from .sleep_plan import SleepPlan

_LENGTHS: Final[dict[Series, tuple[int, int]]] = {
    "short": (4, 14),
    "mixed": (4, 90),
    "long": (30, 160),
}
"""Fewest and most movements of a series."""


def series_onsets_s(
    rng: np.random.Generator, scenario: Scenario, plan: SleepPlan
) -> list[float]:
    """Return onsets of periodic limb movements, in order, about as many as wanted.

    Series are laid into the sleeping stretches with random pauses of more than 90 s
    between, longer in the later half of the night, as periodic movements have it.
    """
    asleep_s = sum(sleep.duration_s for sleep in plan.asleep)
    wanted = round(scenario.plm_per_hour * asleep_s / 3600)
    period_s = rng.uniform(*scenario.period_s)
    jitter = rng.uniform(*scenario.period_jitter)
    series: list[list[float]] = []
    while sum(map(len, series)) < wanted:
        left = wanted - sum(map(len, series))
        series.append(_intervals(rng, scenario.series, left, period_s, jitter))
    return _lay_out(rng, series, plan.asleep)


def _intervals(
    rng: np.random.Generator,
    kind: Series,
    left: int,
    period_s: float,
    jitter: float,
) -> list[float]:
    """Return the times from each movement of a series to its next, the last one 0."""
    low, high = np.log(_LENGTHS[kind])
    count = max(4, min(round(np.exp(rng.uniform(low, high))), left))
    own_period_s = period_s * rng.uniform(0.85, 1.15)
    intervals_s = own_period_s * rng.lognormal(0, jitter, count)
    intervals_s *= np.exp(np.linspace(0, rng.normal(0, 0.1), count))
    intervals_s[-1] = 0
    return [float(interval_s) for interval_s in intervals_s]


def _lay_out(
    rng: np.random.Generator, series: list[list[float]], asleep: tuple[Stretch, ...]
) -> list[float]:
    total_s = sum(stretch.duration_s for stretch in asleep)
    taken_s = sum(map(sum, series))
    spare_s = max(total_s - taken_s, 0.0)
    shares = rng.dirichlet(np.full(len(series) + 1, 0.7)) * spare_s
    pauses_s = np.maximum(shares, 95.0)
    onsets_s: list[float] = []
    cursor_s = float(shares[0])
    for number, intervals_s in enumerate(series):
        for interval_s in intervals_s:
            onsets_s.append(cursor_s)
            cursor_s += interval_s
        cursor_s += float(pauses_s[number + 1])
    return _onto_sleep(onsets_s, asleep)


def _onto_sleep(sleeping_s: list[float], asleep: tuple[Stretch, ...]) -> list[float]:
    """Turn seconds of sleep into seconds of the night; what does not fit falls away."""
    onsets_s = []
    for moment_s in sleeping_s:
        rest_s = moment_s
        for stretch in asleep:
            if rest_s < stretch.duration_s - 15:
                onsets_s.append(stretch.start_s + rest_s)
                break
            rest_s -= stretch.duration_s
    return onsets_s
