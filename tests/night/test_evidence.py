"""All that speaks for a kind, and what must not."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING, Final

import numpy as np
import pytest

from custom_components.sleep_twitch.detector.models import MovementShape
from custom_components.sleep_twitch.night.evidence import GROUNDS, gather_evidence
from custom_components.sleep_twitch.night.models import Interval
from tests.night.handmade import clocked, clocked_seconds, shaken

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from custom_components.sleep_twitch.detector.models import (
        Movement,
        MovementFeatures,
    )
    from custom_components.sleep_twitch.night.clocked import ClockedEpochs

COLUMNS: Final = tuple(GROUNDS)
IN_BED: Final = (Interval(start_s=100.0, end_s=5000.0),)
ASLEEP: Final = (
    Interval(start_s=1000.0, end_s=2000.0),
    Interval(start_s=3000.0, end_s=4000.0),
)
EPOCHS: Final = clocked_seconds((5000, 2.0))
ROUNDING: Final = 1.5e-4
"""Figures are rounded to four digits, so the last may differ by one."""


def _figures(
    *movements: Movement, epochs: ClockedEpochs = EPOCHS
) -> NDArray[np.float64]:
    return gather_evidence(clocked(*movements), epochs, IN_BED, ASLEEP).figures


def _column(figures: NDArray[np.float64], name: str) -> list[float]:
    column: list[float] = figures[:, COLUMNS.index(name)].tolist()
    return column


def _lively() -> list[Movement]:
    """Return forty movements of every shape, size and direction."""
    rng = np.random.default_rng(8)
    movements = []
    for number, shape in enumerate(rng.choice(list(MovementShape), 40).tolist()):
        axes = rng.normal(size=(3, 2))
        products = axes @ axes.T
        products /= np.trace(products)
        pairs = ((0, 0), (1, 1), (2, 2), (0, 1), (0, 2), (1, 2))
        movements.append(
            shaken(
                120 * number + float(rng.uniform(0, 100)),
                float(rng.uniform(0.2, 6.0)),
                MovementShape(shape),
                peak_ratio=float(rng.lognormal(2, 1)),
                gravity_step_ratio=float(rng.lognormal(0, 1)),
                direction=tuple(float(products[pair]) for pair in pairs),
            )
        )
    return movements


def _changed(
    movements: list[Movement], change: Callable[[MovementFeatures], MovementFeatures]
) -> list[Movement]:
    return [replace(m, features=change(m.features)) for m in movements]


def test_minutes_count_to_the_next_and_from_the_last_falling_asleep() -> None:
    """Test before, at, within, between and after sleep."""
    moments_s = (940.0, 1000.0, 1300.0, 2400.0, 4100.0)

    figures = _figures(*(shaken(at_s, 1.0) for at_s in moments_s))

    assert _column(figures, "until_sleep") == pytest.approx(
        [1.0, 0.0, 1700 / 60, 10.0, 100.0], abs=ROUNDING
    )
    assert _column(figures, "since_sleep") == pytest.approx(
        [100.0, 0.0, 5.0, 1400 / 60, 1100 / 60], abs=ROUNDING
    )
    assert _column(figures, "awake") == [1.0, 0.0, 0.0, 1.0, 1.0]


def test_a_night_without_sleep_is_far_from_it() -> None:
    """Test no falling asleep is near when nobody fell asleep."""
    evidence = gather_evidence(clocked(shaken(940, 1.0)), EPOCHS, IN_BED, ())

    assert _column(evidence.figures, "until_sleep") == [100.0]
    assert _column(evidence.figures, "since_sleep") == [100.0]
    assert _column(evidence.figures, "awake") == [1.0]


def test_no_movements_are_no_rows() -> None:
    """Test a still night is no error."""
    assert _figures().shape == (0, len(COLUMNS))


def test_a_single_movement_has_all_figures_but_of_neighbours() -> None:
    """Test one movement is a night, and a figure of what is missing is unknown."""
    figures = _figures(shaken(600, 2.0))

    unknown = {COLUMNS[place] for place in np.flatnonzero(np.isnan(figures[0]))}
    assert unknown == {"peak_by_previous", "peak_by_next", "direction_by_alike"}
    assert not np.isinf(figures).any()


def test_two_movements_are_each_other_s_neighbours() -> None:
    """Test two, close together, have every figure that the other gives."""
    figures = _figures(shaken(600, 2.0), shaken(610, 2.0, peak_ratio=28.0))

    assert _column(figures, "peak_by_next")[0] == pytest.approx(
        -math.log(2), abs=ROUNDING
    )
    assert _column(figures, "direction_by_alike") == [0.0, 0.0]
    assert _column(figures, "within_minute") == [1.0, 1.0]


def test_an_unknown_figure_makes_no_other_movement_unknown() -> None:
    """Test a gap beside one movement leaves what is said of all others."""
    lively = _lively()
    holed = list(lively)
    holed[7] = replace(
        lively[7],
        features=replace(
            lively[7].features,
            gravity_step_ratio=math.nan,
            slow_swing_ratio=math.nan,
            rest_change_ratio=math.nan,
            tilt_change_deg=math.nan,
        ),
    )

    whole, figures = _figures(*lively), _figures(*holed)

    newly_unknown = np.isnan(figures) & ~np.isnan(whole)
    assert set(np.flatnonzero(newly_unknown.any(axis=1))) == {7}
    assert {COLUMNS[place] for place in np.flatnonzero(newly_unknown[7])} == {
        "gravity_step",
        "slow_swing",
        "rest_change",
        "slow_swing_by_middle",
        "slow_swing_by_top",
    }


def test_nothing_is_ever_infinite() -> None:
    """Test the trees are asked about figures only, or about none."""
    flat = replace(
        shaken(600, 0.0).features,
        peak_ratio=0.0,
        slow_ratio=0.0,
        core_s=0.0,
        band_ratios=(0.0, 0.0, 0.0, 0.0),
        swing_most_s=0.0,
    )
    movements = [*_lively(), replace(shaken(4900, 0.0), features=flat)]

    assert not np.isinf(_figures(*movements)).any()


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_turning_the_sensor_changes_no_figure(seed: int) -> None:
    """Test it may be stuck to the bed any way round."""
    rotation, _ = np.linalg.qr(np.random.default_rng(seed).normal(size=(3, 3)))

    def _turned(features: MovementFeatures) -> MovementFeatures:
        xx, yy, zz, xy, xz, yz = features.direction
        products = np.array([[xx, xy, xz], [xy, yy, yz], [xz, yz, zz]])
        seen = rotation @ products @ rotation.T
        pairs = ((0, 0), (1, 1), (2, 2), (0, 1), (0, 2), (1, 2))
        xx, yy, zz, xy, xz, yz = (float(seen[pair]) for pair in pairs)
        return replace(
            features, direction=(xx, yy, zz, xy, xz, yz), axis_shares=(xx, yy, zz)
        )

    plain, turned = _figures(*_lively()), _figures(*_changed(_lively(), _turned))

    off = ~np.isclose(turned, plain, rtol=0, atol=ROUNDING, equal_nan=True)
    assert {COLUMNS[place] for place in np.flatnonzero(off.any(axis=0))} == set()


@pytest.mark.parametrize("gain", [0.1, 7.3])
def test_the_size_of_a_milli_g_changes_no_figure(gain: float) -> None:
    """Test a heavier bed, which shakes less and rests more calmly, is judged alike."""

    def _scaled(features: MovementFeatures) -> MovementFeatures:
        return replace(
            features,
            peak_mg=gain * features.peak_mg,
            floor_mg=gain * features.floor_mg,
        )

    scaled_epochs = replace(
        EPOCHS,
        epochs=replace(
            EPOCHS.epochs,
            heartbeat_mg=gain * EPOCHS.epochs.heartbeat_mg,
            breathing_mg=gain * EPOCHS.epochs.breathing_mg,
        ),
    )

    plain = _figures(*_lively())
    scaled = _figures(*_changed(_lively(), _scaled), epochs=scaled_epochs)

    np.testing.assert_allclose(scaled, plain, rtol=0, atol=ROUNDING)


def test_a_later_clock_changes_no_figure() -> None:
    """Test an hour on the clock, for movements, epochs and sleep alike, is nothing."""
    later_s = 3600.0

    def _later(interval: Interval) -> Interval:
        return Interval(
            start_s=interval.start_s + later_s, end_s=interval.end_s + later_s
        )

    shifted = gather_evidence(
        [
            replace(m, onset_s=m.onset_s + later_s, end_s=m.end_s + later_s)
            for m in clocked(*_lively())
        ],
        replace(EPOCHS, start_s=EPOCHS.start_s + later_s, end_s=EPOCHS.end_s + later_s),
        [_later(stay) for stay in IN_BED],
        [_later(run) for run in ASLEEP],
    )

    np.testing.assert_allclose(
        shifted.figures, _figures(*_lively()), rtol=0, atol=ROUNDING
    )
