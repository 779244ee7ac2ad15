"""The heart: when it beats, and what a beat does to the bed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

_BEAT_S: Final = 0.6


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Heart:
    """One person's heart."""

    resting_bpm: float
    wake_rise: float
    """How much faster it beats awake, as a share."""
    respiratory_swing: float
    """Share by which breathing speeds it up and slows it down."""
    beat_jitter: float
    """Standard deviation of a beat's own irregularity, as a share of the interval."""
    amplitude_swing: float
    """Share by which breathing makes a beat's kick larger and smaller."""
    amplitude_jitter: float
    arousal_rise: float
    """How much faster it beats for some seconds after a movement, as a share."""
    ectopic_share: float
    """Beats that come early, with a pause and a stronger beat after; none for most."""
    wave: NDArray[np.floating]
    """Rows of time in s, width in s, weight: the H to N waves of the kick."""
    direction: NDArray[np.floating]
    """Shape (2, 3): main and secondary direction of the kick."""


def draw_heart(rng: np.random.Generator) -> Heart:
    """Draw one person's heart."""
    direction = rng.normal(0, 1, (2, 3)) * (1.0, 0.4, 0.8)
    return Heart(
        resting_bpm=rng.uniform(46, 74),
        wake_rise=rng.uniform(0.05, 0.2),
        respiratory_swing=rng.uniform(0.01, 0.07),
        beat_jitter=rng.uniform(0.005, 0.025),
        amplitude_swing=rng.uniform(0.1, 0.35),
        amplitude_jitter=rng.uniform(0.05, 0.15),
        arousal_rise=rng.uniform(0.03, 0.2),
        ectopic_share=float(rng.choice([0.0, rng.uniform(0.0005, 0.01)], p=[0.7, 0.3])),
        wave=_draw_wave(rng),
        direction=direction / np.linalg.norm(direction, axis=1, keepdims=True),
    )


def beat_times_s(
    rng: np.random.Generator,
    heart: Heart,
    *,
    wakefulness: NDArray[np.floating],
    breath_phase: NDArray[np.floating],
    arousals_s: Sequence[float],
) -> NDArray[np.floating]:
    """Return the time of every beat of a night.

    Parameters
    ----------
    rng : Generator
    heart : Heart
    wakefulness : ndarray, shape (n_quarter_seconds,)
        1 awake, 0 asleep, one value every 0.25 s from the night's start.
    breath_phase : ndarray, shape (n_quarter_seconds,)
        Phase of breathing in radians.
    arousals_s : sequence of float
        Onsets of movements, each followed by some seconds of a faster heart.
    """
    n = len(wakefulness)
    rate_hz = np.full(n, heart.resting_bpm / 60)
    rate_hz *= 1 + heart.wake_rise * wakefulness + _slow_wander(rng, n)
    rate_hz *= 1 + heart.respiratory_swing * np.sin(breath_phase)
    rate_hz *= 1 + heart.arousal_rise * _after(arousals_s, n)
    phase = np.cumsum(rate_hz) * 0.25
    beats = np.arange(1, int(phase[-1]))
    times_s = np.interp(beats, phase, np.arange(1, n + 1) * 0.25)
    return np.asarray(
        times_s + rng.normal(0, heart.beat_jitter, len(beats)) * 60 / heart.resting_bpm
    )


def with_ectopics(
    rng: np.random.Generator, heart: Heart, times_s: NDArray[np.floating]
) -> tuple[NDArray[np.floating], NDArray[np.floating]]:
    """Return the beats, some too early, and how strong each of them is.

    An early beat is weak, and the one after its pause strong: a bump in step with the
    heart that is no movement.
    """
    sizes = rng.lognormal(0, heart.amplitude_jitter, len(times_s))
    early = np.flatnonzero(rng.random(len(times_s)) < heart.ectopic_share)
    early = early[(early > 0) & (early < len(times_s) - 1)]
    shifted_s = times_s.copy()
    shifted_s[early] -= rng.uniform(0.2, 0.4, len(early)) * 60 / heart.resting_bpm
    sizes[early] *= rng.uniform(0.4, 0.8, len(early))
    sizes[early + 1] *= rng.uniform(1.4, 2.2, len(early))
    return shifted_s, sizes


def beat_force(heart: Heart, grid_hz: float) -> NDArray[np.floating]:
    """Return the force of one beat of unit size, shape (3, n_grid_samples)."""
    time_s = np.arange(round(_BEAT_S * grid_hz)) / grid_hz
    centre, width, weight = heart.wave
    waves = np.exp(-0.5 * ((time_s[:, None] - centre) / width) ** 2) * weight
    main = waves.sum(axis=1)
    secondary = np.gradient(main, 1 / grid_hz) * 0.03
    return np.outer(heart.direction[0], main) + np.outer(heart.direction[1], secondary)


def _draw_wave(rng: np.random.Generator) -> NDArray[np.floating]:
    """Draw the waves H, I, J, K, L, M, N around their textbook times and sizes."""
    centre = np.array([0.07, 0.12, 0.18, 0.25, 0.32, 0.39, 0.47])
    weight = np.array([0.25, -0.55, 1.0, -0.75, 0.4, -0.25, 0.15])
    centre = 0.03 + centre * rng.uniform(0.9, 1.15) + rng.normal(0, 0.006, 7)
    width = rng.uniform(0.018, 0.032) * rng.uniform(0.8, 1.25, 7)
    return np.array([centre, width, weight * rng.uniform(0.7, 1.3, 7)])


def _slow_wander(rng: np.random.Generator, n: int) -> NDArray[np.floating]:
    knots = rng.normal(0, 0.04, n // 1200 + 2)
    return np.asarray(np.interp(np.arange(n) / 1200, np.arange(len(knots)), knots))


def _after(arousals_s: Sequence[float], n: int) -> NDArray[np.floating]:
    rise = np.zeros(n)
    ages_s = np.arange(0, 20, 0.25)
    shape = np.clip(ages_s / 2.5, 0, 1) * np.exp(-np.clip(ages_s - 2.5, 0, None) / 5)
    for moment_s in arousals_s:
        start = int(moment_s * 4)
        stop = min(start + len(shape), n)
        if start < stop:
            np.maximum(rise[start:stop], shape[: stop - start], out=rise[start:stop])
    return rise
