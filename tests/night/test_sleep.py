"""Sleep from movements: onset, waking, and what must not count as waking."""

from __future__ import annotations

import numpy as np
import pytest

from custom_components.sleep_twitch.night.models import Interval
from custom_components.sleep_twitch.night.params import SleepParams
from custom_components.sleep_twitch.night.rhythmic import in_rhythm
from custom_components.sleep_twitch.night.sleep import estimate_sleep

PARAMS = SleepParams()
NIGHT = (Interval(start_s=0.0, end_s=28_000.0),)


def _poisson(start_s: float, end_s: float, per_hour: float, seed: int) -> list[float]:
    rng = np.random.default_rng(seed)
    count = rng.poisson(per_hour * (end_s - start_s) / 3600)
    return sorted(float(at_s) for at_s in rng.uniform(start_s, end_s, count))


def test_sleep_begins_and_ends_where_fidgeting_does() -> None:
    """Test plain nights: right to a minute or so, and hardly ever ten minutes off.

    Movements fall where chance has them, so now and then a calm spell among the fidgets
    or a cluster in sleep is taken for the edge.
    """
    sleeps = []
    for seed in range(200):
        moves = [
            *_poisson(0, 1500, 60, seed),
            *_poisson(1500, 26_500, 6, seed + 10_000),
            *_poisson(26_500, 28_000, 60, seed + 20_000),
        ]
        sleeps.append(estimate_sleep(NIGHT, moves, [], PARAMS))

    edges_s = np.array(
        [(sleep.onset_s, sleep.final_wake_s) for sleep in sleeps], np.float64
    )
    off_s = np.abs(edges_s - (1500, 26_500))
    assert (np.median(off_s, axis=0) <= 90).all()
    assert (np.mean(off_s <= 600, axis=0) >= 0.95).all()


def test_a_restless_sleeper_sleeps_too() -> None:
    """Test the rate asleep is the sleeper's own: 30 an hour all night is no waking."""
    sleep = estimate_sleep(NIGHT, _poisson(0, 28_000, 30, 1), [], PARAMS)

    assert sleep.period_s is not None
    assert sleep.period_s > 20_000


def test_a_bout_awake_parts_the_sleep() -> None:
    """Test a bad quarter of an hour in the middle is seen as waking."""
    moves = [
        *_poisson(0, 12_000, 5, 2),
        *_poisson(12_000, 12_900, 90, 3),
        *_poisson(12_900, 28_000, 5, 4),
    ]

    sleep = estimate_sleep(NIGHT, moves, [], PARAMS)

    awake = [
        (before.end_s, after.start_s)
        for before, after in zip(sleep.asleep, sleep.asleep[1:], strict=False)
    ]
    assert len(awake) == 1
    assert awake[0][0] == pytest.approx(12_000, abs=300)
    assert awake[0][1] == pytest.approx(12_900, abs=300)


def test_nobody_sleeps_out_of_bed() -> None:
    """Test a walk in the night is awake however still the bed is."""
    stays = (
        Interval(start_s=0.0, end_s=10_000.0),
        Interval(start_s=11_000.0, end_s=28_000.0),
    )

    sleep = estimate_sleep(stays, _poisson(0, 28_000, 4, 5), [], PARAMS)

    assert all(s.end_s <= 10_030 or s.start_s >= 10_970 for s in sleep.asleep)
    assert sleep.period_s == pytest.approx(28_000, abs=200)


def test_sleep_settles_with_at_most_one_turn_in_ten_minutes() -> None:
    """Test turning over three times in the first minutes is not yet asleep."""
    turns = [100.0, 350.0, 600.0]
    moves = sorted([*turns, *_poisson(700, 28_000, 5, 6)])

    sleep = estimate_sleep(NIGHT, moves, turns, PARAMS)

    assert sleep.onset_s == pytest.approx(350.0)


def test_too_short_a_sleep_is_none() -> None:
    """Test nine minutes in bed have no sleep onset."""
    stay = (Interval(start_s=0.0, end_s=540.0),)

    sleep = estimate_sleep(stay, [], [], PARAMS)

    assert sleep.onset_s is None
    assert sleep.final_wake_s is None
    assert sleep.period_s is None


def test_nobody_in_bed_has_no_sleep() -> None:
    """Test an empty bed does not sleep."""
    assert estimate_sleep((), [1.0, 2.0], [], PARAMS).asleep == ()


def test_beats_in_step_are_told_from_fidgets() -> None:
    """Test a series is in rhythm, its strays are not."""
    beats = [1000 + 25.0 * i for i in range(8)]
    strays = [200.0, 420.0, 431.0, 700.0, 2000.0]
    onsets = sorted([*beats, *strays])

    flags = in_rhythm(onsets, PARAMS)

    assert [s for s, flag in zip(onsets, flags, strict=True) if flag] == beats


def test_few_random_movements_pass_for_a_rhythm() -> None:
    """Test somebody awake, moving once a minute at random, stays awake."""
    flags = in_rhythm(_poisson(0, 36_000, 60, 8), PARAMS)

    assert flags.mean() < 0.25


@pytest.mark.parametrize("count", [0, 1, 2, 3])
def test_too_few_movements_have_no_rhythm(count: int) -> None:
    """Test the edges of the windows."""
    assert not in_rhythm([20.0 * i for i in range(count)], PARAMS).any()
