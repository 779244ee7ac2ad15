"""Which pushes are one movement."""

from __future__ import annotations

import pytest

from custom_components.sleep_twitch.detector.models import Movement, MovementShape
from custom_components.sleep_twitch.night.bouts import gather_bouts
from custom_components.sleep_twitch.night.clocked import ClockedMovement
from custom_components.sleep_twitch.night.models import Interval
from custom_components.sleep_twitch.night.params import KindParams
from tests.night.handmade import clocked, shaken

LIMB, LARGE = MovementShape.LIMB, MovementShape.LARGE
IMPULSE, EXTERNAL = MovementShape.IMPULSE, MovementShape.EXTERNAL
PARAMS = KindParams()


def _spans(
    *movements: Movement, transitions: tuple[Interval, ...] = ()
) -> list[tuple[float, float]]:
    bouts = gather_bouts(clocked(*movements), transitions, PARAMS)
    return [(bout.onset_s, bout.end_s) for bout in bouts]


def test_limb_movements_half_a_second_apart_are_two() -> None:
    """Test the rule at its edge: 0.49 s apart are one, exactly 0.5 s are two."""
    assert _spans(shaken(10, 2), shaken(12.49, 1)) == [(10.0, 13.49)]
    assert _spans(shaken(10, 2), shaken(12.5, 1)) == [(10.0, 12.0), (12.5, 13.5)]


def test_pushes_of_a_turn_are_one() -> None:
    """Test turning over in three pushes is turned over once."""
    pushes = [shaken(10, 2, LARGE), shaken(14, 1), shaken(17, 2, LARGE)]

    assert _spans(*pushes) == [(10.0, 19.0)]


def test_a_limb_movement_well_before_a_turn_stands_alone() -> None:
    """Test a twitch of the leg some seconds before turning over is its own."""
    assert len(_spans(shaken(10, 1), shaken(15, 4, LARGE))) == 2


def test_a_jerk_and_the_turn_after_it_are_two() -> None:
    """Test a hypnic jerk is not swallowed by the turn that often follows."""
    assert len(_spans(shaken(10, 0.3, IMPULSE), shaken(11, 4, LARGE))) == 2


def test_the_house_joins_nothing() -> None:
    """Test a door slammed into a turn is no part of it."""
    assert len(_spans(shaken(10, 4, LARGE), shaken(14.1, 1, EXTERNAL))) == 2


def test_all_of_getting_in_is_one() -> None:
    """Test what happens at the door is one transition, pauses and all."""
    door = Interval(start_s=10.0, end_s=30.0)
    pushes = [shaken(10, 2, LARGE), shaken(18, 1), shaken(28, 2, LARGE), shaken(40, 1)]

    assert _spans(*pushes, transitions=(door,)) == [(10.0, 30.0), (40.0, 41.0)]


def test_a_longer_push_inside_keeps_the_end() -> None:
    """Test the end of a bout is that of its longest push."""
    assert _spans(shaken(10, 9, LARGE), shaken(12, 1)) == [(10.0, 19.0)]


@pytest.mark.parametrize("shape", [LIMB, LARGE])
def test_a_boot_parts_what_it_interrupts(shape: MovementShape) -> None:
    """Test no movement reaches across a restart of the node."""
    before = ClockedMovement(
        onset_s=10.0, end_s=12.0, movement=shaken(10, 2, shape, boot_id=1)
    )
    after = ClockedMovement(
        onset_s=12.1, end_s=13.0, movement=shaken(0, 0.9, shape, boot_id=2)
    )

    assert len(gather_bouts((before, after), (), PARAMS)) == 2
