"""A night of the second simulator is what its truth says, and the same every time."""

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest

from bench.second_bed import CATALOGUE, NightPlan, compose_night
from bench.second_bed.envelope import envelope_mg
from bench.second_bed.plan import Bedmate, Household
from bench.synthetic_bed.models import Source, SyntheticNight, TrueEvent, TrueKind

PLAN = NightPlan(
    name="test",
    hours=(4, 4),
    plm_per_hour=30,
    series="long",
    jerks=(3, 3),
    twitches_per_hour=8,
    toilet_trips=1,
    bedmate=Bedmate(),
)


@pytest.fixture(scope="module")
def night() -> SyntheticNight:
    """Return four hours with everybody in the bed."""
    return compose_night(PLAN, 3)


def test_the_same_seed_gives_the_same_night() -> None:
    """Test a figure can be made again by whoever doubts it."""
    plan = replace(PLAN, hours=(3, 3))
    first, second = compose_night(plan, 4), compose_night(plan, 4)

    assert np.array_equal(first.counts, second.counts)
    assert first.truth == second.truth


def test_another_seed_gives_another_bed(night: SyntheticNight) -> None:
    """Test a second seed tells something that the first did not."""
    assert compose_night(PLAN, 5).truth.bed_modes != night.truth.bed_modes


def test_nobody_moves_twice_at_once(night: SyntheticNight) -> None:
    """Test bursts less than half a second apart, which the rules join, never occur."""
    own = _own(night)

    between_s = [b.onset_s - a.onset_s - a.duration_s for a, b in pairwise(own)]

    assert min(between_s) > 0.5


def test_limb_movements_last_as_long_as_published() -> None:
    """Test the middle half of all durations, which decides what counts as a limb's."""
    many = compose_night(replace(PLAN, plm_per_hour=0, limbs_per_hour=60), 6)
    limbs = [e for e in _own(many) if e.kind is TrueKind.LIMB_MOVEMENT]

    low_s, middle_s, high_s = np.percentile([e.duration_s for e in limbs], [25, 50, 75])

    assert len(limbs) > 100
    assert min(e.duration_s for e in limbs) >= 0.5
    assert max(e.duration_s for e in limbs) <= 10
    assert 1.5 < low_s < 2.5 < middle_s + 0.3 < high_s + 0.3 < 4.3


def test_series_have_the_rhythm_asked_for(night: SyntheticNight) -> None:
    """Test periodic movements are periodic, or an index over them means nothing."""
    onsets_s = [e.onset_s for e in _own(night) if e.periodic]

    intervals_s = np.diff(onsets_s)

    assert len(onsets_s) > 60
    assert PLAN.period_s[0] * 0.75 < np.median(intervals_s) < PLAN.period_s[1] * 1.25
    assert np.mean((intervals_s >= 10) & (intervals_s <= 90)) > 0.85


@pytest.mark.parametrize("clock_error", [0.02, -0.02], ids=["fast", "slow"])
def test_the_samples_move_when_the_truth_says(clock_error: float) -> None:
    """Test truth keeps the recording's time to the end, whatever the clock's error."""
    plan = replace(PLAN, clock_error=clock_error, bedmate=None, house=_NO_HOUSE)
    made = compose_night(plan, 7)
    getting_out = _own(made)[-1]
    assert getting_out.detail == "getting out"

    samples_mg = made.acceleration_mg
    first = round(getting_out.onset_s * made.rate_hz)
    before_mg = envelope_mg(samples_mg[first - 500 : first], made.rate_hz)[100:]
    during_mg = envelope_mg(samples_mg[first : first + 200], made.rate_hz)

    assert during_mg.max() > 5 * before_mg.max()


def test_an_events_own_envelope_is_found_in_the_recording() -> None:
    """Test what is said to be visible can be seen, as large as it is said to be."""
    made = compose_night(replace(PLAN, bedmate=None, house=_NO_HOUSE), 8)
    limbs = [
        e
        for e in _own(made)
        if e.kind is TrueKind.LIMB_MOVEMENT
        and e.envelope_mg > 10 * made.truth.resting_envelope_mg
    ]
    assert len(limbs) > 10

    ratios = [_measured_mg(made, event) / event.envelope_mg for event in limbs]

    assert 0.85 < np.median(ratios) < 1.15


def test_visible_means_half_as_much_again_as_rest(night: SyntheticNight) -> None:
    """Test the label is the definition, for house and bedmate as for the sleeper."""
    threshold_mg = 1.5 * night.truth.resting_envelope_mg

    for event in night.truth.events:
        assert event.visible == (event.envelope_mg >= threshold_mg)
    assert {e.source for e in night.truth.events} == set(Source)


def test_a_gap_hides_what_falls_into_it() -> None:
    """Test nobody is asked for a movement that was not recorded."""
    made = compose_night(replace(PLAN, gaps=6), 9)

    for first, length in made.gaps:
        assert (made.counts[first : first + length] == made.counts[first - 1]).all()
    cut = [
        event
        for event in made.truth.events
        for gap in made.truth.gaps
        if gap.start_s <= event.onset_s < gap.end_s
    ]
    assert cut
    assert not any(event.visible or event.clear for event in cut)


def test_nobody_is_in_an_empty_bed() -> None:
    """Test whatever is found in an empty bed is false."""
    made = compose_night(NightPlan(name="empty", hours=(1, 1), empty=True), 1)

    assert made.truth.in_bed == ()
    assert made.truth.sleep_onset_s is None
    assert not _own(made)


def test_a_weak_chip_hides_the_heartbeat() -> None:
    """Test noise and coarse steps reach the samples as the data sheets say."""
    plan = NightPlan(name="still", hours=(1, 1), empty=True, house=_NO_HOUSE)

    def rest_mg(chip: str) -> float:
        made = compose_night(replace(plan, chip=chip), 2)
        return float(np.std(made.acceleration_mg, axis=0).max())

    assert rest_mg("LSM6DSO") == pytest.approx(0.07 * np.sqrt(50), rel=0.05)
    assert rest_mg("MPU-6050") == pytest.approx(0.40 * np.sqrt(50), rel=0.05)
    assert rest_mg("ADXL345") > 0.43 * np.sqrt(50) * 0.95


def test_names_are_their_own() -> None:
    """Test no two nights of the set share a name, and with it a place in the cache."""
    names = [plan.name for plan in CATALOGUE]

    assert len(set(names)) == len(names) >= 24
    assert all(7 <= plan.hours[0] <= plan.hours[1] <= 8 for plan in CATALOGUE)


_NO_HOUSE = Household(steps=0, doors=0, bumps=0, traffic=0)


def _own(night: SyntheticNight) -> list[TrueEvent]:
    return [e for e in night.truth.events if e.source is Source.SLEEPER]


def _measured_mg(night: SyntheticNight, event: TrueEvent) -> float:
    """Return the largest envelope in the recording while a movement lasts."""
    first = round(event.onset_s * night.rate_hz)
    last = round((event.onset_s + event.duration_s + 0.5) * night.rate_hz)
    lead = round(5 * night.rate_hz)
    around_mg = night.acceleration_mg[first - lead : last + lead]
    return float(
        envelope_mg(around_mg, night.rate_hz)[lead : lead + last - first].max()
    )
