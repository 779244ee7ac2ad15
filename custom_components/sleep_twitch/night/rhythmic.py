"""Limb movements in step: those that must not count as waking."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from .params import SleepParams


def in_rhythm(onsets_s: Sequence[float], params: SleepParams) -> NDArray[np.bool_]:
    """Tell which movements stand in a run of like intervals.

    Series by the rules are no use here: fidgets of somebody awake, one a minute or
    so at random, are often series by the rules. Intervals in a rhythm are alike, and
    random ones are not.

    Parameters
    ----------
    onsets_s : sequence of float
        Onsets of limb movements in order.
    params : SleepParams
        Bounds of an interval and how alike they must be.

    Returns
    -------
    ndarray of bool, shape (n_movements,)
    """
    flags = np.zeros(len(onsets_s), np.bool_)
    run = params.fewest_like_intervals
    if len(onsets_s) <= run:
        return flags
    intervals_s = np.diff(np.asarray(onsets_s, np.float64))
    possible = (intervals_s >= params.shortest_beat_s) & (
        intervals_s <= params.longest_beat_s
    )
    logs = np.log(np.maximum(intervals_s, 1e-3))
    windows = np.lib.stride_tricks.sliding_window_view(logs, run)
    alike = np.ptp(windows, axis=1) < params.like_range
    alike &= np.lib.stride_tricks.sliding_window_view(possible, run).all(axis=1)
    for place in np.flatnonzero(alike).tolist():
        flags[place : place + run + 1] = True
    return flags
