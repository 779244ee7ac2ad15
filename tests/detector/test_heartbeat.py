"""A heart in the signal: seen where it beats, and not where nobody is."""

from dataclasses import replace
from typing import Final

import numpy as np
import pytest
from numpy.typing import NDArray

from bench.synthetic_bed import Scenario, SyntheticNight, find_scenario, generate_night
from custom_components.sleep_twitch.detector.grid import Grid
from custom_components.sleep_twitch.detector.heartbeat import (
    NOT_KNOWN,
    Heartbeat,
    HeartbeatWatch,
)
from custom_components.sleep_twitch.detector.live_trace import LiveTrace
from custom_components.sleep_twitch.detector.params import DetectorParams
from custom_components.sleep_twitch.detector.sensor import Sensor

from .handmade import blocks

GRID: Final = Grid.of(100.0, DetectorParams())
RATE_HZ: Final = GRID.tick_rate_hz


def beating(per_minute: float, seconds: float = 20.0) -> NDArray[np.float64]:
    """Return a signal that swells with each beat."""
    phase = np.arange(round(seconds * RATE_HZ)) / RATE_HZ * per_minute / 60
    noise = np.random.default_rng(4).uniform(0.0, 0.2, len(phase))
    return np.asarray(0.3 + noise + np.exp(-((phase % 1 - 0.3) ** 2) / 0.01))


@pytest.mark.parametrize("per_minute", [44, 52, 61, 75, 98, 115])
def test_the_rate_of_a_heart(per_minute: float) -> None:
    """Test the number beside the heart is its own."""
    seen = HeartbeatWatch(GRID).process(beating(per_minute), is_moving=False)

    assert seen.is_seen
    assert seen.per_minute == pytest.approx(per_minute, rel=0.04)


@pytest.mark.parametrize(
    "signal_mg",
    [
        np.random.default_rng(2).rayleigh(0.5, 1000),
        np.zeros(1000),
        np.linspace(0.0, 5.0, 1000),
        1 + np.sin(2 * np.pi * 0.3 * np.arange(1000) / RATE_HZ),
    ],
    ids=["noise", "nothing", "a slope", "a breath"],
)
def test_what_is_no_heart(signal_mg: NDArray[np.float64]) -> None:
    """Test nobody is told of a heart in an empty bed."""
    seen = HeartbeatWatch(GRID).process(signal_mg, is_moving=False)

    assert seen == Heartbeat(is_seen=False, per_minute=None)


def test_too_early_to_tell() -> None:
    """Test unknown is not no: a window must be full first."""
    watch = HeartbeatWatch(GRID)

    assert watch.process(beating(60, 11.0), is_moving=False) == NOT_KNOWN
    assert watch.process(beating(60, 2.0), is_moving=False).is_seen is not None


def test_nobody_can_tell_while_somebody_moves() -> None:
    """Test a turn hides the heart, and twelve calm seconds bring it back."""
    watch = HeartbeatWatch(GRID)
    assert watch.process(beating(60), is_moving=False).is_seen

    assert watch.process(beating(60, 1.0), is_moving=True) == NOT_KNOWN
    assert watch.process(beating(60, 11.0), is_moving=False) == NOT_KNOWN
    assert watch.process(beating(60, 13.0), is_moving=False).is_seen


def test_a_sleeper_is_seen_and_an_empty_bed_is_not() -> None:
    """Test the heart of a synthetic sleeper, from the counts of the chip on.

    On 48 such beds, those whose heart is below the noise of the chip among them, more
    than half of the calm windows showed it, and one in a thousand where nobody was.
    """
    taken, empty = _shares_seen(find_scenario("short"), seed=5)

    assert taken > 0.8
    assert empty == 0.0


def _shares_seen(scenario: Scenario, seed: int) -> tuple[float, float]:
    """Return in how many looks a heart was seen, with the sleeper and without."""
    night = generate_night(replace(scenario, rate_hz=104.0), seed)
    looks = _looks(night)
    (stay,) = night.truth.in_bed
    quiet = [
        (at_s, seen)
        for at_s, seen in looks
        if not any(
            event.onset_s - 2 < at_s < event.onset_s + event.duration_s + 16
            for event in night.truth.events
        )
    ]
    inside = [
        seen for at_s, seen in quiet if at_s - 16 > stay.start_s and at_s < stay.end_s
    ]
    outside = [
        seen for at_s, seen in quiet if at_s < stay.start_s or at_s - 16 > stay.end_s
    ]
    assert len(inside) > 100
    assert len(outside) > 20
    return float(np.mean(inside)), float(np.mean(outside))


def _looks(night: SyntheticNight) -> list[tuple[float, bool]]:
    """Return when was looked, and whether a heart was seen."""
    params = DetectorParams()
    sensor = Sensor.of(
        night.rate_hz,
        night.scale_mg_per_count,
        night.noise_ug_per_sqrt_hz,
        None,
        params,
        step_counts=1.0,
    )
    trace, watch = LiveTrace(sensor, params), HeartbeatWatch(sensor.grid)
    looks = []
    for block in blocks(night.counts, (104,), rate_hz=night.rate_hz):
        piece = trace.process(block, None)
        if piece is None:
            continue
        seen = watch.process(piece.signal_mg, is_moving=False)
        end = piece.first_sample + len(piece.signal_mg) * piece.grid.samples_per_tick
        looks.append((end / night.rate_hz, seen.is_seen is True))
    return looks
