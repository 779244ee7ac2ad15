"""The forces last as long and are as varied as bodies make them."""

import numpy as np
import pytest

from bench.synthetic_bed import forces

HZ = 200.0


def active_s(force: forces.Force) -> float:
    """Return how long a force is applied."""
    return (force.active[1] - force.active[0]) / HZ


def test_a_jerk_is_over_in_half_a_second() -> None:
    """Test bursts of 75-250 ms, up to three, stay one impulse."""
    rng = np.random.default_rng(1)

    lengths_s = [active_s(forces.jerk(rng, HZ)) for _ in range(200)]

    assert max(lengths_s) <= 0.5
    assert min(lengths_s) >= 0.05


def test_a_jerk_is_felt_on_every_axis() -> None:
    """Test a whole-body jerk is no push along one axis."""
    rng = np.random.default_rng(2)

    for _ in range(100):
        peaks = np.abs(forces.jerk(rng, HZ).samples).max(axis=1)

        assert peaks.min() > 0.15 * peaks.max()


def test_a_small_twitch_is_shorter_than_any_limb_movement() -> None:
    """Test the half second that separates the two kinds holds in the truth."""
    rng = np.random.default_rng(3)
    habit = forces.draw_habit(rng)

    twitches_s = [active_s(forces.twitch(rng, HZ, habit)) for _ in range(200)]
    limbs_s = [active_s(forces.limb(rng, HZ, 0.7, habit)) for _ in range(200)]

    assert max(twitches_s) < 0.5
    assert min(limbs_s) >= 0.5


@pytest.mark.parametrize("duration_s", [0.7, 2.8, 9.5])
def test_a_limb_movement_lasts_what_it_was_asked_to(duration_s: float) -> None:
    """Test every family keeps to the length drawn, for durations are judged by it."""
    rng = np.random.default_rng(4)

    for number in range(len(forces.LIMB_FAMILIES)):
        habit = forces.Habit(
            leg_direction=np.array([1.0, 0.0, 0.0]),
            families=np.eye(len(forces.LIMB_FAMILIES))[number],
            tremor=0.4,
        )
        for _ in range(50):
            lasted_s = active_s(forces.limb(rng, HZ, duration_s, habit))

            assert 0.6 * duration_s <= lasted_s <= duration_s + 0.35


def test_a_limb_movement_never_pauses_for_half_a_second() -> None:
    """Test bursts are near enough to be one movement by the rules."""
    rng = np.random.default_rng(5)
    habit = forces.draw_habit(rng)

    for _ in range(200):
        force = forces.limb(rng, HZ, 5.0, habit)
        first, end = force.active
        size = np.abs(force.samples[:, first:end]).max(axis=0)
        loud = np.flatnonzero(size > 0.03 * size.max())

        assert np.diff(loud).max() / HZ < 0.5


def test_no_two_limb_movements_are_alike() -> None:
    """Test shapes are drawn anew: a template could be learned by heart."""
    rng = np.random.default_rng(6)
    habit = forces.draw_habit(rng)
    shapes = []
    for _ in range(30):
        main = np.linalg.norm(forces.limb(rng, HZ, 2.8, habit).samples, axis=0)[:560]
        shapes.append((main - main.mean()) / main.std())

    likeness = np.corrcoef(shapes)

    assert np.abs(likeness[~np.eye(30, dtype=bool)]).max() < 0.95


def test_a_turn_lasts_what_it_was_asked_to() -> None:
    """Test pushes and settling fill the whole turn."""
    rng = np.random.default_rng(7)

    for duration_s in rng.uniform(3.2, 40, 50):
        lasted_s = active_s(forces.body(rng, HZ, duration_s))

        assert duration_s - 0.9 <= lasted_s <= duration_s + 0.6
