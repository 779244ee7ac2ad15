"""What the house does to a bed: steps, doors, traffic, machines, pets, phones."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from .pushes import noise
from .structure import shift_site

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from .plan import Household
    from .structure import Structure

_TIMES_REST: Final = {
    # Middle and logarithmic spread of the peak, as a multiple of the resting envelope.
    "step train": (8.0, 0.8),
    "door": (16.0, 0.8),
    "bump": (12.0, 0.8),
    "traffic": (5.0, 0.6),
    "machine": (1.5, 0.6),
    "pet": (15.0, 0.8),
    "phone": (6.0, 0.8),
}


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Noise:
    """One thing that the house did, as it arrives at the sensor, unscaled."""

    onset_s: float
    duration_s: float
    detail: str
    shape: NDArray[np.float64]
    times_rest: float
    """Peak, as a multiple of the resting envelope."""


class Building:
    """A house with floors of its own and a bed that stands on them."""

    def __init__(
        self, structure: Structure, rate_hz: float, rng: np.random.Generator
    ) -> None:
        """Draw where its noises come in."""
        self._structure = structure
        self._rate_hz = rate_hz
        self._rng = rng
        self._floor_hz = rng.uniform(8, 22, 2)
        self._upright = rng.normal(size=3)
        self._upright /= np.linalg.norm(self._upright)
        n_modes = len(structure.frequency_hz)
        self._feet = rng.normal(size=n_modes + 1) * 0.15
        self._feet[-1] = 0.3

    def a_night(self, household: Household, total_s: float) -> list[Noise]:
        """Return all noises of a night, in order."""
        makers = (
            (household.steps, self._steps),
            (household.doors, self._door),
            (household.bumps, self._bump),
            (household.traffic, self._traffic),
            (household.machines, self._machine),
            (household.pets, self._pet),
            (household.phones, self._phone),
        )
        noises = []
        for per_hour, make in makers:
            for _ in range(self._rng.poisson(per_hour * total_s / 3600)):
                onset_s = self._rng.uniform(5, total_s - 60)
                duration_s, detail, shape = make(total_s - onset_s)
                middle, spread = _TIMES_REST[detail]
                noises.append(
                    Noise(
                        onset_s=onset_s,
                        duration_s=duration_s,
                        detail=detail,
                        shape=shape,
                        times_rest=middle
                        * self._rng.lognormal(0, spread)
                        * household.loudness,
                    )
                )
        return sorted(noises, key=lambda noise: noise.onset_s)

    def _steps(self, _left_s: float) -> tuple[float, str, NDArray[np.float64]]:
        """Return somebody who walks past: nearer, then farther away."""
        pace_s = 1 / self._rng.uniform(1.4, 2.3)
        n = int(self._rng.integers(4, 22))
        shape = np.zeros((round((n * pace_s + 2) * self._rate_hz), 3))
        nearest = self._rng.uniform(0, n)
        for step in range(n):
            height = 1 / (1 + ((step - nearest) / 4) ** 2) * self._rng.uniform(0.7, 1.3)
            at_s = step * pace_s + self._rng.normal(0, 0.02) + 0.06
            _add(shape, at_s, height * self._thud(10, 26), self._rate_hz)
        return n * pace_s, "step train", shape

    def _door(self, _left_s: float) -> tuple[float, str, NDArray[np.float64]]:
        """Return a latch and a slam, one soon after the other."""
        between_s = self._rng.uniform(0.1, 0.6)
        shape = np.zeros((round(4 * self._rate_hz), 3))
        _add(shape, 0, self._rng.uniform(0.2, 0.7) * self._thud(12, 35), self._rate_hz)
        _add(shape, between_s, self._thud(8, 25), self._rate_hz)
        return between_s + 0.3, "door", shape

    def _bump(self, _left_s: float) -> tuple[float, str, NDArray[np.float64]]:
        """Return something that falls, or a knock against the wall."""
        shape = np.zeros((round(4 * self._rate_hz), 3))
        _add(shape, 0, self._thud(6, 18), self._rate_hz)
        return 0.35, "bump", shape

    def _traffic(self, _left_s: float) -> tuple[float, str, NDArray[np.float64]]:
        """Return a lorry that passes."""
        duration_s = self._rng.uniform(5, 30)
        n = round(duration_s * self._rate_hz)
        low_hz = self._rng.uniform(5, 10)
        rumble = noise(n, self._rate_hz, low_hz, low_hz + 12, self._rng)
        rumble *= np.sin(np.pi * np.arange(n) / n) ** 2
        return duration_s, "traffic", self._through_the_floor(rumble)

    def _machine(self, left_s: float) -> tuple[float, str, NDArray[np.float64]]:
        """Return a steady line that starts, runs for minutes and stops."""
        duration_s = min(self._rng.uniform(120, 2400), left_s - 30)
        t = np.arange(round(duration_s * self._rate_hz)) / self._rate_hz
        line_hz = self._rng.uniform(10, 60)
        line = np.sin(2 * np.pi * line_hz * t)
        line += 0.3 * np.sin(4 * np.pi * line_hz * t + 1)
        ends = np.minimum(1, np.minimum(t, duration_s - t) / self._rng.uniform(2, 8))
        direction = self._upright + 0.4 * self._rng.normal(size=3)
        return duration_s, "machine", (line * ends)[:, None] * direction

    def _pet(self, _left_s: float) -> tuple[float, str, NDArray[np.float64]]:
        """Return a cat that jumps on the bed, walks on it, or scratches itself."""
        way = self._rng.random()
        if way < 0.35:
            at_s, heights, detail_s = np.array([0.0]), np.array([1.0]), 0.4
        elif way < 0.75:
            n = int(self._rng.integers(4, 14))
            at_s = np.cumsum(self._rng.uniform(0.25, 0.6, n))
            at_s -= at_s[0]
            heights, detail_s = self._rng.uniform(0.3, 1, n), float(at_s[-1]) + 0.3
        else:
            n = int(self._rng.integers(6, 24))
            at_s = np.arange(n) / self._rng.uniform(4, 6.5)
            heights, detail_s = self._rng.uniform(0.6, 1, n), float(at_s[-1]) + 0.2
        paws = np.zeros(round((detail_s + 0.3) * self._rate_hz))
        width = max(3, round(self._rng.uniform(0.06, 0.14) * self._rate_hz))
        push = np.sin(np.pi * np.arange(1, width) / width)
        for moment_s, height in zip(at_s, heights, strict=True):
            first = round(moment_s * self._rate_hz)
            paws[first : first + len(push)] += height * push
        site = shift_site(self._feet * 4, 0.5, self._rng)
        return detail_s, "pet", self._structure.response(paws, site, self._rate_hz)

    def _phone(self, _left_s: float) -> tuple[float, str, NDArray[np.float64]]:
        """Return a phone on the bedside table, humming at what sampling makes of it."""
        n_rings = int(self._rng.integers(1, 8))
        on_s, cycle_s = self._rng.uniform(0.3, 1.0), self._rng.uniform(1.2, 3.0)
        duration_s = (n_rings - 1) * cycle_s + on_s
        t = np.arange(round((duration_s + 0.2) * self._rate_hz)) / self._rate_hz
        hum = np.sin(2 * np.pi * self._rng.uniform(150, 220) * t)
        is_on = ((t % cycle_s) < on_s) & (t < duration_s)
        direction = self._upright + 0.6 * self._rng.normal(size=3)
        return duration_s, "phone", (hum * is_on)[:, None] * direction

    def _thud(self, low_hz: float, high_hz: float) -> NDArray[np.float64]:
        """Return a blow on the floor: its own decaying ring, a little of the bed's."""
        t = np.arange(round(1.2 * self._rate_hz)) / self._rate_hz
        ring = np.zeros(len(t))
        for share, hz in (
            (1.0, self._rng.uniform(low_hz, high_hz)),
            (0.4, self._floor_hz[0]),
        ):
            decay = 2 * np.pi * hz * self._rng.uniform(0.04, 0.12)
            ring += share * np.exp(-decay * t) * np.sin(2 * np.pi * hz * t)
        return self._through_the_floor(ring)

    def _through_the_floor(self, ring: NDArray[np.float64]) -> NDArray[np.float64]:
        direction = self._upright + 0.25 * self._rng.normal(size=3)
        through_bed = self._structure.response(ring, self._feet, self._rate_hz)
        through_bed[: len(ring)] += ring[:, None] * direction
        return through_bed


def _add(
    into: NDArray[np.float64], at_s: float, shape: NDArray[np.float64], rate_hz: float
) -> None:
    first = max(0, round(at_s * rate_hz))
    room = max(0, len(into) - first)
    into[first : first + len(shape)] += shape[:room]
