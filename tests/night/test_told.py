"""Each movement of the open session is told once, when it can no longer grow."""

from __future__ import annotations

from dataclasses import replace

from custom_components.sleep_twitch.night.told import DatedMovement, Told
from tests.night.handmade import moved

_S = 1_000_000


def _dated(onset_s: float, duration_s: float = 2.0) -> DatedMovement:
    return DatedMovement(
        onset_utc_us=round(onset_s * _S), movement=moved(onset_s, duration_s)
    )


def test_a_movement_still_going_on_is_told_at_the_next_look() -> None:
    """Test a turn that outlasts a look is not lost: it began before, and ends later."""
    told, turn = Told(), _dated(20, 15)

    assert told.untold([turn], 30 * _S) == ()
    assert told.untold([turn], 60 * _S) == (turn,)
    assert told.untold([turn], 90 * _S) == ()


def test_a_movement_known_late_is_told_late() -> None:
    """Test one that the detector gives after the look that passed its end."""
    told, first, late = Told(), _dated(10), _dated(22)

    assert told.untold([first], 30 * _S) == (first,)
    assert told.untold([first, late], 60 * _S) == (late,)


def test_an_onset_that_moves_a_little_is_no_news() -> None:
    """Test a rhythm seen more clearly later is not told twice."""
    told, before = Told(), _dated(10)
    after = replace(before, onset_utc_us=before.onset_utc_us + 300_000)

    assert told.untold([before], 30 * _S) == (before,)
    assert told.untold([after], 60 * _S) == ()


def test_what_is_long_past_is_not_told_as_news() -> None:
    """Test a session that opens ten minutes on does not pour out all of them."""
    told = Told()
    told.untold([], 600 * _S)

    assert told.untold([_dated(100), _dated(610)], 630 * _S) == (_dated(610),)
