"""The live path is measured as it runs in Home Assistant."""

import pytest

from bench.provisional import live_through
from bench.second_thoughts import Fate, LivedNight, reckon
from bench.synthetic_bed import find_scenario, generate_night


@pytest.fixture(scope="module")
def lived() -> LivedNight:
    """Return an hour in bed, lived through."""
    return live_through(generate_night(find_scenario("plm", hours=1), 3))


def test_movements_are_told_while_the_night_runs(lived: LivedNight) -> None:
    """Test each is told once, after it ended and before it is no news any more."""
    onsets_s = {told.onset_s for told in lived.told}

    assert len(onsets_s) == len(lived.told) > 5
    assert all(told.told_s > told.onset_s + told.duration_s for told in lived.told)
    assert all(told.told_s < told.onset_s + 180.0 for told in lived.told)


def test_the_morning_knows_what_was_told(lived: LivedNight) -> None:
    """Test live and final seconds are laid on one line of time."""
    fates = [thought.fate for thought in reckon(lived).thoughts]

    assert len(lived.settled) > len(lived.told)
    assert fates.count(Fate.SAME) > len(fates) / 2
