"""The time of every sample, over boots and simulated nodes."""

from dataclasses import replace

import numpy as np
import pytest

from custom_components.sleep_twitch.wire.clock import BOOTS_KEPT, StreamClock
from custom_components.sleep_twitch.wire.decoder import FrameDecoder
from custom_components.sleep_twitch.wire.models import Reply, VirtualClock
from custom_components.sleep_twitch.wire.timeline import BootLine

from .frames import BOOT, OTHER_BOOT, block, header, reply_of

S = 1_000_000
UTC_US = 1_795_332_000_000_000
KNOWN = BootLine(
    boot_id=OTHER_BOOT, reference_sample=5, reference_utc_us=9 * S, us_per_sample=9800.0
)


def _reply(first_sample: int, *, boot_id: int = BOOT, clock_us: int) -> Reply:
    one = block(first_sample, 50, boot_id=boot_id, clock_us=clock_us)
    return FrameDecoder().process(reply_of(one))


def _run(
    clock: StreamClock,
    hours: float,
    *,
    boot_id: int = BOOT,
    rate_hz: float = 100.0,
    drift_ppm: float = 0.0,
    utc_us: int = UTC_US,
) -> None:
    """Let a node run: a probe and a minute's block every minute."""
    for minute in range(int(hours * 60)):
        true_s = minute * 60.0
        node_us = round(true_s * (1 + drift_ppm * 1e-6) * S)
        head = header(boot_id=boot_id, node_clock_us=node_us)
        clock.probe(head, utc_us + round(true_s * S) + 2000, 4000)
        first = round(true_s * rate_hz)
        pair_us = (first + 49.5) / rate_hz * (1 + drift_ppm * 1e-6) * S
        clock.process(_reply(first, boot_id=boot_id, clock_us=round(pair_us)))


@pytest.mark.parametrize("rate_hz", [99.3, 104.2])
@pytest.mark.parametrize("drift_ppm", [-50.0, 200.0])
def test_a_sample_of_the_night_is_dated(rate_hz: float, drift_ppm: float) -> None:
    """Test a twitch at four is shown at four, by a fast chip and a slow clock."""
    clock = StreamClock()

    _run(clock, 8, rate_hz=rate_hz, drift_ppm=drift_ppm)

    line = clock.line(BOOT)
    assert line is not None
    for true_s in (0, 4 * 3600, 8 * 3600):
        assert abs(line.utc_us(round(true_s * rate_hz)) - UTC_US - true_s * S) < 20_000
    assert clock.drift_ppm == pytest.approx(drift_ppm, abs=1)
    assert clock.measured_rate_hz == pytest.approx(rate_hz, rel=1e-5)


def test_nothing_is_known_before_probe_and_block() -> None:
    """Test no line is drawn through one end only."""
    clock = StreamClock()
    before = clock.line(BOOT)
    clock.probe(header(), UTC_US, 1000)

    assert before is None
    assert clock.line(BOOT) is None
    assert clock.drift_ppm is None
    assert clock.measured_rate_hz is None
    assert clock.timeline(UTC_US).lines == ()


def test_a_simulated_node_keeps_its_own_time() -> None:
    """Test a recording of March played in November is a night in March."""
    virtual = VirtualClock(
        virtual_origin_us=UTC_US - 10**14, wall_origin_us=UTC_US, speed=60.0
    )
    clock = StreamClock()
    for wall_s in range(1, 400):
        node_us = wall_s * 60 * S
        head = header(node_clock_us=node_us, virtual_clock=virtual)
        clock.probe(head, UTC_US + wall_s * S + 500, 1000)
        first = wall_s * 6000
        clock.process(_reply(first, clock_us=node_us + 495_000))

    line = clock.line(BOOT)
    assert line is not None
    assert abs(line.utc_us(600_000) - (UTC_US - 10**14) - 6000 * S) < 40_000
    assert clock.drift_ppm == pytest.approx(0, abs=5)


def test_boots_are_in_order_of_arrival() -> None:
    """Test a night with a reboot is one line of time, and the gap is in seconds."""
    clock = StreamClock()
    _run(clock, 2, boot_id=BOOT)
    _run(clock, 1, boot_id=OTHER_BOOT, utc_us=UTC_US + 7300 * S)

    timeline = clock.timeline(UTC_US)

    assert [line.boot_id for line in timeline.lines] == [BOOT, OTHER_BOOT]
    end_s, begin_s = timeline.seconds([BOOT, OTHER_BOOT], [720_000, 0])
    assert begin_s - end_s == pytest.approx(100.0, abs=0.05)


def test_the_line_of_an_ended_boot_stands() -> None:
    """Test what a later boot teaches does not move an earlier evening."""
    clock = StreamClock()
    _run(clock, 2, boot_id=BOOT, rate_hz=103)
    before = clock.line(BOOT)

    _run(clock, 1, boot_id=OTHER_BOOT, rate_hz=98, utc_us=UTC_US + 9000 * S)

    assert clock.line(BOOT) == before


def test_lines_outlive_a_restart() -> None:
    """Test a boot that ended before Home Assistant restarted is still dated."""
    clock = StreamClock([KNOWN])

    _run(clock, 1)

    assert clock.line(OTHER_BOOT) == KNOWN
    assert [line.boot_id for line in clock.lines] == [OTHER_BOOT, BOOT]


def test_a_line_known_from_before_serves_until_a_better_one_is_learned() -> None:
    """Test a restart in the middle of a boot does not throw its rate away."""
    clock = StreamClock([KNOWN])
    clock.probe(header(boot_id=OTHER_BOOT, node_clock_us=60 * S), 69 * S, 1000)
    clock.process(_reply(6000, boot_id=OTHER_BOOT, clock_us=60 * S))
    young = clock.line(OTHER_BOOT)

    _run(clock, 1, boot_id=OTHER_BOOT, rate_hz=101)
    grown = clock.line(OTHER_BOOT)

    assert young == KNOWN
    assert grown is not None
    assert grown.us_per_sample == pytest.approx(S / 101, rel=1e-5)


def test_a_clock_that_jumps_is_told_and_overcome() -> None:
    """Test a node whose clock leaps has the right time again after two probes."""
    clock = StreamClock()
    _run(clock, 1)
    leap_us = 500 * S
    doubts = []
    for second in (3600, 3602, 3604):
        head = header(node_clock_us=second * S + leap_us)
        clock.probe(head, UTC_US + second * S + 2000, 4000)
        doubts.append(clock.is_suspect)
        first = second * 100
        clock.process(_reply(first, clock_us=(second * S + 495_000) + leap_us))

    line = clock.line(BOOT)
    assert doubts == [True, False, False]
    assert clock.jumps == 1
    assert line is not None
    assert abs(line.utc_us(360_400) - UTC_US - 3604 * S) < 20_000


def test_reboots_without_end_are_not_remembered_without_end() -> None:
    """Test a node that reboots all night does not fill the memory."""
    clock = StreamClock()
    for boot_id in range(1, 2 * BOOTS_KEPT):
        clock.probe(header(boot_id=boot_id), UTC_US + boot_id * S, 1000)
        clock.process(_reply(0, boot_id=boot_id, clock_us=0))

    assert len(clock.lines) == BOOTS_KEPT
    assert clock.lines[-1].boot_id == 2 * BOOTS_KEPT - 1


def test_a_journal_teaches_the_rate_again() -> None:
    """Test a restart learns the samples' line from what was kept of the night."""
    rng = np.random.default_rng(2)
    clock = StreamClock()
    for second in range(0, 7200, 30):
        pair_us = round((second * 101 + 49 + rng.random()) / 101 * S)
        clock.process(_reply(second * 101, clock_us=pair_us))

    clock.probe(header(node_clock_us=7200 * S), UTC_US + 7200 * S + 2000, 4000)

    line = clock.line(BOOT)
    assert line is not None
    assert abs(line.utc_us(101 * 60) - UTC_US - 60 * S) < 20_000


def test_a_probe_is_remembered_for_its_own_boot() -> None:
    """Test a client knows when it has to look at a clock anew."""
    clock = StreamClock()
    clock.probe(header(), UTC_US, 1000)

    assert clock.is_probed(BOOT)
    assert not clock.is_probed(OTHER_BOOT)


def test_a_line_dates_a_single_sample() -> None:
    """Test an instant can be shown without a timeline of the night."""
    line = replace(KNOWN, reference_sample=100, us_per_sample=9615.5)

    assert line.utc_us(102) == 9 * S + 19_231
    assert line.utc_us(99) == 9 * S - 9616


def test_a_probe_belongs_to_the_middle_of_its_round_trip() -> None:
    """Test a slow first answer dates the first sample half of it earlier."""
    clock = StreamClock()
    clock.probe(header(node_clock_us=60 * S), UTC_US + 60 * S + S, 2 * S)
    clock.process(_reply(0, clock_us=495_000))

    line = clock.line(BOOT)
    assert line is not None
    assert abs(line.utc_us(0) - UTC_US) < 10_000


def test_a_slow_answer_of_a_fast_night_is_no_jump() -> None:
    """Test a tenth of a second of network is six seconds at sixty times the speed."""
    virtual = VirtualClock(virtual_origin_us=UTC_US, wall_origin_us=UTC_US, speed=60.0)
    clock = StreamClock()
    for wall_s, round_trip_us in ((10, 1000), (20, 200_000)):
        head = header(node_clock_us=wall_s * 60 * S, virtual_clock=virtual)
        clock.probe(head, UTC_US + wall_s * S + round_trip_us, round_trip_us)

    assert not clock.is_suspect
