"""What a movement was: its shape in its place in the night."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from custom_components.sleep_twitch.detector.models import MovementShape
from custom_components.sleep_twitch.night.bouts import gather_bouts
from custom_components.sleep_twitch.night.kind import Context, Judgement, judge
from custom_components.sleep_twitch.night.models import Interval, MovementKind
from custom_components.sleep_twitch.night.params import KindParams
from custom_components.sleep_twitch.night.reason import reason_text
from tests.night.handmade import clocked, shaken

PARAMS = KindParams()
LIMB, LARGE = MovementShape.LIMB, MovementShape.LARGE
IMPULSE, TWITCH = MovementShape.IMPULSE, MovementShape.TWITCH
EXTERNAL = MovementShape.EXTERNAL
NIGHT = Context(
    in_bed=(Interval(start_s=500.0, end_s=26_000.0),),
    transitions=(
        Interval(start_s=500.0, end_s=512.0),
        Interval(start_s=25_992.0, end_s=26_000.0),
    ),
    settlings_s=(2000.0, 15_000.0),
    impulses_s=(),
)


def _judged(
    onset_s: float,
    duration_s: float,
    shape: MovementShape,
    context: Context = NIGHT,
    **features: Any,  # noqa: ANN401  Any figure of a movement may be given.
) -> Judgement:
    movement = shaken(onset_s, duration_s, shape, **features)
    (bout,) = gather_bouts(clocked(movement), context.transitions, PARAMS)
    return judge(bout, context, PARAMS)


@pytest.mark.parametrize(
    ("onset_s", "duration_s", "shape", "kind"),
    [
        (10_000, 2.0, LIMB, MovementKind.LIMB_MOVEMENT),
        (10_000, 0.5, LIMB, MovementKind.LIMB_MOVEMENT),
        (10_000, 10.0, LIMB, MovementKind.LIMB_MOVEMENT),
        (10_000, 10.01, LIMB, MovementKind.BODY_MOVEMENT),
        (10_000, 4.0, LARGE, MovementKind.BODY_MOVEMENT),
        (10_000, 60.0, LARGE, MovementKind.BODY_MOVEMENT),
        (10_000, 0.3, TWITCH, MovementKind.SMALL_TWITCH),
        (10_000, 1.0, EXTERNAL, MovementKind.ENVIRONMENT),
        (1900, 0.3, IMPULSE, MovementKind.HYPNIC_JERK),
        (14_900, 0.3, IMPULSE, MovementKind.HYPNIC_JERK),
        (505, 8.0, LARGE, MovementKind.BED_TRANSITION),
        (25_993, 5.0, LARGE, MovementKind.BED_TRANSITION),
        (100, 2.0, LIMB, MovementKind.ENVIRONMENT),
        (27_000, 4.0, LARGE, MovementKind.ENVIRONMENT),
        (505, 1.0, EXTERNAL, MovementKind.ENVIRONMENT),
    ],
    ids=[
        "a leg",
        "the shortest leg movement",
        "the longest leg movement",
        "longer than a leg movement",
        "a turn",
        "a restless bout",
        "a twitch",
        "the house",
        "a jerk before sleep",
        "a jerk settling again",
        "getting in",
        "getting out",
        "before anybody was there",
        "after everybody has gone",
        "a door slammed while getting in",
    ],
)
def test_a_shape_in_its_place_is_a_kind(
    onset_s: float, duration_s: float, shape: MovementShape, kind: MovementKind
) -> None:
    """Test every kind once."""
    assert _judged(onset_s, duration_s, shape).kind is kind


@pytest.mark.parametrize(
    ("onset_s", "kind"),
    [
        (2000 - 1201, MovementKind.SMALL_TWITCH),
        (2000 - 1199, MovementKind.HYPNIC_JERK),
        (2000 + 599, MovementKind.HYPNIC_JERK),
        (2000 + 601, MovementKind.SMALL_TWITCH),
    ],
)
def test_a_jerk_is_hypnic_around_falling_asleep_only(
    onset_s: float, kind: MovementKind
) -> None:
    """Test an impulse in deep sleep is not named after falling asleep."""
    assert _judged(onset_s, 0.3, IMPULSE).kind is kind


def test_impulses_on_both_sides_are_a_rhythm_and_no_jerk() -> None:
    """Test a hypnic jerk is single: like ones on one side are let pass."""
    rhythm = replace(NIGHT, impulses_s=(1875.0, 1900.0, 1925.0))
    pair = replace(NIGHT, impulses_s=(1900.0, 1925.0))

    assert _judged(1900, 0.3, IMPULSE, rhythm).kind is MovementKind.SMALL_TWITCH
    assert _judged(1900, 0.3, IMPULSE, pair).kind is MovementKind.HYPNIC_JERK


@pytest.mark.parametrize(
    ("shape", "features", "code"),
    [
        (EXTERNAL, {"high_band_share": 0.9}, "house_high"),
        (EXTERNAL, {"high_band_share": 0.3, "line_share": 0.9}, "house_line"),
        (EXTERNAL, {"impulse_rate_hz": 1.8, "impulse_count": 5}, "house_steps"),
        (LARGE, {"tilt_change_deg": 2.0}, "turned"),
        (LARGE, {"tilt_change_deg": 0.0}, "large"),
        (LIMB, {}, "limb"),
    ],
)
def test_a_judgement_says_why(
    shape: MovementShape, features: dict[str, Any], code: str
) -> None:
    """Test a reader may check the judgement by its figures."""
    judgement = _judged(10_000, 4.0, shape, **features)

    assert judgement.reason.code == code
    assert "{" not in reason_text(judgement.reason)


def test_a_jerk_s_reason_tells_the_minutes() -> None:
    """Test the sentence a person reads in the morning."""
    judgement = _judged(1640, 0.22, IMPULSE)

    assert reason_text(judgement.reason) == (
        "impulse of 0.22 s at 30 times rest, 6 min before falling asleep, "
        "none like it on both sides"
    )


@pytest.mark.parametrize(
    ("shape", "duration_s"), [(LIMB, 2.0), (LARGE, 6.0), (TWITCH, 0.3), (EXTERNAL, 2.0)]
)
def test_confidence_grows_with_size(shape: MovementShape, duration_s: float) -> None:
    """Test a faint movement is less sure than a clear one, and none is certain."""
    faint = _judged(
        10_000, duration_s, shape, peak_ratio=1.2, high_band_share=0.61
    ).confidence
    clear = _judged(
        10_000, duration_s, shape, peak_ratio=60.0, high_band_share=0.95
    ).confidence

    assert 0.5 <= faint <= clear <= 1.0
    assert faint < clear or shape is LIMB
