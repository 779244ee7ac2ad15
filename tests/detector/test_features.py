"""Shapes from figures: every border, with the figures of a plain case."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Any

import pytest

from custom_components.sleep_twitch.detector.features import shape_of
from custom_components.sleep_twitch.detector.models import MovementShape
from custom_components.sleep_twitch.detector.params import ShapeParams
from tests.detector.handmade import USUAL_FEATURES

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
