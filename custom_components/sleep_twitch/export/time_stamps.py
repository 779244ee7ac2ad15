"""A steady rate, and real holes, from time stamps that arrived in bursts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from .recording import HIGHEST_RATE_HZ, Hole

if TYPE_CHECKING:
    from numpy.typing import NDArray

LONGEST_BURST_S: Final = 2.0
"""Most that a busy host is given before a late stamp may be a hole."""
_USUAL_DELAYS: Final = 20.0
"""Delays of the worst stamp in a hundred that make one that is no usual delay."""
_LEAST_INTERVALS: Final = 5.0
"""Even with stamps like clockwork a hole is some samples long."""
_NEIGHBOURHOOD_S: Final = 20.0
"""Stretch on either side of a late stamp that tells whether time was caught up."""


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class StampedTime:
    """What the stamps say once their bursts are smoothed out."""

    rate_hz: float
    holes: tuple[Hole, ...]
    residuals_s: NDArray[np.float64]
    """Each stamp less the line through all of them."""


def fit_time_stamps(time_s: NDArray[np.float64]) -> StampedTime:
    """Return one straight line of time through all stamps.

    A sensor samples evenly and a host stamps when it gets round to it, so a late
    stamp is no hole: what was sampled meanwhile follows at once and time is back on
    its line. A hole is a stamp later than these stamps usually are, by up to 2 s,
    after which the line stays late.

    Parameters
    ----------
    time_s : ndarray, shape (n_samples,)
        Stamps in seconds that never go back.

    Returns
    -------
    StampedTime
        Rate by least squares, the holes left out of it.
    """
    interval_s = _typical_interval_s(time_s)
    holes = _find_holes(time_s, interval_s)
    numbers = _sample_numbers(len(time_s), holes)
    seconds_per_sample, start_s = _line(numbers, time_s)
    return StampedTime(
        rate_hz=1 / seconds_per_sample,
        holes=tuple(holes),
        residuals_s=time_s - (start_s + seconds_per_sample * numbers),
    )


def _find_holes(time_s: NDArray[np.float64], interval_s: float) -> list[Hole]:
    """Return the late stamps after which time stays late."""
    delays_s = np.diff(time_s) - interval_s
    usual_s = _USUAL_DELAYS * float(np.quantile(np.abs(delays_s), 0.99))
    shortest_s = max(_LEAST_INTERVALS * interval_s, min(usual_s, LONGEST_BURST_S))
    late = np.flatnonzero(delays_s > shortest_s) + 1
    certain = _never_made_up(time_s, late, interval_s)
    edges = np.concatenate([[0], certain, [len(time_s)]])
    sinces = edges[np.searchsorted(edges, late) - 1]
    ends = edges[np.searchsorted(edges, late, side="right")]
    holes = []
    for row, since, until in np.stack([late, sinces, ends], axis=1).tolist():
        lost_s = _time_lost_s(time_s[since:until], row - since, interval_s)
        if lost_s > shortest_s:
            holes.append(Hole(before=row, n_samples=round(lost_s / interval_s)))
    return holes


def _typical_interval_s(time_s: NDArray[np.float64]) -> float:
    """Return the interval between samples: the median over long spans of it.

    Spans with a stamp that must be late are left out, so that many holes do not pass
    for a slow rate.
    """
    is_late = np.concatenate([[False], np.diff(time_s) > LONGEST_BURST_S])
    stretch = np.cumsum(is_late)
    longest = int(np.bincount(stretch).max())
    if longest > 1:
        interval_s = _median_interval_s(time_s, stretch, longest // 2)
        if interval_s * HIGHEST_RATE_HZ >= 1:
            return interval_s
    # Nothing samples so fast: these are bursts, whole only with their late stamps.
    return _median_interval_s(time_s, np.zeros_like(stretch), len(time_s))


def _median_interval_s(
    time_s: NDArray[np.float64], stretch: NDArray[np.int64], longest: int
) -> float:
    """Return the median interval of the spans that lie within one stretch."""
    span = max(1, min(len(time_s) // 10, 1000, longest))
    spans_s = (time_s[span:] - time_s[:-span])[stretch[span:] == stretch[:-span]]
    return float(np.median(spans_s)) / span


def _never_made_up(
    time_s: NDArray[np.float64], late: NDArray[np.int64], interval_s: float
) -> NDArray[np.int64]:
    """Return the late stamps that no burst follows: they are holes for sure.

    What was kept back comes first, within no time; after a hole samples come at their
    usual pace.
    """
    delays_s = np.minimum(time_s[late] - time_s[late - 1], LONGEST_BURST_S)
    due = np.round(delays_s / interval_s).astype(np.int64)
    last = np.minimum(late + due, np.append(late[1:], len(time_s)) - 1)
    took_s = time_s[last] - time_s[late]
    is_hole = took_s > (last - late) * interval_s / 2
    return np.compress(is_hole, late)


def _time_lost_s(time_s: NDArray[np.float64], row: int, interval_s: float) -> float:
    """Return how much later the line runs after a late stamp than before it.

    Samples that were kept back follow their late stamp in a burst. The neighbourhood
    is more than twice as long as the delay, so that the burst is its smaller half. The
    stamps are those from the hole before to the one after: what was lost there is not
    lost here.
    """
    delay_s = time_s[row] - time_s[row - 1]
    reach = max(2, round(max(_NEIGHBOURHOOD_S, 3 * delay_s) / interval_s))
    numbers = np.arange(max(0, row - reach), min(len(time_s), row + reach))
    offsets_s = time_s[numbers] - numbers * interval_s
    before, after = offsets_s[numbers < row], offsets_s[numbers >= row]
    return float(np.median(after) - np.median(before))


def _sample_numbers(n_samples: int, holes: list[Hole]) -> NDArray[np.int64]:
    """Return the number of each sample, those in holes counted."""
    steps = np.ones(n_samples, np.int64)
    steps[0] = 0
    for hole in holes:
        steps[hole.before] += hole.n_samples
    return np.cumsum(steps)


def _line(
    numbers: NDArray[np.int64], time_s: NDArray[np.float64]
) -> tuple[float, float]:
    """Return slope and start of the least-squares line."""
    centre, centre_s = numbers.mean(), time_s.mean()
    away = numbers - centre
    slope = float((away * (time_s - centre_s)).sum() / (away * away).sum())
    return slope, float(centre_s - slope * centre)
