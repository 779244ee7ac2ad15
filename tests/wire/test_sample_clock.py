"""Sample numbers, laid on the node's clock."""

from dataclasses import replace

import numpy as np
import pytest

from custom_components.sleep_twitch.wire.sample_clock import SampleClock

from .frames import block

S = 1_000_000


def _feed(
    clock: SampleClock,
    seconds: range,
    *,
    rate_hz: float,
    seed: int = 0,
    leap_us: int = 0,
    late_us: float = 0.0,
) -> None:
    """Let a FIFO be read twice a second, anywhere within a sample period."""
    rng = np.random.default_rng(seed)
    for half_second in range(2 * seconds.start, 2 * seconds.stop):
        newest = int(half_second / 2 * rate_hz)
        read_us = (newest + rng.random()) * S / rate_hz
        read_us += late_us * (rng.random() < 0.05)
        pair = round(read_us) + leap_us
        clock.process(replace(block(newest, 1), clock_sample=newest, clock_us=pair))


@pytest.mark.parametrize("rate_hz", [90.0, 99.7, 100.0, 103.1, 110.0])
def test_the_rate_is_measured(rate_hz: float) -> None:
    """Test a chip a tenth off its data sheet gives true durations."""
    clock = SampleClock(100.0)

    _feed(clock, range(3600), rate_hz=rate_hz)

    assert clock.measured_rate_hz == pytest.approx(rate_hz, rel=2e-6)
    assert clock.line is not None
    assert clock.line.us_per_sample == pytest.approx(S / rate_hz, rel=2e-6)


def test_a_sample_lies_where_it_was_taken() -> None:
    """Test the half period that a FIFO read is late, on average, is taken off."""
    clock = SampleClock(100.0)

    _feed(clock, range(3600), rate_hz=104.0)

    assert clock.line is not None
    for sample in (0, 100_000, 370_000):
        taken_us = sample * S / 104.0
        assert abs(clock.line.node_us(sample) - taken_us) < 500


def test_a_node_that_is_held_up_now_and_then_keeps_its_rate() -> None:
    """Test a busy loop that reads the FIFO late does not bend the time."""
    clock = SampleClock(100.0)

    _feed(clock, range(3600), rate_hz=101.0, late_us=200_000)

    assert clock.measured_rate_hz == pytest.approx(101.0, rel=5e-5)
    assert clock.jumps == 0


def test_minutes_in_which_every_read_is_late_are_left_out() -> None:
    """Test an update that blocks the node for a while does not bend the night."""
    clock = SampleClock(100.0)
    _feed(clock, range(3600), rate_hz=101.0)
    _feed(clock, range(3600, 3960), rate_hz=101.0, leap_us=400_000)
    _feed(clock, range(3960, 4200), rate_hz=101.0)

    assert clock.measured_rate_hz == pytest.approx(101.0, rel=5e-6)
    assert clock.line is not None
    assert abs(clock.line.node_us(202_000) - 2000 * S) < 1000


def test_the_rate_is_not_told_before_it_is_known() -> None:
    """Test ten seconds do not pass for a measurement."""
    clock = SampleClock(100.0)

    _feed(clock, range(10), rate_hz=103.0)

    assert clock.measured_rate_hz is None
    assert clock.line is not None
    assert clock.line.us_per_sample == 10_000


def test_the_node_s_own_measurement_serves_until_then() -> None:
    """Test the first minute after a restart runs at the rate the node knows."""
    clock = SampleClock(100.0)

    clock.process(block(5000, measured_rate_hz=103.0))

    assert clock.line is not None
    assert clock.line.us_per_sample == pytest.approx(S / 103.0)


def test_nothing_is_known_before_the_first_pair() -> None:
    """Test a file without clock pairs gets no line out of thin air."""
    clock = SampleClock(100.0)

    clock.process(replace(block(), clock_sample=None, clock_us=None))

    assert clock.line is None
    assert clock.measured_rate_hz is None


@pytest.mark.parametrize("leap_us", [3600 * S, -2 * S], ids=str)
def test_a_clock_that_jumps_begins_a_new_line(leap_us: int) -> None:
    """Test the samples go on being counted while the node's clock leaps."""
    clock = SampleClock(100.0)
    _feed(clock, range(1800), rate_hz=102.0)

    _feed(clock, range(1800, 3600), rate_hz=102.0, leap_us=leap_us)

    assert clock.jumps == 1
    assert clock.measured_rate_hz == pytest.approx(102.0, rel=1e-5)
    assert clock.line is not None
    expected_us = 300_000 * S / 102.0 + leap_us
    assert abs(clock.line.node_us(300_000) - expected_us) < 1000


def test_one_pair_that_fits_nothing_is_left_out() -> None:
    """Test a single bad pair costs nothing."""
    clock = SampleClock(100.0)
    _feed(clock, range(600), rate_hz=100.0)

    clock.process(block(60_000, 1, clock_us=0))
    _feed(clock, range(600, 1200), rate_hz=100.0)

    assert clock.jumps == 0
    assert clock.measured_rate_hz == pytest.approx(100.0, rel=1e-5)


def test_a_gap_in_the_numbers_is_no_jump() -> None:
    """Test an outage of hours leaves the line of its boot alone."""
    clock = SampleClock(100.0)
    _feed(clock, range(600), rate_hz=101.0)

    _feed(clock, range(20_000, 20_600), rate_hz=101.0)

    assert clock.jumps == 0
    assert clock.measured_rate_hz == pytest.approx(101.0, rel=1e-6)


def test_weeks_of_pairs_stay_a_day() -> None:
    """Test a node that never reboots does not fill the memory."""
    clock = SampleClock(10.0)

    for minute in range(3 * 1440):
        clock.process(block(minute * 600, 1, clock_us=minute * 60 * S))

    assert len(clock._buckets) == 720


def test_numbers_near_their_end_are_kept_exactly() -> None:
    """Test sixty-four bits of samples and microseconds lose nothing to a float."""
    clock = SampleClock(100.0)
    first, first_us = 2**63 - 1_000_000, 2**64 - 10_000 * S

    for second in range(3600):
        sample = first + second * 100
        clock.process(block(sample, 1, clock_us=first_us + second * S))

    assert clock.line is not None
    found_us = clock.line.node_us(first + 100_000)
    assert found_us == first_us + 1000 * S - 5000
