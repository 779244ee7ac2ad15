"""What the chip reads of a night, and what of it is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from .scenario import Scenario
    from .set_up import SetUp

_GRAVITY_MG: Final = np.array([0.0, 0.0, 1000.0])


def read_counts(
    rng: np.random.Generator,
    acceleration: NDArray[np.float32],
    noise: NDArray[np.float32],
    set_up: SetUp,
) -> NDArray[np.int16]:
    """Return counts in the sensor's axes, with its noise, offset and drift."""
    rotation = set_up.bed.orientation.astype(np.float32)
    offset_mg = rng.uniform(-30, 30, 3) + set_up.bed.orientation @ _GRAVITY_MG
    n_knots = max(set_up.n_samples // round(600 * set_up.nominal_rate_hz), 1) + 1
    counts = np.empty((set_up.n_samples, 3), np.int16)
    for axis in range(3):
        drift_mg = np.cumsum(rng.normal(0, 0.4, n_knots))
        knots = np.linspace(0, set_up.n_samples, n_knots)
        reading = rotation[axis] @ acceleration + noise[axis]
        reading += np.interp(np.arange(set_up.n_samples), knots, drift_mg)
        counts[:, axis] = set_up.chip.count(reading + offset_mg[axis])
    return counts


def draw_gaps(
    rng: np.random.Generator, scenario: Scenario, set_up: SetUp
) -> tuple[tuple[int, int], ...]:
    """Return gaps that do not touch, first sample and length, in order."""
    low, high = np.log(scenario.gap_s)
    room = set_up.n_samples // (scenario.gaps + 1)
    gaps = []
    for number in range(scenario.gaps):
        length = round(np.exp(rng.uniform(low, high)) * set_up.nominal_rate_hz)
        first = round(room * (number + rng.uniform(0.6, 1.2)))
        gaps.append((first, min(length, room // 4)))
    return tuple(gaps)
