"""Asleep or awake, estimated from how often the sleeper moves."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

import numpy as np

from .models import Interval

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from .params import SleepParams

_HOUR_S: Final = 3600.0
_AWAKE, _ASLEEP = 0, 1
_FEWEST_WINDOWS: Final = 3
"""A recording too short for so many windows has shorter ones."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sleep:
    """When somebody probably slept."""

    asleep: tuple[Interval, ...]
    """In order; empty when no sleep was found."""

    @property
    def onset_s(self) -> float | None:
        """Return when sleep first settled."""
        return self.asleep[0].start_s if self.asleep else None

    @property
    def final_wake_s(self) -> float | None:
        """Return when it ended for good."""
        return self.asleep[-1].end_s if self.asleep else None

    @property
    def period_s(self) -> float | None:
        """Return the time from onset to final waking, waking between included."""
        return self.asleep[-1].end_s - self.asleep[0].start_s if self.asleep else None


def estimate_sleep(
    in_bed: Sequence[Interval],
    moves_s: Sequence[float],
    turns_s: Sequence[float],
    params: SleepParams,
) -> Sleep:
    """Return when the sleeper was probably asleep.

    Half minutes are scored by the movements in and around them, as Cole and Kripke
    do. Departures: the weights of the neighbours are those of a chain of two states
    with a rate of movements each, because a bed sensor counts movements and not a
    wrist's acceleration; and the rate asleep is this night's own, or a restless
    sleeper would never sleep.

    Parameters
    ----------
    in_bed : sequence of Interval
        Stays in bed, in order; outside of them nobody sleeps.
    moves_s : sequence of float
        Onsets that may speak for waking, in order. Periodic limb movements are not
        among them, or the figure by the hour of sleep would chase its own tail.
    turns_s : sequence of float
        Onsets of body movements, in order.
    params : SleepParams
        Rates and bounds.

    Returns
    -------
    Sleep
        From the first ten minutes of sleep with at most one body movement.

    References
    ----------
    Cole R. J., Kripke D. F. et al. (1992). Automatic sleep/wake identification from
    wrist activity. Sleep 15(5), 461-469.
    """
    if not in_bed:
        return Sleep(asleep=())
    start_s, end_s = in_bed[0].start_s, in_bed[-1].end_s
    n_epochs = max(1, math.ceil((end_s - start_s) / params.epoch_s))
    edges_s = start_s + params.epoch_s * np.arange(n_epochs + 1, dtype=np.float64)
    away = _away(in_bed, (edges_s[:-1] + edges_s[1:]) / 2)
    counts = np.histogram(_far_apart(moves_s, params.apart_s), edges_s)[0]
    lenient = replace(
        params,
        wake_excess_rate=params.lenient_excess_rate,
        wake_s=params.lenient_wake_s,
    )
    for reading in (params, lenient):
        states = _likeliest_states(counts, away, reading)
        asleep = _settled(_runs(states, edges_s, end_s), turns_s, reading)
        if asleep:
            return Sleep(asleep=asleep)
    return Sleep(asleep=())


def _away(
    in_bed: Sequence[Interval], middle_s: NDArray[np.float64]
) -> NDArray[np.bool_]:
    """Tell in which epochs nobody was in bed."""
    away = np.ones(len(middle_s), np.bool_)
    for stay in in_bed:
        away &= ~((middle_s >= stay.start_s) & (middle_s < stay.end_s))
    return away


def _far_apart(moves_s: Sequence[float], apart_s: float) -> list[float]:
    """Leave out movements right after another: they say nothing new."""
    kept: list[float] = []
    for move_s in moves_s:
        if not kept or move_s - kept[-1] > apart_s:
            kept.append(move_s)
    return kept


def _likeliest_states(
    counts: NDArray[np.int64], away: NDArray[np.bool_], params: SleepParams
) -> NDArray[np.int64]:
    """Return the likeliest course of waking and sleeping, one state an epoch."""
    scores = _scores(counts, away, params)
    falls = math.log(params.epoch_s / params.wake_s)
    wakes = math.log(params.epoch_s / params.sleep_s)
    stays = (
        math.log(1 - params.epoch_s / params.wake_s),
        math.log(1 - params.epoch_s / params.sleep_s),
    )
    # People come to bed awake and leave it awake.
    best = [scores[0, _AWAKE], scores[0, _ASLEEP] + falls]
    came_from = np.empty((len(counts), 2), np.int64)
    for epoch in range(1, len(counts)):
        into = (
            (best[_AWAKE] + stays[_AWAKE], best[_ASLEEP] + wakes),
            (best[_AWAKE] + falls, best[_ASLEEP] + stays[_ASLEEP]),
        )
        for state in (_AWAKE, _ASLEEP):
            came_from[epoch, state] = int(into[state][_ASLEEP] > into[state][_AWAKE])
            best[state] = max(into[state]) + scores[epoch, state]
    states = np.empty(len(counts), np.int64)
    states[-1] = int(best[_ASLEEP] + wakes > best[_AWAKE])
    for epoch in range(len(counts) - 1, 0, -1):
        states[epoch - 1] = came_from[epoch, states[epoch]]
    return states


def _scores(
    counts: NDArray[np.int64], away: NDArray[np.bool_], params: SleepParams
) -> NDArray[np.float64]:
    """Return the log-likelihood of each epoch awake and asleep, shape (n, 2)."""
    asleep_rate = _asleep_rate(counts[~away], params)
    rates = np.array([asleep_rate + params.wake_excess_rate, asleep_rate])
    expected = rates * params.epoch_s / _HOUR_S
    scores = np.asarray(counts[:, None] * np.log(expected) - expected)
    scores[away, _ASLEEP] = -math.inf
    return scores


def _asleep_rate(counts: NDArray[np.int64], params: SleepParams) -> float:
    """Return the movements an hour of this sleeper's calmer part of the night."""
    longest = len(counts) // _FEWEST_WINDOWS
    per_window = min(max(1, round(params.window_s / params.epoch_s)), longest)
    if not per_window:
        return params.least_asleep_rate
    n_windows = len(counts) // per_window
    windows = counts[: n_windows * per_window].reshape(n_windows, per_window)
    calm = float(np.quantile(windows.sum(axis=1), params.calm_quantile))
    return max(
        params.least_asleep_rate,
        params.usual_over_calm * calm * _HOUR_S / (per_window * params.epoch_s),
    )


def _runs(
    states: NDArray[np.int64], edges_s: NDArray[np.float64], end_s: float
) -> tuple[Interval, ...]:
    """Return the stretches asleep."""
    changes = np.flatnonzero(np.diff(np.concatenate(([0], states, [0]))))
    return tuple(
        Interval(start_s=float(edges_s[start]), end_s=min(float(edges_s[end]), end_s))
        for start, end in changes.reshape(-1, 2).tolist()
    )


def _settled(
    asleep: Sequence[Interval], turns_s: Sequence[float], params: SleepParams
) -> tuple[Interval, ...]:
    """Return sleep from the first stretch on that is long enough and calm.

    A sleeper who turns all night settles with the first long stretch of sleep, and
    one who never sleeps so long with the first shorter one.
    """
    for settled_s in (params.settled_s, params.least_settled_s):
        long_enough = [
            place for place, run in enumerate(asleep) if run.duration_s >= settled_s
        ]
        for place in long_enough:
            run = asleep[place]
            start_s = _calm_start_s(run, turns_s, settled_s, params)
            if start_s is not None:
                begun = Interval(start_s=start_s, end_s=run.end_s)
                return (begun, *asleep[place + 1 :])
        if long_enough:
            return tuple(asleep[long_enough[0] :])
    return ()


def _calm_start_s(
    run: Interval, turns_s: Sequence[float], settled_s: float, params: SleepParams
) -> float | None:
    """Return when a stretch asleep is calm for long enough, at its start or a turn."""
    for start_s in (run.start_s, *(t for t in turns_s if run.start_s < t < run.end_s)):
        until_s = start_s + settled_s
        turns = sum(start_s < turn_s < until_s for turn_s in turns_s)
        if until_s <= run.end_s and turns <= params.most_settled_turns:
            return start_s
    return None
