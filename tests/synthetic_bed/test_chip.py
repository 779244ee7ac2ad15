"""The chips read as their datasheets say."""

import numpy as np
import pytest

from bench.synthetic_bed.chip import CHIPS, Chip


@pytest.mark.parametrize("chip", CHIPS.values(), ids=CHIPS.keys())
def test_noise_has_the_density_of_the_datasheet(chip: Chip) -> None:
    """Test the quiet part of the band holds the density that limits what is seen."""
    rate_hz = chip.rates_hz[1]
    noise = chip.noise_mg(np.random.default_rng(3), 200_000, rate_hz)

    segments = noise[:, : 200_000 // 1000 * 1000].reshape(3, -1, 1000)
    power = np.mean(np.abs(np.fft.rfft(segments * np.hanning(1000))) ** 2, axis=1)
    density = 2 * power / (rate_hz * np.sum(np.hanning(1000) ** 2))
    hz = np.fft.rfftfreq(1000, 1 / rate_hz)
    low = (hz > 1) & (hz < 0.5 * chip.bandwidth_hz(rate_hz))
    measured_ug = 1000 * np.sqrt(density[:, low].mean(axis=1))

    assert measured_ug == pytest.approx(np.array(chip.noise_ug_per_sqrt_hz), rel=0.03)


def test_a_narrow_filter_cuts_the_noise_above_it() -> None:
    """Test the LIS3DH's ninth of the rate is a real low-pass, not a label."""
    noise = CHIPS["LIS3DH"].noise_mg(np.random.default_rng(3), 100_000, 100.0)

    power = np.abs(np.fft.rfft(noise[0])) ** 2
    hz = np.fft.rfftfreq(100_000, 0.01)

    assert power[hz > 30].mean() < 0.01 * power[(hz > 1) & (hz < 8)].mean()


@pytest.mark.parametrize("chip", CHIPS.values(), ids=CHIPS.keys())
def test_a_count_is_one_step_and_the_range_holds(chip: Chip) -> None:
    """Test resolution and clipping: 1 g stays 1 g, 5 g reads the end of the range."""
    wanted_mg = np.array([1000.0, -1000.0, 5000.0, -5000.0])

    counts = chip.count(wanted_mg)

    assert counts[:2] * chip.scale_mg_per_count == pytest.approx(
        wanted_mg[:2], abs=chip.scale_mg_per_count / 2
    )
    assert counts[2:].tolist() == [chip.highest_count, chip.lowest_count]
    assert chip.highest_count * chip.scale_mg_per_count == pytest.approx(2000, rel=0.03)
