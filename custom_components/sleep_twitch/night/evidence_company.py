"""Each movement in the company of the others, by what those were first taken for."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

import numpy as np

from .evidence import GROUNDS, Evidence, Ground
from .models import MovementKind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from .clocked import ClockedMovement

KINDS: Final = (
    MovementKind.BODY_MOVEMENT,
    MovementKind.ENVIRONMENT,
    MovementKind.HYPNIC_JERK,
    MovementKind.LIMB_MOVEMENT,
    MovementKind.SMALL_TWITCH,
)
"""Kinds that are told apart, in the order of their columns."""
_LIMB: Final = KINDS.index(MovementKind.LIMB_MOVEMENT)
_SOUND: Final = tuple(
    f"{name}_{band}" for name in ("ratio", "force") for band in range(4)
)
"""Figures that movements of one origin share, however strong they are."""
_BUILD: Final = (
    *_SOUND,
    "direction_by_turns",
    "direction_by_all",
    "swing_most",
    "force_most",
    "peak",
    "standing",
    "rise",
)
"""And with these, movements of one kind."""
_WAYS: Final = ("sound", "build", "direction", "whole")
"""What movements are alike in."""
_KIN: Final = (6, 25)
"""How many of those most alike are asked: the nearest, and a crowd."""
_DIRECTION_WEIGHT: Final = 0.7
"""Of direction beside sound and build, in the whole."""
_REACHES_S: Final = (60.0, 300.0, 1800.0)
"""How near in time others count: a third as much at this distance."""
_LONGEST_PAUSE_S: Final = 600.0
_SHORTEST_PAUSE_S: Final = 0.3
_FARTHEST_BEAT_S: Final = 95.0
"""Farther apart than this nothing keeps step (90 s by the rules)."""
_SHORTEST_BEAT_S: Final = 5.0
_EVEN: Final = 0.25
"""Difference of ln(interval) between two intervals that are nearly one."""
_SHORTEST_NIGHT_H: Final = 0.5
_AT_ONCE: Final = 512
"""Rows whose distances from all others are held at a time."""
_MIXED: Final = np.sqrt(np.array([1.0, 1.0, 1.0, 2.0, 2.0, 2.0]))
"""A symmetric matrix holds its mixed products twice."""
_LEAST_SPREAD: Final = 1e-6
_DECIMALS: Final = 4


def _columns() -> Mapping[str, Ground | None]:
    columns: dict[str, Ground | None] = {}

    def _add(name: str, ground: Ground | None) -> None:
        columns.update({f"{name}_{kind}": ground for kind in KINDS})

    _add("own", None)
    _add("hourly", Ground.ALIKE)
    for way in _WAYS:
        for n in _KIN:
            _add(f"{way}_{n}", Ground.ALIKE)
    for reach_s in _REACHES_S:
        _add(f"within_{reach_s:.0f}", Ground.NEIGHBOURS)
    _add("previous", Ground.NEIGHBOURS)
    _add("next", Ground.NEIGHBOURS)
    for name in (
        "since_previous",
        "until_next",
        "in_step",
        "step_before",
        "step_after",
    ):
        columns[name] = Ground.NEIGHBOURS
    return MappingProxyType(columns)


COMPANY: Final = _columns()
"""Columns and what each tells of; None is what the first reading found itself, which
has grounds of its own."""


def directions_of(movements: Sequence[ClockedMovement]) -> NDArray[np.float64]:
    """Return which way each shakes the bed and in which bands, shape (n, 10).

    So weighed, distances are the same however the sensor is turned.
    """
    features = [clocked.movement.features for clocked in movements]
    return np.concatenate(
        [
            np.array([one.direction for one in features]) * _MIXED,
            np.sqrt(np.array([one.force_shares for one in features])),
        ],
        axis=1,
    )


def gather_company(
    onsets_s: NDArray[np.float64],
    directions: NDArray[np.float64],
    evidence: Evidence,
    scores: NDArray[np.float64],
) -> Evidence:
    """Return what the first reading of all of them says of each movement.

    Somebody else's movements are told from the sleeper's by the many of their sort
    that are clear; a limb movement by others in step with it.

    Parameters
    ----------
    onsets_s : ndarray, shape (n_movements,)
        Of all movements of the night, in order; at least one.
    directions : ndarray, shape (n_movements, 10)
        As `directions_of` gives them.
    evidence : Evidence
        What speaks of each of them alone.
    scores : ndarray, shape (n_movements, n_kinds)
        What the first reading made of that, in the order of `KINDS`.

    Returns
    -------
    Evidence
        With the columns of `COMPANY`.
    """
    likely = likelihoods(scores)
    hours = max((onsets_s[-1] - onsets_s[0]) / 3600, _SHORTEST_NIGHT_H)
    unknown = np.full((1, len(KINDS)), np.nan)
    parts = [
        scores,
        np.broadcast_to(np.log1p(likely.sum(axis=0) / hours), likely.shape),
        *(
            shares
            for places in _places(directions, evidence)
            for shares in _kin_shares(places, likely)
        ),
        *_near_sums(onsets_s, likely),
        np.concatenate([unknown, likely[:-1]]),
        np.concatenate([likely[1:], unknown]),
        _pauses(onsets_s),
        _steps(onsets_s, likely[:, _LIMB]),
    ]
    return Evidence(figures=np.concatenate(parts, axis=1).round(_DECIMALS))


def likelihoods(scores: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return how likely each kind is by its score, rows adding up to 1."""
    odds = np.exp(scores - scores.max(axis=1, keepdims=True))
    shares: NDArray[np.float64] = odds / odds.sum(axis=1, keepdims=True)
    return shares


def _places(
    directions: NDArray[np.float64], evidence: Evidence
) -> list[NDArray[np.float64]]:
    """Return where each movement stands among all, in each of `_WAYS`."""
    names = list(GROUNDS)
    sound, build = (
        _spread_alike(evidence.figures[:, [names.index(name) for name in columns]])
        for columns in (_SOUND, _BUILD)
    )
    whole = np.concatenate(
        [_DIRECTION_WEIGHT * _spread_alike(directions), build], axis=1
    )
    return [sound, build, directions, whole]


def _spread_alike(figures: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return columns of one mean and spread, so that each counts alike."""
    known = np.nan_to_num(figures)
    spread = known.std(axis=0) + _LEAST_SPREAD
    alike: NDArray[np.float64] = (known - known.mean(axis=0)) / spread
    return alike


def _kin_shares(
    places: NDArray[np.float64], likely: NDArray[np.float64]
) -> list[NDArray[np.float64]]:
    """Return what those most alike were taken for, for each number in `_KIN`."""
    n = len(places)
    if n == 1:
        return [np.full(likely.shape, np.nan) for _ in _KIN]
    square = np.square(places).sum(axis=1)
    shares = [np.empty(likely.shape) for _ in _KIN]
    for first in range(0, n, _AT_ONCE):
        rows = slice(first, min(first + _AT_ONCE, n))
        apart = square[rows, None] + square - 2 * (places[rows] @ places.T)
        own = np.arange(rows.start, rows.stop)
        apart[own - first, own] = np.inf
        for share, wanted in zip(shares, _KIN, strict=True):
            few = min(wanted, n - 1)
            kin = np.argpartition(apart, few - 1, axis=1)[:, :few]
            share[rows] = likely[kin].mean(axis=1)
    return shares


def _near_sums(
    onsets_s: NDArray[np.float64], likely: NDArray[np.float64]
) -> list[NDArray[np.float64]]:
    """Return how many of each kind are near, the nearer the more they count."""
    n = len(onsets_s)
    sums = [np.empty(likely.shape) for _ in _REACHES_S]
    for first in range(0, n, _AT_ONCE):
        rows = slice(first, min(first + _AT_ONCE, n))
        apart_s = np.abs(onsets_s[rows, None] - onsets_s)
        own = np.arange(rows.start, rows.stop)
        apart_s[own - first, own] = np.inf
        for total, reach_s in zip(sums, _REACHES_S, strict=True):
            total[rows] = np.exp(-apart_s / reach_s) @ likely
    return sums


def _pauses(onsets_s: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return ln of the time from the last onset and to the next, shape (n, 2)."""
    pauses_s = np.clip(np.diff(onsets_s), _SHORTEST_PAUSE_S, _LONGEST_PAUSE_S)
    before_s = np.concatenate(([_LONGEST_PAUSE_S], pauses_s))
    after_s = np.concatenate((pauses_s, [_LONGEST_PAUSE_S]))
    logs: NDArray[np.float64] = np.log(np.stack([before_s, after_s], axis=1))
    return logs


def _steps(
    onsets_s: NDArray[np.float64], limb: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Return how surely limb movements keep step with each, shape (n, 3).

    With one before and one after at even intervals; with one before; with one after.
    """
    steps = np.zeros((len(onsets_s), 3))
    lasts = np.searchsorted(onsets_s, onsets_s + _FARTHEST_BEAT_S).tolist()
    firsts = np.searchsorted(onsets_s, onsets_s - _FARTHEST_BEAT_S).tolist()
    for place, (first, last) in enumerate(zip(firsts, lasts, strict=True)):
        since_s = onsets_s[place] - onsets_s[first:place]
        until_s = onsets_s[place + 1 : last] - onsets_s[place]
        before = limb[first:place][since_s > _SHORTEST_BEAT_S]
        after = limb[place + 1 : last][until_s > _SHORTEST_BEAT_S]
        since_s = since_s[since_s > _SHORTEST_BEAT_S]
        until_s = until_s[until_s > _SHORTEST_BEAT_S]
        if len(before):
            steps[place, 1] = before.max()
        if len(after):
            steps[place, 2] = after.max()
        if len(before) and len(after):
            uneven = np.log(since_s[:, None] / until_s) / _EVEN
            even = before[:, None] * after * np.exp(-np.square(uneven))
            steps[place, 0] = even.max()
    return steps
