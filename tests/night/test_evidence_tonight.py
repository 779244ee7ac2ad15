"""Movements beside all others of their night."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np
import pytest

from custom_components.sleep_twitch.detector.models import MovementShape
from custom_components.sleep_twitch.night.evidence_tonight import tonight_figures
from tests.night.figures import HOUSE, SLEEPER
from tests.night.handmade import clocked, shaken

if TYPE_CHECKING:
    from collections.abc import Sequence

    from custom_components.sleep_twitch.detector.models import Movement

EXTERNAL = MovementShape.EXTERNAL
SIZES = (2.0, 4.0, 8.0, 16.0, 32.0)


def _figures(
    movements: Sequence[Movement], in_bed: Sequence[bool] | None = None
) -> dict[str, list[float]]:
    usual = np.ones(len(movements), np.bool_) if in_bed is None else np.array(in_bed)
    figures = tonight_figures(clocked(*movements), usual)
    return {name: column.tolist() for name, column in figures.items()}


def _of_sizes(*sizes: float) -> list[Movement]:
    return [
        shaken(100.0 * number, 2.0, peak_ratio=size)
        for number, size in enumerate(sizes)
    ]


def _logs(*ratios: float) -> object:
    return pytest.approx([math.log(ratio) for ratio in ratios])


def test_sizes_are_seen_beside_the_middle_and_the_top() -> None:
    """Test five sizes, each twice the one before."""
    figures = _figures(_of_sizes(*SIZES))

    assert figures["peak_by_middle"] == _logs(1 / 4, 1 / 2, 1, 2, 4)
    assert figures["mg_by_middle"] == _logs(1 / 4, 1 / 2, 1, 2, 4)
    assert figures["peak_by_upper"] == _logs(1 / 8, 1 / 4, 1 / 2, 1, 2)
    # Nine tenths of the way lie between 16 and 32.
    assert figures["peak_by_top"][4] == pytest.approx(0.4 * math.log(2))
    assert figures["size_range"] == pytest.approx([1.6 * math.log(2)] * 5)


@pytest.mark.parametrize("shape", [MovementShape.LIMB, EXTERNAL])
def test_what_is_not_the_sleeper_s_makes_nothing_usual(shape: MovementShape) -> None:
    """Test the house, and what moved outside of bed, are compared but not counted."""
    movements = [*_of_sizes(*SIZES), shaken(900, 2.0, shape, peak_ratio=800.0)]
    in_bed = [*(True for _ in SIZES), shape is EXTERNAL]

    figures = _figures(movements, in_bed)

    assert figures["peak_by_middle"] == _logs(1 / 4, 1 / 2, 1, 2, 4, 100)


def test_a_night_with_hardly_a_movement_takes_all_for_usual() -> None:
    """Test four in bed are no measure of anything: all six are."""
    movements = _of_sizes(2, 2, 2, 8, 8, 8)

    figures = _figures(movements, [True, True, True, True, False, False])

    assert figures["peak_by_middle"] == _logs(*(1 / 2,) * 3, *(2,) * 3)


def test_turns_are_what_tilts_the_sensor() -> None:
    """Test sizes are held against large movements that left gravity elsewhere."""
    turns = [
        shaken(2000 + 100 * place, 5.0, peak_ratio=80.0, gravity_step_ratio=2.0)
        for place in range(3)
    ]
    unturned = shaken(3000, 5.0, peak_ratio=800.0, gravity_step_ratio=0.3)

    figures = _figures([*_of_sizes(*SIZES), *turns, unturned])

    assert figures["peak_by_turns"][:5] == _logs(*(size / 80 for size in SIZES))
    assert figures["mg_by_turns"][-1] == pytest.approx(math.log(10))


def test_without_turns_the_largest_stand_for_them() -> None:
    """Test a night in which the sensor was never tilted has a measure too."""
    figures = _figures(_of_sizes(*SIZES))

    assert figures["peak_by_turns"] == _logs(*(size / 32 for size in SIZES))


def test_lengths_are_seen_beside_the_shortest_and_the_middle() -> None:
    """Test what is short on this bed, where all of it rings, is told by the night."""
    movements = [
        shaken(100 * n, 2.0, swing_most_s=1.0 * 2**n, force_most_s=0.5 * 2**n)
        for n in range(11)
    ]

    figures = _figures(movements)

    assert figures["swing_by_middle"] == _logs(*(2.0**n for n in range(-5, 6)))
    assert figures["swing_by_short"] == _logs(*(2.0**n for n in range(-1, 10)))
    assert figures["shortest_swing"] == _logs(*(2.0,) * 11)
    for beside in ("middle", "short"):
        assert figures[f"force_by_{beside}"] == pytest.approx(
            figures[f"swing_by_{beside}"]
        )


def test_frequencies_are_seen_beside_the_middle() -> None:
    """Test a click on a bed of rumbles is high here."""
    rumble, click = (0.0, 1.0, 0.0, 0.0), (0.0, 0.0, 0.0, 1.0)
    movements = [shaken(100 * n, 2.0, band_shares=rumble) for n in range(6)]
    odd = shaken(900, 1.0, band_shares=click, high_band_share=1.0)

    figures = _figures([*movements, odd])

    assert figures["usual_pitch"] == [3.0] * 7
    assert figures["pitch_by_middle"] == [0.0] * 6 + [9.0]
    assert figures["high_by_middle"] == pytest.approx([0.0] * 6 + [0.96])


def test_a_swing_of_gravity_is_seen_beside_the_others() -> None:
    """Test how far the body swung, next to how far it does on this night."""
    movements = [shaken(100 * n, 2.0, slow_swing_ratio=2.0**n) for n in range(11)]

    figures = _figures(movements)

    assert figures["slow_swing_by_middle"] == _logs(*(2.0**n for n in range(-5, 6)))
    assert figures["slow_swing_by_top"] == _logs(*(2.0**n for n in range(-9, 2)))


def _apart() -> float:
    """Return how far the house's direction lies from the sleeper's."""
    away = np.subtract(SLEEPER, HOUSE)
    return math.sqrt(float(np.square(away) @ (1, 1, 1, 2, 2, 2)))


def test_another_direction_is_told_from_the_sleeper_s() -> None:
    """Test eleven movements one way and a single one another."""
    own = [shaken(100 * n, 2.0, peak_ratio=10.0 + n) for n in range(11)]
    other = shaken(2000, 2.0, peak_ratio=15.5, direction=HOUSE)

    figures = _figures([*own, other])

    for column in ("direction_by_turns", "direction_by_large", "direction_by_alike"):
        assert figures[column] == pytest.approx([0.0] * 11 + [_apart()], abs=1e-6)
    # The mean of all has a twelfth of the other one in it.
    assert figures["direction_by_all"] == pytest.approx(
        [_apart() / 12] * 11 + [_apart() * 11 / 12], abs=1e-6
    )


def test_a_direction_is_held_against_those_of_its_size() -> None:
    """Test a partner's faint movements lie together, and away from the large ones."""
    large = [shaken(100 * n, 5.0, peak_ratio=200.0 + n) for n in range(25)]
    faint = [
        shaken(5000 + 100 * n, 1.0, peak_ratio=3.0 + 0.1 * n, direction=HOUSE)
        for n in range(25)
    ]

    figures = _figures([*large, *faint])

    # Where the two sizes meet, half of those alike are of either.
    assert figures["direction_by_alike"] == pytest.approx(
        [_apart() / 2, *[0.0] * 48, _apart() / 2], abs=1e-6
    )
    assert figures["direction_by_large"] == pytest.approx(
        [0.0] * 25 + [_apart()] * 25, abs=1e-6
    )


def test_kin_of_somebody_else_are_never_large() -> None:
    """Test who shakes the bed like this never shook it hard, nor tilted the sensor."""
    own = [
        shaken(100 * n, 4.0, peak_ratio=100.0, gravity_step_ratio=math.e)
        for n in range(25)
    ]
    others = [
        shaken(5000 + 100 * n, 1.0, peak_ratio=10.0, direction=HOUSE) for n in range(24)
    ]

    figures = _figures([*own, *others])

    assert figures["kin_size"] == _logs(*(1,) * 25, *(0.1,) * 24)
    assert figures["kin_top"] == _logs(*(1,) * 25, *(0.1,) * 24)
    assert figures["kin_step"][:25] == pytest.approx([1.0] * 25)
    assert figures["kin_step"][25:] == pytest.approx([math.log(0.2)] * 24)


def test_a_step_of_gravity_that_is_unknown_counts_as_none() -> None:
    """Test a gap beside a movement does not make its kin turns."""
    movements = [shaken(100 * n, 2.0, gravity_step_ratio=math.nan) for n in range(6)]

    assert _figures(movements)["kin_step"] == [-2.0] * 6
