"""What rest is: robust, whitened, never quieter than the chip."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from custom_components.sleep_twitch.detector.envelope import hop_moments
from custom_components.sleep_twitch.detector.noise_floor import NoiseFloor
from custom_components.sleep_twitch.detector.params import NoiseFloorParams

QUIET = np.full(4, 1e-6)


def _epochs(signal: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return epochs of 50 ticks of a signal in all four bands, shape (n, 4, 6)."""
    return hop_moments(np.stack([signal] * 4), 50).transpose(2, 0, 1)


def _noise(n_epochs: int, seed: int = 1) -> NDArray[np.float64]:
    return np.random.default_rng(seed).normal(size=(3, 50 * n_epochs))


def test_a_turn_does_not_lift_the_floor() -> None:
    """Test a minute of turning does not hide the twitch that comes after it."""
    calm = _noise(180)
    moving = calm.copy()
    moving[:, 3000:6000] *= 50

    quiet = NoiseFloor(QUIET, NoiseFloorParams()).process(_epochs(calm))
    turned = NoiseFloor(QUIET, NoiseFloorParams()).process(_epochs(moving))

    assert turned.level_mg == pytest.approx(quiet.level_mg, rel=0.05)


def test_rest_is_one_after_whitening() -> None:
    """Test thresholds may be told in resting levels, whatever the axes do."""
    mixing = np.array([[3.0, 0, 0], [2, 0.2, 0], [0, 0.5, 1]])
    epochs = _epochs(mixing @ _noise(180))

    rest = NoiseFloor(QUIET, NoiseFloorParams()).process(epochs)

    power = rest.band_power(epochs.transpose(1, 2, 0))
    np.testing.assert_allclose(power.mean(axis=1), 1, atol=0.15)


def test_no_bed_is_quieter_than_its_sensor() -> None:
    """Test a chip that is stuck does not turn its last bit into movements."""
    floor = NoiseFloor(np.full(4, 0.04), NoiseFloorParams())

    rest = floor.process(np.zeros((60, 4, 6)))

    assert rest.level_mg == pytest.approx(np.sqrt(12 * 0.04), rel=0.05)


def test_too_few_epochs_leave_the_floor_as_it_was() -> None:
    """Test a second between two turns is no rest to learn from."""
    floor = NoiseFloor(QUIET, NoiseFloorParams())
    before = floor.process(_epochs(_noise(60)))

    after = floor.process(_epochs(_noise(2, seed=9) * 30))

    assert after is before
