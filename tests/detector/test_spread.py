"""How the energy of a movement is spread, by powers with known answers."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from custom_components.sleep_twitch.detector.spread import direction_of, energy_times

NO_REST = np.zeros(6)


def _turned(rows: NDArray[np.float64], seed: int) -> NDArray[np.float64]:
    """Return the same seen by a sensor that is mounted another way."""
    rotation, _ = np.linalg.qr(np.random.default_rng(seed).normal(size=(3, 3)))
    turned: NDArray[np.float64] = rotation @ rows
    return turned


def test_steady_power_has_its_middle_half_in_half_of_the_time() -> None:
    """Test a hundred ticks of the same power: fifty and eighty of them."""
    half, most = energy_times(np.full(100, 3.0), 0.0)

    assert half == pytest.approx(50, abs=1)
    assert most == pytest.approx(80, abs=1)


def test_a_single_blow_takes_one_tick() -> None:
    """Test all of the energy at once is not spread."""
    blow = np.zeros(50)
    blow[20] = 7.0

    assert energy_times(blow, 0.0) == (1.0, 1.0)


def test_two_pushes_are_spread_over_the_pause() -> None:
    """Test force at both ends takes the whole time, however long nothing moved."""
    pushes = np.zeros(100)
    pushes[[10, 89]] = 1.0

    assert energy_times(pushes, 0.0) == (80.0, 80.0)


def test_a_faint_tick_at_the_end_changes_nothing() -> None:
    """Test what a threshold would count is weighed by its energy."""
    alone, followed = np.zeros(200), np.zeros(200)
    alone[20:60] = followed[20:60] = 5.0
    followed[190] = 0.5

    assert energy_times(followed, 0.0) == energy_times(alone, 0.0)


def test_power_at_rest_is_no_part_of_it() -> None:
    """Test a quiet second before and after does not lengthen a push."""
    push = np.full(300, 0.2)
    push[100:140] += 5.0

    assert energy_times(push, 0.2) == energy_times(push[100:140] - 0.2, 0.0)


def test_what_never_rises_above_rest_takes_one_tick() -> None:
    """Test no energy is no error."""
    assert energy_times(np.full(30, 0.1), 0.2) == (1.0, 1.0)


def test_the_powers_that_are_given_are_left_alone() -> None:
    """Test the caller's array is not the work space."""
    power = np.array([1.0, 2.0, 3.0])

    energy_times(power, 2.0)

    assert power.tolist() == [1.0, 2.0, 3.0]


def test_a_movement_along_one_axis_points_there() -> None:
    """Test the share of x, but for what is granted to the others."""
    along_x = np.zeros((3, 200))
    along_x[0] = np.sin(np.arange(200))

    direction = direction_of(along_x, NO_REST)

    assert direction == pytest.approx((1 / 1.1, 0.05 / 1.1, 0.05 / 1.1, 0, 0, 0))


def test_a_movement_between_two_axes_ties_them() -> None:
    """Test x and y together, and against each other, differ by a sign alone."""
    wave = np.sin(np.arange(200))
    along, across = np.zeros((3, 200)), np.zeros((3, 200))
    along[0] = along[1] = across[0] = wave
    across[1] = -wave

    xx, yy, zz, xy, xz, yz = direction_of(along, NO_REST)

    assert xx == pytest.approx(yy)
    assert xy == pytest.approx(xx)
    assert (xz, yz) == (0, 0)
    assert direction_of(across, NO_REST) == pytest.approx((xx, yy, zz, -xy, xz, yz))


@pytest.mark.parametrize("size", [0.01, 1.0, 100.0])
def test_the_direction_has_no_size(size: float) -> None:
    """Test a faint movement has the direction of a large one."""
    signal = np.random.default_rng(2).normal(size=(3, 100)) * [[3.0], [1.0], [2.0]]

    assert direction_of(size * signal, NO_REST) == pytest.approx(
        direction_of(signal, NO_REST)
    )
    assert sum(direction_of(size * signal, NO_REST)[:3]) == pytest.approx(1.0)


def test_what_shakes_at_rest_is_taken_off() -> None:
    """Test a movement along z shows as such beside a heart that beats along x."""
    rng = np.random.default_rng(3)
    beat, push = np.zeros((3, 100_000)), np.zeros((3, 100_000))
    beat[0], push[2] = rng.normal(0, 1, 100_000), rng.normal(0, 1, 100_000)
    resting = np.array((1.0, 0.0, 0.0, 0.0, 0.0, 0.0))

    xx, _, zz, _, _, _ = direction_of(beat + push, resting)

    assert zz > 0.8
    assert xx < 0.1


def test_the_distance_of_two_directions_does_not_know_the_sensor() -> None:
    """Test a sensor mounted another way tells the same two movements as far apart."""
    rng = np.random.default_rng(4)
    one = rng.normal(size=(3, 400)) * [[3.0], [2.0], [2.5]]
    other = rng.normal(size=(3, 400)) * [[2.0], [3.0], [2.5]]

    def _apart(first: NDArray[np.float64], second: NDArray[np.float64]) -> float:
        away = np.subtract(direction_of(first, NO_REST), direction_of(second, NO_REST))
        return float(np.square(away) @ (1, 1, 1, 2, 2, 2))

    assert _apart(_turned(one, 9), _turned(other, 9)) == pytest.approx(
        _apart(one, other)
    )


def test_no_movement_has_no_direction() -> None:
    """Test silence is alike in all of them."""
    silence = direction_of(np.zeros((3, 20)), NO_REST)

    assert silence == pytest.approx((1 / 3, 1 / 3, 1 / 3, 0, 0, 0))
