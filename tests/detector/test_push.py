"""Which pushes are one movement."""

from __future__ import annotations

import pytest

from custom_components.sleep_twitch.detector.grid import Grid
from custom_components.sleep_twitch.detector.params import DetectorParams
from custom_components.sleep_twitch.detector.push import Push, PushJoiner

GRID = Grid.of(100.0, DetectorParams())


def _push(begin_s: float, length_s: float, peak: float = 5.0) -> Push:
    begin, length = GRID.ticks(begin_s), GRID.ticks(length_s)
    return Push(begin=begin, end=begin + length, peak=peak, core=length)


def _joined(*pushes: Push) -> list[tuple[int, int]]:
    joiner = PushJoiner(GRID, DetectorParams().onset)
    return [(push.begin, push.end) for push in joiner.process(pushes, rest=1.0)]


def test_a_limb_drawn_up_and_let_down_is_one() -> None:
    """Test the faint hold between two pushes does not break a series."""
    assert _joined(_push(1, 1), _push(3, 1)) == [(50, 200)]


def test_two_limb_movements_are_two() -> None:
    """Test a pause of two seconds is an end."""
    assert len(_joined(_push(1, 1), _push(4, 1))) == 2


@pytest.mark.parametrize(("peak", "n"), [(5.0, 2), (60.0, 1)])
def test_a_body_that_shuffles_pauses_longer(peak: float, n: int) -> None:
    """Test a turn in three pushes is one turn."""
    assert len(_joined(_push(1, 2, peak), _push(5.2, 2, peak))) == n


def test_a_jerk_is_not_part_of_the_turn_after_it() -> None:
    """Test what wakes the sleeper and what the sleeper does then are two."""
    assert len(_joined(_push(1, 0.3, 80.0), _push(2.2, 4.0, 60.0))) == 2


def test_an_echo_is_left_out() -> None:
    """Test what the prediction of the ringing left over is no movement."""
    assert _joined(_push(1, 0.3, 80.0), _push(3.2, 0.2, 4.0)) == [(50, 65)]


def test_nothing_is_nothing() -> None:
    """Test no push makes no movement."""
    assert _joined() == []
