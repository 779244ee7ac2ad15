"""The placement test: from an empty bed to a verdict that a person can act on."""

from dataclasses import dataclass, field
from typing import Final

import numpy as np
import pytest
from numpy.typing import NDArray

from custom_components.sleep_twitch.detector.live_trace import LiveTrace
from custom_components.sleep_twitch.detector.params import DetectorParams
from custom_components.sleep_twitch.detector.sensor import Sensor
from custom_components.sleep_twitch.insight.placement import (
    PlacementProblem,
    PlacementState,
    PlacementStep,
    PlacementTest,
)
from custom_components.sleep_twitch.insight.placement_params import PlacementParams
from custom_components.sleep_twitch.insight.placement_verdict import (
    PlacementFinding,
    Verdict,
    weakest_fifth,
)
from tests.detector.handmade import (
    NOISE_UG,
    RATE_HZ,
    SCALE_MG,
    add,
    blocks,
    counts_of,
    found_in,
    push,
    quiet_bed,
    ring,
)

PARAMS: Final = PlacementParams()
DETECTOR: Final = DetectorParams()
SENSOR: Final = Sensor.of(RATE_HZ, SCALE_MG, NOISE_UG, None, DETECTOR, step_counts=1.0)
BEAT_MG: Final = 1.5


@dataclass
class Bedside:
    """A node whose samples go into a test, unbroken as long as nothing is lost."""

    size: int = 50
    params: PlacementParams = PARAMS
    next_sample: int = 0
    test: PlacementTest = field(init=False)
    trace: LiveTrace = field(init=False)

    def __post_init__(self) -> None:
        """Begin a test."""
        self.test = PlacementTest(self.params, DETECTOR)
        self.trace = LiveTrace(SENSOR, DETECTOR)

    def feel(self, bed: NDArray[np.float64]) -> PlacementState:
        """Take what follows, and return how the test stands."""
        counts = counts_of(bed)
        for block in blocks(counts, (self.size,), first_sample=self.next_sample):
            piece = self.trace.process(block, None)
            if piece is not None:
                self.test.process(piece)
        self.next_sample += len(counts)
        return self.test.state

    def lose(self, seconds: float) -> None:
        """Let samples go missing."""
        self.next_sample += round(seconds * RATE_HZ)

    def next(self) -> None:
        """Begin the next step."""
        self.test.begin_next()


def empty(seconds: float = 130.0, noise_ug: float = NOISE_UG) -> NDArray[np.float64]:
    """Return a bed that nobody is in."""
    return quiet_bed(seconds, noise_ug=noise_ug, seed=2)


def taken(seconds: float = 130.0) -> NDArray[np.float64]:
    """Return one with a heart in it."""
    return quiet_bed(seconds, beat_mg=BEAT_MG, seed=3)


def feet(
    force_mg: float, n: int = 12, every_s: float = 6.0, first_s: float = 8.0
) -> NDArray[np.float64]:
    """Return a foot that moves again and again."""
    bed = taken(first_s + n * every_s + 70)
    for number in range(n):
        kick = ring(push(1.0, seed=number) * force_mg, 6.0, 0.1)
        add(bed, kick, first_s + number * every_s)
    return bed


def finding_of(
    bedside: Bedside,
    force_mg: float = 8.0,
    *,
    empty_bed: NDArray[np.float64] | None = None,
) -> PlacementFinding:
    """Return what a whole test finds."""
    bedside.feel(empty() if empty_bed is None else empty_bed)
    bedside.next()
    bedside.feel(taken())
    bedside.next()
    state = bedside.feel(feet(force_mg))
    if not state.is_running and state.step is PlacementStep.FOOT:
        bedside.next()
        state = bedside.feel(feet(force_mg))
    assert state.step is PlacementStep.DONE
    assert state.finding is not None
    return state.finding


def test_the_steps_follow_each_other() -> None:
    """Test who follows what is said on the screen comes to the end."""
    bedside = Bedside()
    half_way = bedside.feel(empty(60.0))
    waits = bedside.feel(empty(70.0))
    waits_still = bedside.feel(taken(30.0))
    bedside.next()
    lies = bedside.test.state
    then = bedside.feel(taken())
    bedside.next()
    done = bedside.feel(feet(8.0))

    assert (half_way.step, half_way.is_running) == (PlacementStep.EMPTY, True)
    assert half_way.needed_s == 120.0
    assert half_way.elapsed_s == pytest.approx(58.0, abs=1.5)
    assert (waits.step, waits.is_running) == (PlacementStep.STILL, False)
    assert waits_still == waits
    assert (lies.step, lies.is_running, lies.elapsed_s) == (
        PlacementStep.STILL,
        True,
        0,
    )
    assert (then.step, then.is_running) == (PlacementStep.FOOT, False)
    assert (done.step, done.is_running) == (PlacementStep.DONE, False)
    assert done.foot_movements == 10
    assert done.problem is None


def test_a_good_place() -> None:
    """Test clear feet over a calm heart are good, with the figures behind it."""
    finding = finding_of(Bedside())

    assert finding.verdict is Verdict.GOOD
    assert finding.heartbeat_seen
    assert finding.still_mg > 1.2 * finding.empty_mg
    assert finding.foot_over_floor is not None
    assert finding.foot_mg == pytest.approx(finding.foot_over_floor * finding.still_mg)
    assert finding.foot_over_floor > 6


def test_fainter_feet_are_worth_less() -> None:
    """Test the verdict falls with the force, and the measure of it too."""
    findings = [finding_of(Bedside(), force_mg) for force_mg in (8.0, 1.8, 0.8)]

    assert [finding.verdict for finding in findings] == [
        Verdict.GOOD,
        Verdict.FAIR,
        Verdict.WEAK,
    ]
    over_floor = [finding.foot_over_floor or 0.0 for finding in findings]
    assert over_floor == sorted(over_floor, reverse=True)


def test_feet_that_are_not_felt_get_a_second_try() -> None:
    """Test a person who began too late may try again, and is told then."""
    bedside = Bedside()
    bedside.feel(empty())
    bedside.next()
    bedside.feel(taken())
    bedside.next()

    first = bedside.feel(taken(125.0))
    bedside.next()
    second = bedside.feel(taken(125.0))

    assert (first.step, first.is_running) == (PlacementStep.FOOT, False)
    assert first.problem is PlacementProblem.TOO_FEW
    assert second.step is PlacementStep.DONE
    assert second.finding is not None
    assert second.finding.verdict is Verdict.WEAK
    assert second.finding.foot_over_floor is None


def test_a_loud_house() -> None:
    """Test a washing machine is not taken for a place that feels nothing."""
    loud = empty(noise_ug=6 * NOISE_UG)

    assert finding_of(Bedside(), empty_bed=loud).verdict is Verdict.NOISY


@pytest.mark.parametrize("step", ["empty", "still"])
def test_who_moves_begins_the_step_again(step: str) -> None:
    """Test two quiet minutes are two minutes, whoever sat down on the bed."""
    bedside = Bedside()
    if_still = {"empty": 0, "still": 1}[step]
    for _ in range(if_still):
        bedside.feel(empty())
        bedside.next()
    bed = [empty, taken][if_still](60.0)
    add(bed, ring(push(2.0) * 20.0, 6.0, 0.1), 40.0)

    moved = bedside.feel(bed)
    on = bedside.feel([empty, taken][if_still](90.0))
    over = bedside.feel([empty, taken][if_still](30.0))

    assert moved.problem is PlacementProblem.MOVED
    assert moved.is_running
    assert moved.elapsed_s < 20.0
    assert on.is_running
    assert not over.is_running


def test_lost_samples_begin_the_step_again() -> None:
    """Test what nobody measured is not said to have been still."""
    bedside = Bedside()
    bedside.feel(empty(60.0))
    bedside.lose(5.0)

    on = bedside.feel(empty(100.0))
    over = bedside.feel(empty(30.0))

    assert on.problem is PlacementProblem.GAP
    assert on.is_running
    assert not over.is_running


def test_lost_samples_do_not_stop_the_foot() -> None:
    """Test a hiccup of the network does not cost somebody ten movements."""
    bedside = Bedside()
    bedside.feel(empty())
    bedside.next()
    bedside.feel(taken())
    bedside.next()

    bedside.feel(feet(8.0)[: round(30 * RATE_HZ)])
    bedside.lose(2.0)
    done = bedside.feel(feet(8.0)[round(32 * RATE_HZ) :])

    assert done.finding is not None
    assert done.finding.verdict is Verdict.GOOD


def test_a_bed_that_is_not_empty() -> None:
    """Test a heart in the empty bed is told, and never taken for its floor."""
    bedside = Bedside()

    state = bedside.feel(taken())

    assert state.problem is PlacementProblem.NOT_EMPTY
    assert (state.step, state.is_running) == (PlacementStep.STILL, False)
    assert bedside.test.floor is None


def test_the_floor_is_what_the_night_would_measure() -> None:
    """Test presence is told by the figures of the epochs that it compares."""
    bedside = Bedside()
    bedside.feel(empty())

    floor = bedside.test.floor

    epochs = found_in(empty()).epochs
    assert floor is not None
    assert floor.level_mg == pytest.approx(np.nanmedian(epochs.floor_mg), rel=0.05)
    assert floor.empty.heartbeat_mg == pytest.approx(
        np.nanmedian(epochs.heartbeat_mg), rel=0.05
    )
    assert floor.empty.breathing_mg == pytest.approx(
        np.nanmedian(epochs.breathing_mg), rel=0.15
    )


@pytest.mark.parametrize("size", [7, 333, 5000], ids="blocks of {}".format)
def test_blocks_of_any_size_find_the_same(size: int) -> None:
    """Test a slow network changes no verdict."""
    whole = Bedside()
    whole.feel(empty(130.0))
    whole.next()
    whole.feel(taken(121.0))

    other = Bedside(size=size)
    other.feel(empty(130.0))
    other.next()
    other.feel(taken(121.0))

    assert other.test.floor == whole.test.floor
    assert other.test.state == whole.test.state


def test_a_step_is_begun_only_where_one_waits() -> None:
    """Test a second tap on a button does nothing worse than being refused."""
    bedside = Bedside()

    with pytest.raises(ValueError, match="empty is running"):
        bedside.next()
    bedside.test.end(PlacementProblem.CANCELLED)
    with pytest.raises(ValueError, match="ended is over"):
        bedside.next()

    state = bedside.feel(empty())
    assert (state.step, state.problem) == (
        PlacementStep.ENDED,
        PlacementProblem.CANCELLED,
    )


def test_another_chip_ends_it() -> None:
    """Test levels of two settings of the chip are not compared."""
    bedside = Bedside()
    bedside.feel(empty(10.0))
    bedside.trace = LiveTrace(
        Sensor.of(RATE_HZ, SCALE_MG, 20.0, None, DETECTOR, step_counts=1.0), DETECTOR
    )

    state = bedside.feel(empty(10.0))

    assert state.problem is PlacementProblem.OTHER_SENSOR


@pytest.mark.parametrize(
    ("peaks", "expected"),
    [((5.0,), 5.0), ((5, 1, 2, 3, 4), 1), (tuple(range(1, 11)), 2), ((3,) * 6, 3)],
    ids=["one", "five", "ten", "alike"],
)
def test_the_weakest_fifth(peaks: tuple[float, ...], expected: float) -> None:
    """Test one weak movement of ten decides nothing, and two do."""
    assert weakest_fifth(peaks) == expected
