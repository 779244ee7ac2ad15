"""Stretches that stand out from rest: two envelopes, two thresholds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from .envelope import moving_mean
from .trail import Trail

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from .front_end import FrontEnd
    from .grid import Grid
    from .noise_floor import Rest
    from .params import DetectorParams, ThresholdParams


@dataclass(frozen=True, slots=True, eq=False)
class Stretch:
    """A stretch above rest, in hops since the start of unbroken samples."""

    start_hop: int
    end_hop: int
    rest: Rest
    """What rest was when the stretch opened."""


@dataclass(slots=True)
class _Open:
    start_hop: int
    last_hop: int
    rest: Rest
    triggered: bool


class QuietMaxima:
    """Remember how high quiet seconds reach, so heartbeats stay below threshold."""

    def __init__(self, params: DetectorParams) -> None:
        """Start without a memory: the thresholds are the least ones."""
        self._params = params.threshold
        self._window = params.noise_floor.window_epochs
        self._since = 0
        self._maxima = Trail((2,), np.float64)

    def thresholds(self) -> tuple[float, float]:
        """Return the levels that decision and slow envelope must reach."""
        params, end = self._params, self._maxima.end
        n = min(end - self._since, self._window)
        # Few seconds say little about their own maximum.
        if n < params.fewest_quiet:
            return params.decision_ratio, params.slow_ratio
        middle, top = (
            int(n * share)
            for share in (params.quiet_quantile, params.high_quiet_quantile)
        )
        maxima = np.partition(self._maxima.view(end - n, end), (middle, top), axis=1)
        usual = [
            low
            * min(high / max(low, 1e-9), params.largest_quiet_spread)
            ** params.quiet_margin
            for low, high in maxima[:, (middle, top)].tolist()
        ]
        return max(params.decision_ratio, usual[0]), max(params.slow_ratio, usual[1])

    def process(self, decision: NDArray[np.float64], slow: NDArray[np.float64]) -> None:
        """Add the maxima of an epoch's envelopes each, one row an epoch."""
        maxima = np.stack([decision.max(axis=1), slow.max(axis=1)])
        self._maxima.append(maxima)
        self._maxima.forget_before(self._maxima.end - self._window)

    def forget(self) -> None:
        """Start anew after a step of posture."""
        self._since = self._maxima.end


class Trigger:
    """Open a stretch at the upper threshold, keep it open over the lower one."""

    def __init__(self, grid: Grid, params: ThresholdParams) -> None:
        """Start with nothing open."""
        self._merge_hops = grid.hops(params.merge_s)
        self._longest_hops = grid.hops(params.longest_s)
        self._open: _Open | None = None

    def process(
        self,
        first_hop: int,
        above: NDArray[np.bool_],
        triggered: NDArray[np.bool_],
        rest: Rest,
    ) -> list[Stretch]:
        """Return the stretches that ended; flags are those of consecutive hops."""
        done: list[Stretch] = []
        for start, end in _runs(above):
            fires = bool(triggered[start:end].any())
            self._run((first_hop + start, first_hop + end), rest, done, fires=fires)
        self._close_before(first_hop + len(above) - self._merge_hops, done)
        return done

    def flush(self) -> list[Stretch]:
        """Return the stretch still open; nothing follows it."""
        done: list[Stretch] = []
        self._close(done)
        return done

    @property
    def open_since(self) -> int | None:
        """Return the first hop that a stretch may still grow from."""
        return self._open.start_hop if self._open else None

    def _run(
        self,
        hops: tuple[int, int],
        rest: Rest,
        done: list[Stretch],
        *,
        fires: bool,
    ) -> None:
        start, end = hops
        self._close_before(start - self._merge_hops, done)
        if self._open is None:
            self._open = _Open(start, end, rest, fires)
        self._open.last_hop = end
        if fires and not self._open.triggered:
            self._open.triggered = True
            self._open.rest = rest
        if end - self._open.start_hop >= self._longest_hops:
            self._close(done)

    def _close_before(self, hop: int, done: list[Stretch]) -> None:
        if self._open is not None and self._open.last_hop <= hop:
            self._close(done)

    def _close(self, done: list[Stretch]) -> None:
        if self._open is not None and self._open.triggered:
            done.append(
                Stretch(self._open.start_hop, self._open.last_hop, self._open.rest)
            )
        self._open = None


def decision_envelopes(
    power: NDArray[np.float64], margin: int, grid: Grid, params: DetectorParams
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return the decision and the slow envelope, without `margin` hops at both ends."""
    n = len(power) - 2 * margin
    both = []
    for seconds in (params.envelope.decision_s, params.envelope.slow_s):
        width = grid.hops(seconds)
        mean = moving_mean(power, width)
        first = margin - width // 2
        both.append(np.sqrt(mean[first : first + n]))
    return both[0], both[1]


def padded_power(
    front_end: FrontEnd, rest: Rest, start_hop: int, end_hop: int, margin: int
) -> NDArray[np.float64]:
    """Return whitened power by band, shape (4, n_hops + 2 `margin`).

    Beyond the ends of the stretch of samples there is rest, that is 1.
    """
    first, last = max(0, start_hop - margin), min(front_end.n_hops, end_hop + margin)
    known = rest.band_power(front_end.moments_mg2.view(first, last))
    power = np.ones((len(known), end_hop - start_hop + 2 * margin))
    offset = first - start_hop + margin
    power[:, offset : offset + last - first] = known
    return power


def _runs(flags: NDArray[np.bool_]) -> list[tuple[int, int]]:
    """Return start and end of each run of true flags."""
    if not flags.any():
        return []
    edges = np.flatnonzero(flags[1:] != flags[:-1]) + 1
    bounds = [0, *edges.tolist(), len(flags)]
    first = 0 if flags[0] else 1
    return list(zip(bounds[first:-1:2], bounds[first + 1 :: 2], strict=True))
