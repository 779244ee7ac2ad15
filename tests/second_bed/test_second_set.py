"""The judge takes the second simulator's nights as it takes the first's."""

from bench.nights.answer import Answer, Reported
from bench.nights.evaluation_set import SEEDS, nights
from bench.nights.figures import judge
from bench.second_bed import NightPlan, compose_night
from bench.synthetic_bed.models import Source, SyntheticNight, TrueEvent


def test_the_second_set_is_the_second_simulators_alone() -> None:
    """Test no night that a detector was tuned on is among them."""
    second = nights("second")

    assert len(second) >= 24
    assert all(isinstance(night.scenario, NightPlan) for night in second)
    assert not any(isinstance(night.scenario, NightPlan) for night in nights("report"))
    assert not set(SEEDS["second"]) & {*SEEDS["tune"], *SEEDS["report"]}


def test_the_truth_itself_is_judged_faultless() -> None:
    """Test a detector can reach the goals: nothing is owed that truth does not hold."""
    night = compose_night(
        NightPlan(
            name="any",
            hours=(4, 4),
            plm_per_hour=40,
            twitches_per_hour=10,
            jerks=(2, 2),
        ),
        3,
    )

    figures = judge("any", night, _what_happened(night))

    assert {name: tally.f1 for name, tally in figures.tallies.items()} == {
        "limb_movement": 1.0,
        "hypnic_jerk": 1.0,
        "small_twitch": 1.0,
        "body_or_transition": 1.0,
    }
    assert figures.strangers > 0
    assert figures.strangers_taken == 0
    assert figures.sleep_onset_error_min == 0
    assert figures.time_in_bed_error_min == 0


def _what_happened(night: SyntheticNight) -> Answer:
    truth = night.truth
    own = [e for e in truth.events if e.source is Source.SLEEPER and e.visible]
    return Answer(
        movements=tuple(_reported(event) for event in own),
        in_bed=truth.in_bed,
        sleep_onset_s=truth.sleep_onset_s,
        final_wake_s=truth.final_wake_s,
        time_in_bed_s=sum(stay.duration_s for stay in truth.in_bed),
        plm_per_hour=None,
        periodicity_index=None,
    )


def _reported(event: TrueEvent) -> Reported:
    return Reported(onset_s=event.onset_s, duration_s=event.duration_s, kind=event.kind)
