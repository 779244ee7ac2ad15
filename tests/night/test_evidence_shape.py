"""The shape of a movement in figures that can be compared."""

from __future__ import annotations

import math
from typing import Any

import pytest

from custom_components.sleep_twitch.detector.models import MovementShape
from custom_components.sleep_twitch.night.evidence_shape import (
    LEAST,
    pitch_of,
    shape_figures,
)
from tests.night.figures import features_of
from tests.night.handmade import clocked, shaken


def _figure(column: str, duration_s: float = 2.0, **features: Any) -> float:  # noqa: ANN401  Any figure of a movement may be given.
    figures = shape_figures(clocked(shaken(10, duration_s, **features)))
    return float(figures[column][0])


@pytest.mark.parametrize(
    ("column", "features", "figure"),
    [
        ("core", {"core_s": 2.0}, math.log(2.0)),
        ("rise", {"rise_s": 0.48}, math.log(0.5)),
        ("ringing", {"ringing_s": 0.95}, math.log(1.0)),
        ("standing", {"standing_s": 2.95}, math.log(3.0)),
        ("peak", {"peak_ratio": 40.0}, math.log(40.0)),
        ("slow", {"slow_ratio": 20.0}, math.log(20.0)),
        ("sustained", {"sustained_ratio": 30.0}, math.log(30.0)),
        ("force_half", {"force_half_s": 0.3}, math.log(0.3)),
        ("force_most", {"force_most_s": 0.6}, math.log(0.6)),
        ("swing_half", {"swing_half_s": 0.7}, math.log(0.7)),
        ("swing_most", {"swing_most_s": 1.4}, math.log(1.4)),
        ("half_peak", {"half_peak_s": 0.8}, math.log(0.8)),
        ("gravity_step", {"gravity_step_ratio": 3.0}, math.log(3.0)),
        ("slow_swing", {"slow_swing_ratio": 5.0}, math.log(5.0)),
        ("rest_change", {"rest_change_ratio": 1.2}, math.log(1.2)),
        ("kicks", {"impulse_count": 6}, 6.0),
        ("line", {"line_share": 0.7}, 0.7),
        ("isotropy", {"isotropy": 0.3}, 0.3),
        ("band_2", {"band_shares": (0.1, 0.2, 0.4, 0.3)}, 0.4),
        ("force_3", {"force_shares": (0.1, 0.2, 0.4, 0.3)}, 0.3),
        ("ratio_0", {"band_ratios": (8.0, 2.0, 3.0, 4.0)}, math.log(8.0)),
        ("ratio_high", {"band_ratios": (2.0, 8.0, 99.0, 4.0)}, math.log(4.0 / 8.0)),
        ("peak_over_slow", {"peak_ratio": 30.0, "slow_ratio": 10.0}, math.log(3.0)),
        ("force_in_swing", {"force_most_s": 0.5, "swing_most_s": 2.0}, math.log(0.25)),
    ],
)
def test_a_figure_is_what_it_says(
    column: str, features: dict[str, Any], figure: float
) -> None:
    """Test each column by a movement of known figures."""
    assert _figure(column, **features) == pytest.approx(figure)


def test_the_length_is_that_of_the_force() -> None:
    """Test the time told to people is among what speaks for a kind."""
    assert _figure("active", duration_s=3.5) == pytest.approx(math.log(3.5))


def test_a_figure_of_zero_has_a_logarithm() -> None:
    """Test no movement is too short, and none left so little, that it is infinite."""
    assert _figure("core", core_s=0.0) == pytest.approx(math.log(LEAST))
    assert _figure("gravity_step", gravity_step_ratio=0.0) == math.log(LEAST)


@pytest.mark.parametrize("column", ["gravity_step", "slow_swing", "rest_change"])
def test_what_is_unknown_stays_unknown(column: str) -> None:
    """Test a gap beside a movement is no figure."""
    assert math.isnan(_figure(column, **{f"{column}_ratio": math.nan}))


def test_the_pitch_lies_in_the_band_of_the_energy() -> None:
    """Test a rumble is low and a click is high."""
    low, high = (
        pitch_of(features_of(MovementShape.LIMB, 1.0, band_shares=shares))
        for shares in ((1.0, 0.0, 0.0, 0.0), (0.0, 0.0, 0.0, 1.0))
    )

    assert (low, high) == (1.4, 12.0)
