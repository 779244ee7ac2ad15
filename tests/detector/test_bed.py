"""What a bed usually shows above 8 Hz."""

from __future__ import annotations

from custom_components.sleep_twitch.detector.bed import UsualSpectrum
from custom_components.sleep_twitch.detector.params import ShapeParams


def test_a_stiff_bed_is_not_a_house() -> None:
    """Test a bed that rings at 10 Hz does not make strangers of its sleeper's legs."""
    spectrum = UsualSpectrum(ShapeParams())
    for _ in range(6):
        limit = spectrum.process(0.85)

    assert limit > 0.93


def test_a_soft_bed_keeps_the_usual_limit() -> None:
    """Test a door is a door on a bed that never shows such sounds."""
    spectrum = UsualSpectrum(ShapeParams())
    limits = [spectrum.process(0.1) for _ in range(6)]

    assert limits == [ShapeParams().external_high_share] * 6
