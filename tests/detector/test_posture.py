"""Gravity, and when it points elsewhere."""

from __future__ import annotations

import numpy as np
import pytest

from custom_components.sleep_twitch.detector.params import NoiseFloorParams
from custom_components.sleep_twitch.detector.posture import angle_deg, posture_steps


def test_a_turn_is_a_step_and_breath_is_not() -> None:
    """Test the floor starts anew after a turn and not at every breath."""
    seconds = np.arange(180)
    gravity = np.zeros((3, 180))
    gravity[2] = 1000
    gravity[0] = 2 * np.sin(2 * np.pi * seconds / 4.3)
    gravity[0, 100:] += 30

    steps = posture_steps(gravity, 0.01, NoiseFloorParams())

    assert steps.any()
    assert set(np.flatnonzero(steps)) <= {98, 99, 100, 101}


def test_noise_is_no_step() -> None:
    """Test an empty, still bed never changes its posture."""
    gravity = np.random.default_rng(4).normal(0, 0.05, (3, 180))

    assert not posture_steps(gravity, 0.05, NoiseFloorParams()).any()


def test_a_few_seconds_have_no_step() -> None:
    """Test the start of a stretch asks for no more than there is."""
    assert (
        posture_steps(np.zeros((3, 4)), 0.1, NoiseFloorParams()).tolist() == [False] * 4
    )


@pytest.mark.parametrize("angle", [0.0, 0.01, 1.0, 45.0, 90.0, 179.0])
def test_angles_are_true_at_both_ends(angle: float) -> None:
    """Test a tilt of a hundredth of a degree is not lost to rounding."""
    turn = np.radians(angle)

    found = angle_deg(
        np.array([0.0, 0.0, 1000.0]),
        np.array([0.0, 1000 * np.sin(turn), 1000 * np.cos(turn)]),
    )

    assert found == pytest.approx(angle, abs=1e-6)
