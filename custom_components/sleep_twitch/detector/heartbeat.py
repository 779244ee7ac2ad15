"""A heart in the signal of somebody who lies still: is it to be seen, and how fast."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from .envelope import centred_mean

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from .grid import Grid


@dataclass(frozen=True, slots=True, kw_only=True)
class HeartbeatParams:
    """When a rhythm is a heart's."""

    window_s: float = 12.0
    """Looked at: eight beats of the slowest heart, and short beside a calm minute."""
    every_s: float = 1.0
    """Between two looks: a beat or so."""
    smooth_s: float = 0.17
    """A beat shakes the bed for longer than this; what is shorter is noise."""
    slowest_per_minute: float = 40.0
    """A trained sleeper's heart."""
    fastest_per_minute: float = 120.0
    """Faster than a heart that lies still; twice as fast is the beat's own swing."""
    least_likeness: float = 0.4
    """Least correlation of the signal with itself one beat later. On synthetic beds one
    window in a thousand without a sleeper reaches it."""
    first_share: float = 0.9
    """The first peak that comes so near to the best is one beat: the signal is as like
    itself two beats later."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Heartbeat:
    """What the newest calm seconds say of a heart."""

    is_seen: bool | None
    """None where nobody can tell: somebody moves, or it is too early."""
    per_minute: float | None
    """None unless one is seen."""


NOT_KNOWN = Heartbeat(is_seen=None, per_minute=None)
"""Before there was a calm window."""


class HeartbeatWatch:
    """Look for a rhythm of the movement signal, whatever the direction of the beats.

    Each beat kicks the bed, whose modes ring for longer than a beat's own waves are
    alike: so it is the size of the signal that comes again with the next beat, and its
    autocorrelation that shows it. Windows in which somebody moves are not looked at.
    """

    def __init__(self, grid: Grid, params: HeartbeatParams | None = None) -> None:
        """Begin at the first tick of a stretch."""
        self._params = params or HeartbeatParams()
        self._tick_rate_hz = grid.tick_rate_hz
        self._width = 2 * (grid.ticks(self._params.smooth_s) // 2) + 1
        self._window = grid.ticks(self._params.window_s)
        self._every = grid.ticks(self._params.every_s)
        self._calm_mg = np.empty(0)
        self._unseen = 0
        self._latest = NOT_KNOWN

    def process(self, signal_mg: NDArray[np.float64], *, is_moving: bool) -> Heartbeat:
        """Return what is known with the ticks that follow.

        Parameters
        ----------
        signal_mg : ndarray, shape (n_ticks,)
            Movement signal.
        is_moving : bool
            Whether somebody moves in it: then what was before says no more of now.
        """
        if is_moving:
            self._calm_mg, self._unseen = np.empty(0), 0
            self._latest = NOT_KNOWN
            return self._latest
        calm_mg = np.concatenate([self._calm_mg, signal_mg])
        self._calm_mg = calm_mg[-self._window :]
        self._unseen += len(signal_mg)
        if len(self._calm_mg) == self._window and self._unseen >= self._every:
            self._unseen = 0
            self._latest = find_heartbeat(
                self._calm_mg, self._tick_rate_hz, self._width, self._params
            )
        return self._latest


def find_heartbeat(
    signal_mg: NDArray[np.float64],
    tick_rate_hz: float,
    smooth_ticks: int,
    params: HeartbeatParams,
) -> Heartbeat:
    """Return whether a calm window shows a heart, and its rate."""
    shortest = round(tick_rate_hz * 60 / params.fastest_per_minute)
    longest = round(tick_rate_hz * 60 / params.slowest_per_minute)
    likeness = _likeness(centred_mean(signal_mg, smooth_ticks), longest + 1)
    inner = likeness[shortest : longest + 1]
    is_peak = (inner > likeness[shortest - 1 : longest]) & (
        inner >= likeness[shortest + 1 : longest + 2]
    )
    # A slope that goes on beyond the range is no rhythm within it.
    peaks = np.where(is_peak, inner, -1.0)
    best = float(peaks.max())
    if best < params.least_likeness:
        return Heartbeat(is_seen=False, per_minute=None)
    lag = shortest + int(np.argmax(peaks >= params.first_share * best))
    return Heartbeat(is_seen=True, per_minute=60 * tick_rate_hz / lag)


def _likeness(values: NDArray[np.float64], longest: int) -> NDArray[np.float64]:
    """Return the correlation of values with themselves at lags 0 to `longest`."""
    values = values - values.mean()
    n = len(values)
    power = float(np.dot(values, values))
    if power <= 0:
        return np.zeros(longest + 1)
    products = [
        float(np.dot(values[: n - lag], values[lag:])) for lag in range(longest + 1)
    ]
    shares = 1 - np.arange(longest + 1) / n
    likeness: NDArray[np.float64] = np.array(products) / (power * shares)
    return likeness
