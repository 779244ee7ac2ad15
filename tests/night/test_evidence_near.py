"""Movements beside their neighbours, and the rest around them."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from custom_components.sleep_twitch.detector.models import MovementShape
from custom_components.sleep_twitch.night.evidence_near import near_figures
from tests.night.figures import HOUSE, RATE_HZ, SLEEPER
from tests.night.handmade import clocked, clocked_seconds, shaken

if TYPE_CHECKING:
    from custom_components.sleep_twitch.detector.models import Movement

QUIET = clocked_seconds((600, 2.0))
NO_BEAT = 3.0
NOBODY_NEAR = 2.0
LONGEST_PAUSE = math.log(600)


def _figures(*movements: Movement) -> dict[str, list[float]]:
    figures = near_figures(clocked(*movements), QUIET)
    return {name: column.tolist() for name, column in figures.items()}


def _legs(*onsets_s: float) -> list[Movement]:
    return [shaken(onset_s, 2.0) for onset_s in onsets_s]


def test_neighbours_are_counted_on_both_sides() -> None:
    """Test a minute away is near no more, and five minutes are."""
    figures = _figures(*_legs(0, 30, 59, 90, 389, 700))

    assert figures["within_minute"] == [2, 2, 3, 1, 0, 0]
    assert figures["within_five"] == [3, 3, 3, 4, 1, 0]


def test_pauses_reach_from_end_to_onset() -> None:
    """Test the rest before and after, where ten minutes are as good as for ever."""
    figures = _figures(*_legs(0, 12, 5000))

    before, after = figures["pause_before"], figures["pause_after"]
    assert before == pytest.approx([LONGEST_PAUSE, math.log(10), LONGEST_PAUSE])
    assert after == pytest.approx([math.log(10), LONGEST_PAUSE, LONGEST_PAUSE])


def test_movements_that_overlap_have_hardly_a_pause() -> None:
    """Test a pause is never less than nothing."""
    figures = _figures(shaken(10, 8.0), shaken(12, 1.0))

    assert figures["pause_after"][0] == pytest.approx(math.log(0.01))


def test_a_neighbour_s_size_speaks_while_it_is_close() -> None:
    """Test ten times as large as the one before, and half a minute later no word."""
    figures = _figures(
        shaken(0, 2.0, peak_ratio=5.0),
        shaken(15, 2.0, peak_ratio=50.0),
        shaken(47, 2.0, peak_ratio=5.0),
    )

    before, after = figures["peak_by_previous"], figures["peak_by_next"]
    assert before == pytest.approx([math.nan, math.log(10), math.nan], nan_ok=True)
    assert after == pytest.approx([-math.log(10), math.nan, math.nan], nan_ok=True)


def test_a_size_is_seen_among_those_of_some_minutes() -> None:
    """Test the middle of five minutes, with the movement in it."""
    sizes = (4.0, 8.0, 64.0, 8.0)
    movements = [
        shaken(at_s, 2.0, peak_ratio=size)
        for at_s, size in zip((0, 100, 140, 900), sizes, strict=True)
    ]

    assert _figures(*movements)["peak_by_near"] == pytest.approx(
        [math.log(4 / 8), 0.0, math.log(64 / 8), 0.0]
    )


def test_a_series_has_likes_that_keep_step() -> None:
    """Test four legs 24 s apart: those within have one on either side."""
    figures = _figures(*_legs(100, 124, 148, 172))

    assert figures["likes"] == [3, 3, 3, 3]
    assert figures["like_sides"] == [1, 2, 2, 1]
    assert figures["beat"] == [NO_BEAT, 0, 0, NO_BEAT]
    assert figures["like_direction"] == [0, 0, 0, 0]


def test_an_uneven_step_is_told_by_its_ratio() -> None:
    """Test 20 s before and 40 s after are a factor of two."""
    figures = _figures(*_legs(100, 120, 160))

    assert figures["beat"][1] == pytest.approx(math.log(2))


def test_what_follows_at_once_keeps_no_step() -> None:
    """Test likes 5 s apart are likes, but no beat."""
    figures = _figures(*_legs(100, 105, 110))

    assert figures["likes"] == [2, 2, 2]
    assert figures["like_sides"] == [1, 0, 1]


@pytest.mark.parametrize(
    ("changes", "likes"),
    [
        ({"peak_ratio": 14 * 1.9}, 1),
        ({"peak_ratio": 14 * 2.1}, 0),
        ({"swing_most_s": 2.0 * 2.3}, 1),
        ({"swing_most_s": 2.0 * 2.6}, 0),
    ],
    ids=["nearly twice as large", "more", "somewhat longer", "much longer"],
)
def test_likes_are_of_a_size_and_length(changes: dict[str, Any], likes: int) -> None:
    """Test a turn is no like of a leg."""
    first = shaken(100, 2.0, peak_ratio=14.0, swing_most_s=2.0)
    second = replace(
        first,
        onset_sample=130 * RATE_HZ,
        features=replace(first.features, **changes),
    )

    figures = _figures(first, second)

    assert figures["likes"] == [likes, likes]


def test_likes_farther_than_a_series_goes_are_none() -> None:
    """Test 95 s is the most that anything keeps step over."""
    assert _figures(*_legs(100, 195))["likes"] == [1, 1]
    assert _figures(*_legs(100, 196))["likes"] == [0, 0]
    assert _figures(*_legs(100, 196))["like_direction"] == [NOBODY_NEAR] * 2


def test_the_nearest_direction_near_is_told() -> None:
    """Test the house beside a leg lies as far as the two directions do."""
    away = [a - b for a, b in zip(SLEEPER, HOUSE, strict=True)]
    weights = (1, 1, 1, 2, 2, 2)
    apart = math.sqrt(sum(w * d * d for w, d in zip(weights, away, strict=True)))

    figures = _figures(
        shaken(100, 2.0), shaken(120, 1.0, MovementShape.EXTERNAL), shaken(900, 2.0)
    )

    assert figures["like_direction"] == pytest.approx([apart, apart, NOBODY_NEAR])


def test_what_a_movement_left_changed_is_a_ratio() -> None:
    """Test the heart beats half as strong after a turn: ln 2, whichever way round."""
    epochs = clocked_seconds((300, 4.0), (300, 2.0))
    onsets_s = (150.0, 295.0)
    movements = clocked(*(shaken(at_s, 6.0, MovementShape.LARGE) for at_s in onsets_s))

    figures = near_figures(movements, epochs)

    still, turned = figures["heartbeat_change"]
    assert still < 0.15
    assert turned == pytest.approx(math.log(2), abs=0.15)
    # Breath grows with the power 1.5 in these epochs.
    assert figures["breathing_change"][1] == pytest.approx(1.5 * math.log(2), abs=0.2)


def test_rest_too_short_to_compare_is_unknown() -> None:
    """Test nothing is said where a gap or the end of the night is near."""
    epochs = clocked_seconds((200, 2.0), (200, 0.0), (100, 2.0))
    movements = clocked(*_legs(3, 100, 198, 496))

    changes = near_figures(movements, epochs)["heartbeat_change"]

    assert [math.isnan(change) for change in changes] == [True, False, True, True]
