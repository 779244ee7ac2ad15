"""When force began and ended: the bed's ringing is not the body's movement."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from .envelope import moving_mean
from .push import Push, PushJoiner
from .ring import RingModel, innovation, lagged_products

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from .grid import Grid
    from .params import OnsetParams


@dataclass(frozen=True, slots=True, eq=False)
class Force:
    """Force within a stretch, in ticks of the view that was looked at."""

    onset: int
    end: int
    peak: int
    """Tick of the largest timing envelope."""
    core: int
    """Ticks from the first to the last of at least `core_share` of the peak."""
    envelope_mg: NDArray[np.float64]
    """Timing envelope of the force over the whole view."""
    level_mg: float
    """What the envelope had to exceed."""


class OnsetFinder:
    """Find when force was applied in a stretch that stands out."""

    def __init__(self, grid: Grid, params: OnsetParams, timing_s: float) -> None:
        """Start with a bed whose ringing is unknown."""
        self._params = params
        self._timing = grid.ticks(timing_s) | 1
        self._slow = grid.ticks(params.slow_s) | 1
        self._smear = grid.ticks(params.smear_s)
        self._merge = grid.ticks(params.merge_s)
        self._grid = grid
        self._joiner = PushJoiner(grid, params)
        self.ring = RingModel(params)

    def process(
        self,
        bands_mg: NDArray[np.float64],
        start: int,
        decision: NDArray[np.float64],
    ) -> tuple[Force, ...]:
        """Return the movements of a stretch, at least one, in order.

        Parameters
        ----------
        bands_mg : ndarray, shape (4, 3, n_ticks)
            Bands with some rest before and after.
        start : int
            Tick at which the stretch begins.
        decision : ndarray, shape (n_hops,)
            Decision envelope of the stretch in resting levels.
        """
        end = start + len(decision) * self._grid.ticks_per_hop
        standing = np.zeros(bands_mg.shape[2], np.bool_)
        standing[start:end] = np.repeat(
            decision >= self._params.standing_ratio, self._grid.ticks_per_hop
        )
        if np.count_nonzero(standing) < self._grid.ticks(self._params.standing_s):
            standing[:] = False
        standing = _eroded(standing, self._smear)
        top = start + int(decision.argmax()) * self._grid.ticks_per_hop
        if decision.max() > self._params.faintest_ratio:
            standing[top:] = False
        if decision.max() > self._params.faint_peak_ratio:
            standing[:top] = False
        signal_mg = np.add.reduce(bands_mg, axis=0)
        raw = self._envelope(signal_mg)
        own = self._ring_down(signal_mg, raw, start, end)
        coefficients, leftover = self.ring.prediction(own)
        force_mg = innovation(bands_mg, coefficients)
        force = self._in_rest(force_mg, start, end)
        weights = _band_weights(force[:, :, start:end])
        fast = self._envelope(np.add.reduce(force_mg * weights[:, None, None], axis=0))
        weighted_mg = np.add.reduce(bands_mg * weights[:, None, None], axis=0)
        ringing = self._is_ringing(weighted_mg, fast, leftover)
        power = np.add.reduce(np.add.reduce(force * force, axis=1), axis=0)
        slow = np.sqrt(_centred_mean(power / len(force), self._slow))
        return self._forces(fast, slow, ringing, standing, start, end)

    def learn(self, signal_mg: NDArray[np.float64], force: Force, end: int) -> None:
        """Learn the bed's ringing from a clear, isolated kick."""
        first = force.end + self._timing // 2
        if end - first >= self._grid.ticks(0.4):
            self.ring.learn(
                lagged_products(signal_mg[:, first:end], self._params.order)
            )

    def _envelope(self, signal_mg: NDArray[np.float64]) -> NDArray[np.float64]:
        power = np.add.reduce(signal_mg * signal_mg, axis=0)
        return np.sqrt(_centred_mean(power, self._timing))

    def _is_ringing(
        self,
        signal_mg: NDArray[np.float64],
        force_mg: NDArray[np.float64],
        leftover: float,
    ) -> NDArray[np.bool_]:
        """Return where no more force is left than prediction leaves of ringing."""
        power = np.add.reduce(signal_mg * signal_mg, axis=0)
        swing = _centred_mean(power, self._slow)
        push = _centred_mean(force_mg * force_mg, self._slow)
        share = min(1.0, self._params.ring_ratio * leftover)
        return push < share * share * swing

    def _ring_down(
        self,
        signal_mg: NDArray[np.float64],
        envelope: NDArray[np.float64],
        start: int,
        end: int,
    ) -> NDArray[np.float64] | None:
        """Return the lagged products after the last strong push, if it rings."""
        inside = envelope[start:end]
        strong = np.flatnonzero(inside >= 0.6 * inside.max())
        first = start + int(strong[-1]) + self._timing // 2
        if end - first < self._grid.ticks(0.3):
            return None
        return lagged_products(signal_mg[:, first:end], self._params.order)

    def _in_rest(
        self, force_mg: NDArray[np.float64], start: int, end: int
    ) -> NDArray[np.float64]:
        """Return the force of each band in its own resting level."""
        power = np.add.reduce(force_mg * force_mg, axis=1)
        quiet = _quiet(power, start, end, self._grid.ticks(0.5))
        usual = np.add.reduce(quiet, axis=1) / max(1, quiet.shape[1])
        usual = np.maximum(usual, 1e-6 * float(usual.max()) + 1e-12)
        whitened: NDArray[np.float64] = force_mg / np.sqrt(usual)[:, None, None]
        return whitened

    def _forces(
        self,
        fast: NDArray[np.float64],
        slow: NDArray[np.float64],
        ringing: NDArray[np.bool_],
        standing: NDArray[np.bool_],
        start: int,
        end: int,
    ) -> tuple[Force, ...]:
        params, apart = self._params, self._grid.ticks(0.5)
        first = max(0, start - self._grid.ticks(0.3))
        last = min(len(fast), end + self._grid.ticks(0.2))
        rest = _rest_quantile(fast, start, end, apart)
        level = self._levels(
            fast[first:last], params.end_ratio * rest, params.peak_share
        )
        slow_rest = _rest_quantile(slow, start, end, apart)
        inside = fast[first:last]
        around = self._decaying_both_ways(slow[first:last])
        slow_level = np.maximum(
            params.slow_ratio * slow_rest, params.slow_share * around
        )
        # A kick is timed by the fast envelope; the slow one only smears it.
        near = self._decaying_both_ways(inside)
        slow_level[near > params.faint_ratio * rest] = np.inf
        faint = slow[first:last] >= slow_level
        sharp = (inside >= level) | _eroded(faint, self._smear)
        sharp &= ~ringing[first:last]
        sharp |= standing[first:last]
        top = int(inside.argmax())
        sharp[top] = True
        above = np.flatnonzero(sharp | faint)
        breaks = np.flatnonzero(np.diff(above) > self._merge)
        pushes = []
        for group in np.split(above, breaks + 1):
            within = group[sharp[group]]
            if not len(within):
                continue
            begin, stop = int(within[0]), int(within[-1]) + 1
            peak = begin + int(inside[begin:stop].argmax())
            clear = inside[peak] >= params.onset_ratio * rest
            clear = clear or slow[first + peak] >= params.onset_ratio * slow_rest
            if clear or begin <= top < stop:
                pushes.append(self._push(inside, begin, stop))
        return tuple(
            self._force(
                fast, first + push.begin, first + push.end, params.end_ratio * rest
            )
            for push in self._joiner.process(pushes, rest)
        )

    def _push(self, envelope: NDArray[np.float64], begin: int, end: int) -> Push:
        peak = float(envelope[begin:end].max())
        strong = np.flatnonzero(envelope[begin:end] >= self._params.core_share * peak)
        core = int(strong[-1] - strong[0]) + 1 - self._timing // 2
        return Push(begin=begin, end=end, peak=peak, core=core)

    def _force(
        self,
        envelope: NDArray[np.float64],
        begin: int,
        stop: int,
        level: float,
    ) -> Force:
        """Return the force from one tick to another; a kick ends with its core."""
        peak = begin + int(envelope[begin:stop].argmax())
        strong = np.flatnonzero(
            envelope[begin:stop] >= self._params.core_share * envelope[peak]
        )
        core_begin, core_stop = begin + int(strong[0]), begin + int(strong[-1]) + 1
        # The envelope's own window widens what it shows.
        core = max(1, core_stop - core_begin - self._timing // 2)
        if core <= self._grid.ticks(self._params.kick_longest_s):
            begin = max(begin, core_begin - self._grid.ticks(0.1))
            stop = begin + max(core, peak - begin + 1)
        return Force(begin, stop, peak, core, envelope, level)

    def _levels(
        self, envelope: NDArray[np.float64], least: float, share: float
    ) -> NDArray[np.float64]:
        """Return what is force at each tick: more than rest, and than what rings on.

        Prediction leaves a share of the ringing over, which dies down after each
        push; before the largest one the band-pass itself rings a little.
        """
        params = self._params
        top = int(envelope.argmax())
        level = np.maximum(least, share * self._decaying(envelope))
        near = max(0, top - self._grid.ticks(params.early_s))
        early = params.early_share / params.peak_share * share * float(envelope[top])
        np.maximum(level[near:top], early, out=level[near:top])
        return level

    def _decaying_both_ways(self, envelope: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return what is left at each tick of the pushes before and after."""
        return np.maximum(
            self._decaying(envelope), self._decaying(envelope[::-1])[::-1]
        )

    def _decaying(self, envelope: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return what is left at each tick of the largest push before it."""
        fall = np.arange(len(envelope)) / (
            self._params.leftover_s * self._grid.tick_rate_hz
        )
        floor = max(1e-9 * float(envelope.max()), 1e-300)
        pushes = np.log(np.maximum(envelope, floor)) + fall
        return np.exp(np.maximum.accumulate(pushes) - fall)


def _eroded(flags: NDArray[np.bool_], reach: int) -> NDArray[np.bool_]:
    """Return true where all neighbours within reach are."""
    total = np.zeros(len(flags) + 2 * reach + 1, np.int64)
    np.cumsum(flags, out=total[reach + 1 : reach + 1 + len(flags)])
    total[reach + 1 + len(flags) :] = total[reach + len(flags)]
    inside = total[2 * reach + 1 :] - total[: len(flags)]
    whole: NDArray[np.bool_] = inside == 2 * reach + 1
    return whole


def _centred_mean(values: NDArray[np.float64], width: int) -> NDArray[np.float64]:
    """Return means over an odd width, the outermost value standing for those beyond."""
    half = width // 2
    padded = np.empty(len(values) + 2 * half)
    padded[:half] = values[0]
    padded[half : half + len(values)] = values
    padded[half + len(values) :] = values[-1]
    return moving_mean(padded, width)


def _quiet(
    values: NDArray[np.float64], start: int, end: int, apart: int
) -> NDArray[np.float64]:
    """Return the calmer one of before and after, shape (n_bands, n_ticks)."""
    sides = (values[:, : max(0, start - apart)], values[:, end + apart :])
    long = [side for side in sides if side.shape[1] >= 2 * apart]
    if not long:
        return values
    return min(
        long, key=lambda side: float(np.add.reduce(side, axis=None)) / side.shape[1]
    )


def _rest_quantile(
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


def _band_weights(force: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return how much of each band is movement and not rest, 0-1 (a Wiener filter).

    A faint, slow movement would drown in the noise of the high band, and a strong
    kick needs all of it to be timed.
    """
    power = np.add.reduce(np.add.reduce(force * force, axis=2), axis=1)
    resting = force.shape[2]
    share: NDArray[np.float64] = 1 - resting / np.maximum(power, resting)
    return np.maximum(share, 0.02)
