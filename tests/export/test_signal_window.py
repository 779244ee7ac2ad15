"""The signal of a moment: what the detector saw, wherever one looks."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray

from custom_components.sleep_twitch.detector.front_end import FrontEnd
from custom_components.sleep_twitch.detector.params import DetectorParams
from custom_components.sleep_twitch.detector.sensor import Sensor
from custom_components.sleep_twitch.export.night_file import (
    NightFile,
    NightSamples,
    Stretch,
)
from custom_components.sleep_twitch.export.signal_window import signal_window
from tests.export.kept import BOOT, CONTEXT, STRETCHES, kept_file, short_file

RATE_HZ = 100.0
TICK_US = 20_000
SCALE_MG = CONTEXT.scale_mg_per_count


def night_of(counts: NDArray[np.int16]) -> NightFile:
    """Return a night without holes, its clock true."""
    night = short_file(RATE_HZ, 0.0)
    stretch = Stretch(
        boot_id=BOOT,
        first_sample=night.samples.stretches[0].first_sample,
        n_samples=counts.shape[1],
    )
    samples = NightSamples(stretches=(stretch,), counts=counts, pairs=())
    return replace(night, samples=samples)


def still(seconds: float) -> NDArray[np.int16]:
    """Return gravity on a tilted sensor, and nothing else."""
    counts = np.empty((3, round(seconds * RATE_HZ)), np.int16)
    counts[:] = np.array([[3000], [-4000], [15_000]])
    return counts


def seen_by_the_detector_mg(counts: NDArray[np.int16]) -> NDArray[np.float64]:
    """Return the magnitude of the detector's own bands, by tick."""
    sensor = Sensor.of(
        RATE_HZ,
        SCALE_MG,
        CONTEXT.noise_ug_per_sqrt_hz,
        CONTEXT.range_mg,
        DetectorParams(),
        step_counts=1.0,
    )
    front_end = FrontEnd(sensor)
    front_end.append(counts.T)
    front_end.end()
    bands = front_end.bands_mg.view(0, front_end.bands_mg.end)
    magnitude_mg: NDArray[np.float64] = np.sqrt((bands.sum(axis=0) ** 2).sum(axis=0))
    return magnitude_mg


def test_the_chart_shows_what_the_detector_saw() -> None:
    """Test a person and the detector judge the same signal."""
    counts = np.random.default_rng(7).integers(-300, 300, (3, 4000)).astype(np.int16)
    night = night_of(counts)
    expected_mg = seen_by_the_detector_mg(counts)
    begin_us = night.begin_utc_us

    window = signal_window(night, begin_us, begin_us + 2000 * TICK_US, 2000)

    assert window.rate_hz == 50.0
    assert len(expected_mg) == 2000
    np.testing.assert_allclose(window.least_mg, expected_mg, rtol=1e-12)
    assert np.array_equal(window.least_mg, window.largest_mg)


@pytest.mark.parametrize("first", [0, 1, 37, 700, 1650])
def test_a_window_shows_what_the_whole_night_would(first: int) -> None:
    """Test zooming changes the scale, and never the signal."""
    counts = np.random.default_rng(7).integers(-300, 300, (3, 4000)).astype(np.int16)
    night = night_of(counts)
    begin_us = night.begin_utc_us
    whole = signal_window(night, begin_us, begin_us + 2000 * TICK_US, 2000)

    start_us = begin_us + first * TICK_US
    part = signal_window(night, start_us, start_us + 350 * TICK_US, 350)

    assert np.array_equal(part.least_mg, whole.least_mg[first : first + 350])
    assert np.array_equal(part.largest_mg, whole.largest_mg[first : first + 350])


def test_gravity_and_breath_are_not_in_it() -> None:
    """Test a bed where nobody moves is a flat line, however the sensor is tilted."""
    counts = still(60)
    breath_mg = 10 * np.sin(2 * np.pi * 0.25 * np.arange(counts.shape[1]) / RATE_HZ)
    counts[2] += np.round(breath_mg / SCALE_MG).astype(np.int16)
    night = night_of(counts)
    begin_us = night.begin_utc_us

    window = signal_window(night, begin_us + 10_000_000, begin_us + 50_000_000, 40)

    assert window.largest_mg.max() < 0.2


def test_a_kick_stands_where_it_was() -> None:
    """Test what was tapped is in the middle of what is shown, at its true height."""
    counts = still(60)
    during = np.arange(2960, 3040)
    swing_mg = 50 * np.sin(2 * np.pi * 5 * (during - 3000) / RATE_HZ)
    counts[0, during] += np.round(swing_mg / SCALE_MG).astype(np.int16)
    night = night_of(counts)
    begin_us = night.begin_utc_us

    window = signal_window(night, begin_us + 25_000_000, begin_us + 35_000_000, 100)

    assert 45 < window.largest_mg.max() < 55
    assert 45 <= int(np.argmax(window.largest_mg)) <= 54
    assert window.largest_mg[:40].max() < 1
    assert window.largest_mg[60:].max() < 1


def test_holes_are_holes() -> None:
    """Test samples that were lost, and a restart of the node, are seen as such."""
    night = kept_file()
    first_line, second_line = CONTEXT.lines
    lost_us = first_line.utc_us(STRETCHES[0][1] + STRETCHES[0][2])
    found_us = first_line.utc_us(STRETCHES[1][1])
    gone_us = first_line.utc_us(STRETCHES[1][1] + STRETCHES[1][2])
    back_us = second_line.utc_us(0)
    start_us = lost_us - 10_000_000
    end_us = back_us + 10_000_000
    n_pixels = 500
    middles_us = start_us + (np.arange(n_pixels) + 0.5) * (end_us - start_us) / n_pixels

    window = signal_window(night, start_us, end_us, n_pixels)

    is_hole = np.isnan(window.least_mg)
    pixel_us = (end_us - start_us) / n_pixels
    in_hole = ((middles_us > lost_us) & (middles_us < found_us)) | (
        (middles_us > gone_us) & (middles_us < back_us)
    )
    distance_us = np.min(
        [np.abs(middles_us - at) for at in (lost_us, found_us, gone_us, back_us)],
        axis=0,
    )
    clear = distance_us > pixel_us + TICK_US
    assert np.array_equal(is_hole[clear], in_hole[clear])
    assert is_hole.sum() > 200
    assert np.array_equal(is_hole, np.isnan(window.largest_mg))


def test_outside_of_the_night_there_is_nothing() -> None:
    """Test a window before the first sample or after the last is empty, no error."""
    night = night_of(still(10))
    begin_us = night.begin_utc_us

    before = signal_window(night, begin_us - 20_000_000, begin_us - 10_000_000, 5)
    after = signal_window(night, begin_us + 20_000_000, begin_us + 30_000_000, 5)

    assert np.isnan(before.least_mg).all()
    assert np.isnan(after.least_mg).all()


def test_a_stretch_of_a_single_sample_does_no_harm() -> None:
    """Test the crumbs between two losses are no error."""
    night = night_of(still(0.01))
    begin_us = night.begin_utc_us

    window = signal_window(night, begin_us - 1_000_000, begin_us + 1_000_000, 5)

    assert np.isnan(window.least_mg).all()


def test_a_window_that_ends_before_it_begins_is_refused() -> None:
    """Test the refusal names both ends."""
    with pytest.raises(ValueError, match="from 5 to 5"):
        signal_window(night_of(still(10)), 5, 5, 10)
