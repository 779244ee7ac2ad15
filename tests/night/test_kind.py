"""What a movement was: the verdict on it in its place in the night."""

from __future__ import annotations

from typing import Any, Final

import pytest

from custom_components.sleep_twitch.detector.models import MovementShape
from custom_components.sleep_twitch.night.bouts import Bout
from custom_components.sleep_twitch.night.evidence import Ground
from custom_components.sleep_twitch.night.kind import Context, Judgement, judge
from custom_components.sleep_twitch.night.models import Interval, MovementKind
from custom_components.sleep_twitch.night.params import KindParams
from custom_components.sleep_twitch.night.reason import reason_text
from tests.night.handmade import clocked, shaken, verdict

PARAMS: Final = KindParams()
SHAPE_OF: Final = {
    MovementKind.LIMB_MOVEMENT: MovementShape.LIMB,
    MovementKind.BODY_MOVEMENT: MovementShape.LARGE,
    MovementKind.HYPNIC_JERK: MovementShape.IMPULSE,
    MovementKind.SMALL_TWITCH: MovementShape.TWITCH,
    MovementKind.ENVIRONMENT: MovementShape.EXTERNAL,
}
LIMB, TURN = MovementKind.LIMB_MOVEMENT, MovementKind.BODY_MOVEMENT
JERK, TWITCH = MovementKind.HYPNIC_JERK, MovementKind.SMALL_TWITCH
HOUSE, DOOR = MovementKind.ENVIRONMENT, MovementKind.BED_TRANSITION
IN_S, UP_S = 500.0, 26_000.0
NIGHT: Final = Context(
    in_bed=(Interval(start_s=IN_S, end_s=UP_S),),
    transitions=(
        Interval(start_s=IN_S, end_s=512.0),
        Interval(start_s=25_992.0, end_s=UP_S),
    ),
    settlings_s=(2000.0, 15_000.0),
)


def _judged(
    onset_s: float,
    duration_s: float,
    found: MovementKind,
    context: Context = NIGHT,
    shape: MovementShape | None = None,
    **features: Any,  # noqa: ANN401  Any figure of a movement may be given.
) -> Judgement:
    """Return the judgement of one push that was found to be of a kind."""
    push = shaken(onset_s, duration_s, shape or SHAPE_OF[found], **features)
    bout = Bout(
        pushes=clocked(push),
        verdicts=(verdict(found, 0.8, rival=_rival(found), ground=Ground.LENGTH),),
    )
    at_door = found is not HOUSE and any(
        door.start_s <= onset_s <= door.end_s for door in context.transitions
    )
    return judge(bout, context, PARAMS, is_at_door=at_door)


def _rival(found: MovementKind) -> MovementKind:
    return TURN if found is LIMB else LIMB


@pytest.mark.parametrize(
    ("onset_s", "duration_s", "found", "kind"),
    [
        (10_000, 2.0, LIMB, LIMB),
        (10_000, 0.2, LIMB, LIMB),
        (10_000, 10.0, LIMB, LIMB),
        (10_000, 10.01, LIMB, TURN),
        (10_000, 4.0, TURN, TURN),
        (10_000, 60.0, TURN, TURN),
        (10_000, 0.3, TWITCH, TWITCH),
        (10_000, 1.0, HOUSE, HOUSE),
        (10_000, 60.0, HOUSE, HOUSE),
        (1900, 0.3, JERK, JERK),
        (10_000, 0.3, JERK, JERK),
        (505, 8.0, TURN, DOOR),
        (505, 8.0, LIMB, DOOR),
        (25_993, 5.0, TURN, DOOR),
        (100, 2.0, LIMB, HOUSE),
        (27_000, 4.0, TURN, HOUSE),
        (505, 1.0, HOUSE, HOUSE),
    ],
    ids=[
        "a leg",
        "a leg of which little is to be seen",
        "the longest leg movement",
        "longer than a leg movement",
        "a turn",
        "a restless bout",
        "a twitch",
        "the house",
        "a long train of the house",
        "a jerk before sleep",
        "a jerk in the middle of the night",
        "getting in",
        "getting in on a soft mattress",
        "getting out",
        "before anybody was there",
        "after everybody has gone",
        "a door slammed while getting in",
    ],
)
def test_a_verdict_in_its_place_is_a_kind(
    onset_s: float, duration_s: float, found: MovementKind, kind: MovementKind
) -> None:
    """Test presence and the longest limb movement go before the trees, nothing else."""
    assert _judged(onset_s, duration_s, found).kind is kind


@pytest.mark.parametrize(
    ("onset_s", "code", "minutes"),
    [
        (2000 - 1201, "jerk_alone", None),
        (2000 - 1199, "jerk_before_sleep", 20.0),
        (2000 - 360, "jerk_before_sleep", 6.0),
        (2000 + 360, "jerk_after_sleep", 6.0),
        (15_000 - 90, "jerk_before_sleep", 1.5),
        (2000 + 1201, "jerk_alone", None),
    ],
)
def test_a_jerk_says_how_near_it_is_to_falling_asleep(
    onset_s: float, code: str, minutes: float | None
) -> None:
    """Test the nearest settling is told, where one is near at all."""
    why = _judged(onset_s, 0.3, JERK).reason

    assert why.code == code
    assert why.values.get("minutes") == minutes


def test_a_jerk_in_a_night_without_sleep_stands_alone() -> None:
    """Test no minutes are told of a falling asleep that never came."""
    awake = Context(in_bed=NIGHT.in_bed, transitions=(), settlings_s=())

    assert _judged(1900, 0.3, JERK, awake).reason.code == "jerk_alone"


@pytest.mark.parametrize(
    ("found", "duration_s", "features", "code"),
    [
        (HOUSE, 4.0, {"high_band_share": 0.9}, "house_high"),
        (HOUSE, 4.0, {"high_band_share": 0.3, "line_share": 0.9}, "house_line"),
        (HOUSE, 4.0, {"impulse_rate_hz": 1.8, "impulse_count": 5}, "house_steps"),
        (HOUSE, 4.0, {"shape": MovementShape.LIMB}, "not_the_sleeper"),
        (TURN, 4.0, {"tilt_change_deg": 2.0}, "turned"),
        (TURN, 4.0, {"tilt_change_deg": 0.0}, "large"),
        (TURN, 4.0, {"tilt_change_deg": float("nan")}, "large"),
        (TURN, 46.0, {}, "restless"),
        (LIMB, 4.0, {}, "limb"),
        (TWITCH, 0.3, {}, "twitch"),
        (JERK, 0.3, {}, "jerk_alone"),
    ],
)
def test_a_judgement_says_why(
    found: MovementKind, duration_s: float, features: dict[str, Any], code: str
) -> None:
    """Test a reader may check the judgement, and sees what it was told from."""
    why = _judged(10_000, duration_s, found, **features).reason

    assert why.code == code
    assert "told from a" in reason_text(why)
    assert reason_text(why).endswith(" movement by its length")


@pytest.mark.parametrize("found", [LIMB, TWITCH, HOUSE])
def test_what_else_moves_at_a_door_is_what_it_is(found: MovementKind) -> None:
    """Test only one movement is the getting in; presence's edges are near the bed."""
    bout = Bout(
        pushes=clocked(shaken(IN_S, 1.0, SHAPE_OF[found])), verdicts=(verdict(found),)
    )

    assert judge(bout, NIGHT, PARAMS, is_at_door=False).kind is found


@pytest.mark.parametrize(
    ("duration_s", "code"), [(12.0, "too_long_for_limb"), (50.0, "restless")]
)
def test_what_is_too_long_for_a_limb_was_told_from_nothing(
    duration_s: float, code: str
) -> None:
    """Test a rule's word is not passed off as the trees'."""
    why = _judged(10_000, duration_s, LIMB).reason

    assert why.code == code
    assert "told from" not in reason_text(why)


@pytest.mark.parametrize("onset_s", [100.0, 505.0])
def test_what_presence_decides_was_told_from_nothing(onset_s: float) -> None:
    """Test an empty bed and getting in are reason enough."""
    assert "told from" not in reason_text(_judged(onset_s, 4.0, TURN).reason)


def test_a_jerk_s_reason_reads_like_a_sentence() -> None:
    """Test the sentence a person reads in the morning."""
    assert reason_text(_judged(1640, 0.22, JERK).reason) == (
        "impulse at 50 times rest, 6 min before falling asleep; "
        "told from a limb movement by its length"
    )


@pytest.mark.parametrize("found", SHAPE_OF)
def test_a_judgement_is_as_sure_as_its_verdict(found: MovementKind) -> None:
    """Test nothing is added to what the trees know."""
    assert _judged(10_000, 2.0, found).confidence == 0.8


def test_getting_in_is_surer_the_larger_it_was() -> None:
    """Test a door that hardly shook the bed is told with less confidence."""
    faint, clear = (
        _judged(505, 8.0, TURN, peak_ratio=size).confidence for size in (1.2, 60.0)
    )

    assert 0.5 <= faint < clear <= 1.0
