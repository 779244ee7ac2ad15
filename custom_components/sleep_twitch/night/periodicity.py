"""How regular the limb movements of a night are, and how regular chance would be."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

import numpy as np

from .models import ImiHistogram, RuleSet
from .series import TOLERANCE_S, stretch_numbers

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import ArrayLike, NDArray

    from .models import Interval
    from .params import NightParams, PeriodicityParams

_LOG_EDGES: Final = tuple(round(0.1 * step, 1) for step in range(-7, 65))
"""ln(seconds), from half a second (the least between two movements) to ten minutes."""
_LINEAR_EDGES_S: Final = tuple(float(edge) for edge in range(0, 91, 2))


def intervals_s(
    onsets_s: Sequence[float], gaps: Sequence[Interval], longest_gap_s: float
) -> NDArray[np.float64]:
    """Return the intervals between onsets in order of time; NaN across a long gap."""
    ordered = sorted(onsets_s)
    intervals = np.diff(np.array(ordered))
    broken = np.diff(stretch_numbers(ordered, gaps, longest_gap_s)) > 0
    return np.where(broken, np.nan, intervals)


def periodicity_index(intervals: ArrayLike, params: PeriodicityParams) -> float | None:
    """Return the share of intervals that come in runs of regular ones.

    The interval form: limb movements of any length give the intervals, and nothing
    but a gap breaks a run. Any number of intervals is answered; whether it is
    enough for a night's figure is the caller's to say.

    Parameters
    ----------
    intervals : array_like
        Onset to onset in seconds, in order; NaN where a gap hid the interval.
    params : PeriodicityParams
        Bounds of a regular interval and the least run of them.

    Returns
    -------
    float or None
        0 to 1; None without any interval.

    References
    ----------
    Ferri R. et al. (2006). New approaches to the study of periodic leg movements
    during sleep in restless legs syndrome. Sleep 29(6), 759-769.
    """
    values = np.asarray(intervals, np.float64)
    known = np.isfinite(values)
    if not known.any():
        return None
    in_runs = _in_runs(_is_regular(values, params), params.fewest_run_intervals)
    return float(np.count_nonzero(in_runs) / np.count_nonzero(known))


def chance_index(
    n_intervals: int, rate_per_hour: float, params: PeriodicityParams
) -> float:
    """Return the index that as many movements at random times would have on average.

    Independent exponential intervals; runs are cut by the first and the last one.
    """
    regular = _chance_of(
        rate_per_hour, params.shortest_interval_s, params.longest_interval_s
    )
    return _share_in_runs(n_intervals, regular, params.fewest_run_intervals)


def chance_plm_per_hour(rate_per_hour: float, params: NightParams) -> float:
    """Return the periodic movements an hour that random movements would give.

    WASM 2016 takes intervals as they come. By the AASM a movement that comes too
    soon is passed over, so after each the wait begins anew at the shortest interval.
    """
    if params.rules is RuleSet.WASM2016:
        wasm = params.wasm
        accepted = rate_per_hour
        regular = _chance_of(
            rate_per_hour, wasm.shortest_interval_s, wasm.longest_interval_s
        )
        fewest = wasm.fewest_movements - 1
    else:
        aasm = params.aasm
        accepted = rate_per_hour / (1 + rate_per_hour / 3600 * aasm.shortest_interval_s)
        regular = _chance_of(
            rate_per_hour, 0, aasm.longest_interval_s - aasm.shortest_interval_s
        )
        fewest = aasm.fewest_movements - 1
    intervals_in_runs = 1 - (1 - regular) ** 2 * sum(
        (k + 1) * regular**k for k in range(fewest - 1)
    )
    # Every run has one movement more than intervals.
    return accepted * (regular * intervals_in_runs + (1 - regular) * regular**fewest)


def imi_histogram(intervals: ArrayLike) -> ImiHistogram:
    """Return the intervals counted in bins of 0.1 in ln(seconds) and of 2 seconds."""
    values = np.asarray(intervals, np.float64)
    known = values[np.isfinite(values)]
    log_edges_s = np.exp(_LOG_EDGES)
    return ImiHistogram(
        log_edges_s=tuple(log_edges_s.tolist()),
        log_counts=tuple(np.histogram(known, log_edges_s)[0].tolist()),
        linear_counts=tuple(np.histogram(known, _LINEAR_EDGES_S)[0].tolist()),
    )


def _is_regular(
    intervals: NDArray[np.float64], params: PeriodicityParams
) -> NDArray[np.bool_]:
    """Tell which intervals lie above the shortest and up to the longest."""
    return (intervals > params.shortest_interval_s + TOLERANCE_S) & (
        intervals <= params.longest_interval_s + TOLERANCE_S
    )


def _in_runs(regular: NDArray[np.bool_], fewest: int) -> NDArray[np.bool_]:
    """Keep what stands in a run of at least `fewest`."""
    edges = np.diff(np.concatenate(([False], regular, [False])).astype(np.int8))
    starts, ends = np.flatnonzero(edges == 1), np.flatnonzero(edges == -1)
    kept = np.zeros(len(regular), np.bool_)
    for start, end in zip(starts.tolist(), ends.tolist(), strict=True):
        kept[start:end] = end - start >= fewest
    return kept


def _chance_of(rate_per_hour: float, shortest_s: float, longest_s: float) -> float:
    """Return the chance that a random interval lies between two lengths."""
    rate_per_s = rate_per_hour / 3600
    return math.exp(-rate_per_s * shortest_s) - math.exp(-rate_per_s * longest_s)


def _share_in_runs(n_intervals: int, regular: float, fewest: int) -> float:
    """Return the expected share of intervals in runs of at least `fewest`.

    The expected total length of maximal runs of length k is k times the number of
    places such a run can stand, each with its own chance of being cut off there.
    """
    if n_intervals < 1:
        return 0.0
    expected = 0.0
    for length in range(fewest, n_intervals):
        # At either end of the night one neighbour is missing, inside it both must fail.
        places = 2 * (1 - regular) + (n_intervals - length - 1) * (1 - regular) ** 2
        expected += length * places * regular**length
    if n_intervals >= fewest:
        expected += n_intervals * regular**n_intervals
    return expected / n_intervals
