"""A generated night is what its truth says, and the same every time."""

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest

from bench.synthetic_bed import (
    Scenario,
    Source,
    SyntheticNight,
    TrueKind,
    find_scenario,
    generate_night,
)
from bench.synthetic_bed.bed import LEVELS, Mount
from bench.synthetic_bed.scenario import SCENARIOS
from bench.synthetic_bed.spectrum import band_envelope

SHORT = replace(find_scenario("short"), twitches_per_hour=30)
FULL = Scenario(
    name="full",
    chip="LSM6DSO",
    hours=4,
    plm_per_hour=30,
    bathroom_breaks=1,
    twitches_per_hour=8,
)


@pytest.fixture(scope="module", params=list(Mount), ids=[str(m) for m in Mount])
def full_night(request: pytest.FixtureRequest) -> SyntheticNight:
    """Return four hours with everything, on each mount."""
    return generate_night(replace(FULL, mount=request.param), 8)


def test_the_same_seed_gives_the_same_night() -> None:
    """Test a night can be named by its seed, in any process and on any day."""
    first, second = generate_night(SHORT, 4), generate_night(SHORT, 4)

    assert np.array_equal(first.counts, second.counts)
    assert first.truth == second.truth


def test_another_seed_gives_another_night() -> None:
    """Test a second night tells something that the first did not."""
    first, second = generate_night(SHORT, 4), generate_night(SHORT, 5)

    assert first.truth.bed_modes != second.truth.bed_modes
    assert not np.array_equal(first.counts, second.counts)


def test_heartbeats_are_as_large_as_published_for_the_mount(
    full_night: SyntheticNight,
) -> None:
    """Test the heartbeat at the sensor, for everything is measured against it."""
    low, high = LEVELS[Mount(full_night.truth.mount)].heartbeat

    envelope_mg = full_night.truth.heartbeat_envelope_mg

    # The envelope of a beat is a half to a fifth of its peak.
    assert 0.15 * low < envelope_mg < 0.9 * high


@pytest.mark.parametrize(
    ("kind", "level"),
    [
        (TrueKind.LIMB_MOVEMENT, "limb"),
        (TrueKind.HYPNIC_JERK, "jerk"),
        (TrueKind.BODY_MOVEMENT, "turn"),
    ],
)
def test_movements_are_as_large_as_published_for_the_mount(
    full_night: SyntheticNight, kind: TrueKind, level: str
) -> None:
    """Test peaks lie in the mount's range, give or take what a posture does."""
    low, high = getattr(LEVELS[Mount(full_night.truth.mount)], level)
    peaks_mg = [e.peak_mg for e in full_night.truth.events if e.kind is kind]

    assert peaks_mg
    assert min(peaks_mg) > 0.5 * low
    assert max(peaks_mg) < 2.0 * high


def test_a_movement_stands_in_the_counts_where_the_truth_has_it(
    full_night: SyntheticNight,
) -> None:
    """Test truth and samples agree in time: a turn is loud from its onset on."""
    rate_hz = full_night.rate_hz
    signal = full_night.acceleration_mg
    turns = [e for e in full_night.truth.events if e.detail == "turn"]

    inside, outside = [], []
    for turn in turns:
        first = round(turn.onset_s * rate_hz)
        last = first + round(turn.duration_s * rate_hz)
        inside.append(np.ptp(signal[first:last], axis=0).max())
        outside.append(
            np.ptp(signal[first - round(2 * rate_hz) : first - 1], axis=0).max()
        )

    assert np.median(np.array(inside) / np.array(outside)) > 5


def test_the_sleepers_movements_do_not_overlap(full_night: SyntheticNight) -> None:
    """Test a body does one thing at a time, or one to one matching means nothing."""
    own = [e for e in full_night.truth.events if e.source is Source.SLEEPER]

    for before, after in pairwise(own):
        assert after.onset_s > before.onset_s + before.duration_s


def test_visible_is_one_and_a_half_resting_envelopes(
    full_night: SyntheticNight,
) -> None:
    """Test the definition that all scores hang on, for every event of the night."""
    truth = full_night.truth

    for event in truth.events:
        assert event.visible == (event.envelope_mg >= 1.5 * truth.resting_envelope_mg)
        assert not (event.clear and not event.visible)


def test_sleep_lies_within_the_time_in_bed(full_night: SyntheticNight) -> None:
    """Test the plan holds together: nobody sleeps in the bathroom."""
    truth = full_night.truth

    for sleep in truth.asleep:
        assert any(
            stay.start_s < sleep.start_s < sleep.end_s < stay.end_s
            for stay in truth.in_bed
        )
    assert len(truth.in_bed) == 2
    assert truth.sleep_onset_s == truth.asleep[0].start_s
    assert truth.final_wake_s == truth.asleep[-1].end_s


def test_nobody_moves_while_the_bed_is_empty(full_night: SyntheticNight) -> None:
    """Test every movement of the sleeper lies in a stay."""
    for event in full_night.truth.events:
        assert event.source is not Source.SLEEPER or any(
            stay.start_s - 0.5 <= event.onset_s <= stay.end_s
            for stay in full_night.truth.in_bed
        )


@pytest.mark.parametrize("error", [-0.02, 0.0, 0.02], ids=["slow", "true", "fast"])
def test_a_wrong_clock_stretches_the_recording(error: float) -> None:
    """Test true seconds become seconds of the recording by the chip's own error."""
    night = generate_night(replace(SHORT, clock_error=error), 6)

    assert night.true_rate_hz == pytest.approx(night.rate_hz * (1 + error))
    assert night.duration_s == pytest.approx(1200 * (1 + error), abs=0.02)
    assert night.truth.duration_s == pytest.approx(night.duration_s)


def test_a_gap_holds_the_last_value_and_hides_what_happens_in_it() -> None:
    """Test lost samples are lost: nothing in a gap is owed to a detector."""
    night = generate_night(replace(SHORT, gaps=4, gap_s=(5.0, 30.0)), 7)

    assert len(night.gaps) == 4
    for first, length in night.gaps:
        held = night.counts[first : first + length]
        assert np.all(held == night.counts[first - 1])
    for event in night.truth.events:
        in_gap = any(
            event.onset_s < gap.end_s and event.onset_s + event.duration_s > gap.start_s
            for gap in night.truth.gaps
        )
        assert not (in_gap and event.visible)


def test_a_gain_step_changes_the_heartbeat_in_mid_night() -> None:
    """Test the step is felt in what rests, not only in what moves."""
    plain = Scenario(
        name="step", mount=Mount.TOPPER, hours=2, loudness=(0.6, 0.6), wake_bouts=0
    )

    def late_over_early(scenario: Scenario) -> float:
        night = generate_night(scenario, 3)
        signal = night.acceleration_mg.T
        third = signal.shape[1] // 3
        early = signal[:, third - 50_000 : third]
        late = signal[:, -third : 50_000 - third]
        envelopes = [
            np.median(band_envelope(part - part.mean(axis=1)[:, None], night.rate_hz))
            for part in (early, late)
        ]
        return float(envelopes[1] / envelopes[0])

    unchanged = late_over_early(plain)
    stepped = late_over_early(replace(plain, gain_step=(0.25, 0.25)))

    assert stepped < 0.6 * unchanged


def test_an_empty_bed_holds_no_sleeper() -> None:
    """Test an empty night is noise and house alone."""
    night = generate_night(find_scenario("empty", hours=0.5), 2)

    assert night.truth.in_bed == ()
    assert night.truth.sleep_onset_s is None
    assert {event.source for event in night.truth.events} <= {Source.HOUSE}
    assert night.truth.heartbeat_envelope_mg == 0


def test_overdrive_drives_the_chip_to_the_end_of_its_range() -> None:
    """Test a clipping night really clips."""
    loud = replace(SHORT, mount=Mount.TOPPER, overdrive=6.0, loudness=(1.0, 1.0))

    counts = generate_night(loud, 3).counts

    assert np.any(np.abs(counts.astype(int)) >= 32767)


@pytest.mark.parametrize("name", SCENARIOS)
def test_every_named_scenario_makes_a_night(name: str) -> None:
    """Test no name on the command line leads to an error."""
    night = generate_night(find_scenario(name, hours=1 / 2), 1)

    assert np.ptp(night.counts, axis=0).min() > 0


def test_the_short_night_has_known_unmistakable_movements() -> None:
    """Test what end-to-end tests stand on: jerks, a series and turns, all visible."""
    for seed in range(6):
        truth = generate_night(find_scenario("short"), seed).truth
        own = [e for e in truth.events if e.source is Source.SLEEPER]
        periodic = [e for e in own if e.periodic]
        ratios = [e.envelope_mg / truth.resting_envelope_mg for e in own]

        assert len(periodic) >= 6
        assert sum(e.kind is TrueKind.HYPNIC_JERK for e in own) >= 1
        assert min(ratios) > 1.5


def test_an_unknown_scenario_is_refused_by_name() -> None:
    """Test the error says what there is."""
    with pytest.raises(ValueError, match="no scenario 'nap'; there are quiet"):
        find_scenario("nap")
