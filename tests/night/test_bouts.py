"""Which pushes are one movement."""

from __future__ import annotations

from typing import Final

import pytest

from custom_components.sleep_twitch.detector.models import Movement, MovementShape
from custom_components.sleep_twitch.night.bouts import (
    Bout,
    bouts_at_doors,
    gather_bouts,
)
from custom_components.sleep_twitch.night.clocked import ClockedMovement
from custom_components.sleep_twitch.night.models import Interval, MovementKind
from custom_components.sleep_twitch.night.params import KindParams
from tests.night.handmade import clocked, shaken, verdict

PARAMS: Final = KindParams()
LIMB, TURN = MovementKind.LIMB_MOVEMENT, MovementKind.BODY_MOVEMENT
JERK, TWITCH = MovementKind.HYPNIC_JERK, MovementKind.SMALL_TWITCH
HOUSE: Final = MovementKind.ENVIRONMENT
Push = tuple[float, float, MovementKind]
"""Onset and length in seconds, and what it was found to be."""


def _bouts(*pushes: Push) -> tuple[Bout, ...]:
    movements = clocked(*(shaken(onset_s, length_s) for onset_s, length_s, _ in pushes))
    return gather_bouts(movements, [verdict(kind) for _, _, kind in pushes], PARAMS)


def _spans(*pushes: Push) -> list[tuple[float, float]]:
    return [(bout.onset_s, bout.end_s) for bout in _bouts(*pushes)]


def test_limb_movements_half_a_second_apart_are_two() -> None:
    """Test the rule at its edge: 0.49 s apart are one, exactly 0.5 s are two."""
    assert _spans((10, 2, LIMB), (12.49, 1, LIMB)) == [(10.0, 13.49)]
    assert _spans((10, 2, LIMB), (12.5, 1, LIMB)) == [(10.0, 12.0), (12.5, 13.5)]


def test_pushes_of_a_turn_are_one() -> None:
    """Test turning over with pauses is turned over once, and twice with long ones."""
    pause_s = PARAMS.turn_pause_s
    soon, late = 12 + pause_s, 12.1 + pause_s

    assert _spans((10, 2, TURN), (soon, 2, TURN)) == [(10.0, soon + 2)]
    assert _spans((10, 2, TURN), (late, 2, TURN)) == [(10.0, 12.0), (late, late + 2)]


def test_a_limb_movement_well_before_a_turn_stands_alone() -> None:
    """Test a leg that moves some seconds before turning over is its own."""
    assert len(_spans((10, 1, LIMB), (12, 4, TURN))) == 2


def test_a_limb_movement_that_runs_into_a_turn_is_of_the_turn() -> None:
    """Test one movement is told where the rules know one, and as the turn it is."""
    (bout,) = _bouts((10, 1, LIMB), (11.2, 4, TURN))

    assert (bout.onset_s, bout.end_s) == pytest.approx((10.0, 15.2))
    assert bout.verdict.kind is TURN


@pytest.mark.parametrize("kind", [JERK, TWITCH, HOUSE])
def test_what_is_short_or_not_the_sleeper_s_joins_nothing(kind: MovementKind) -> None:
    """Test a jerk is not swallowed by the turn after it, nor a slammed door."""
    assert len(_spans((10, 0.3, kind), (10.4, 4, TURN))) == 2
    assert len(_spans((10, 4, TURN), (14.1, 0.3, kind))) == 2
    assert len(_spans((10, 0.3, kind), (10.4, 0.3, kind))) == 2


def test_a_longer_push_inside_keeps_the_end() -> None:
    """Test the end of a bout is that of its longest push."""
    assert _spans((10, 9, TURN), (12, 1, TURN)) == [(10.0, 19.0)]


def test_a_bout_is_what_its_surest_large_push_was() -> None:
    """Test a small push that is surer of itself does not make a turn a limb's."""
    movements = clocked(*(shaken(at_s, 1.0) for at_s in (10, 11.2, 12.4)))
    verdicts = (
        verdict(LIMB, confidence=0.95),
        verdict(TURN, confidence=0.6),
        verdict(TURN, confidence=0.7),
    )

    (bout,) = gather_bouts(movements, verdicts, PARAMS)

    assert bout.verdict is verdicts[2]


def test_the_figures_of_a_bout_are_those_of_its_largest_push() -> None:
    """Test the peak that is told is the highest there was."""
    small, large = shaken(10, 1, peak_ratio=5.0), shaken(11.2, 1, peak_ratio=50.0)
    movements = clocked(small, large)

    (bout,) = gather_bouts(movements, (verdict(TURN), verdict(TURN)), PARAMS)

    assert bout.main.movement is large


@pytest.mark.parametrize("kind", [LIMB, TURN])
def test_a_boot_parts_what_it_interrupts(kind: MovementKind) -> None:
    """Test no movement reaches across a restart of the node."""
    before = ClockedMovement(
        onset_s=10.0, end_s=12.0, movement=shaken(10, 2, boot_id=1)
    )
    after = ClockedMovement(
        onset_s=12.1, end_s=13.0, movement=shaken(0, 0.9, boot_id=2)
    )

    assert len(gather_bouts((before, after), [verdict(kind)] * 2, PARAMS)) == 2


def test_every_movement_needs_its_verdict() -> None:
    """Test none is dropped in silence."""
    with pytest.raises(ValueError, match="shorter"):
        gather_bouts(clocked(shaken(10, 1), shaken(20, 1)), (verdict(LIMB),), PARAMS)


def _at_doors(
    *movements: Movement, transitions: tuple[Interval, ...]
) -> frozenset[int]:
    verdicts = [verdict(TURN)] * len(movements)
    return bouts_at_doors(
        gather_bouts(clocked(*movements), verdicts, PARAMS), transitions
    )


def test_the_largest_movement_at_each_door_is_the_getting_in_or_out() -> None:
    """Test one getting in, one getting out, and what else is near is its own."""
    doors = (
        Interval(start_s=100.0, end_s=160.0),
        Interval(start_s=900.0, end_s=960.0),
    )
    sizes = {90: 500.0, 100: 20.0, 130: 90.0, 150: 40.0, 500: 90.0, 960: 30.0}

    places = _at_doors(
        *(shaken(at_s, 2.0, peak_ratio=size) for at_s, size in sizes.items()),
        transitions=doors,
    )

    assert places == {2, 5}


def test_the_house_does_not_get_in() -> None:
    """Test a door slammed harder than anybody lies down is not the lying down."""
    slam = shaken(110, 1.0, MovementShape.EXTERNAL, peak_ratio=900.0)
    lying_down = shaken(120, 4.0, MovementShape.LARGE)
    door = Interval(start_s=100.0, end_s=160.0)

    assert _at_doors(slam, lying_down, transitions=(door,)) == {1}
    assert _at_doors(slam, transitions=(door,)) == frozenset()


def test_without_a_door_nobody_gets_in() -> None:
    """Test a night that begins in bed has no getting in."""
    assert _at_doors(shaken(10, 4.0), transitions=()) == frozenset()
