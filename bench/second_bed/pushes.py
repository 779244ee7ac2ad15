"""Forces in time: what muscles do to a mattress."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

LONGEST_PAUSE_S: Final = 0.4
"""Between two kicks of one movement; from half a second on they would be two."""


def limb(
    way: str, duration_s: float, rate_hz: float, rng: np.random.Generator
) -> NDArray[np.float64]:
    """Return a limb movement, made in one of the ways in which a leg moves."""
    return _WAYS[way](_samples(duration_s, rate_hz), rate_hz, rng)


def jolt(
    duration_s: float, rate_hz: float, rng: np.random.Generator
) -> NDArray[np.float64]:
    """Return a jerk or a twitch: one push, at times with a rebound."""
    n = _samples(duration_s, rate_hz)
    peak_at = rng.uniform(0.25, 0.6)
    place = np.linspace(0, 1, n + 2)[1:-1]
    warped = np.where(
        place < peak_at,
        place / peak_at / 2,
        0.5 + (place - peak_at) / (1 - peak_at) / 2,
    )
    push = np.sin(np.pi * warped)
    if rng.random() < 0.4:
        push = push * np.cos(np.pi * warped * rng.uniform(0.8, 1.3))
    return np.asarray(push)


def heave(
    duration_s: float, rate_hz: float, rng: np.random.Generator
) -> NDArray[np.float64]:
    """Return a part of a turn: bursts of slow noise that follow one another."""
    n = _samples(duration_s, rate_hz)
    moving = noise(n, rate_hz, 0.4, rng.uniform(2.5, 6.0), rng)
    n_bursts = max(1, round(duration_s / rng.uniform(1.5, 4.0)))
    t = np.linspace(0, 1, n)
    centres = (np.arange(n_bursts) + rng.uniform(0.2, 0.8, n_bursts)) / n_bursts
    heights = rng.uniform(0.4, 1.0, n_bursts)
    width = 0.45 / n_bursts
    strength = 0.2 + sum(
        height * np.exp(-0.5 * ((t - centre) / width) ** 2)
        for centre, height in zip(centres, heights, strict=True)
    )
    return np.asarray(moving * strength * _window(n, round(0.25 * rate_hz)))


def noise(
    n: int, rate_hz: float, low_hz: float, high_hz: float, rng: np.random.Generator
) -> NDArray[np.float64]:
    """Return noise of unit variance within soft band edges."""
    length = max(1 << (n - 1).bit_length(), 64)
    spectrum = np.fft.rfft(rng.normal(size=length))
    f_hz = np.fft.rfftfreq(length, 1 / rate_hz)
    gain = 1 / np.sqrt(
        1 + (low_hz / np.maximum(f_hz, 1e-3)) ** 6 + (f_hz / high_hz) ** 6
    )
    made = np.fft.irfft(spectrum * gain, length)[:n]
    return np.asarray(made / max(float(np.std(made)), 1e-9))


def _stroke_and_return(
    n: int, rate_hz: float, rng: np.random.Generator
) -> NDArray[np.float64]:
    """Return a push, a hold and a push back."""
    stroke = max(2, min(round(rng.uniform(0.2, 0.7) * rate_hz), n // 2))
    force = rng.uniform(0.25, 0.6) * _tremor(n, rate_hz, rng) * _window(n, stroke // 2)
    force[:stroke] += np.sin(np.pi * np.arange(stroke) / stroke)
    force[n - stroke :] -= rng.uniform(0.4, 1.0) * np.sin(
        np.pi * np.arange(stroke) / stroke
    )
    return force


def _trapezoid(n: int, rate_hz: float, rng: np.random.Generator) -> NDArray[np.float64]:
    """Return a muscle that tightens, holds with a tremor and lets go."""
    window = _window(n, round(rng.uniform(0.1, 0.4) * rate_hz))
    return window * (1 + rng.uniform(0.3, 0.8) * _tremor(n, rate_hz, rng))


def _burst(n: int, rate_hz: float, rng: np.random.Generator) -> NDArray[np.float64]:
    """Return a leg that rubs and shifts."""
    high_hz = rng.uniform(3, 8)
    moving = noise(n, rate_hz, 0.7, high_hz, rng)
    return moving * _window(n, round(rng.uniform(0.1, 0.5) * rate_hz))


def _kicks(n: int, rate_hz: float, rng: np.random.Generator) -> NDArray[np.float64]:
    """Return several kicks in quick succession."""
    force = 0.15 * _tremor(n, rate_hz, rng) * _window(n, round(0.1 * rate_hz))
    kick = max(2, min(round(rng.uniform(0.15, 0.4) * rate_hz), n // 2))
    starts = [0]
    while starts[-1] + 2 * kick < n:
        pause = round(rng.uniform(0.05, LONGEST_PAUSE_S) * rate_hz)
        starts.append(min(starts[-1] + kick + pause, n - kick))
    for start in starts:
        sign = rng.choice((-1, 1), p=(0.3, 0.7))
        push = np.sin(np.pi * np.arange(kick) / kick)
        force[start : start + kick] += sign * rng.uniform(0.5, 1.0) * push
    return force


def _trembling_ramp(
    n: int, rate_hz: float, rng: np.random.Generator
) -> NDArray[np.float64]:
    """Return a slow pull with a shake on it that is never quite even."""
    middle_hz = rng.uniform(3, 8)
    shake = noise(n, rate_hz, 0.75 * middle_hz, 1.3 * middle_hz, rng)
    ramp = np.linspace(0.3, 1, n) if rng.random() < 0.5 else np.linspace(1, 0.3, n)
    window = _window(n, round(0.2 * rate_hz))
    return window * ramp * (0.7 + rng.uniform(0.3, 0.7) * shake)


def _tremor(n: int, rate_hz: float, rng: np.random.Generator) -> NDArray[np.float64]:
    return noise(n, rate_hz, 1.5, rng.uniform(5, 10), rng)


def _window(n: int, edge: int) -> NDArray[np.float64]:
    """Return 1 with edges that rise and fall as half a cosine."""
    edge = max(1, min(edge, n // 2))
    rise = 0.5 - 0.5 * np.cos(np.pi * (np.arange(edge) + 0.5) / edge)
    window = np.ones(n)
    window[:edge] = rise
    window[n - edge :] = rise[::-1]
    return window


def _samples(duration_s: float, rate_hz: float) -> int:
    return max(4, round(duration_s * rate_hz))


_WAYS: Final = {
    "stroke and return": _stroke_and_return,
    "trapezoid": _trapezoid,
    "burst": _burst,
    "kicks": _kicks,
    "trembling ramp": _trembling_ramp,
}
WAYS: Final = tuple(_WAYS)
"""The names of all ways, in no order."""
