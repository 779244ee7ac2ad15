"""Heartbeat and breath of somebody who lies in the bed."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

import numpy as np

from .structure import choose_site, shift_site

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from .hours import Hours, Span
    from .structure import Structure

_WAVES: Final = (
    # Place in the beat (s), width (s) and height of the waves that the ejection makes.
    (0.10, 0.030, 0.35),
    (0.15, 0.028, -0.55),
    (0.21, 0.032, 1.0),
    (0.29, 0.042, -0.75),
    (0.38, 0.045, 0.35),
    (0.48, 0.055, -0.2),
)


@dataclass(frozen=True, slots=True, eq=False)
class Vitals:
    """The body's own acceleration, and when its heart beat."""

    heart_mg: NDArray[np.float64]
    breath_mg: NDArray[np.float64]
    beats: NDArray[np.int64]
    """Sample of every beat."""


def live(
    hours: Hours,
    turns_s: list[float],
    structure: Structure,
    heart_mg: float,
    rate_hz: float,
    rng: np.random.Generator,
) -> Vitals:
    """Return a night of heartbeats and breaths; every turn changes how they arrive."""
    n = round(hours.total_s * rate_hz)
    heart = np.zeros((n, 3))
    breath = np.zeros((n, 3))
    breath_phase = _phase(hours.total_s, rng.uniform(0.2, 0.29), 0.1, rng)
    beats_s, heights = _beats(hours, breath_phase, rng)
    waves = _waves(rate_hz, rng)
    site = choose_site(structure, rng)
    sway = _sway(heart_mg, rng)
    is_lying = np.zeros(len(beats_s), dtype=np.bool_)
    for start_s, end_s in _postures(hours.in_bed, turns_s):
        shape = structure.response(waves, shift_site(site, 0.35, rng), rate_hz)
        shape *= heart_mg * rng.lognormal(0, 0.2) / np.linalg.norm(shape, axis=1).max()
        own = (beats_s >= start_s) & (beats_s < end_s)
        is_lying |= own
        for moment_s, height in zip(beats_s[own], heights[own], strict=True):
            at = round(moment_s * rate_hz)
            heart[at : at + len(shape)] += height * shape[: n - at]
        first, last = round(start_s * rate_hz), min(round(end_s * rate_hz), n)
        chest = sway + 0.4 * np.linalg.norm(sway) * rng.normal(size=3)
        phase = np.interp(
            np.arange(first, last) / rate_hz, np.arange(len(breath_phase)), breath_phase
        )
        wave = np.sin(phase) + 0.25 * np.sin(2 * phase + 0.6)
        breath[first:last] += wave[:, None] * chest
    beats = np.round(beats_s[is_lying] * rate_hz).astype(np.int64)
    return Vitals(heart_mg=heart, breath_mg=breath, beats=beats[beats < n])


def _beats(
    hours: Hours, breath_phase: NDArray[np.float64], rng: np.random.Generator
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return the moments of the beats and how strong each is."""
    seconds = np.arange(len(breath_phase), dtype=np.float64)
    resting_hz = rng.uniform(48, 74) / 60
    wander = _wander(len(seconds), 240, rng) * 0.05
    settles = 0.08 * np.exp(-seconds / 7200)
    asleep = np.zeros(len(seconds))
    for start_s, end_s in hours.asleep:
        asleep[int(start_s) : int(end_s)] = 1
    breathes = rng.uniform(0.01, 0.05) * np.sin(breath_phase)
    heart_hz = resting_hz * (1 + wander + settles + breathes + 0.08 * (1 - asleep))
    phase = np.concatenate(([0.0], np.cumsum(heart_hz)))
    moments = np.interp(
        np.arange(1, int(phase[-1])), phase, np.arange(len(phase), dtype=np.float64)
    )
    moments += rng.normal(0, 0.012, len(moments))
    moments = moments[(moments > 0) & (moments < len(seconds) - 1)]
    swell = 0.12 * np.sin(np.interp(moments, seconds, breath_phase) + 1.0)
    return moments, (1 + swell) * rng.lognormal(0, 0.1, len(moments))


def _waves(rate_hz: float, rng: np.random.Generator) -> NDArray[np.float64]:
    t = np.arange(round(0.75 * rate_hz)) / rate_hz
    stretch = rng.uniform(0.85, 1.3)
    force = np.zeros(len(t))
    for place_s, width_s, height in _WAVES:
        width = width_s * stretch
        force += (
            height
            * rng.uniform(0.7, 1.3)
            * np.exp(-0.5 * ((t - place_s * stretch) / width) ** 2)
        )
    return force


def _sway(heart_mg: float, rng: np.random.Generator) -> NDArray[np.float64]:
    direction = rng.normal(size=3)
    direction /= np.linalg.norm(direction)
    return np.asarray(direction * heart_mg * rng.uniform(0.3, 2.0))


def _postures(in_bed: list[Span], turns_s: list[float]) -> list[Span]:
    spans = []
    for start_s, end_s in in_bed:
        inner = [moment for moment in turns_s if start_s < moment < end_s]
        edges = [start_s, *inner, end_s]
        spans += list(pairwise(edges))
    return spans


def _phase(
    total_s: float, middle_hz: float, spread: float, rng: np.random.Generator
) -> NDArray[np.float64]:
    """Return the phase of a slow oscillator once a second."""
    n = int(total_s) + 2
    rate_hz = middle_hz * np.exp(spread * _wander(n, 60, rng))
    return np.asarray(2 * np.pi * np.cumsum(rate_hz))


def _wander(
    n: int, correlation_s: float, rng: np.random.Generator
) -> NDArray[np.float64]:
    """Return noise of unit variance that forgets itself, once a second."""
    every = max(1, round(correlation_s))
    knots = rng.normal(size=n // every + 2)
    return np.interp(np.arange(n) / every, np.arange(len(knots)), knots)
