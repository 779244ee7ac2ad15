"""The period of a rhythm, from intervals in which beats may be missing."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

    from .params import PeriodicityParams

_BIN: Final = 0.01
"""Width in ln(seconds) that intervals are counted in: a tenth of the least spread."""
_STARTS: Final = 10
"""First guesses of the period, spread over the lengths an interval may have."""
_MOST_STEPS: Final = 300
_SETTLED: Final = 1e-7
"""Gain in mean log-likelihood under which a fit has settled."""
_CHANCE_MEANS_S: Final = np.geomspace(5, 500, 60)
"""Mean waits that are tried for movements at random times."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rhythm:
    """A period, and how well the intervals keep to it."""

    period_s: float
    missed_share: float
    """Share of the beats that went unseen, 0-1."""
    spread: float
    """Standard deviation in ln(seconds) around the period and its multiples."""
    random_share: float
    """Share of the intervals that belong to no rhythm, 0-1."""
    gain: float
    """Log-likelihood above that of movements at random times."""


@dataclass(frozen=True, slots=True, eq=False)
class _Intervals:
    """Intervals counted by their logarithm, and how likely each is by chance."""

    logs: NDArray[np.float64]
    counts: NDArray[np.int64]
    by_chance: NDArray[np.float64]


def fit_rhythm(intervals: ArrayLike, params: PeriodicityParams) -> Rhythm | None:
    """Return the period behind the intervals, or None where there is none to be seen.

    An interval is one, two, three or four periods long, as movements in between
    were missed: ln(interval) is a mixture of normals at ln(period) + ln(k), whose
    weights fall with k by the share missed. Departures from the plain mixture:
    intervals of movements at random times are a part of it, or turns and pauses
    would pull the period about; and a fit must beat chance, or every restless night
    would have a rhythm.

    Parameters
    ----------
    intervals : array_like
        Onset to onset in seconds; NaN where a gap hid the interval.
    params : PeriodicityParams
        Bounds of the intervals, the least number, the least spread and gain.

    Returns
    -------
    Rhythm or None
        The best of the fits from several first guesses; the same input always
        gives the same answer.
    """
    values = np.asarray(intervals, np.float64)
    low_s, high_s = params.shortest_interval_s, params.longest_rhythm_interval_s
    usable = values[(values > low_s) & (values <= high_s)]
    if len(usable) < params.fewest_rhythm_intervals:
        return None
    counted = _count(usable, low_s, high_s)
    chance = float(counted.counts @ np.log(counted.by_chance))
    guesses = np.linspace(
        math.log(low_s * 1.1), math.log(params.longest_interval_s), _STARTS
    )
    fits = [_fit_from(counted, float(guess), chance, params) for guess in guesses]
    possible = [
        fit for fit in fits if low_s < fit.period_s <= params.longest_interval_s
    ]
    best = max(possible, key=lambda fit: fit.gain, default=None)
    return best if best is not None and best.gain >= params.least_rhythm_gain else None


def _count(usable: NDArray[np.float64], low_s: float, high_s: float) -> _Intervals:
    """Count intervals by their logarithm beside the best fit of mere chance."""
    means_s = _CHANCE_MEANS_S
    inside = np.exp(-low_s / means_s) - np.exp(-high_s / means_s)
    mean_s = means_s[np.argmax(-np.log(means_s * inside) - usable.mean() / means_s)]
    bins, counts = np.unique(np.round(np.log(usable) / _BIN), return_counts=True)
    seconds = np.exp(bins * _BIN)
    share = np.exp(-low_s / mean_s) - np.exp(-high_s / mean_s)
    by_chance = seconds * np.exp(-seconds / mean_s) / (mean_s * share)
    return _Intervals(bins * _BIN, counts, by_chance)


def _fit_from(
    counted: _Intervals, guess: float, chance: float, params: PeriodicityParams
) -> Rhythm:
    """Climb from one first guess of ln(period) to the nearest best fit."""
    harmonics = np.arange(1, params.most_missed_in_a_row + 2)
    logs = counted.logs[:, None] - np.log(harmonics)
    total = float(counted.counts.sum())
    centre, missed, spread, random_share = guess, 0.2, 0.2, 0.2
    likelihood = -math.inf
    for _ in range(_MOST_STEPS):
        weights = missed ** (harmonics - 1.0) * (1 - missed)
        weights *= (1 - random_share) / (
            weights.sum() * spread * math.sqrt(2 * math.pi)
        )
        densities = weights * np.exp(-0.5 * ((logs - centre) / spread) ** 2)
        sums = densities.sum(axis=1) + random_share * counted.by_chance + 1e-300
        before, likelihood = likelihood, float(counted.counts @ np.log(sums))
        if likelihood - before < _SETTLED * total:
            break
        shares = densities * (counted.counts / sums)[:, None]
        rhythmic = float(shares.sum()) + 1e-300
        centre = float((shares * logs).sum()) / rhythmic
        misfit = float((shares * (logs - centre) ** 2).sum()) / rhythmic
        spread = max(math.sqrt(misfit), params.narrowest_rhythm)
        missed = min(max(1 - rhythmic / float((shares * harmonics).sum()), 1e-6), 0.9)
        random_share = max(1 - rhythmic / total, 0.0)
    return Rhythm(
        period_s=math.exp(centre),
        missed_share=missed,
        spread=spread,
        random_share=random_share,
        gain=likelihood - chance,
    )
