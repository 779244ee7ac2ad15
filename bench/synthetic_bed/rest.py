"""A body at rest: its heartbeat and its breath at the sensor, all night."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from .breath import TICK_HZ, breath_depth, breath_phase, draw_breath
from .heart import beat_force, beat_times_s, draw_heart, with_ectopics
from .models import Source

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from .posture import Postures
    from .render import Renderer
    from .sleep_plan import SleepPlan
    from .timetable import Timetable


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Resting:
    """What a resting body does to the sensor."""

    acceleration_mg: NDArray[np.float32]
    """Shape (3, n_samples), heartbeat and breath, zero while the bed is empty."""
    beat_envelope_mg: float
    """Median over beats of a beat's own 0.4 s envelope peak."""


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Body:
    """Somebody in bed: where, when, how."""

    source: Source
    plan: SleepPlan
    timetable: Timetable
    postures: Postures
    heartbeat_mg: float
    """Typical peak of a beat at the sensor."""
    breath_mg: float


def rest(
    rng: np.random.Generator, body: Body, renderer: Renderer, n_samples: int
) -> Resting:
    """Return heartbeat and breath of a night at the sensor."""
    breath, heart = draw_breath(rng), draw_heart(rng)
    phase = breath_phase(rng, breath, body.plan.duration_s)
    depth = breath_depth(rng, breath, phase, list(body.timetable.breath_returns_s))
    beats_s = beat_times_s(
        rng,
        heart,
        wakefulness=_wakefulness(body.plan, len(phase)),
        breath_phase=phase,
        arousals_s=[move.onset_s for move in body.timetable.movements],
    )
    beats_s = beats_s[_inside(body.plan, beats_s)]
    force = beat_force(heart, renderer.grid_hz)
    single = renderer.feel(body.postures.mixings[0] @ force, 0.0, body.source, 1.0)
    scale = body.heartbeat_mg / single.peak_mg
    beats_s, sizes = with_ectopics(rng, heart, beats_s)
    ticks = np.minimum((beats_s * TICK_HZ).astype(int), len(phase) - 1)
    sizes *= 1 + heart.amplitude_swing * np.sin(phase[ticks])
    postures = body.postures.at(beats_s)
    sizes *= body.postures.gains[postures] * scale
    track = _beat_track(force, beats_s, sizes, body, renderer, n_samples)
    acceleration = renderer.feel_all_night(track, body.source)[:, :n_samples]
    tilt = _breath_tilt(body, phase, depth, renderer.rate_hz, n_samples)
    acceleration += np.outer(breath.direction, _bend(tilt, breath.harmonic)) * (
        body.breath_mg
    )
    typical = float(np.median(sizes)) / scale if len(sizes) else 0.0
    return Resting(
        acceleration_mg=acceleration.astype(np.float32),
        beat_envelope_mg=renderer.envelope_mg(single.scaled(scale)) * typical,
    )


def _beat_track(
    force: NDArray[np.floating],
    beats_s: NDArray[np.floating],
    sizes: NDArray[np.floating],
    body: Body,
    renderer: Renderer,
    n_samples: int,
) -> NDArray[np.float32]:
    """Return the force of every beat on the grid, shape (3, n_grid_samples)."""
    track = np.zeros((3, n_samples * renderer.step + force.shape[1] + 1), np.float32)
    starts = np.rint(beats_s * renderer.grid_hz).astype(int)
    fits = starts < n_samples * renderer.step
    starts, sizes = starts[fits], sizes[fits]
    postures = body.postures.at(beats_s[fits])
    mixed = (body.postures.mixings @ force)[postures]
    for step in range(force.shape[1]):
        track[:, starts + step] += (mixed[:, :, step] * sizes[:, None]).T
    return track


def _breath_tilt(
    body: Body,
    phase: NDArray[np.floating],
    depth: NDArray[np.floating],
    rate_hz: float,
    n_samples: int,
) -> tuple[NDArray[np.floating], NDArray[np.floating]]:
    """Return phase and depth of the breath on every sample; an empty bed has none."""
    ticks_s = np.arange(len(phase)) / TICK_HZ
    gains = body.postures.gains[body.postures.at(ticks_s)]
    present = _inside(body.plan, ticks_s)
    times_s = np.arange(n_samples) / rate_hz
    sample_phase = np.interp(times_s, ticks_s, phase)
    return sample_phase, np.interp(times_s, ticks_s, depth * gains * present)


def _bend(
    tilt: tuple[NDArray[np.floating], NDArray[np.floating]], harmonic: float
) -> NDArray[np.floating]:
    phase, depth = tilt
    return np.asarray(depth * (np.sin(phase) + harmonic * np.sin(2 * phase + 0.8)))


def _wakefulness(plan: SleepPlan, n_ticks: int) -> NDArray[np.floating]:
    times_s = np.arange(n_ticks) / TICK_HZ
    awake = np.ones(n_ticks)
    for stretch in plan.asleep:
        awake[(times_s >= stretch.start_s) & (times_s < stretch.end_s)] = 0
    return awake


def _inside(plan: SleepPlan, times_s: NDArray[np.floating]) -> NDArray[np.bool_]:
    inside = np.zeros(len(times_s), bool)
    for stay in plan.in_bed:
        inside |= (times_s >= stay.start_s) & (times_s < stay.end_s)
    return inside
