"""The one setting a person has."""

from __future__ import annotations

from itertools import pairwise

import pytest

from custom_components.sleep_twitch.detector.params import DetectorParams


def test_each_step_is_keener_than_the_one_before() -> None:
    """Test turning the setting up can only find more."""
    steps = [DetectorParams.for_sensitivity(step).threshold for step in range(1, 6)]

    for calm, keen in pairwise(steps):
        assert keen.decision_ratio < calm.decision_ratio
        assert keen.slow_ratio < calm.slow_ratio


def test_the_middle_step_is_the_default() -> None:
    """Test leaving the setting alone and choosing the middle are one."""
    middle = DetectorParams.for_sensitivity(3).threshold
    usual = DetectorParams().threshold

    assert middle.decision_ratio == pytest.approx(usual.decision_ratio)
    assert middle.slow_ratio == pytest.approx(usual.slow_ratio)
    assert middle.quiet_margin == pytest.approx(usual.quiet_margin)


@pytest.mark.parametrize("step", [0, 6, -1])
def test_there_is_no_sixth_step(step: int) -> None:
    """Test a wrong setting is told, not rounded."""
    with pytest.raises(ValueError, match=f"sensitivity {step} is none of"):
        DetectorParams.for_sensitivity(step)
