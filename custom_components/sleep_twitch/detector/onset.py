"""When force began and ended: the bed's ringing is not the body's movement."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from .push import Push, PushJoiner

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from .force import ForceEnvelopes
    from .grid import Grid
    from .params import OnsetParams


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Force:
    """Force of one movement, in ticks of the view that was looked at."""

    onset: int
    end: int
    peak: int
    """Tick of the largest timing envelope."""
    core: int
    """Ticks from the first to the last of at least `core_share` of the peak."""
    envelope_mg: NDArray[np.float64]
    """Timing envelope of the force over the whole view."""
    level_mg: float
    """What the envelope had to exceed to be more than rest."""
    rest_mg2: float
    """Its power at rest."""
    in_rest: NDArray[np.float64]
    """Force of each band in its own rest, shape (4, 3, n_ticks), over all the view."""


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class _Window:
    """The part of the envelopes in which force is looked for."""

    first: int
    fast: NDArray[np.float64]
    fast_rest: float
    slow: NDArray[np.float64]
    slow_rest: float

    @property
    def top(self) -> int:
        return int(self.fast.argmax())


class OnsetFinder:
    """Find the movements of a stretch that stands out, and when each was made.

    Three envelopes are asked, from the sharpest to the most sensitive: the timing
    envelope of the force; its slow envelope where the sharp one is lost in the noise;
    and, in faint stretches, the decision envelope itself, which still has the bed's
    ringing in it but not the noise that taking it away costs.
    """

    def __init__(self, grid: Grid, params: OnsetParams, timing_s: float) -> None:
        """Take the windows in ticks."""
        self._grid = grid
        self._params = params
        self._timing = grid.ticks(timing_s) | 1
        self._smear = grid.ticks(params.smear_s)
        self._merge = grid.ticks(params.merge_s)
        self._joiner = PushJoiner(grid, params)

    def process(
        self, envelopes: ForceEnvelopes, start: int, decision: NDArray[np.float64]
    ) -> tuple[Force, ...]:
        """Return the movements of a stretch, at least one, in order.

        Parameters
        ----------
        envelopes : ForceEnvelopes
            Force around the stretch.
        start : int
            Tick at which the stretch begins.
        decision : ndarray, shape (n_hops,)
            Decision envelope of the stretch in resting levels.
        """
        end = start + len(decision) * self._grid.ticks_per_hop
        window = self._window(envelopes, start, end)
        part = slice(window.first, window.first + len(window.fast))
        faint = window.slow >= self._slow_level(window)
        sharp = window.fast >= self._fast_level(window)
        sharp |= _eroded(faint, self._smear)
        sharp &= ~envelopes.is_ringing[part]
        sharp |= self._standing(len(envelopes.fast_mg), start, decision)[part]
        sharp[window.top] = True
        pushes = self._pushes(window, sharp, faint)
        forces = [
            self._force(envelopes, window, push)
            for push in self._joiner.process(pushes, window.fast_rest)
        ]
        return self._widened(forces, start, end, float(decision.max()))

    def _window(self, envelopes: ForceEnvelopes, start: int, end: int) -> _Window:
        apart = self._grid.ticks(self._params.apart_s)
        first = max(0, start - self._grid.ticks(self._params.before_s))
        last = end + self._grid.ticks(self._params.after_s)
        return _Window(
            first=first,
            fast=envelopes.fast_mg[first:last],
            fast_rest=_high_rest(envelopes.fast_mg, start, end, apart),
            slow=envelopes.slow[first:last],
            slow_rest=_high_rest(envelopes.slow, start, end, apart),
        )

    def _fast_level(self, window: _Window) -> NDArray[np.float64]:
        """Return what is force at each tick: more than rest, and than what rings on.

        Prediction leaves a share of the ringing over, which dies down after each
        push; before the largest one the band-pass itself rings a little.
        """
        params, top = self._params, window.top
        level: NDArray[np.float64] = np.maximum(
            params.end_ratio * window.fast_rest,
            params.peak_share * self._decaying(window.fast),
        )
        near = max(0, top - self._grid.ticks(params.early_s))
        early = params.early_share * float(window.fast[top])
        np.maximum(level[near:top], early, out=level[near:top])
        return level

    def _slow_level(self, window: _Window) -> NDArray[np.float64]:
        """Return what is force in the slow envelope, where the fast one sees little."""
        params = self._params
        level: NDArray[np.float64] = np.maximum(
            params.slow_ratio * window.slow_rest,
            params.slow_share * self._decaying_both_ways(window.slow),
        )
        # A kick is timed by the fast envelope; the slow one only smears it.
        near = self._decaying_both_ways(window.fast)
        level[near > params.faint_ratio * window.fast_rest] = np.inf
        return level

    def _standing(
        self, n_ticks: int, start: int, decision: NDArray[np.float64]
    ) -> NDArray[np.bool_]:
        """Return where a faint stretch stands out by the decision envelope."""
        params, per_hop = self._params, self._grid.ticks_per_hop
        standing = np.zeros(n_ticks, np.bool_)
        standing[start : start + len(decision) * per_hop] = np.repeat(
            decision >= params.standing_ratio, per_hop
        )
        if np.count_nonzero(standing) < self._grid.ticks(params.standing_s):
            standing[:] = False
        standing = _eroded(standing, self._smear)
        top = start + int(decision.argmax()) * per_hop
        if decision.max() > params.faintest_ratio:
            standing[top:] = False
        if decision.max() > params.faint_peak_ratio:
            standing[:top] = False
        return standing

    def _pushes(
        self, window: _Window, sharp: NDArray[np.bool_], faint: NDArray[np.bool_]
    ) -> list[Push]:
        """Return the pushes that are clear, and the strongest in any case."""
        params = self._params
        above = np.flatnonzero(sharp | faint)
        pushes = []
        for group in np.split(above, np.flatnonzero(np.diff(above) > self._merge) + 1):
            within = group[sharp[group]]
            if not len(within):
                continue
            push = self._push(window.fast, int(within[0]), int(within[-1]) + 1)
            peak = push.begin + int(window.fast[push.begin : push.end].argmax())
            is_clear = (
                push.peak >= params.onset_ratio * window.fast_rest
                or window.slow[peak] >= params.onset_ratio * window.slow_rest
            )
            if is_clear or push.begin <= window.top < push.end:
                pushes.append(push)
        return pushes

    def _push(self, envelope: NDArray[np.float64], begin: int, end: int) -> Push:
        peak = float(envelope[begin:end].max())
        strong = np.flatnonzero(envelope[begin:end] >= self._params.core_share * peak)
        core = int(strong[-1] - strong[0]) + 1 - self._timing // 2
        return Push(begin=begin, end=end, peak=peak, core=core)

    def _force(self, envelopes: ForceEnvelopes, window: _Window, push: Push) -> Force:
        """Return the force of a movement; a kick ends with its core."""
        envelope_mg = envelopes.fast_mg
        begin, end = window.first + push.begin, window.first + push.end
        inside = envelope_mg[begin:end]
        peak = begin + int(inside.argmax())
        strong = np.flatnonzero(inside >= self._params.core_share * envelope_mg[peak])
        # The envelope's own window widens what it shows.
        core = max(1, int(strong[-1] - strong[0]) + 1 - self._timing // 2)
        if core <= self._grid.ticks(self._params.kick_longest_s):
            flank = self._grid.ticks(self._params.flank_s)
            begin = max(begin, begin + int(strong[0]) - flank)
            end = begin + max(core, peak - begin + 1)
        return Force(
            onset=begin,
            end=end,
            peak=peak,
            core=core,
            envelope_mg=envelope_mg,
            level_mg=self._params.end_ratio * window.fast_rest,
            rest_mg2=window.fast_rest * window.fast_rest,
            in_rest=envelopes.in_rest,
        )

    def _widened(
        self, forces: Sequence[Force], start: int, end: int, peak_ratio: float
    ) -> tuple[Force, ...]:
        """Return forces that begin and end where faint ones must have.

        Force grows out of the noise and sinks back into it, so what stands clear of
        it is later and shorter than what was done. Where the bed stood out long
        before the first clear push, that is where it began; in a faint stretch,
        which does not ring, the same holds for its end. Loud force is seen as it
        begins, and its envelopes rise all the earlier for being loud.
        """
        params, ticks = self._params, self._grid.ticks
        if peak_ratio >= params.buried_ratio:
            return tuple(forces)
        widened = list(forces)
        first = widened[0]
        # A kick that stands clear is timed by itself, and what is strong shows in the
        # band-pass before it begins.
        is_kick = first.core <= ticks(params.kick_longest_s)
        limit = params.faint_peak_ratio if is_kick else params.strong_ratio
        if peak_ratio < limit and first.onset - start > ticks(params.ahead_s):
            widened[0] = replace(first, onset=start + ticks(params.smear_onset_s))
        last = widened[-1]
        if peak_ratio < params.faintest_end_ratio and (
            end - last.end > ticks(params.behind_s)
        ):
            widened[-1] = replace(last, end=end - ticks(params.smear_end_s))
        return tuple(self._unburied(force) for force in widened)

    def _unburied(self, force: Force) -> Force:
        """Return a force with the flanks that its noise hides; a kick has none."""
        if force.end - force.onset <= self._grid.ticks(self._params.kick_longest_s):
            return force
        flank = self._grid.ticks(self._params.buried_s)
        return replace(
            force,
            onset=max(0, force.onset - flank),
            end=min(len(force.envelope_mg), force.end + flank),
        )

    def _decaying_both_ways(self, envelope: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return what is left at each tick of the pushes before and after."""
        both: NDArray[np.float64] = np.maximum(
            self._decaying(envelope), self._decaying(envelope[::-1])[::-1]
        )
        return both

    def _decaying(self, envelope: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return what is left at each tick of the largest push before it."""
        fall = np.arange(len(envelope)) / (
            self._params.leftover_s * self._grid.tick_rate_hz
        )
        floor = max(1e-9 * float(envelope.max()), 1e-300)
        pushes = np.log(np.maximum(envelope, floor)) + fall
        left: NDArray[np.float64] = np.exp(np.maximum.accumulate(pushes) - fall)
        return left


def _eroded(flags: NDArray[np.bool_], reach: int) -> NDArray[np.bool_]:
    """Return true where all neighbours within reach are."""
    total = np.zeros(len(flags) + 2 * reach + 1, np.int64)
    np.cumsum(flags, out=total[reach + 1 : reach + 1 + len(flags)])
    total[reach + 1 + len(flags) :] = total[reach + len(flags)]
    eroded: NDArray[np.bool_] = (
        total[2 * reach + 1 :] - total[: len(flags)] == 2 * reach + 1
    )
    return eroded


def _high_rest(
    envelope: NDArray[np.float64], start: int, end: int, apart: int
) -> float:
    """Return a high level of the calmer one of before and after."""
    sides = (envelope[: max(0, start - apart)], envelope[end + apart :])
    levels = [
        float(np.partition(side, len(side) * 4 // 5)[len(side) * 4 // 5])
        for side in sides
        if len(side) >= 2 * apart
    ]
    return min(levels, default=0.0)
