"""Each movement beside those just before and after it, and what they left changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from .evidence_shape import log_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from .clocked import ClockedEpochs, ClockedMovement

_SERIES_S: Final = 95.0
"""Farther apart than this nothing keeps step (90 s by the rules)."""
_SHORTEST_BEAT_S: Final = 8.0
_LIKE_SIZE: Final = 0.7
"""Greatest difference of ln(peak) of likes: a factor of two."""
_LIKE_LENGTH: Final = 0.9
"""And of ln(length of the swing)."""
_MINUTE_S: Final = 60.0
_FIVE_S: Final = 300.0
_AROUND_S: Final = 150.0
_PAIR_S: Final = 20.0
"""Pause up to which the size of a neighbour says something."""
_LONGEST_PAUSE_S: Final = 600.0
_NO_BEAT: Final = 3.0
"""What stands for "keeps step with nothing", in ln of intervals."""
_FARTHEST: Final = 2.0
"""What stands for "no other near", as a distance of directions."""
_SETTLED_S: Final = 5.0
_COMPARED_S: Final = 60.0
"""Rest before and after a movement that is compared."""
_FEWEST_EPOCHS: Final = 8


def near_figures(
    movements: Sequence[ClockedMovement], epochs: ClockedEpochs
) -> dict[str, NDArray[np.float64]]:
    """Return a column for each figure of the neighbours and of the rest around.

    Parameters
    ----------
    movements : sequence of ClockedMovement
        In order of time, at least one.
    epochs : ClockedEpochs
        Of the whole night.
    """
    onsets_s = np.array([movement.onset_s for movement in movements])
    ends_s = np.array([movement.end_s for movement in movements])
    features = [clocked.movement.features for clocked in movements]
    peak = log_of([one.peak_ratio for one in features])
    pauses_s = np.clip(onsets_s[1:] - ends_s[:-1], 0.01, _LONGEST_PAUSE_S)
    before_s = np.concatenate(([_LONGEST_PAUSE_S], pauses_s))
    after_s = np.concatenate((pauses_s, [_LONGEST_PAUSE_S]))
    previous = np.concatenate(([np.nan], peak[:-1]))
    following = np.concatenate((peak[1:], [np.nan]))
    columns = {
        "within_minute": _count_within(onsets_s, _MINUTE_S),
        "within_five": _count_within(onsets_s, _FIVE_S),
        "pause_before": np.log(before_s),
        "pause_after": np.log(after_s),
        "peak_by_previous": np.where(before_s < _PAIR_S, peak - previous, np.nan),
        "peak_by_next": np.where(after_s < _PAIR_S, peak - following, np.nan),
        "peak_by_near": peak - _medians_around(peak, onsets_s),
    }
    columns |= _like_figures(
        onsets_s,
        peak,
        log_of([one.swing_most_s for one in features]),
        np.array([one.direction for one in features]),
    )
    for name, level_mg in (
        ("heartbeat_change", epochs.epochs.heartbeat_mg),
        ("breathing_change", epochs.epochs.breathing_mg),
    ):
        columns[name] = _changes(level_mg, epochs, onsets_s, ends_s)
    return columns


def _count_within(onsets_s: NDArray[np.float64], reach_s: float) -> NDArray[np.float64]:
    """Return how many others begin within a time of each."""
    first = np.searchsorted(onsets_s, onsets_s - reach_s, side="right")
    last = np.searchsorted(onsets_s, onsets_s + reach_s, side="left")
    counts: NDArray[np.float64] = np.maximum(last - first - 1, 0).astype(np.float64)
    return counts


def _medians_around(
    values: NDArray[np.float64], onsets_s: NDArray[np.float64]
) -> NDArray[np.float64]:
    first = np.searchsorted(onsets_s, onsets_s - _AROUND_S, side="right").tolist()
    last = np.searchsorted(onsets_s, onsets_s + _AROUND_S, side="left").tolist()
    return np.array(
        [
            np.median(values[min(low, place) : max(high, place + 1)])
            for place, (low, high) in enumerate(zip(first, last, strict=True))
        ]
    )


def _like_figures(
    onsets_s: NDArray[np.float64],
    peak: NDArray[np.float64],
    swing: NDArray[np.float64],
    directions: NDArray[np.float64],
) -> dict[str, NDArray[np.float64]]:
    """Return how many likes are near, and whether they keep step."""
    n = len(onsets_s)
    likes, nearest = np.zeros(n), np.full(n, _FARTHEST)
    before_s, after_s = np.full(n, np.inf), np.full(n, np.inf)
    mixed = np.array([1.0, 1.0, 1.0, 2.0, 2.0, 2.0])
    for step in range(1, n):
        interval_s = onsets_s[step:] - onsets_s[:-step]
        near = np.flatnonzero(interval_s <= _SERIES_S)
        if not len(near):
            break
        turned = np.square(directions[near + step] - directions[near]) @ mixed
        apart = np.sqrt(turned)
        nearest[near] = np.minimum(nearest[near], apart)
        nearest[near + step] = np.minimum(nearest[near + step], apart)
        like = near[
            (np.abs(peak[near + step] - peak[near]) < _LIKE_SIZE)
            & (np.abs(swing[near + step] - swing[near]) < _LIKE_LENGTH)
        ]
        likes[like] += 1
        likes[like + step] += 1
        beat = like[interval_s[like] > _SHORTEST_BEAT_S]
        after_s[beat] = np.minimum(after_s[beat], interval_s[beat])
        before_s[beat + step] = np.minimum(before_s[beat + step], interval_s[beat])
    sides = np.isfinite(before_s).astype(np.float64) + np.isfinite(after_s)
    both = sides > 1
    beats = np.full(n, _NO_BEAT)
    beats[both] = np.abs(np.log(before_s[both] / after_s[both]))
    return {
        "likes": likes,
        "like_sides": sides,
        "beat": beats,
        "like_direction": nearest,
    }


def _changes(
    level_mg: NDArray[np.float64],
    epochs: ClockedEpochs,
    onsets_s: NDArray[np.float64],
    ends_s: NDArray[np.float64],
) -> NDArray[np.float64]:
    """Return by how much, as ln, a level at rest differs after each movement."""
    middle_s = (epochs.start_s + epochs.end_s) / 2
    level = np.log(np.maximum(level_mg, 1e-9))
    places = [
        np.searchsorted(middle_s, edge_s).tolist()
        for edge_s in (
            onsets_s - _COMPARED_S - 2,
            onsets_s - 2,
            ends_s + _SETTLED_S,
            ends_s + _SETTLED_S + _COMPARED_S,
        )
    ]
    return np.array(
        [
            abs(_median(level[late:last]) - _median(level[first:early]))
            for first, early, late, last in zip(*places, strict=True)
        ]
    )


def _median(values: NDArray[np.float64]) -> float:
    known = values[np.isfinite(values)]
    if len(known) < _FEWEST_EPOCHS:
        return np.nan
    return float(np.partition(known, len(known) // 2)[len(known) // 2])
