"""How samples fall into ticks, hops and epochs."""

from __future__ import annotations

import pytest

from custom_components.sleep_twitch.detector.grid import Grid
from custom_components.sleep_twitch.detector.params import DetectorParams


@pytest.mark.parametrize("rate_hz", [50, 52, 100, 104, 200, 208, 400, 416])
def test_an_epoch_is_a_second_of_samples_at_usual_rates(rate_hz: int) -> None:
    """Test counting epochs is counting seconds on the chips that are recommended."""
    grid = Grid.of(float(rate_hz), DetectorParams())

    assert grid.samples_per_epoch == rate_hz


@pytest.mark.parametrize(
    "rate_hz", [25.0, 31.5, 61.0, 99.3, 119.0, 250.0, 397.0, 420.0]
)
def test_an_epoch_is_nearly_a_second_elsewhere(rate_hz: float) -> None:
    """Test an odd rate is no reason for epochs of half a second."""
    grid = Grid.of(rate_hz, DetectorParams())

    assert grid.samples_per_epoch / rate_hz == pytest.approx(1, abs=0.09)
    assert 25 <= grid.tick_rate_hz <= 75
    assert 0.06 <= 1 / grid.hop_rate_hz <= 0.14


@pytest.mark.parametrize("rate_hz", [1.6, 24.9, 421.0, float("nan"), -100.0])
def test_a_rate_out_of_range_is_refused(rate_hz: float) -> None:
    """Test a person is told which rates would be right."""
    with pytest.raises(ValueError, match=r"25 to 420 Hz, best at 100 Hz"):
        Grid.of(rate_hz, DetectorParams())
