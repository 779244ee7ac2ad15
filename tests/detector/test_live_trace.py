"""The live signal: the detector's own values, early, and only what was really there."""

from typing import Final

import numpy as np
import pytest
from numpy.typing import NDArray

from custom_components.sleep_twitch.detector.detector import Detector
from custom_components.sleep_twitch.detector.front_end import FrontEnd
from custom_components.sleep_twitch.detector.live_trace import LiveTrace, TracePiece
from custom_components.sleep_twitch.detector.magnitude import magnitude_mg
from custom_components.sleep_twitch.detector.params import DetectorParams
from custom_components.sleep_twitch.detector.rest_level import RestLevel
from custom_components.sleep_twitch.detector.sensor import Sensor

from .handmade import (
    NOISE_UG,
    SCALE_MG,
    add,
    blocks,
    counts_of,
    push,
    quiet_bed,
    ring,
)

PARAMS: Final = DetectorParams()


def sensor_at(rate_hz: float = 100.0) -> Sensor:
    """Return the chip of the hand-made beds."""
    return Sensor.of(rate_hz, SCALE_MG, NOISE_UG, None, PARAMS, step_counts=1.0)


def bed_with_a_push(seconds: float = 60.0, at_s: float = 40.0) -> NDArray[np.int16]:
    """Return a calm bed with one movement of a limb in it."""
    bed = quiet_bed(seconds)
    add(bed, ring(push(1.5) * 8.0, 6.0, 0.1), at_s)
    return counts_of(bed)


def traced(
    counts: NDArray[np.int16], *, size: int = 50, level: RestLevel | None = None
) -> list[TracePiece]:
    """Return the live signal of some counts in blocks of a size."""
    trace = LiveTrace(sensor_at(), PARAMS)
    pieces = (trace.process(block, level) for block in blocks(counts, (size,)))
    return [piece for piece in pieces if piece is not None]


def level_of(counts: NDArray[np.int16]) -> RestLevel:
    """Return rest as the detector knows it after some counts."""
    detector = Detector(100.0, SCALE_MG, NOISE_UG, PARAMS)
    for block in blocks(counts):
        detector.process(block)
    level = detector.rest_level()
    assert level is not None
    return level


def signal_of(pieces: list[TracePiece]) -> NDArray[np.float64]:
    """Return the signal of pieces that follow each other."""
    return np.concatenate([piece.signal_mg for piece in pieces])


def test_it_is_the_signal_that_the_detector_sees() -> None:
    """Test a person looks at what will be judged, and not at something like it."""
    counts = bed_with_a_push()
    front_end = FrontEnd(sensor_at())
    front_end.append(counts)
    front_end.advance_to(front_end.hops_possible())
    per_hop = sensor_at().grid.ticks_per_hop
    seen_mg = magnitude_mg(front_end.bands_mg.view(0, front_end.bands_mg.end))

    signal_mg = signal_of(traced(counts))

    first = 2 * per_hop
    assert np.array_equal(signal_mg, seen_mg[first : first + len(signal_mg)])


@pytest.mark.parametrize("size", [1, 7, 50, 999], ids="blocks of {}".format)
def test_blocks_of_any_size_show_the_same(size: int) -> None:
    """Test what is seen does not depend on how the node packs it."""
    counts = bed_with_a_push()
    level = level_of(counts)
    whole = traced(counts, level=level)

    pieces = traced(counts, size=size, level=level)

    # The last blocks may not be whole.
    n = min(len(signal_of(pieces)), len(signal_of(whole)))
    assert n > 57 * 50
    assert np.array_equal(signal_of(pieces)[:n], signal_of(whole)[:n])
    envelopes = [
        np.concatenate([p.envelope_mg for p in each]) for each in (pieces, whole)
    ]
    assert np.array_equal(envelopes[0][: n // 5], envelopes[1][: n // 5])


@pytest.mark.parametrize("rate_hz", [52.0, 100.0, 104.0, 416.0])
def test_it_is_less_than_two_seconds_behind(rate_hz: float) -> None:
    """Test a foot that moves is seen to move at once, at any rate of the chip."""
    counts = counts_of(quiet_bed(20.0, rate_hz=rate_hz))
    trace = LiveTrace(sensor_at(rate_hz), PARAMS)
    newest = 0
    for block in blocks(counts, (round(rate_hz / 2),), rate_hz=rate_hz):
        piece = trace.process(block, None)
        if piece is not None:
            n_samples = len(piece.signal_mg) * piece.grid.samples_per_tick
            newest = piece.first_sample + n_samples

    assert (len(counts) - newest) / rate_hz < 1.8


def test_the_envelope_stands_over_the_threshold_where_somebody_moves() -> None:
    """Test the line that a card draws parts movement from rest as the detector does."""
    counts = bed_with_a_push(at_s=40.0)
    level = level_of(counts[:3500])

    pieces = traced(counts, level=level)

    moving_s = [
        piece.first_sample / 100
        for piece in pieces
        if (piece.envelope_mg >= level.threshold_mg).any()
    ]
    assert moving_s
    assert min(moving_s) >= 39.0
    assert max(moving_s) <= 43.5
    said_s = [piece.first_sample / 100 for piece in pieces if piece.is_moving]
    # A second after it stood out last, nobody moves any more.
    assert set(moving_s) <= set(said_s)
    assert max(said_s) <= max(moving_s) + 1.5


def test_the_envelope_at_rest_is_the_resting_level() -> None:
    """Test both lines of a chart have one scale."""
    counts = counts_of(quiet_bed(60.0))
    level = level_of(counts)

    envelope_mg = np.concatenate([p.envelope_mg for p in traced(counts, level=level)])

    assert np.median(envelope_mg) == pytest.approx(level.rest_mg, rel=0.1)
    assert level.threshold_mg > 1.5 * level.rest_mg


def test_before_rest_is_known_nothing_is_said_of_movement() -> None:
    """Test the first seconds of a node show a signal and claim nothing."""
    pieces = traced(bed_with_a_push(20.0, 10.0))

    assert {piece.is_moving for piece in pieces} == {None}
    assert {piece.heartbeat.is_seen for piece in pieces} == {None}
    assert max(piece.envelope_mg.max() for piece in pieces) > 1.0


def test_a_gap_begins_it_anew() -> None:
    """Test no line is drawn over what nobody saw, and nothing smears into it."""
    counts = bed_with_a_push()
    trace = LiveTrace(sensor_at(), PARAMS)
    before = [trace.process(block, None) for block in blocks(counts[:1000])]
    after = [
        trace.process(block, None) for block in blocks(counts[:1000], first_sample=1700)
    ]

    pieces = [piece for piece in before + after if piece is not None]
    joined = [piece.is_joined for piece in pieces]
    later = [piece for piece in pieces if piece.first_sample >= 1700]
    earlier = [piece for piece in pieces if piece.first_sample < 1700]
    assert joined.count(False) == 2
    assert not later[0].is_joined
    assert np.array_equal(signal_of(earlier), signal_of(later))


def test_a_gap_leaves_the_detector_its_rest() -> None:
    """Test a lost block does not take the threshold from the chart."""
    detector = Detector(100.0, SCALE_MG, NOISE_UG, PARAMS)
    assert detector.rest_level() is None
    counts = counts_of(quiet_bed(60.0))
    for block in blocks(counts):
        detector.process(block)
    before = detector.rest_level()

    detector.process(next(iter(blocks(counts[:50], first_sample=9000))))

    after = detector.rest_level()
    assert before is not None
    assert after is not None
    assert after.threshold_mg == before.threshold_mg
