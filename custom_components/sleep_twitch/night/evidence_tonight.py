"""Each movement beside all others of its night: what is large, short or odd here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from ..detector.models import MovementShape
from .evidence_shape import log_of, pitch_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from .clocked import ClockedMovement

_FEWEST_USUAL: Final = 5
"""Movements in bed that make a night; with fewer, all tell what is usual."""
_FEWEST_TURNS: Final = 3
_CLEAR_STEP: Final = 0.2
"""Lasting shift of gravity, ln of resting levels, that only a turn leaves."""
_MANY_KIN: Final = 20
"""Movements most alike in direction and frequency, that a movement is seen among."""
_ALIKE_EACH_SIDE: Final = 10
"""Next larger and next smaller ones that its direction is held against."""
_AT_ONCE: Final = 512
"""Rows whose distances from all others are held at a time."""
_MIXED: Final = np.sqrt(np.array([1.0, 1.0, 1.0, 2.0, 2.0, 2.0]))
"""A symmetric matrix holds its mixed products twice: so weighed, a distance is the
same however the sensor is turned."""


def tonight_figures(
    movements: Sequence[ClockedMovement], in_bed: NDArray[np.bool_]
) -> dict[str, NDArray[np.float64]]:
    """Return a column for each figure that compares a movement with its night.

    Parameters
    ----------
    movements : sequence of ClockedMovement
        All of the night, at least one.
    in_bed : ndarray of bool, shape (n_movements,)
        Those that may be the sleeper's.
    """
    features = [clocked.movement.features for clocked in movements]
    is_house = np.array([m.movement.shape is MovementShape.EXTERNAL for m in movements])
    usual = in_bed & ~is_house
    if np.count_nonzero(usual) < _FEWEST_USUAL:
        usual = np.ones(len(movements), np.bool_)
    peak = log_of([one.peak_ratio for one in features])
    peak_mg = np.log([one.peak_mg for one in features])
    step = log_of([one.gravity_step_ratio for one in features])
    slow_swing = log_of([one.slow_swing_ratio for one in features])
    swing = log_of([one.swing_most_s for one in features])
    force = log_of([one.force_most_s for one in features])
    high = np.array([one.high_band_share for one in features])
    pitch = np.array([pitch_of(one) for one in features])
    turns = _turns(peak, step, usual)

    def _by(values: NDArray[np.float64], share: float) -> NDArray[np.float64]:
        return values - _quantile(values[usual], share)

    middle, top = _quantile(peak[usual], 0.5), _quantile(peak[usual], 0.9)
    shortest = _quantile(swing[usual], 0.1)
    columns = {
        "peak_by_middle": peak - middle,
        "peak_by_upper": _by(peak, 0.75),
        "peak_by_top": peak - top,
        "mg_by_middle": _by(peak_mg, 0.5),
        "mg_by_top": _by(peak_mg, 0.9),
        "peak_by_turns": peak - _quantile(peak[turns], 0.5),
        "mg_by_turns": peak_mg - _quantile(peak_mg[turns], 0.5),
        "size_range": np.full(len(peak), top - middle),
        "swing_by_short": swing - shortest,
        "swing_by_middle": _by(swing, 0.5),
        "force_by_short": _by(force, 0.1),
        "force_by_middle": _by(force, 0.5),
        "shortest_swing": np.full(len(peak), shortest),
        "high_by_middle": _by(high, 0.5),
        "pitch_by_middle": _by(pitch, 0.5),
        "usual_pitch": np.full(len(peak), _quantile(pitch[usual], 0.5)),
        "slow_swing_by_middle": _by(slow_swing, 0.5),
        "slow_swing_by_top": _by(slow_swing, 0.9),
    }
    directions = np.array([one.direction for one in features]) * _MIXED
    spectra = np.sqrt(np.array([one.force_shares for one in features]))
    columns |= _direction_figures(directions, peak, usual, turns)
    columns |= _kin_figures(
        np.concatenate([directions, spectra], axis=1), peak_mg, step, usual
    )
    return columns


def _turns(
    peak: NDArray[np.float64], step: NDArray[np.float64], usual: NDArray[np.bool_]
) -> NDArray[np.bool_]:
    """Return which movements are the sleeper's beyond doubt: they turned the bed."""
    large = usual & (peak >= _quantile(peak[usual], 0.5))
    turns = large & (np.nan_to_num(step, nan=-np.inf) > _CLEAR_STEP)
    if np.count_nonzero(turns) >= _FEWEST_TURNS:
        return turns
    return usual & (peak >= _quantile(peak[usual], 0.9))


def _direction_figures(
    directions: NDArray[np.float64],
    peak: NDArray[np.float64],
    usual: NDArray[np.bool_],
    turns: NDArray[np.bool_],
) -> dict[str, NDArray[np.float64]]:
    """Return how far the directions lie from those that are the sleeper's."""
    large = directions[usual & (peak >= _quantile(peak[usual], 0.75))]
    order = np.argsort(peak, kind="stable")
    alike = np.full((len(peak), 2 * _ALIKE_EACH_SIDE), np.nan)
    for step in range(1, min(_ALIKE_EACH_SIDE, len(peak) - 1) + 1):
        low, up = order[:-step], order[step:]
        apart = _from_middle(directions[low], directions[up])
        alike[low, step - 1] = alike[up, _ALIKE_EACH_SIDE + step - 1] = apart
    by_alike = np.full(len(peak), np.nan)
    if len(peak) > 1:
        by_alike = np.nanmedian(alike, axis=1)
    return {
        "direction_by_turns": _from_middle(directions, directions[turns].mean(axis=0)),
        "direction_by_all": _from_middle(directions, directions[usual].mean(axis=0)),
        "direction_by_large": np.concatenate(
            [
                np.median(_distances(directions[some], large), axis=1)
                for some in _some_at_once(len(peak))
            ]
        ),
        "direction_by_alike": by_alike,
    }


def _kin_figures(
    places: NDArray[np.float64],
    peak_mg: NDArray[np.float64],
    step: NDArray[np.float64],
    usual: NDArray[np.bool_],
) -> dict[str, NDArray[np.float64]]:
    """Return how large those are that shake the bed alike.

    Somebody else in the bed shakes it another way, and however much of that arrives,
    none of it is as large as a turn of the sleeper, or tilts the sensor.
    """
    own = np.flatnonzero(usual)
    n = min(_MANY_KIN, len(own))
    kin = np.concatenate(
        [
            own[np.argpartition(_distances(places[some], places[own]), n - 1)[:, :n]]
            for some in _some_at_once(len(places))
        ]
    )
    top = _quantile(peak_mg[own], 0.9)
    middle = _quantile(peak_mg[own], 0.5)
    steps = np.clip(np.nan_to_num(step, nan=-2.0), -2.0, 2.0)
    return {
        "kin_size": np.median(peak_mg[kin], axis=1) - middle,
        "kin_top": np.quantile(peak_mg[kin], 0.9, axis=1) - top,
        "kin_step": steps[kin].mean(axis=1),
    }


def _some_at_once(n: int) -> list[slice]:
    """Return rows in parts: all by all of a wild night would fill the memory."""
    return [slice(first, first + _AT_ONCE) for first in range(0, n, _AT_ONCE)]


def _distances(
    first: NDArray[np.float64], second: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Return distances of all rows from all others, shape (n_first, n_second)."""
    square = np.square(first).sum(axis=1)[:, None] + np.square(second).sum(axis=1)
    distances: NDArray[np.float64] = np.sqrt(
        np.maximum(square - 2 * (first @ second.T), 0.0)
    )
    return distances


def _from_middle(
    rows: NDArray[np.float64], middle: NDArray[np.float64]
) -> NDArray[np.float64]:
    distances: NDArray[np.float64] = np.sqrt(np.square(rows - middle).sum(axis=1))
    return distances


def _quantile(values: NDArray[np.float64], share: float) -> float:
    """Return a quantile of what is known; NaN where nothing is."""
    known = values[~np.isnan(values)]
    return float(np.quantile(known, share)) if len(known) else np.nan
