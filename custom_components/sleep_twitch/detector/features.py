"""Figures that the judgement of a movement rests on, and its shape."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from .envelope import moving_mean
from .models import MovementFeatures, MovementShape
from .posture import angle_deg
from .spread import direction_of, energy_times

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from .grid import Grid
    from .noise_floor import Rest
    from .onset import Force
    from .params import ShapeParams

STANDING_RATIO: Final = 1.5
"""Level of the decision envelope that stands half as high again as rest."""


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class View:
    """The signal around a stretch, cut out of the stream."""

    bands_mg: NDArray[np.float64]
    """Shape (4, 3, n_ticks)."""
    signal_mg: NDArray[np.float64]
    """All bands together, shape (3, n_ticks)."""
    gravity_before_mg: NDArray[np.float64] | None
    gravity_after_mg: NDArray[np.float64] | None
    start_hop: int
    """Hop of the view at which the stretch begins, where the envelopes begin too."""
    band_power: NDArray[np.float64]
    """Power of each band in its rest, by hop, shape (4, n_hops + half a second)."""
    decision: NDArray[np.float64]
    """Decision envelope of the stretch in resting levels."""
    slow: NDArray[np.float64]
    after: NDArray[np.float64]
    """Decision envelope of the seconds after it."""
    swing_mg: NDArray[np.float64]
    """Gravity from the stretch's beginning on, means of half a second, (3, n)."""
    breathing_mg: float
    clipped: bool
    rest: Rest


def features_of(
    view: View, force: Force, rest_again: int, grid: Grid, *, is_last: bool
) -> MovementFeatures:
    """Return the figures of one movement; the bed is at rest from a tick on.

    Or the next movement of the stretch begins there, if this one is not its last.
    """
    stop = min(force.end + grid.ticks(0.3), view.signal_mg.shape[1])
    signal = view.signal_mg[:, force.onset : stop].copy()
    power = signal * signal
    shares = _band_shares(view, force.onset, stop)
    before, after = view.gravity_before_mg, view.gravity_after_mg
    unrest_mg = math.hypot(view.rest.level_mg, 2 * view.breathing_mg)
    tilt_deg = step_ratio = math.nan
    if before is not None and after is not None:
        tilt_deg = angle_deg(before, after)
        moved_mg = math.sqrt(float(np.add.reduce(np.square(after - before))))
        step_ratio = moved_mg / unrest_mg
    kicks, kick_rate_hz = _kicks(force, grid)
    hops = _hops(view, force, rest_again, grid, is_last=is_last)
    decision = view.decision[hops]
    force_half, force_most = energy_times(
        np.square(force.envelope_mg[force.onset : stop]), force.rest_mg2
    )
    swing_stop = max(rest_again, stop)
    swing_half, swing_most = energy_times(
        np.add.reduce(np.square(view.signal_mg[:, force.onset : swing_stop]), axis=0),
        view.rest.level_mg**2,
    )
    return MovementFeatures(
        peak_mg=math.sqrt(float(np.add.reduce(power, axis=0).max())),
        floor_mg=view.rest.level_mg,
        core_s=force.core / grid.tick_rate_hz,
        rise_s=(force.peak - force.onset) / grid.tick_rate_hz,
        ringing_s=max(0, rest_again - force.end) / grid.tick_rate_hz,
        high_band_share=shares[3],
        axis_shares=_shares(np.add.reduce(power, axis=1)),
        tilt_change_deg=tilt_deg,
        clipped=view.clipped,
        peak_ratio=float(decision.max()),
        slow_ratio=float(view.slow[hops].max()),
        sustained_ratio=_sustained(decision, grid.hops(0.5)),
        band_shares=shares,
        isotropy=_isotropy(signal),
        gravity_step_ratio=step_ratio,
        rest_change_ratio=_rest_change(view.after, grid.hops(1.5)),
        impulse_count=kicks,
        impulse_rate_hz=kick_rate_hz,
        line_share=_line_share(signal, grid),
        span_samples=(max(rest_again, force.end) - force.onset) * grid.samples_per_tick,
        band_ratios=_band_ratios(view.band_power, hops, grid),
        force_shares=_force_shares(force, stop),
        force_half_s=force_half / grid.tick_rate_hz,
        force_most_s=force_most / grid.tick_rate_hz,
        swing_half_s=swing_half / grid.tick_rate_hz,
        swing_most_s=swing_most / grid.tick_rate_hz,
        standing_s=int((decision >= STANDING_RATIO).sum()) / grid.hop_rate_hz,
        half_peak_s=int((decision >= 0.5 * decision.max()).sum()) / grid.hop_rate_hz,
        slow_swing_ratio=_slow_swing(view.swing_mg[:, hops], before) / unrest_mg,
        direction=direction_of(signal, np.add.reduce(view.rest.moments_mg2, axis=0)),
    )


def _hops(
    view: View, force: Force, rest_again: int, grid: Grid, *, is_last: bool
) -> slice:
    """Return the hops of the stretch that are this movement's own."""
    n = len(view.decision)
    per_hop = grid.ticks_per_hop
    first = min(max(0, force.onset // per_hop - view.start_hop - 1), n - 1)
    if is_last:
        return slice(first, n)
    # The decision envelope shows the next one some hops before it begins.
    ahead = grid.hops(0.2)
    last = rest_again // per_hop - view.start_hop - ahead
    return slice(first, min(n, max(first + 1, last)))


def shape_of(
    features: MovementFeatures,
    active_s: float,
    house_share: float,
    params: ShapeParams,
) -> MovementShape:
    """Return the shape that the figures show, before anything is known about sleep.

    `house_share` is the share above 8 Hz that speaks for the house on this bed.
    """
    if _is_external(features, house_share, params):
        return MovementShape.EXTERNAL
    if features.core_s <= params.kick_longest_s:
        return _kick_shape(features, params)
    if _is_large(features, active_s, params):
        return MovementShape.LARGE
    return MovementShape.LIMB


def _kick_shape(features: MovementFeatures, params: ShapeParams) -> MovementShape:
    ratio = features.peak_ratio
    is_sudden = features.rise_s <= params.impulse_rise_s
    if ratio >= params.certain_impulse_ratio:
        return MovementShape.IMPULSE
    if ratio >= params.impulse_ratio and is_sudden:
        return MovementShape.IMPULSE
    return MovementShape.TWITCH


def _is_external(
    features: MovementFeatures, house_share: float, params: ShapeParams
) -> bool:
    high = features.high_band_share
    if high >= house_share:
        return True
    is_line = features.line_share >= params.external_line_share
    if is_line and features.band_shares[2] + high >= params.line_high_share:
        return True
    rate_hz = features.impulse_rate_hz
    return (
        features.impulse_count >= params.train_fewest
        and params.train_lowest_hz <= rate_hz <= params.train_highest_hz
        and high >= house_share * params.train_high_share
    )


def _is_large(features: MovementFeatures, active_s: float, params: ShapeParams) -> bool:
    if active_s >= params.step_shortest_s and (
        features.gravity_step_ratio >= params.large_step_ratio
    ):
        return True
    if active_s >= params.long_s and features.peak_ratio >= params.long_ratio:
        return True
    is_strong = features.sustained_ratio >= params.large_sustained_ratio
    if active_s >= params.large_shortest_s and is_strong:
        return True
    return active_s > params.limb_longest_s


def _shares(power: NDArray[np.float64]) -> tuple[float, float, float]:
    total = float(np.add.reduce(power))
    if total <= 0:
        return (1 / 3, 1 / 3, 1 / 3)
    x, y, z = (power / total).tolist()
    return (x, y, z)


def _band_shares(view: View, start: int, end: int) -> tuple[float, float, float, float]:
    """Return each band's share of the energy above rest."""
    bands = view.bands_mg[:, :, start:end]
    power = np.add.reduce(np.add.reduce(bands * bands, axis=2), axis=1) / (end - start)
    resting = np.add.reduce(view.rest.moments_mg2[:, :3], axis=1)
    above = np.maximum(power - resting, 1e-3 * power)
    total = float(np.add.reduce(above))
    if total <= 0:
        return (0.25, 0.25, 0.25, 0.25)
    first, second, third, fourth = (above / total).tolist()
    return (first, second, third, fourth)


def _force_shares(force: Force, stop: int) -> tuple[float, float, float, float]:
    """Return each band's share of the force's energy above its rest."""
    part = force.in_rest[:, :, force.onset : stop]
    power = np.add.reduce(np.add.reduce(part * part, axis=2), axis=1) / part.shape[2]
    above = np.maximum(power - 1.0, 1e-3 * power)
    total = float(np.add.reduce(above))
    if total <= 0:
        return (0.25, 0.25, 0.25, 0.25)
    first, second, third, fourth = (above / total).tolist()
    return (first, second, third, fourth)


def _band_ratios(
    band_power: NDArray[np.float64], hops: slice, grid: Grid
) -> tuple[float, float, float, float]:
    """Return the peak of each band's 0.4 s envelope within some hops."""
    width = grid.hops(0.4)
    envelope = moving_mean(band_power[:, hops.start : hops.stop + width - 1], width)
    first, second, third, fourth = np.sqrt(envelope.max(axis=1)).tolist()
    return (first, second, third, fourth)


def _slow_swing(
    swing_mg: NDArray[np.float64], before_mg: NDArray[np.float64] | None
) -> float:
    """Return how far gravity moves from where it was before, in milli-g."""
    if before_mg is None or not swing_mg.shape[1]:
        return math.nan
    away = swing_mg - before_mg[:, None]
    return math.sqrt(float(np.add.reduce(away * away, axis=0).max()))


def _isotropy(signal: NDArray[np.float64]) -> float:
    """Return the power off the main direction, 0 for a line and 1 for a ball."""
    covariance = signal @ signal.T
    low, middle, high = np.linalg.eigvalsh(covariance).tolist()
    return max(0.0, (low + middle) / (2 * high)) if high > 0 else 0.0


def _sustained(decision: NDArray[np.float64], hops: int) -> float:
    """Return the best median over half a second."""
    hops = min(hops, len(decision))
    windows = np.lib.stride_tricks.sliding_window_view(decision, hops)
    medians = np.partition(windows, hops // 2, axis=1)[:, hops // 2]
    return float(medians.max())


def _rest_change(after: NDArray[np.float64], fewest_hops: int) -> float:
    if len(after) < fewest_hops:
        return math.nan
    return float(np.partition(after, len(after) // 2)[len(after) // 2])


def _kicks(force: Force, grid: Grid) -> tuple[int, float]:
    """Return how many separate kicks the force has, and their rate if it is even."""
    envelope = force.envelope_mg[force.onset : force.end]
    high = np.flatnonzero(envelope >= max(force.level_mg, 0.35 * float(envelope.max())))
    if not len(high):
        return 1, math.nan
    breaks = np.flatnonzero(np.diff(high) > grid.ticks(0.12))
    starts = high[np.concatenate(([0], breaks + 1))]
    if len(starts) < 3:  # noqa: PLR2004 - two intervals are needed to be even.
        return len(starts), math.nan
    apart = np.diff(starts)
    mean = float(np.add.reduce(apart)) / len(apart)
    if float(np.abs(apart - mean).max()) > 0.35 * mean:
        return len(starts), math.nan
    return len(starts), grid.tick_rate_hz / mean


def _line_share(signal: NDArray[np.float64], grid: Grid) -> float:
    """Return the share of the energy within 0.6 Hz of the strongest line."""
    n = signal.shape[1]
    if n < grid.ticks(1.5):
        return 0.0
    n = min(n, grid.ticks(10))
    spectrum = np.abs(np.fft.rfft(signal[:, :n] * np.hanning(n), axis=1)) ** 2
    power = np.add.reduce(spectrum, axis=0)
    reach = max(1, round(0.6 * n / grid.tick_rate_hz))
    top = int(power.argmax())
    near = power[max(0, top - reach) : top + reach + 1]
    total = float(np.add.reduce(power))
    return float(np.add.reduce(near)) / total if total > 0 else 0.0
