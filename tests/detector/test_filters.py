"""Ticks and bands: what passes where, unshifted and exact."""

from __future__ import annotations

import numpy as np
import pytest

from custom_components.sleep_twitch.detector.filters import (
    BandFilter,
    box_sums,
    ticks_of,
)
from custom_components.sleep_twitch.detector.grid import Grid
from custom_components.sleep_twitch.detector.params import DetectorParams, FilterParams

RATE_HZ = 100.0


def _filter() -> tuple[Grid, BandFilter]:
    grid = Grid.of(RATE_HZ, DetectorParams())
    return grid, BandFilter(grid, FilterParams(), mg_per_count=1.0)


def _sine_gains(frequency_hz: float) -> list[float]:
    """Return the amplitude of a sine of 1000 in each of the four bands."""
    grid, bands = _filter()
    time_s = np.arange(-1, 4001) / RATE_HZ
    counts = np.zeros((3, 4002), np.int16)
    counts[1] = np.round(1000 * np.sin(2 * np.pi * frequency_hz * time_s))
    out = bands.bands(ticks_of(counts, grid.samples_per_tick))
    gains = np.sqrt(2 * np.mean(np.square(out[:, 1]), axis=1)) / 1000
    return [float(gain) for gain in gains]


@pytest.mark.parametrize(
    ("frequency_hz", "band"), [(1.3, 0), (2.9, 1), (5.5, 2), (12.0, 3)]
)
def test_each_band_keeps_its_own(frequency_hz: float, band: int) -> None:
    """Test a sine in the middle of a band is in that band more than in any other.

    The bands are bells that overlap, so that none of them rings.
    """
    gains = _sine_gains(frequency_hz)

    assert int(np.argmax(gains)) == band
    assert gains[band] > 0.4


@pytest.mark.parametrize("frequency_hz", [0.1, 0.25, 0.4])
def test_breath_is_no_movement(frequency_hz: float) -> None:
    """Test a breath of 10 mg leaves less in the bands than a heartbeat."""
    assert max(_sine_gains(frequency_hz)) < 0.06


def test_gravity_is_in_no_band() -> None:
    """Test a sensor on its side sees what a level one sees."""
    grid, bands = _filter()
    counts = np.full((3, 2002), 16_384, np.int16)

    assert np.abs(bands.bands(ticks_of(counts, grid.samples_per_tick))).max() < 1e-9


def test_the_bands_are_not_late() -> None:
    """Test a kick stays where it was in every band."""
    grid, bands = _filter()
    counts = np.zeros((3, 1002), np.int16)
    counts[0, 501:503] = 1000

    out = bands.bands(ticks_of(counts, grid.samples_per_tick))

    peaks = np.abs(out[:, 0]).argmax(axis=1) + bands.reach
    assert peaks.tolist() == [250, 250, 250, 250]


def test_a_part_of_the_stream_gives_the_same_bits() -> None:
    """Test sums that wrap around are exact, wherever the array begins."""
    rng = np.random.default_rng(3)
    ticks = rng.integers(-(2**40), 2**40, (3, 900))
    _, bands = _filter()

    whole = bands.bands(ticks)
    part = bands.bands(ticks[:, 333:])

    np.testing.assert_array_equal(whole[:, :, 333:], part)


def test_box_sums_are_sums_of_neighbours() -> None:
    """Test the sum against one that is plain to see."""
    values = np.array([[1, 2, 3, 4, 5]])

    assert box_sums(values, 3).tolist() == [[6, 9, 12]]


def test_one_sample_a_tick_changes_nothing() -> None:
    """Test a slow chip's samples are its ticks."""
    counts = np.arange(30, dtype=np.int16).reshape(3, 10)

    np.testing.assert_array_equal(ticks_of(counts, 1), counts)


def test_the_noise_of_the_bands_is_foretold() -> None:
    """Test the lower bound of the floor is what white noise really does."""
    grid, bands = _filter()
    counts = np.round(np.random.default_rng(5).normal(0, 100, (3, 80_002)))
    out = bands.bands(ticks_of(counts.astype(np.int16), grid.samples_per_tick))

    density = 100**2 / (RATE_HZ / 2)
    expected = bands.noise_gains_hz(grid) * density

    np.testing.assert_allclose(
        np.mean(np.square(out), axis=(1, 2)), expected, rtol=0.05
    )
