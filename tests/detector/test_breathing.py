"""Breath, and only breath."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from custom_components.sleep_twitch.detector.breathing import Breathing
from custom_components.sleep_twitch.detector.grid import Grid
from custom_components.sleep_twitch.detector.params import DetectorParams

GRID = Grid.of(100.0, DetectorParams())


def _counts(frequency_hz: float) -> NDArray[np.int64]:
    """Return ten minutes of hop sums whose mean swings by 1 mg of 1000 a mg."""
    hops = np.arange(6000) / GRID.hop_rate_hz
    swing = 1000 * np.sin(2 * np.pi * frequency_hz * hops) * GRID.ticks_per_hop
    return np.stack([np.round(swing), np.zeros(6000), np.full(6000, 5e6)]).astype(
        np.int64
    )


def _power(counts: NDArray[np.int64], sizes: list[int]) -> NDArray[np.float64]:
    breathing = Breathing(GRID, mg_per_tick_unit=1e-3)
    start = 0
    for size in sizes:
        breathing.append(counts[:, start : start + size])
        start += size
    breathing.end()
    return breathing.power_mg2.view(0, breathing.power_mg2.end).copy()


@pytest.mark.parametrize(
    ("frequency_hz", "least", "most"),
    [(0.02, 0, 0.1), (0.2, 0.8, 1.1), (0.35, 0.6, 1.1), (1.2, 0, 0.1), (4.0, 0, 0.02)],
)
def test_a_breath_passes_and_a_heart_does_not(
    frequency_hz: float, least: float, most: float
) -> None:
    """Test gravity, drift and heartbeats are no breath."""
    power = _power(_counts(frequency_hz), [6000])

    assert least <= np.sqrt(2 * power[1000:5000].mean()) <= most


def test_every_hop_gets_its_breath_however_they_come() -> None:
    """Test the pieces of an outage are one stream again."""
    counts = _counts(0.25)

    whole = _power(counts, [6000])
    pieces = _power(counts, [1, 60, 939, 3000, 2000])

    assert len(whole) == 6000
    np.testing.assert_array_equal(whole, pieces)
