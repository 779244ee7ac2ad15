"""The rhythm's period, with beats missing and strangers between."""

from __future__ import annotations

import numpy as np
import pytest

from custom_components.sleep_twitch.night.params import PeriodicityParams
from custom_components.sleep_twitch.night.rhythm import fit_rhythm

PARAMS = PeriodicityParams()


def _night(period_s: float, missed: float, strangers_per_hour: float) -> np.ndarray:
    """Return the intervals of twenty series, some beats unseen, strangers between."""
    rng = np.random.default_rng(3)
    onsets_s: list[float] = []
    end_s = 0.0
    for _ in range(20):
        beats = rng.integers(5, 25)
        series = end_s + np.cumsum(period_s * np.exp(rng.normal(0, 0.2, beats)))
        onsets_s += series[rng.random(beats) >= missed].tolist()
        end_s = float(series[-1]) + rng.exponential(600)
    strangers = rng.uniform(0, end_s, int(strangers_per_hour * end_s / 3600))
    return np.diff(np.sort([*onsets_s, *strangers.tolist()]))


@pytest.mark.parametrize("missed", [0.0, 0.2, 0.4])
@pytest.mark.parametrize("period_s", [15, 22, 30, 42])
def test_the_period_is_found_though_beats_are_missing(
    period_s: float, missed: float
) -> None:
    """Test a sensor that misses movements still tells how far apart they are."""
    rhythm = fit_rhythm(_night(period_s, missed, 5), PARAMS)

    assert rhythm is not None
    assert rhythm.period_s == pytest.approx(period_s, rel=0.08)


def test_missed_beats_are_not_taken_for_a_slower_rhythm() -> None:
    """Test the median interval would be wrong here, and the fit is not."""
    intervals = _night(22, 0.4, 0)

    rhythm = fit_rhythm(intervals, PARAMS)

    assert rhythm is not None
    assert np.median(intervals) > 26
    assert rhythm.period_s == pytest.approx(22, rel=0.05)
    assert rhythm.missed_share == pytest.approx(0.4, abs=0.1)


@pytest.mark.parametrize("rate_per_hour", [10, 30, 60, 120])
def test_random_movements_have_no_rhythm(rate_per_hour: float) -> None:
    """Test a restless night is not given a period it has not got."""
    rng = np.random.default_rng(5)
    onsets_s = np.sort(rng.uniform(0, 27_000, int(7.5 * rate_per_hour)))

    assert fit_rhythm(np.diff(onsets_s), PARAMS) is None


def test_too_few_intervals_have_no_rhythm() -> None:
    """Test 29 perfect beats are unknown and 30 are a rhythm."""
    assert fit_rhythm([20.0] * 29, PARAMS) is None

    rhythm = fit_rhythm([20.0] * 30, PARAMS)

    assert rhythm is not None
    assert rhythm.period_s == pytest.approx(20.0, rel=0.01)
    assert rhythm.spread == PARAMS.narrowest_rhythm


def test_unseen_intervals_do_not_count() -> None:
    """Test gaps leave the period be."""
    assert fit_rhythm([20.0] * 29 + [np.nan], PARAMS) is None
