"""Breathing: its phase through the night and how the bed tilts with it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

TICK_HZ: Final = 4.0
"""Breathing is drawn on a grid of 0.25 s."""


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Breath:
    """One person's breathing."""

    rate_hz: float
    rate_jitter: float
    depth_jitter: float
    harmonic: float
    """Size of the second harmonic: breathing out takes longer than in."""
    sighs_per_hour: float
    """Breaths of two to three times the depth."""
    direction: NDArray[np.floating]
    """Shape (3,): how the bed's axes tilt and shift with a breath."""


def draw_breath(rng: np.random.Generator) -> Breath:
    """Draw one person's breathing."""
    direction = rng.normal(0, 1, 3) * (1.0, 0.8, 0.3)
    return Breath(
        rate_hz=rng.uniform(0.18, 0.32),
        rate_jitter=rng.uniform(0.03, 0.12),
        depth_jitter=rng.uniform(0.05, 0.25),
        harmonic=rng.uniform(0.1, 0.35),
        sighs_per_hour=rng.uniform(2, 12),
        direction=direction / np.linalg.norm(direction),
    )


def breath_phase(
    rng: np.random.Generator, breath: Breath, duration_s: float
) -> NDArray[np.floating]:
    """Return the phase in radians every 0.25 s."""
    n_breaths = int(duration_s * breath.rate_hz * 1.5) + 20
    periods_s = rng.lognormal(0, breath.rate_jitter, n_breaths) / breath.rate_hz
    starts_s = np.concatenate(([0.0], np.cumsum(periods_s)))
    ticks_s = np.arange(int(duration_s * TICK_HZ) + 1) / TICK_HZ
    turns = np.interp(ticks_s, starts_s, np.arange(len(starts_s)))
    return np.asarray(2 * np.pi * turns)


def breath_depth(
    rng: np.random.Generator,
    breath: Breath,
    phase: NDArray[np.floating],
    pauses_s: list[float],
) -> NDArray[np.floating]:
    """Return the relative depth every 0.25 s, shallow before each pause's end.

    `pauses_s` are the moments when breathing comes back after a pause, as it does
    every 42 s or so in breathing-related movements.
    """
    knots = rng.lognormal(0, breath.depth_jitter, int(phase[-1] / np.pi) + 3)
    sighs = rng.random(len(knots)) < breath.sighs_per_hour / 7200 / breath.rate_hz
    knots[sighs] *= rng.uniform(2, 3, np.count_nonzero(sighs))
    depth = np.interp(phase / np.pi, np.arange(len(knots)), knots)
    age_s = np.arange(40 * TICK_HZ) / TICK_HZ - 20
    shape = np.where(age_s < 0, 0.12, 1 + 0.8 * np.exp(-age_s / 6))
    shape = np.where(age_s < -14, 1.0, shape)
    for moment_s in pauses_s:
        start = int((moment_s - 20) * TICK_HZ)
        stop = min(start + 36 * int(TICK_HZ), len(depth))
        if start >= 0:
            depth[start:stop] *= shape[: stop - start]
    return np.asarray(depth)
