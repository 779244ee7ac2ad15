"""What the chip's numbers mean for the resting level."""

import numpy as np
import pytest

from custom_components.sleep_twitch.detector.detector import Detector, detect
from tests.detector.handmade import (
    NOISE_UG,
    RATE_HZ,
    add,
    blocks,
    counts_of,
    onsets_s,
    push,
    quiet_bed,
    ring,
)


@pytest.mark.parametrize("noise_ug", [None, NOISE_UG])
def test_a_flipping_step_of_many_counts_is_no_movement(noise_ug: float | None) -> None:
    """Test a coarse recorder's last digit moves nobody, once its step is known.

    The sensor lies near the edge between two steps of 31 mg, over which its noise
    takes it a few times a minute.
    """
    bed = quiet_bed(1200, seed=9) + np.array([13.8 - 60.0, 0.0, 0.0])
    counts = counts_of(np.round(bed / 31.25) * 31.25, 0.125)

    by_count = detect(
        Detector(RATE_HZ, 0.125, noise_ug), blocks(counts, scale_mg=0.125)
    )
    by_step = detect(
        Detector(RATE_HZ, 0.125, noise_ug, step_counts=250.0),
        blocks(counts, scale_mg=0.125),
    )

    assert len(by_count.movements) > 10
    assert by_step.movements == ()


def test_a_push_is_seen_over_coarse_steps() -> None:
    """Test a limb that clearly exceeds the steps is still found among them."""
    bed = quiet_bed(300)
    add(bed, ring(push(2.0, 4) * 80, 4.0, 0.1), 200.0)
    counts = counts_of(np.round(bed / 31.25) * 31.25, 0.125)
    detector = Detector(RATE_HZ, 0.125, step_counts=250.0)

    found = detect(detector, blocks(counts, scale_mg=0.125))

    assert onsets_s(found) == pytest.approx([200.0], abs=0.3)


def test_a_seismometer_s_traffic_is_no_sleeper() -> None:
    """Test shakes of micro-g stay below what is a movement, if no chip is named.

    They are hundreds of times the instrument's noise, and a hundredth of a heartbeat.
    """
    ground = quiet_bed(600, noise_ug=0.5) / 50
    for at_s in range(200, 580, 20):
        add(ground, ring(push(2.0, at_s) * 0.02, 4.0, 0.1), at_s)
    counts = counts_of(ground, 1e-3)

    found = detect(Detector(RATE_HZ, 1e-3), blocks(counts, scale_mg=1e-3))
    as_told = detect(Detector(RATE_HZ, 1e-3, 0.5), blocks(counts, scale_mg=1e-3))

    assert found.movements == ()
    assert len(as_told.movements) > 10


def test_a_sensor_that_says_nothing_may_have_a_lonely_flip() -> None:
    """Test the noise it is given is a bound, no promise that all bits are shaken."""
    counts = np.zeros((60_000, 3), np.int16)
    counts[:, 2] = 2500
    counts[:, 0] = np.cumsum(np.random.default_rng(2).random(60_000) < 2e-3) % 2

    found = detect(Detector(RATE_HZ, 0.4), blocks(counts, scale_mg=0.4))

    assert found.movements == ()
