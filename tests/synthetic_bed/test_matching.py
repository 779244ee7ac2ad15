"""A found movement is found once, a false one is held against, the unseen is not."""

from dataclasses import replace

from bench.nights.answer import Answer, Reported
from bench.nights.figures import Tally, judge
from bench.nights.matching import GROUPS, events_taken_for_the_sleeper, match
from bench.nights.textbook import textbook
from bench.synthetic_bed import (
    Source,
    Stretch,
    TrueEvent,
    TrueKind,
    Truth,
    find_scenario,
    generate_night,
)

LIMBS, JERKS, TWITCHES, LARGE = GROUPS
LIMB = TrueEvent(
    onset_s=100.0,
    duration_s=2.0,
    kind=TrueKind.LIMB_MOVEMENT,
    detail="limb movement",
    source=Source.SLEEPER,
    peak_mg=10.0,
    envelope_mg=5.0,
    visible=True,
    clear=True,
    periodic=False,
)
EMPTY_NIGHT = Truth(
    scenario="hand-made",
    seed=0,
    chip="LSM6DSO",
    mount="slat",
    nominal_rate_hz=100.0,
    true_rate_hz=100.0,
    duration_s=1000.0,
    in_bed=(Stretch(start_s=0.0, end_s=1000.0),),
    asleep=(Stretch(start_s=50.0, end_s=900.0),),
    sleep_onset_s=50.0,
    final_wake_s=900.0,
    gaps=(),
    resting_envelope_mg=1.0,
    heartbeat_envelope_mg=0.5,
    bed_modes=(),
    events=(),
)


def truth_of(*events: TrueEvent) -> Truth:
    """Return a night with these events."""
    return replace(EMPTY_NIGHT, events=events)


def report(onset_s: float, kind: TrueKind = TrueKind.LIMB_MOVEMENT) -> Reported:
    """Return a reported movement of two seconds."""
    return Reported(onset_s=onset_s, duration_s=2.0, kind=kind)


def test_two_reports_of_one_movement_are_one_found_and_one_false() -> None:
    """Test splitting a movement does not pay."""
    found = match(LIMBS, truth_of(LIMB), [report(99.5), report(100.6)])

    assert [move.onset_s for _, move in found.pairs] == [99.5]
    assert [move.onset_s for move in found.false] == [100.6]


def test_a_report_more_than_a_second_off_is_a_miss_and_a_false_one() -> None:
    """Test the tolerance is one second on either side."""
    found = match(LIMBS, truth_of(LIMB), [report(101.01)])

    assert len(found.missed) == 1
    assert len(found.false) == 1


def test_the_invisible_is_neither_owed_nor_held_against() -> None:
    """Test finding what no sensor could have seen costs nothing, missing it neither."""
    truth = truth_of(replace(LIMB, visible=False, clear=False))

    assert match(LIMBS, truth, []).missed == ()
    assert match(LIMBS, truth, [report(100.2)]).false == ()


def test_a_limb_movement_that_is_none_counts_only_in_sleep() -> None:
    """Test fidgeting awake is no false limb movement, while a jerk counts anywhere."""
    awake, asleep = report(20.0), report(500.0)

    assert match(LIMBS, truth_of(), [awake, asleep]).false == (asleep,)
    jerk = replace(awake, kind=TrueKind.HYPNIC_JERK)
    assert match(JERKS, truth_of(), [jerk]).false == (jerk,)


def test_a_small_twitch_near_the_heartbeat_is_not_owed() -> None:
    """Test twitches between visible and clear may be found or not."""
    faint = replace(LIMB, kind=TrueKind.SMALL_TWITCH, duration_s=0.2, clear=False)
    said = report(100.0, TrueKind.SMALL_TWITCH)

    assert match(TWITCHES, truth_of(faint), []).missed == ()
    assert match(TWITCHES, truth_of(faint), [said]).false == ()


def test_getting_up_may_be_called_a_body_movement() -> None:
    """Test the two large kinds are judged as one."""
    rising = replace(LIMB, kind=TrueKind.BED_TRANSITION)

    found = match(LARGE, truth_of(rising), [report(100.0, TrueKind.BODY_MOVEMENT)])

    assert len(found.pairs) == 1


def test_a_step_reported_as_a_movement_is_taken_for_the_sleepers() -> None:
    """Test a neighbour's event counts once, and not where the sleeper moved as well."""
    steps = replace(
        LIMB, kind=TrueKind.ENVIRONMENT, source=Source.HOUSE, duration_s=8.0
    )
    own = replace(LIMB, onset_s=103.0)
    during = report(103.0)

    assert events_taken_for_the_sleeper(truth_of(steps), [during])[1] == [steps]
    assert events_taken_for_the_sleeper(truth_of(steps, own), [during])[1] == []
    said = [report(103.0, TrueKind.ENVIRONMENT)]
    assert events_taken_for_the_sleeper(truth_of(steps), said)[1] == []


def test_a_perfect_answer_is_judged_perfect() -> None:
    """Test the truth itself, told back, reaches every goal."""
    night = generate_night(find_scenario("plm", hours=3), 2)
    truth = night.truth
    own = [e for e in truth.events if e.source is Source.SLEEPER and e.visible]
    assert truth.sleep_onset_s is not None
    assert truth.final_wake_s is not None
    first = judge("told back", night, _answer_of(truth, own))

    assert all(tally.f1 == 1.0 for tally in first.tallies.values())
    assert first.strangers_taken == 0
    assert first.sleep_onset_error_min == 0
    assert first.time_in_bed_error_min == 0
    assert set(first.duration_errors_s) == {0.0}


def test_the_textbook_detector_finds_something_and_not_everything() -> None:
    """Test the yardstick is neither blind nor unbeatable on an easy night."""
    night = generate_night(find_scenario("short"), 3)

    figures = judge("textbook", night, textbook(night))

    total = sum(figures.tallies.values(), Tally())
    assert total.found > 0
    assert total.missed + total.false > 0


def _answer_of(truth: Truth, own: list[TrueEvent]) -> Answer:
    movements = tuple(
        Reported(onset_s=event.onset_s, duration_s=event.duration_s, kind=event.kind)
        for event in own
    )
    return Answer(
        movements=movements,
        in_bed=truth.in_bed,
        sleep_onset_s=truth.sleep_onset_s,
        final_wake_s=truth.final_wake_s,
        time_in_bed_s=None,
        plm_per_hour=None,
        periodicity_index=None,
    )
