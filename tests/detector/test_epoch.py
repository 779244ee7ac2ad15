"""Whether a level speaks for a body in the bed."""

from __future__ import annotations

import math

import pytest

from custom_components.sleep_twitch.detector.epoch import body_evidence
from custom_components.sleep_twitch.detector.models import BedProfile


def _profile(empty_mg: float | None, occupied_mg: float | None = None) -> BedProfile:
    return BedProfile(
        tick_rate_hz=50.0,
        ring_lags=(),
        ring_weight=0.0,
        empty_floor_mg=empty_mg,
        occupied_floor_mg=occupied_mg,
    )


@pytest.mark.parametrize("profile", [None, _profile(None)])
def test_an_unknown_empty_bed_is_no_evidence(profile: BedProfile | None) -> None:
    """Test what is not known is told so, and not guessed."""
    assert math.isnan(body_evidence(1.0, profile))


@pytest.mark.parametrize(
    ("level_mg", "evidence"), [(0.5, 0.0), (0.56, 0.0), (0.86, 1.0), (5.0, 1.0)]
)
def test_a_level_is_judged_beside_the_empty_bed(
    level_mg: float, evidence: float
) -> None:
    """Test the empty bed is empty and a heart is a body."""
    assert body_evidence(level_mg, _profile(0.5)) == evidence


def test_a_faint_heart_counts_where_hearts_are_faint() -> None:
    """Test a bed whose sleeper is hardly seen is judged by its own usual level."""
    assert body_evidence(0.6, _profile(0.5, 0.75)) > body_evidence(0.6, _profile(0.5))
