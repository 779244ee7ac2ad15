"""What a night is recorded with, and on what bed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from .bed import Bed, Mount, draw_bed
from .chip import CHIPS, Chip
from .render import Renderer

if TYPE_CHECKING:
    import numpy as np

    from .scenario import Scenario

_GOOD_CHIPS: Final = ("LSM6DSO", "LSM6DS3", "ICM-42688", "LIS2DW12")


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class SetUp:
    """What the night is recorded with and on."""

    chip: Chip
    nominal_rate_hz: float
    true_rate_hz: float
    bed: Bed
    renderer: Renderer
    n_samples: int


def draw_set_up(rng: np.random.Generator, scenario: Scenario) -> SetUp:
    """Draw the chip's clock, the mount and the bed of a scenario."""
    chip = CHIPS[scenario.chip or str(rng.choice(_GOOD_CHIPS))]
    nominal_hz = min(chip.rates_hz, key=lambda hz: abs(hz - scenario.rate_hz))
    drawn_error = rng.uniform(-chip.rate_tolerance, chip.rate_tolerance)
    error = drawn_error if scenario.clock_error is None else scenario.clock_error
    true_hz = nominal_hz * (1 + error)
    mount = scenario.mount or Mount(str(rng.choice(list(Mount))))
    bed = draw_bed(rng, mount, scenario.bed)
    if scenario.loudness is not None:
        bed = replace(bed, loudness=rng.uniform(*scenario.loudness))
    return SetUp(
        chip=chip,
        nominal_rate_hz=nominal_hz,
        true_rate_hz=true_hz,
        bed=bed,
        renderer=Renderer(bed, true_hz, chip.bandwidth_hz(nominal_hz)),
        n_samples=round(scenario.hours * 3600 * true_hz),
    )
