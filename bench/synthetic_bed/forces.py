"""Forces a body puts on the bed: jerks, twitches, limb movements, turns.

Every shape is drawn anew from broad families, so that no two nights share a template.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

ACTIVE_SHARE: Final = 0.1
"""A force counts as applied while its outline is above this share of its peak."""


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Force:
    """A force on the body's axes, and when it is applied."""

    samples: NDArray[np.floating]
    """Shape (3, n_grid_samples), of no particular size."""
    active: tuple[int, int]
    """First grid sample of the force and the one after its last."""


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Habit:
    """How one person moves: the same leg, the same favourite shapes."""

    leg_direction: NDArray[np.floating]
    """Shape (3,): where the leg usually pushes."""
    families: NDArray[np.floating]
    """Probability of each family of limb movement, in the order of `LIMB_FAMILIES`."""
    tremor: float
    """How unsteady a held contraction is, as a share of its peak."""


def draw_habit(rng: np.random.Generator) -> Habit:
    """Draw how one person moves."""
    direction = rng.normal(0, 1, 3) * (1.0, 0.5, 0.9)
    return Habit(
        leg_direction=direction / np.linalg.norm(direction),
        families=rng.dirichlet(np.full(len(LIMB_FAMILIES), 1.2)),
        tremor=rng.uniform(0.2, 0.6),
    )


def jerk(rng: np.random.Generator, hz: float) -> Force:
    """Draw a whole-body jerk: one to three bursts of 75-250 ms, over in 0.5 s."""
    n_bursts = int(rng.choice([1, 2, 3], p=[0.6, 0.3, 0.1]))
    longest_s = 0.25 if n_bursts == 1 else 0.46 / n_bursts
    lengths_s = rng.uniform(0.075, longest_s, n_bursts)
    starts_s = np.concatenate(([0.0], np.cumsum(lengths_s * rng.uniform(0.7, 1.0))))
    outline = np.zeros(round(0.8 * hz))
    force = np.zeros((3, len(outline)))
    for number, (start_s, length_s) in enumerate(
        zip(starts_s, lengths_s, strict=False)
    ):
        burst = _pulse(rng, length_s, hz)
        weight = rng.uniform(0.6, 1.0) * (-1) ** number
        direction = rng.choice([-1, 1], 3) * rng.uniform(0.35, 1.0, 3)
        for axis in range(3):
            late = round((start_s + rng.uniform(0, 0.02)) * hz)
            _add(force[axis], burst * weight * direction[axis], late)
        _add(outline, burst * abs(weight), round(start_s * hz))
    return _trim(force, outline)


def twitch(rng: np.random.Generator, hz: float, habit: Habit) -> Force:
    """Draw a small twitch: under 0.5 s, one muscle, one direction."""
    total_s = rng.uniform(0.06, 0.42)
    outline = np.zeros(round(0.7 * hz))
    if total_s > 0.2 and rng.random() < 0.4:
        first = _pulse(rng, total_s * 0.45, hz)
        second = _pulse(rng, total_s * 0.45, hz) * rng.uniform(0.4, 1.0)
        signed = np.zeros_like(outline)
        _add(signed, first, 0)
        _add(signed, -second, round(total_s * 0.55 * hz))
        _add(outline, first, 0)
        _add(outline, second, round(total_s * 0.55 * hz))
    else:
        _add(outline, _pulse(rng, total_s, hz), 0)
        signed = outline
    direction = _near(rng, habit.leg_direction, 1.0)
    return _trim(np.outer(direction, signed), outline)


def limb(rng: np.random.Generator, hz: float, duration_s: float, habit: Habit) -> Force:
    """Draw a limb movement of a length, by one of the sleeper's favourite shapes."""
    family = LIMB_FAMILIES[int(rng.choice(len(LIMB_FAMILIES), p=habit.families))]
    main, outline = family(rng, hz, duration_s, habit)
    side = _noise_band(rng, len(outline), hz, (0.6, 6.0)) * outline
    direction = _near(rng, habit.leg_direction, 0.35)
    other = _near(rng, rng.standard_normal(3), 0.5)
    force = np.outer(direction, main)
    force += np.outer(other, side) * rng.uniform(0.1, 0.35)
    return _trim(force, outline)


def body(rng: np.random.Generator, hz: float, duration_s: float) -> Force:
    """Draw a large movement of the whole body: pushes, shuffles and settling."""
    outline = np.zeros(round((duration_s + 0.5) * hz))
    force = np.zeros((3, len(outline)))
    moment_s = 0.0
    while moment_s < duration_s - 0.3:
        length_s = min(rng.uniform(0.35, 2.2), duration_s - moment_s)
        push = _push(rng, length_s, hz)
        weight = rng.lognormal(0, 0.5)
        direction = rng.standard_normal(3)
        _add_rows(force, np.outer(direction * weight, push), round(moment_s * hz))
        bell = _outline(rng, len(push), hz, 0.1)
        _add_rows(
            force,
            np.outer(
                rng.standard_normal(3), bell * _noise_band(rng, len(bell), hz, (1, 8))
            )
            * (0.3 * weight),
            round(moment_s * hz),
        )
        _add(outline, np.ones(len(push)), round(moment_s * hz))
        moment_s += length_s * rng.uniform(0.7, 1.0) + rng.choice(
            [0, rng.uniform(0, 0.5)]
        )
    if rng.random() < 0.5:
        drop = _pulse(rng, rng.uniform(0.1, 0.3), hz) * rng.uniform(0.5, 2)
        at = round(max(0.0, duration_s - 0.6) * hz)
        _add_rows(force, np.outer(rng.standard_normal(3), drop), at)
    return _trim(force, outline)


def _sustained(
    rng: np.random.Generator, hz: float, duration_s: float, habit: Habit
) -> tuple[NDArray[np.floating], NDArray[np.floating]]:
    """Hold a contraction, unsteadily: a push with wobble on it."""
    outline = _outline(rng, round(duration_s * hz), hz, rng.uniform(0.08, 0.3))
    high_hz = rng.uniform(2.5, 7)
    wobble = _noise_band(rng, len(outline), hz, (rng.uniform(0.6, 1.4), high_hz))
    return outline * (rng.uniform(0.0, 1.0) + 2 * habit.tremor * wobble), outline


def _dorsiflexion(
    rng: np.random.Generator, hz: float, duration_s: float, habit: Habit
) -> tuple[NDArray[np.floating], NDArray[np.floating]]:
    """Draw the foot up, hold it with tremor, and let it down or drop it."""
    n = round(duration_s * hz)
    up_s = min(rng.uniform(0.2, 0.7), duration_s * 0.45)
    down_s = min(rng.uniform(0.15, 1.0), duration_s * 0.45)
    knots_s = [0, up_s, duration_s - down_s, duration_s]
    time_s = np.arange(n) / hz
    lift = _smooth_step(time_s / up_s) - _smooth_step((time_s - knots_s[2]) / down_s)
    push = np.gradient(np.gradient(lift, 1 / hz), 1 / hz)
    push /= np.abs(push).max()
    outline = _outline(rng, n, hz, 0.12)
    tremor = _noise_band(rng, n, hz, (1.0, rng.uniform(4, 9)))
    load = lift * rng.uniform(0, 0.8)
    return push + load + tremor * outline * habit.tremor, outline


def _multi_burst(
    rng: np.random.Generator, hz: float, duration_s: float, habit: Habit
) -> tuple[NDArray[np.floating], NDArray[np.floating]]:
    """Fire several bursts less than 0.5 s apart: one movement by the rules."""
    n = round(duration_s * hz)
    main, outline = np.zeros(n + round(hz)), np.zeros(n + round(hz))
    moment_s = 0.0
    while moment_s < duration_s - 0.1:
        length_s = rng.uniform(0.15, 0.8)
        if moment_s + length_s > duration_s - 0.25:
            length_s = duration_s - moment_s
        burst = _pulse(rng, length_s, hz)
        height = rng.uniform(0.4, 1.0)
        _add(main, burst * height * rng.choice([-1, 1]), round(moment_s * hz))
        _add(outline, burst * height, round(moment_s * hz))
        moment_s += length_s
        moment_s += min(rng.uniform(0.0, 0.3), max(duration_s - moment_s - 0.12, 0))
    wobble = _noise_band(rng, len(main), hz, (1.0, 6.0)) * habit.tremor
    return main + wobble * outline, outline


def _rhythmic(
    rng: np.random.Generator, hz: float, duration_s: float, habit: Habit
) -> tuple[NDArray[np.floating], NDArray[np.floating]]:
    """Kick at 1-3 Hz, faster or slower towards the end."""
    n = round(duration_s * hz)
    start_hz, end_hz = rng.uniform(1.0, 3.0) * np.array([1.0, rng.uniform(0.7, 1.4)])
    phase = 2 * np.pi * np.cumsum(np.linspace(start_hz, end_hz, n)) / hz
    outline = _outline(rng, n, hz, rng.uniform(0.1, 0.4))
    kick = np.sin(phase) + rng.uniform(0, 0.6) * np.sin(2 * phase + rng.uniform(0, 6))
    wobble = _noise_band(rng, n, hz, (1.0, 6.0)) * habit.tremor
    return outline * (kick + wobble), outline


LIMB_FAMILIES: Final = (_sustained, _dorsiflexion, _multi_burst, _rhythmic)


def _pulse(
    rng: np.random.Generator, length_s: float, hz: float
) -> NDArray[np.floating]:
    """Return a hump, 0 to 1 to 0, that may lean to either side."""
    n = max(3, round(length_s * hz))
    lean = rng.uniform(0.25, 0.75)
    position = np.linspace(0, 1, n)
    warped = np.where(
        position < lean, position / lean / 2, 0.5 + (position - lean) / (1 - lean) / 2
    )
    return np.asarray(np.sin(np.pi * warped) ** rng.uniform(1.0, 2.0))


def _push(rng: np.random.Generator, length_s: float, hz: float) -> NDArray[np.floating]:
    """Return the force of a mass that is moved from one place to another."""
    position = np.linspace(0, 1, max(4, round(length_s * hz)))
    lean = rng.uniform(0.35, 0.65)
    start = np.sin(np.pi * np.clip(position / lean, 0, 1))
    stop = np.sin(np.pi * np.clip((position - lean) / (1 - lean), 0, 1))
    return np.asarray(start - stop * lean / (1 - lean))


def _outline(
    rng: np.random.Generator, n: int, hz: float, ramp_s: float
) -> NDArray[np.floating]:
    """Return a slow rise, a wandering plateau and a slower fall."""
    time_s = np.arange(n) / hz
    length_s = n / hz
    rise_s = min(ramp_s, 0.3 * length_s)
    fall_s = min(ramp_s * rng.uniform(1.0, 3.0), 0.5 * length_s)
    ramps = _smooth_step(time_s / rise_s) * _smooth_step((length_s - time_s) / fall_s)
    knots = rng.uniform(0.45, 1.0, max(2, int(length_s * 1.5) + 1))
    plateau = np.interp(np.linspace(0, len(knots) - 1, n), np.arange(len(knots)), knots)
    return np.asarray(ramps * plateau)


def _noise_band(
    rng: np.random.Generator, n: int, hz: float, band_hz: tuple[float, float]
) -> NDArray[np.floating]:
    """Return noise of unit RMS in a band."""
    length = 1 << max(8, (2 * n - 1).bit_length())
    spectrum = np.fft.rfft(rng.standard_normal(length))
    frequency_hz = np.fft.rfftfreq(length, 1 / hz)
    low, high = band_hz
    gain = 1 / np.sqrt(1 + (low / np.maximum(frequency_hz, 1e-6)) ** 6)
    gain /= np.sqrt(1 + (frequency_hz / high) ** 6)
    noise = np.fft.irfft(spectrum * gain, length)
    return np.asarray(noise[:n] / noise.std())


def _smooth_step(position: NDArray[np.floating]) -> NDArray[np.floating]:
    """Return the minimum-jerk way from 0 to 1."""
    x = np.clip(position, 0, 1)
    return np.asarray(x**3 * (10 - 15 * x + 6 * x**2))


def _near(
    rng: np.random.Generator, direction: NDArray[np.floating], spread: float
) -> NDArray[np.floating]:
    """Return a unit vector around another, either way round."""
    vector = direction + rng.normal(0, spread, 3)
    return np.asarray(vector / np.linalg.norm(vector) * rng.choice([-1, 1]))


def _add(line: NDArray[np.floating], part: NDArray[np.floating], start: int) -> None:
    stop = min(start + len(part), len(line))
    line[start:stop] += part[: stop - start]


def _add_rows(
    rows: NDArray[np.floating], part: NDArray[np.floating], start: int
) -> None:
    stop = min(start + part.shape[1], rows.shape[1])
    rows[:, start:stop] += part[:, : stop - start]


def _trim(force: NDArray[np.floating], outline: NDArray[np.floating]) -> Force:
    """Return the force with the part in which it is applied."""
    applied = np.flatnonzero(outline >= ACTIVE_SHARE * outline.max())
    return Force(samples=force, active=(int(applied[0]), int(applied[-1]) + 1))
