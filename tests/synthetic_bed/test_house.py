"""The house shakes the bed in its own bands and rhythms."""

from itertools import pairwise

import numpy as np
import pytest

from bench.synthetic_bed import Stretch
from bench.synthetic_bed.house import (
    Machine,
    draw_house_events,
    draw_machines,
    hum,
)
from bench.synthetic_bed.scenario import House

HZ = 200.0


def energy_share(force: np.ndarray, low_hz: float, high_hz: float) -> float:
    """Return the share of a force's energy in a band."""
    power = np.sum(np.abs(np.fft.rfft(force, 1 << 14)) ** 2, axis=0)
    hz = np.fft.rfftfreq(1 << 14, 1 / HZ)
    return float(power[(hz >= low_hz) & (hz <= high_hz)].sum() / power.sum())


@pytest.mark.parametrize(
    ("rates", "low_hz", "high_hz"),
    [
        ({"steps": 60.0}, 6.0, 50.0),
        ({"doors": 60.0}, 6.0, 50.0),
        ({"bumps": 60.0}, 4.0, 22.0),
        ({"traffic": 60.0}, 5.0, 25.0),
        ({"phone": 60.0}, 14.0, 46.0),
    ],
    ids=["steps", "doors", "bumps", "traffic", "phone"],
)
def test_each_noise_of_the_house_keeps_to_its_band(
    rates: dict[str, float], low_hz: float, high_hz: float
) -> None:
    """Test the bands a detector may tell the house by are really there."""
    silent = {"steps": 0.0, "doors": 0.0, "bumps": 0.0, "traffic": 0.0}
    house = House(**(silent | rates))  # type: ignore[arg-type]

    events = draw_house_events(np.random.default_rng(1), house, 3600.0, [], HZ)

    shares = [energy_share(event.force, low_hz, high_hz) for event in events]
    assert len(events) > 20
    assert np.median(shares) > 0.85


def test_steps_come_one_to_three_a_second() -> None:
    """Test a walk is a train of impulses, which no sleeper's movement is."""
    house = House(steps=60.0, doors=0, bumps=0, traffic=0)

    for event in draw_house_events(np.random.default_rng(2), house, 3600.0, [], HZ):
        size = np.linalg.norm(event.force, axis=0)
        rough = np.convolve(size, np.ones(20) / 20, "same")
        spectrum = np.abs(np.fft.rfft(rough - rough.mean(), 1 << 14))
        hz = np.fft.rfftfreq(1 << 14, 1 / HZ)
        paces = (hz > 0.9) & (hz < 3.3)

        assert spectrum[paces].max() > spectrum[hz > 6.6].max()


def test_a_machine_is_a_steady_line() -> None:
    """Test a motor's energy stays within a hertz of its frequency."""
    machine = Machine(
        runs=(),
        frequency_hz=23.0,
        wander=0.002,
        harmonic=0.0,
        direction=(1.0, 0.0, 0.0),
        loudness=1.0,
    )

    wave = hum(np.random.default_rng(3), machine, Stretch(start_s=0.0, end_s=80.0), HZ)

    assert energy_share(wave[None], 22.0, 24.0) > 0.95


def test_machines_run_and_rest() -> None:
    """Test a machine switches on and off, so its line comes and goes."""
    machines = draw_machines(
        np.random.default_rng(4), House(machines=3), duration_s=8 * 3600
    )

    for machine in machines:
        for before, after in pairwise(machine.runs):
            assert after.start_s > before.end_s
        assert 10 <= machine.frequency_hz <= 60
