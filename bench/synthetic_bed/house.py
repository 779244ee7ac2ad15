"""The house: steps, doors, bumps, traffic, pets, a phone, machines."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from .models import Source, Stretch
from .timetable import poisson_s

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from . import scenario as scenarios

    Draw = Callable[["Floor", np.random.Generator, float], NDArray[np.floating]]


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Floor:
    """What carries the house's noise to this bed."""

    modes_hz: NDArray[np.floating]
    decays_s: NDArray[np.floating]
    directions: NDArray[np.floating]
    """Shape (n_modes, 3)."""


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class HouseEvent:
    """One thing the house does, in true seconds."""

    onset_s: float
    force: NDArray[np.floating]
    """Shape (3, n_grid_samples), of no particular size."""
    detail: str
    path: Source
    """A pet shakes the mattress as a partner would; all else comes up the legs."""
    loudness: float
    """Factor on the mount's own level for the house."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Machine:
    """A motor that runs for a while and shakes the bed with a steady line."""

    runs: tuple[Stretch, ...]
    frequency_hz: float
    wander: float
    harmonic: float
    direction: tuple[float, float, float]
    loudness: float


def draw_floor(rng: np.random.Generator) -> Floor:
    """Draw the floor of one house."""
    directions = rng.normal(0, 1, (4, 3)) * (0.5, 0.5, 1.0)
    modes_hz = np.sort(np.exp(rng.uniform(np.log(9), np.log(38), 4)))
    decays_s = np.exp(rng.uniform(np.log(0.02), np.log(0.15), 4))
    return Floor(
        modes_hz=modes_hz,
        # A floor swings once or more: a shorter push has no frequency of its own.
        decays_s=np.maximum(decays_s, 0.7 / modes_hz),
        directions=directions / np.linalg.norm(directions, axis=1, keepdims=True),
    )


def draw_house_events(
    rng: np.random.Generator,
    house: scenarios.House,
    duration_s: float,
    walks_s: list[float],
    grid_hz: float,
) -> list[HouseEvent]:
    """Draw what the house does in a night; `walks_s` are the sleeper's own ways."""
    floor = draw_floor(rng)
    night = [Stretch(start_s=15, end_s=max(duration_s - 60, 16))]
    events = []
    for detail, draw in _KINDS.items():
        moments_s = poisson_s(rng, getattr(house, _RATES[detail]), night)
        if detail == "step train":
            moments_s += walks_s
        for onset_s in moments_s:
            event = HouseEvent(
                onset_s=onset_s,
                force=draw(floor, rng, grid_hz),
                detail=detail,
                path=Source.PARTNER if detail == "pet" else Source.HOUSE,
                loudness=house.loudness * (3 if detail == "pet" else 1),
            )
            events.append(event)
    return sorted(events, key=lambda event: event.onset_s)


def draw_machines(
    rng: np.random.Generator, house: scenarios.House, duration_s: float
) -> list[Machine]:
    """Draw the machines of a night: each runs, rests and runs again."""
    machines = []
    for _ in range(house.machines):
        runs, cursor_s = [], float(rng.uniform(0, 1800))
        run_s, rest_s = rng.uniform(120, 2400), rng.uniform(300, 5400)
        while cursor_s < duration_s:
            end_s = min(cursor_s + run_s * rng.uniform(0.8, 1.2), duration_s)
            runs.append(Stretch(start_s=cursor_s, end_s=end_s))
            cursor_s = end_s + rest_s * rng.uniform(0.8, 1.2)
        direction = rng.standard_normal(3)
        direction /= np.linalg.norm(direction)
        machine = Machine(
            runs=tuple(runs),
            frequency_hz=rng.uniform(10, 60),
            wander=rng.uniform(0, 0.003),
            harmonic=rng.uniform(0, 0.4),
            direction=tuple(direction.tolist()),
            loudness=house.loudness * rng.uniform(0.05, 0.4),
        )
        machines.append(machine)
    return machines


def hum(
    rng: np.random.Generator, machine: Machine, run: Stretch, rate_hz: float
) -> NDArray[np.floating]:
    """Return one run of a machine at unit size, one value a sample."""
    n = round(run.duration_s * rate_hz)
    drift = np.interp(
        np.arange(n), np.linspace(0, n, 40), rng.normal(0, machine.wander, 40)
    )
    spin_s = rng.uniform(0.3, 4)
    time_s = np.arange(n) / rate_hz
    swell = np.clip(np.minimum(time_s, run.duration_s - time_s) / spin_s, 0, 1)
    phase = 2 * np.pi * np.cumsum(machine.frequency_hz * (1 + drift)) / rate_hz
    return np.asarray(
        swell * (np.sin(phase) + machine.harmonic * np.sin(2 * phase + 1.0))
    )


def _steps(floor: Floor, rng: np.random.Generator, hz: float) -> NDArray[np.floating]:
    """Walk by: 1-3 steps a second that come nearer and go."""
    count = int(rng.integers(4, 30))
    period_s = (
        1 / rng.uniform(1.0, 3.0) if rng.random() < 0.3 else rng.uniform(0.45, 0.7)
    )
    times_s = np.cumsum(period_s * rng.uniform(0.9, 1.1, count))
    nearest = rng.uniform(0, count)
    distance = 1 + ((np.arange(count) - nearest) * rng.uniform(0.15, 0.5)) ** 2
    force = np.zeros((3, round((times_s[-1] + 1.5) * hz)))
    foot = [_knock(floor, rng, hz), _knock(floor, rng, hz)]
    for number, time_s in enumerate(times_s):
        size = rng.lognormal(0, 0.25) / distance[number]
        _add(force, foot[number % 2] * size, round(time_s * hz))
    return force


def _door(floor: Floor, rng: np.random.Generator, hz: float) -> NDArray[np.floating]:
    """Let a door fall shut, and its latch with it."""
    force = np.zeros((3, round(2.5 * hz)))
    _add(force, _knock(floor, rng, hz) * 1.0, 0)
    if rng.random() < 0.6:
        late = round(rng.uniform(0.06, 0.7) * hz)
        _add(force, _knock(floor, rng, hz) * rng.uniform(0.2, 0.9), late)
    return force


def _bump(floor: Floor, rng: np.random.Generator, hz: float) -> NDArray[np.floating]:
    """Put something down: a thump as low as the bed's own modes."""
    del floor
    time_s = np.arange(round(2.0 * hz)) / hz
    frequency_hz, decay_s = rng.uniform(6, 18), rng.uniform(0.06, 0.35)
    wave = np.sin(2 * np.pi * frequency_hz * time_s) * np.exp(-time_s / decay_s)
    wave *= np.clip(time_s / rng.uniform(0.005, 0.04), 0, 1)
    return np.outer(_unit(rng), wave)


def _traffic(floor: Floor, rng: np.random.Generator, hz: float) -> NDArray[np.floating]:
    """Let a lorry or a train pass: 5-25 Hz, for 5-30 s."""
    n = round(rng.uniform(5, 30) * hz)
    centre_hz, width_hz = rng.uniform(7, 20), rng.uniform(2, 6)
    frequency_hz = np.fft.rfftfreq(n, 1 / hz)
    gain = np.exp(-0.5 * ((frequency_hz - centre_hz) / width_hz) ** 2)
    gain *= (frequency_hz > 5) & (frequency_hz < 25)
    waves = np.fft.irfft(np.fft.rfft(rng.standard_normal((3, n))) * gain, n)
    swell = np.sin(np.pi * np.linspace(0, 1, n)) ** rng.uniform(1, 4)
    lean = floor.directions[0][:, None] + 0.5
    return np.asarray(waves * swell * lean)


def _pet(floor: Floor, rng: np.random.Generator, hz: float) -> NDArray[np.floating]:
    """Let a cat jump up and tread about, or only scratch itself."""
    del floor
    force = np.zeros((3, round(14 * hz)))
    moment_s = 0.0
    if rng.random() < 0.6:
        _add(force, np.outer(_unit(rng), _bell(rng.uniform(0.1, 0.25), hz)) * 3, 0)
        moment_s = rng.uniform(0.5, 1.5)
    period_s = rng.uniform(0.15, 0.5)
    for _ in range(int(rng.integers(3, 16))):
        paw = np.outer(_unit(rng), _bell(rng.uniform(0.08, 0.2), hz))
        _add(force, paw * rng.lognormal(-0.7, 0.4), round(moment_s * hz))
        moment_s += period_s * rng.uniform(0.8, 1.3)
    return force[:, : round((moment_s + 0.5) * hz)]


def _phone(floor: Floor, rng: np.random.Generator, hz: float) -> NDArray[np.floating]:
    """Buzz in bursts of a steady line, folded down from the motor's 150 Hz."""
    del floor
    on_s, off_s = rng.uniform(0.2, 1.0), rng.uniform(0.15, 2.0)
    count = int(rng.integers(1, 9))
    n = round((count * (on_s + off_s) + 0.2) * hz)
    time_s = np.arange(n) / hz
    is_on = (time_s % (on_s + off_s)) < on_s
    buzz = np.sin(2 * np.pi * rng.uniform(15, 45) * time_s)
    return np.outer(_unit(rng), buzz * is_on)


_KINDS: Final[dict[str, Draw]] = {
    "step train": _steps,
    "door": _door,
    "bump": _bump,
    "traffic": _traffic,
    "pet": _pet,
    "phone": _phone,
}
_RATES: Final = {
    "step train": "steps",
    "door": "doors",
    "bump": "bumps",
    "traffic": "traffic",
    "pet": "pets",
    "phone": "phone",
}


def _knock(floor: Floor, rng: np.random.Generator, hz: float) -> NDArray[np.floating]:
    """Return one impact on the floor: its modes, 8-40 Hz, decaying."""
    time_s = np.arange(round(0.9 * hz)) / hz
    knock = np.zeros((3, len(time_s)))
    for mode_hz, decay_s, direction in zip(
        floor.modes_hz, floor.decays_s, floor.directions, strict=True
    ):
        phase = rng.uniform(-0.5, 0.5)
        wave = np.sin(2 * np.pi * mode_hz * time_s + phase) * np.exp(-time_s / decay_s)
        knock += np.outer(direction * rng.lognormal(0, 0.5), wave)
    rise_s = rng.uniform(0.003, 0.02)
    return knock * np.clip(time_s / rise_s, 0, 1)


def _bell(length_s: float, hz: float) -> NDArray[np.floating]:
    return np.asarray(
        np.sin(np.pi * np.linspace(0, 1, max(3, round(length_s * hz)))) ** 2
    )


def _unit(rng: np.random.Generator) -> NDArray[np.floating]:
    vector = rng.standard_normal(3)
    return np.asarray(vector / np.linalg.norm(vector))


def _add(force: NDArray[np.floating], part: NDArray[np.floating], start: int) -> None:
    stop = min(start + part.shape[1], force.shape[1])
    force[:, start:stop] += part[:, : stop - start]
