"""The whole of a night: presence, sleep, kinds and series together."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest

from custom_components.sleep_twitch.detector.models import Movement, MovementShape
from custom_components.sleep_twitch.night.models import MovementKind, Night, RuleSet
from custom_components.sleep_twitch.night.params import NightParams
from custom_components.sleep_twitch.night.reason import reason_text
from custom_components.sleep_twitch.night.scorer import score_night
from custom_components.sleep_twitch.night.summary import summarize
from custom_components.sleep_twitch.wire.timeline import Timeline
from tests.night.handmade import (
    BOOT_ID,
    TIMELINE,
    fidgets,
    in_order,
    seconds,
    shaken,
)

LARGE, IMPULSE = MovementShape.LARGE, MovementShape.IMPULSE
TWITCH = MovementShape.TWITCH
PARAMS = NightParams()
STRETCHES = ((600.0, 1.0), (14_400.0, 2.2), (600.0, 1.0))
"""Four hours in bed between ten minutes of an empty one."""


def _movements() -> tuple[Movement, ...]:
    series = [shaken(6000 + 24 * beat, 2.4) for beat in range(40)]
    return in_order(
        [
            shaken(200, 1.0, peak_ratio=6.0),
            shaken(600, 8.0, LARGE),
            *fidgets(620, 1800, 60, 1),
            shaken(1700, 0.25, IMPULSE),
            *series,
            *(shaken(turn_s, 5.0, LARGE) for turn_s in (3900, 5200, 9500, 11_800)),
            *(shaken(5100 + 37 * place**2, 0.3, TWITCH) for place in range(4)),
            shaken(12_500, 1.0, MovementShape.EXTERNAL),
            *fidgets(14_000, 14_950, 60, 2),
            shaken(14_994, 6.0, LARGE),
            shaken(15_300, 1.0, MovementShape.EXTERNAL),
        ]
    )


def _night(params: NightParams = PARAMS, timeline: Timeline = TIMELINE) -> Night:
    return score_night(_movements(), seconds(*STRETCHES), timeline, params).night


def _series(night: Night) -> list[int]:
    """Return the lengths of the series among the forty beats."""
    numbers = [m.series for m in night.movements if 6000 <= m.onset_s < 7000]
    return list(Counter(number for number in numbers if number).values())


def test_a_night_is_told_from_getting_in_to_getting_out() -> None:
    """Test a night of which all is known, by its headline figures."""
    night = _night()
    summary = summarize(night, PARAMS)

    (stay,) = night.in_bed
    assert (stay.start_s, stay.end_s) == pytest.approx((600, 15_000))
    assert night.time_in_bed_s == pytest.approx(14_400)
    assert night.sleep_onset_s == pytest.approx(1800, abs=300)
    assert night.final_wake_s == pytest.approx(14_000, abs=400)
    assert _series(night) == [40]
    assert summary.plm is not None
    assert 40 <= summary.plm <= 46
    assert summary.rhythm_period_s == pytest.approx(24, rel=0.05)


def test_kinds_follow_presence_and_sleep() -> None:
    """Test each movement is judged by its place in the night."""
    kinds = {round(m.onset_s): m.kind for m in _night().movements}

    assert kinds[200] is MovementKind.ENVIRONMENT
    assert kinds[600] is MovementKind.BED_TRANSITION
    assert kinds[1700] is MovementKind.HYPNIC_JERK
    assert kinds[5137] is MovementKind.SMALL_TWITCH
    assert kinds[6024] is MovementKind.LIMB_MOVEMENT
    assert kinds[9500] is MovementKind.BODY_MOVEMENT
    assert kinds[12_500] is MovementKind.ENVIRONMENT
    assert kinds[14_994] is MovementKind.BED_TRANSITION
    assert kinds[15_300] is MovementKind.ENVIRONMENT


def test_every_kind_says_what_it_was_told_from() -> None:
    """Test a person may see why, of a leg as of the house."""
    told = {round(m.onset_s): m.reason for m in _night().movements}

    for onset_s in (1700, 5137, 6024, 9500, 12_500):
        assert "; told from " in reason_text(told[onset_s])
    for onset_s in (200, 600, 14_994):
        assert "; told from " not in reason_text(told[onset_s])


def test_a_limb_movement_lasts_at_least_half_a_second() -> None:
    """Test one of which 0.3 s stand clear of the noise is told with half a second."""
    buried = [
        replace(leg, active_samples=30) if leg.onset_sample == 609_600 else leg
        for leg in _movements()
    ]

    night = score_night(buried, seconds(*STRETCHES), TIMELINE, PARAMS).night

    lengths = {round(m.onset_s): (m.kind, m.duration_s) for m in night.movements}
    assert lengths[6096] == (MovementKind.LIMB_MOVEMENT, 0.5)
    assert lengths[6072][1] == pytest.approx(2.4)


def test_a_clear_limb_movement_lasts_while_it_is_near_its_peak() -> None:
    """Test a bed that rings on does not lengthen a strong one, nor hide a faint one."""
    kind = PARAMS.kind
    core_s = 1.2
    legs = {600_000: kind.clear_ratio, 604_800: 0.99 * kind.clear_ratio}
    ringing = [
        shaken(
            m.onset_sample / 100, 2.4, peak_ratio=legs[m.onset_sample], core_s=core_s
        )
        if m.onset_sample in legs
        else m
        for m in _movements()
    ]

    night = score_night(ringing, seconds(*STRETCHES), TIMELINE, PARAMS).night

    lengths = {round(m.onset_s): m.duration_s for m in night.movements}
    assert lengths[6000] == pytest.approx(core_s + kind.flanks_s)
    assert lengths[6048] == pytest.approx(2.4)


def test_what_is_no_limb_movement_keeps_its_length() -> None:
    """Test a jerk and a twitch are as short as they were."""
    lengths = {round(m.onset_s): m.duration_s for m in _night().movements}

    assert lengths[1700] == pytest.approx(0.25)
    assert lengths[5137] == pytest.approx(0.3)


def test_periodic_limb_movements_are_not_waking() -> None:
    """Test sixteen minutes of a leg every 24 s leave the sleep whole."""
    quiet = [m for m in _movements() if not 6000 <= m.onset_sample / 100 < 7000]

    with_series = _night()
    without = score_night(quiet, seconds(*STRETCHES), TIMELINE, PARAMS).night

    assert with_series.sleep_onset_s == without.sleep_onset_s
    assert with_series.final_wake_s == without.final_wake_s


def test_the_rule_set_is_chosen() -> None:
    """Test a turn within a series parts it by WASM 2016 and not by the AASM."""
    turned = in_order([*_movements(), shaken(6492, 4.0, LARGE)])
    aasm = NightParams(rules=RuleSet.AASM)

    by_wasm = score_night(turned, seconds(*STRETCHES), TIMELINE, PARAMS).night
    by_aasm = score_night(turned, seconds(*STRETCHES), TIMELINE, aasm).night

    assert _series(by_wasm) == [21, 19]
    assert _series(by_aasm) == [40]
    assert by_aasm.rules is RuleSet.AASM


def test_a_later_origin_shifts_the_night_and_changes_nothing_else() -> None:
    """Test the same night an hour later on the clock is the same night."""
    (line,) = TIMELINE.lines
    later = Timeline(
        origin_utc_us=0,
        lines=(replace(line, reference_utc_us=line.reference_utc_us + 3_600_000_000),),
    )

    early, late = _night(), _night(timeline=later)

    assert [m.kind for m in late.movements] == [m.kind for m in early.movements]
    assert [m.series for m in late.movements] == [m.series for m in early.movements]
    assert late.sleep_onset_s is not None
    assert early.sleep_onset_s is not None
    assert late.sleep_onset_s - early.sleep_onset_s == pytest.approx(3600)


def test_a_gap_in_a_series_parts_it() -> None:
    """Test the score knows the gap between two epochs."""
    holed = ((600.0, 1.0), (5900.0, 2.2), (10.0, 0.0), (8490.0, 2.2), (600.0, 1.0))
    kept = [m for m in _movements() if not 6495 <= m.onset_sample / 100 < 6512]

    night = score_night(kept, seconds(*holed), TIMELINE, PARAMS).night

    assert [(gap.start_s, gap.end_s) for gap in night.gaps] == [(6500.0, 6510.0)]
    assert _series(night) == [21, 18]


def test_a_night_without_movement_has_no_figures() -> None:
    """Test a still sensor is not a perfect sleeper."""
    night = score_night([], seconds((20_000, 1.0)), TIMELINE, PARAMS).night
    summary = summarize(night, PARAMS)

    assert night.in_bed == ()
    assert night.time_in_bed_s is None
    assert summary.plm is None
    assert summary.coverage is None


def test_a_night_without_samples_cannot_be_scored() -> None:
    """Test nothing is made of nothing."""
    with pytest.raises(ValueError, match="without a single epoch"):
        score_night([], seconds((5, 0.0)), TIMELINE, PARAMS)


def test_a_boot_without_a_clock_is_refused() -> None:
    """Test no time is guessed."""
    with pytest.raises(ValueError, match=f"no line of time for boot \\[{BOOT_ID}\\]"):
        score_night([], seconds((50, 1.0)), Timeline(origin_utc_us=0, lines=()), PARAMS)
