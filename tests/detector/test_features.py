"""Figures of movements, and the shapes that follow from them."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from custom_components.sleep_twitch.detector.features import shape_of
from custom_components.sleep_twitch.detector.models import (
    MovementFeatures,
    MovementShape,
)
from custom_components.sleep_twitch.detector.params import ShapeParams
from tests.detector.handmade import (
    USUAL_FEATURES,
    add,
    found_in,
    pulse,
    push,
    quiet_bed,
    ring,
)

if TYPE_CHECKING:
    from numpy.typing import NDArray

LINE = {"line_share": 0.9, "band_shares": (0.0, 0.05, 0.5, 0.45)}
TRAIN = {"impulse_count": 6, "impulse_rate_hz": 1.8}


def _shape(active_s: float, figures: dict[str, Any]) -> MovementShape:
    return shape_of(replace(USUAL_FEATURES, **figures), active_s, 0.8, ShapeParams())


@pytest.mark.parametrize(
    ("active_s", "figures", "shape"),
    [
        (2.5, {}, "limb"),
        (0.2, {"core_s": 0.2, "rise_s": 0.1}, "twitch"),
        (0.2, {"core_s": 0.2, "rise_s": 0.1, "peak_ratio": 20}, "impulse"),
        (0.4, {"core_s": 0.4, "rise_s": 0.35, "peak_ratio": 20}, "twitch"),
        (0.4, {"core_s": 0.4, "rise_s": 0.35, "peak_ratio": 60}, "impulse"),
        (10.5, {"core_s": 9.0}, "large"),
        (7.0, {"peak_ratio": 25}, "large"),
        (5.0, {"sustained_ratio": 100}, "large"),
        (2.0, {"sustained_ratio": 100}, "limb"),
        (2.0, {"gravity_step_ratio": 3}, "large"),
        (2.0, {"gravity_step_ratio": math.nan}, "limb"),
        (0.3, {"core_s": 0.3, "gravity_step_ratio": 3}, "twitch"),
        (0.3, {"core_s": 0.1, "high_band_share": 0.9}, "external"),
        (4.0, LINE | {"high_band_share": 0.45}, "external"),
        (4.0, {"line_share": 0.9}, "limb"),
        (4.0, TRAIN | {"high_band_share": 0.55}, "external"),
        (4.0, TRAIN, "limb"),
    ],
)
def test_a_shape_is_what_its_figures_say(
    active_s: float, figures: dict[str, Any], shape: str
) -> None:
    """Test each rule by a movement on either side of it."""
    assert _shape(active_s, figures) is MovementShape(shape)


def _limb_on_a_bed(
    direction: tuple[float, float, float] = (0.5, 0.6, 0.7),
    force: NDArray[np.float64] | None = None,
) -> MovementFeatures:
    """Return the figures of force on a bed that rings at 5 Hz, else two seconds."""
    bed = quiet_bed(60, beat_mg=0.5)
    usual = push(2.0) * 20 if force is None else force
    add(bed, ring(usual, 5.0, 0.08), 30.0, direction)
    (movement,) = found_in(bed).movements
    return movement.features


def test_the_bed_stands_out_for_longer_than_the_force_lasts() -> None:
    """Test ringing is time of the bed and not of the leg."""
    kick = _limb_on_a_bed(force=pulse(0.12) * 200)

    assert kick.force_half_s <= kick.force_most_s < 0.3
    assert kick.swing_half_s < kick.swing_most_s
    assert kick.swing_most_s > 2 * kick.force_most_s
    assert kick.standing_s > 2 * kick.swing_most_s
    assert kick.half_peak_s < kick.standing_s


def test_the_energy_of_a_long_push_comes_over_its_length() -> None:
    """Test two seconds of force have four fifths of their energy within them."""
    limb = _limb_on_a_bed()

    assert 0.5 < limb.force_half_s < limb.force_most_s < 2.0
    assert 0.2 < limb.swing_half_s < limb.swing_most_s < 2.5


def test_each_band_is_seen_beside_its_own_rest() -> None:
    """Test a bed that rings at 5 Hz stands out most between 4 and 8 Hz."""
    figures = _limb_on_a_bed()

    assert min(figures.band_ratios) > 1.0
    assert max(figures.band_ratios) > 10.0
    assert sum(figures.force_shares) == pytest.approx(1.0)
    assert min(figures.force_shares) >= 0.0


def test_twice_the_force_shakes_every_band_twice_as_much() -> None:
    """Test ratios to rest are a size."""
    single, double = _limb_on_a_bed(), _limb_on_a_bed(force=push(2.0) * 40)

    assert np.divide(double.band_ratios, single.band_ratios) == pytest.approx(
        np.full(4, 2.0), rel=0.1
    )
    assert double.force_shares == pytest.approx(single.force_shares, abs=0.05)


def test_the_direction_is_that_of_the_force() -> None:
    """Test mean products of the axes point where the bed was pushed."""
    x, y, z = 0.6, 0.0, -0.8
    xx, yy, zz, xy, xz, yz = _limb_on_a_bed((x, y, z)).direction

    assert (xx, zz, xz) == pytest.approx((x * x, z * z, x * z), abs=0.05)
    assert (yy, xy, yz) == pytest.approx((0.0, 0.0, 0.0), abs=0.05)


def test_a_body_that_leans_swings_gravity_slowly() -> None:
    """Test a faint push that leans on the bed shows beside one that only shakes it."""
    shaken, leaning = quiet_bed(60, beat_mg=0.5), quiet_bed(60, beat_mg=0.5)
    for bed in (shaken, leaning):
        add(bed, ring(push(2.0) * 2, 5.0, 0.08), 30.0)
    add(leaning, pulse(2.0) * 5, 30.0, (0.0, 1.0, 0.0))

    plain, swung = (found_in(bed).movements[0].features for bed in (shaken, leaning))

    assert swung.slow_swing_ratio > 1.4 * plain.slow_swing_ratio


def test_gravity_before_a_movement_may_be_unknown() -> None:
    """Test what moves soon after the start is compared with nothing."""
    bed = quiet_bed(60)
    add(bed, push(3.0) * 60, 2.0)

    figures = found_in(bed).movements[0].features

    assert math.isnan(figures.gravity_step_ratio)
    assert math.isnan(figures.slow_swing_ratio)
