"""The step in which a recording's values really come."""

from __future__ import annotations

from pathlib import Path

import edfio
import numpy as np
import pytest
from numpy.typing import NDArray

from custom_components.sleep_twitch.export.recording import read_recording
from custom_components.sleep_twitch.export.resolution import find_step_counts
from tests.export.writing import signal, write_csv

AT_REST_MG = np.array([12.3, -40.7, 1001.0])


def _noisy_mg(noise_mg: float, seed: int = 1) -> NDArray[np.float64]:
    """Return a minute of a sensor that lies still, shape (6000, 3)."""
    return AT_REST_MG + np.random.default_rng(seed).normal(0, noise_mg, (6000, 3))


def _counts(values_mg: NDArray[np.float64], scale_mg: float) -> NDArray[np.int16]:
    return np.clip(np.rint(values_mg / scale_mg), -32768, 32767).astype(np.int16)


@pytest.mark.parametrize(
    ("noise_mg", "scale_mg"),
    [
        pytest.param(0.5, 0.061, id="LSM6DSO"),
        pytest.param(1.06, 0.061, id="a noisier one"),
        pytest.param(1.56, 1.0, id="LIS3DH"),
        pytest.param(2.05, 3.9, id="ADXL345"),
        pytest.param(9.0, 0.03, id="more noise than any"),
    ],
)
def test_a_chip_at_rest_moves_by_one_count(noise_mg: float, scale_mg: float) -> None:
    """Test nothing changes for what a chip wrote itself, fine or coarse."""
    assert find_step_counts(_counts(_noisy_mg(noise_mg), scale_mg)) == 1


@pytest.mark.parametrize("rms_mg", [5.0, 50.0, 300.0, 900.0])
def test_a_lively_minute_is_not_taken_for_a_coarse_one(rms_mg: float) -> None:
    """Test wide changes alone make no step: all widths below them occur as well."""
    rng = np.random.default_rng(4)
    time_s = np.arange(6000)[:, None] / 100
    waves = np.sin(2 * np.pi * (rng.uniform(0.5, 9, 8) * time_s + rng.uniform(0, 1, 8)))
    swing_mg = rms_mg * waves.sum(axis=1, keepdims=True) / 2

    assert find_step_counts(_counts(_noisy_mg(0.5) + swing_mg, 0.061)) == 1


@pytest.mark.parametrize(
    ("step_mg", "scale_mg"),
    [
        pytest.param(31.25, 0.125, id="8 bits"),
        pytest.param(15.625, 0.25, id="AX3"),
        pytest.param(3.978, 0.25, id="a step of 15.9 counts"),
        pytest.param(0.976, 0.061, id="12 bits in 16"),
    ],
)
@pytest.mark.parametrize("noise_steps", [0.15, 0.3, 1.0, 4.0])
def test_a_coarse_logger_shows_its_step_in_a_fine_file(
    step_mg: float, scale_mg: float, noise_steps: float
) -> None:
    """Test the step is found however much of it the noise shakes."""
    edge_mg = (np.floor(AT_REST_MG / step_mg) + 0.5) * step_mg
    values_mg = edge_mg + _noisy_mg(noise_steps * step_mg) - AT_REST_MG
    logged_mg = np.rint(values_mg / step_mg) * step_mg

    step_counts = find_step_counts(_counts(logged_mg, scale_mg))

    assert step_counts * scale_mg == pytest.approx(step_mg, abs=scale_mg)


def test_one_flip_a_second_is_enough() -> None:
    """Test a rest between two steps is known after fifty changes."""
    counts = np.zeros((6000, 3), np.int16)
    counts[::100] = 250

    assert find_step_counts(counts) == 250
    assert find_step_counts(counts[:2000]) == 1


def test_a_few_strays_do_not_hide_the_step() -> None:
    """Test samples that a logger filled in leave the rest on its lattice."""
    rng = np.random.default_rng(5)
    counts = (np.rint(rng.normal(0, 1, (6000, 3))) * 250).astype(np.int16)
    counts[::500] += 3

    assert find_step_counts(counts) == pytest.approx(250, abs=1)


@pytest.mark.parametrize(
    "counts",
    [
        pytest.param(np.zeros((0, 3), np.int16), id="no sample"),
        pytest.param(np.zeros((1, 3), np.int16), id="one sample"),
        pytest.param(np.full((6000, 3), 1234, np.int16), id="a stuck chip"),
        pytest.param(
            np.tile(np.array([[-32768], [32767]], np.int16), (3000, 3)),
            id="end to end",
        ),
    ],
)
def test_what_tells_nothing_is_taken_at_its_word(counts: NDArray[np.int16]) -> None:
    """Test no step is made up where there is none to see."""
    assert find_step_counts(counts) == 1


def test_a_dead_axis_leaves_the_others_their_step() -> None:
    """Test one axis that is stuck says nothing against the two that move."""
    counts = (_counts(_noisy_mg(2.0), 1.0) * 16).astype(np.int16)
    counts[:, 1] = 77

    assert find_step_counts(counts) == 16


def test_files_say_their_step(tmp_path: Path) -> None:
    """Test a recording carries it from either kind of file."""
    logged_mg = np.rint(_noisy_mg(30.0) / 31.25) * 31.25
    stamps_s = np.arange(6000) / 100
    axes = [signal(logged_mg[:, i], f"accel {axis}") for i, axis in enumerate("xyz")]
    edfio.Edf(axes).write(tmp_path / "bed.edf")
    write_csv(tmp_path / "bed.csv", stamps_s, logged_mg)

    edf = read_recording(tmp_path / "bed.edf")
    csv = read_recording(tmp_path / "bed.csv")

    assert edf.step_counts * edf.scale_mg_per_count == pytest.approx(31.25, abs=0.1)
    assert csv.step_counts * csv.scale_mg_per_count == pytest.approx(31.25, abs=0.1)
