"""The bed's ringing, learned and predicted away."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from custom_components.sleep_twitch.detector.models import BedProfile
from custom_components.sleep_twitch.detector.params import OnsetParams
from custom_components.sleep_twitch.detector.ring import (
    RingModel,
    innovation,
    lagged_products,
)

ORDER = OnsetParams().order
TICK_HZ = 50.0


def _ring_down(phase: float, seconds: float = 2.0) -> NDArray[np.float64]:
    """Return a bed with one mode along each of two directions."""
    time_s = np.arange(round(seconds * TICK_HZ)) / TICK_HZ
    slow = np.exp(-time_s / 0.7) * np.cos(2 * np.pi * 4.1 * time_s + phase)
    fast = np.exp(-time_s / 0.4) * np.cos(2 * np.pi * 7.3 * time_s - phase)
    return np.outer([1.0, 0.3, 0.1], slow) + np.outer([-0.2, 0.8, 0.5], fast)


def _taught() -> RingModel:
    model = RingModel(OnsetParams())
    for phase in np.linspace(0, 6, 9):
        model.learn(lagged_products(_ring_down(float(phase)), ORDER))
    return model


def test_a_learned_ring_is_predicted_away() -> None:
    """Test a bed that rings for seconds after a kick does not seem to be kicked on."""
    coefficients, leftover = _taught().prediction(None)
    ring = _ring_down(1.234)

    left = innovation(ring[None], coefficients)[0]

    assert np.square(left).sum() < 0.02 * np.square(ring[:, ORDER:]).sum()
    assert leftover < 0.15


def test_a_new_push_is_not_predicted_away() -> None:
    """Test force that comes while the bed still rings is seen."""
    coefficients, _ = _taught().prediction(None)
    ring = _ring_down(0.5)
    ring[0, 50] += 1.0

    left = innovation(ring[None], coefficients)[0]

    assert int(np.abs(left).max(axis=0).argmax()) == 50


def test_a_bed_without_history_predicts_nothing() -> None:
    """Test the first movement of a new bed is taken as it is."""
    coefficients, leftover = RingModel(OnsetParams()).prediction(None)

    assert leftover == 1.0
    assert not coefficients.any()


def test_turning_the_sensor_turns_the_prediction() -> None:
    """Test the model has no favourite axis."""
    turn, _ = np.linalg.qr(np.random.default_rng(2).standard_normal((3, 3)))
    plain, turned = RingModel(OnsetParams()), RingModel(OnsetParams())
    plain.learn(lagged_products(_ring_down(0.3), ORDER))
    turned.learn(lagged_products(turn @ _ring_down(0.3), ORDER))
    ring = _ring_down(2.0)

    first = innovation(ring[None], plain.prediction(None)[0])[0]
    other = innovation((turn @ ring)[None], turned.prediction(None)[0])[0]

    np.testing.assert_allclose(turn @ first, other, atol=1e-9)


def test_the_profile_is_the_whole_memory() -> None:
    """Test tomorrow's prediction is today's."""
    taught, heir = _taught(), RingModel(OnsetParams())

    heir.recall(taught.profile(TICK_HZ, None), TICK_HZ)

    np.testing.assert_array_equal(heir.prediction(None)[0], taught.prediction(None)[0])


@pytest.mark.parametrize(
    "profile",
    [
        BedProfile(tick_rate_hz=52.0, ring_lags=(0.5,) * 441, ring_weight=4.0),
        BedProfile(tick_rate_hz=TICK_HZ, ring_lags=(), ring_weight=0.0),
        BedProfile(tick_rate_hz=TICK_HZ, ring_lags=(1.0, 2.0), ring_weight=4.0),
    ],
    ids=["another rate", "nothing learned", "another order"],
)
def test_a_profile_that_does_not_fit_is_left_out(profile: BedProfile) -> None:
    """Test another chip on the same bed starts its own ring."""
    model = RingModel(OnsetParams())

    model.recall(profile, TICK_HZ)

    assert not model.prediction(None)[0].any()


def test_silence_has_no_ring() -> None:
    """Test a stretch of zeros teaches nothing and breaks nothing."""
    assert not lagged_products(np.zeros((3, 60)), ORDER).any()
