"""Sessions: when a night begins, when it is over, and what joins it."""

from __future__ import annotations

import pytest

from custom_components.sleep_twitch.night.models import Interval
from custom_components.sleep_twitch.night.params import SessionParams
from custom_components.sleep_twitch.night.session import (
    Press,
    PressKind,
    Session,
    find_sessions,
)

MINUTE_S = 60.0
HOUR_S = 3600.0


def _sessions(
    *stays_min: tuple[float, float],
    now_min: float,
    presses: tuple[Press, ...] = (),
) -> tuple[Session, ...]:
    stays = [
        Interval(start_s=start * MINUTE_S, end_s=end * MINUTE_S)
        for start, end in stays_min
    ]
    return find_sessions(stays, presses, now_min * MINUTE_S, SessionParams())


def _extents_min(sessions: tuple[Session, ...]) -> list[tuple[float, float, bool]]:
    return [(s.start_s / MINUTE_S, s.end_s / MINUTE_S, s.is_closed) for s in sessions]


def _start(at_min: float) -> Press:
    return Press(kind=PressKind.START, at_s=at_min * MINUTE_S)


def _end(at_min: float) -> Press:
    return Press(kind=PressKind.END, at_s=at_min * MINUTE_S)


def test_sitting_on_the_bed_for_nine_minutes_is_no_session() -> None:
    """Test reading a message on the bed does not begin a night."""
    assert _sessions((0, 9.9), now_min=60) == ()


def test_a_stay_of_ten_minutes_begins_a_session() -> None:
    """Test the bound itself is in."""
    assert _extents_min(_sessions((5, 15), now_min=15)) == [(5, 15, False)]


@pytest.mark.parametrize(
    ("away_min", "is_closed"),
    [
        pytest.param(19.9, False, id="a long bathroom break"),
        pytest.param(20.0, True, id="up for twenty minutes"),
    ],
)
def test_a_session_closes_after_twenty_minutes_away(
    away_min: float, *, is_closed: bool
) -> None:
    """Test a break does not cut the night, getting up ends it."""
    sessions = _sessions((0, 400), now_min=400 + away_min)

    assert [session.is_closed for session in sessions] == [is_closed]


def test_a_bathroom_break_stays_inside_the_session() -> None:
    """Test both stays are kept, so the time in bed leaves the break out."""
    (session,) = _sessions((0, 200), (205, 400), now_min=400)

    assert [stay.duration_s for stay in session.stays] == [
        200 * MINUTE_S,
        195 * MINUTE_S,
    ]


def test_a_second_sleep_two_hours_later_joins() -> None:
    """Test waking at four, reading, and sleeping on is one night."""
    sessions = _sessions((0, 240), (360, 480), now_min=600)

    assert _extents_min(sessions) == [(0, 480, True)]


def test_a_nap_three_hours_later_is_its_own_session() -> None:
    """Test the bound belongs to the other side: less than three hours join."""
    sessions = _sessions((0, 240), (420, 480), now_min=600)

    assert _extents_min(sessions) == [(0, 240, True), (420, 480, True)]


def test_a_short_sit_down_after_getting_up_does_not_lengthen_the_night() -> None:
    """Test tying one's shoes on the bed an hour later is no sleep."""
    sessions = _sessions((0, 400), (460, 463), now_min=500)

    assert _extents_min(sessions) == [(0, 400, True)]


def test_ending_by_hand_closes_at_once_and_nothing_joins() -> None:
    """Test the button is obeyed even while the sleeper lies on."""
    sessions = _sessions((0, 420), now_min=420, presses=(_end(400),))

    assert _extents_min(sessions) == [(0, 400, True), (400, 420, False)]
    assert sessions[0].is_sealed


def test_starting_by_hand_needs_no_ten_minutes() -> None:
    """Test the button begins a night in a bed that was never seen empty."""
    sessions = _sessions(now_min=3, presses=(_start(1),))

    assert _extents_min(sessions) == [(1, 3, False)]


def test_starting_by_hand_inside_a_session_changes_nothing() -> None:
    """Test pressing it twice does not make two nights."""
    by_itself = _sessions((0, 400), now_min=500)

    assert _sessions((0, 400), now_min=500, presses=(_start(30),)) == by_itself


def test_a_stay_of_a_day_is_closed() -> None:
    """Test a bed that cannot be told from an empty one does not gather for ever."""
    assert _extents_min(_sessions((0, 1440), now_min=1440)) == [(0, 1440, True)]
