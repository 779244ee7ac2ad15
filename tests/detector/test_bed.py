"""What a bed usually shows above 8 Hz."""

from __future__ import annotations

from dataclasses import replace

from custom_components.sleep_twitch.detector.bed import UsualSpectrum
from custom_components.sleep_twitch.detector.params import ShapeParams
from tests.detector.handmade import USUAL_FEATURES

TURN = replace(USUAL_FEATURES, core_s=4.0, gravity_step_ratio=8.0)
USUAL_LIMIT = ShapeParams().external_high_share


def test_a_stiff_bed_is_not_a_house() -> None:
    """Test a bed that rings at 10 Hz does not make strangers of its sleeper's legs."""
    spectrum = UsualSpectrum(ShapeParams())
    for _ in range(3):
        spectrum.process(replace(TURN, high_band_share=0.85))

    assert spectrum.house_share > 0.93


def test_a_soft_bed_keeps_the_usual_limit() -> None:
    """Test a door is a door on a bed that never shows such sounds."""
    spectrum = UsualSpectrum(ShapeParams())
    for _ in range(3):
        spectrum.process(replace(TURN, high_band_share=0.1))

    assert spectrum.house_share == USUAL_LIMIT


def test_doors_do_not_teach_what_is_usual() -> None:
    """Test an empty bed in a loud house does not come to take doors for legs."""
    spectrum = UsualSpectrum(ShapeParams())
    for _ in range(30):
        spectrum.process(replace(USUAL_FEATURES, high_band_share=0.95))

    assert spectrum.house_share == USUAL_LIMIT
