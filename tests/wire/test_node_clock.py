"""A node's microseconds, laid on UTC."""

import numpy as np
import pytest

from custom_components.sleep_twitch.wire.node_clock import NodeClock

S = 1_000_000
UTC_US = 1_795_332_000_000_000


def _probe(
    clock: NodeClock,
    true_s: float,
    *,
    drift_ppm: float = 0.0,
    there_ms: float = 2.0,
    back_ms: float = 2.0,
    leap_s: float = 0.0,
    booted_us: int = 7 * S,
) -> None:
    """Let the node read its clock at an instant, with delays before and after it."""
    node_us = booted_us + round((true_s * (1 + drift_ppm * 1e-6) + leap_s) * S)
    round_trip_us = (there_ms + back_ms) * 1000
    middle_us = UTC_US + round(true_s * S + (back_ms - there_ms) / 2 * 1000)
    clock.process(node_us, middle_us, round_trip_us)


def _node_us(true_s: float, drift_ppm: float, booted_us: int = 7 * S) -> int:
    return booted_us + round(true_s * (1 + drift_ppm * 1e-6) * S)


def test_one_reading_places_the_clock() -> None:
    """Test the first sample after a start has a time at once."""
    clock = NodeClock()

    _probe(clock, 10.0)

    assert clock.line is not None
    assert clock.line.utc_us(_node_us(12.0, 0)) == UTC_US + 12 * S
    assert clock.drift_ppm is None


def test_nothing_is_known_before_the_first_reading() -> None:
    """Test a time that is not known is not made up."""
    assert NodeClock().line is None


@pytest.mark.parametrize("drift_ppm", [-300.0, -40.0, 0.0, 15.0, 500.0])
def test_the_drift_is_found(drift_ppm: float) -> None:
    """Test a quartz that runs fast by a second a day does not shift the morning."""
    rng = np.random.default_rng(4)
    clock = NodeClock()
    for true_s in range(0, 8 * 3600, 30):
        _probe(
            clock,
            true_s,
            drift_ppm=drift_ppm,
            there_ms=2 + rng.exponential(8),
            back_ms=2 + rng.exponential(8),
        )

    assert clock.drift_ppm == pytest.approx(drift_ppm, abs=1.0)
    assert clock.line is not None
    for true_s in (0, 4 * 3600, 8 * 3600):
        found_us = clock.line.utc_us(_node_us(true_s, drift_ppm))
        assert abs(found_us - UTC_US - true_s * S) < 5000
    assert clock.jumps == 0


def test_the_shortest_round_trip_of_ten_minutes_counts() -> None:
    """Test a Wi-Fi that stalls for seconds now and then leaves the times alone."""
    clock = NodeClock()
    for true_s in range(0, 3 * 3600, 30):
        _probe(clock, true_s, drift_ppm=20, back_ms=2.0 if true_s % 600 == 0 else 4000)

    assert clock.drift_ppm == pytest.approx(20, abs=1.0)
    assert clock.line is not None
    assert abs(clock.line.utc_us(_node_us(5000, 20)) - UTC_US - 5000 * S) < 5000


def test_an_hour_of_slow_answers_does_not_pull_the_line() -> None:
    """Test a bad stretch counts for as little as it can tell."""
    clock = NodeClock()
    for true_s in range(0, 4 * 3600, 30):
        slow = 3600 <= true_s < 7200
        _probe(clock, true_s, drift_ppm=20, back_ms=4000.0 if slow else 2.0)

    assert clock.drift_ppm == pytest.approx(20, abs=1.0)
    assert clock.line is not None
    assert abs(clock.line.utc_us(_node_us(5000, 20)) - UTC_US - 5000 * S) < 5000


def test_the_drift_is_not_told_before_it_is_known() -> None:
    """Test two readings a minute apart do not pass for a measurement."""
    clock = NodeClock()
    for true_s in range(0, 120, 30):
        _probe(clock, true_s, drift_ppm=80, there_ms=1.0, back_ms=9.0)

    assert clock.drift_ppm is None


@pytest.mark.parametrize("leap_s", [3600.0, -3600.0, 1.0], ids=str)
def test_a_clock_that_jumps_begins_a_new_line(leap_s: float) -> None:
    """Test an hour's leap is one jump, and the times after it are right."""
    clock = NodeClock()
    for true_s in range(0, 7200, 30):
        _probe(clock, true_s, drift_ppm=10)
    for true_s in range(7200, 7290, 30):
        _probe(clock, true_s, drift_ppm=10, leap_s=leap_s)

    assert clock.jumps == 1
    assert clock.line is not None
    now_us = _node_us(7300, 10) + round(leap_s * S)
    assert abs(clock.line.utc_us(now_us) - UTC_US - 7300 * S) < 50_000


def test_one_reading_that_fits_nothing_is_left_out() -> None:
    """Test a single bad reading costs nothing."""
    clock = NodeClock()
    for true_s in range(0, 3600, 30):
        _probe(clock, true_s)
    _probe(clock, 3600, leap_s=500.0)
    in_doubt = clock.is_suspect
    _probe(clock, 3630)

    assert in_doubt
    assert not clock.is_suspect
    assert clock.jumps == 0
    assert clock.line is not None
    assert abs(clock.line.utc_us(_node_us(3640, 0)) - UTC_US - 3640 * S) < 1000


def test_weeks_of_readings_stay_a_day() -> None:
    """Test a node that never reboots does not fill the memory."""
    clock = NodeClock()
    for true_s in range(0, 30 * 86_400, 600):
        _probe(clock, true_s, drift_ppm=30)

    assert len(clock._best) == 144
    assert clock.drift_ppm == pytest.approx(30, abs=0.1)


def test_a_clock_near_its_end_is_read_exactly() -> None:
    """Test sixty-four bits of microseconds lose nothing to a float."""
    booted_us = 2**64 - 3600 * S
    clock = NodeClock()
    for true_s in range(0, 3000, 30):
        _probe(clock, true_s, drift_ppm=50, booted_us=booted_us)

    assert clock.line is not None
    found_us = clock.line.utc_us(_node_us(1500, 50, booted_us))
    assert abs(found_us - UTC_US - 1500 * S) < 1000


def test_a_round_trip_that_ends_before_it_began_is_refused() -> None:
    """Test a wrong clock on this side shows where it is."""
    with pytest.raises(ValueError, match="below 0"):
        NodeClock().process(0, UTC_US, -1.0)
