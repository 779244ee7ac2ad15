"""Movements among all others of the night, as the first reading took them."""

from __future__ import annotations

import math
from typing import Final

import numpy as np
import pytest
from numpy.typing import NDArray

from custom_components.sleep_twitch.night.evidence import GROUNDS, Evidence
from custom_components.sleep_twitch.night.evidence_company import (
    COMPANY,
    KINDS,
    directions_of,
    gather_company,
    likelihoods,
)
from custom_components.sleep_twitch.night.models import MovementKind
from tests.night.handmade import clocked, shaken

LIMB: Final = MovementKind.LIMB_MOVEMENT
HOUSE: Final = MovementKind.ENVIRONMENT
SURE: Final = 50.0
"""A score that leaves nothing to the other kinds."""


def _scores(*kinds: MovementKind) -> NDArray[np.float64]:
    """Return scores of a first reading that had no doubt."""
    return np.array([[SURE * (kind is one) for one in KINDS] for kind in kinds])


def _company(
    onsets_s: list[float],
    kinds: list[MovementKind],
    sound: list[float] | None = None,
    directions: NDArray[np.float64] | None = None,
) -> dict[str, list[float]]:
    """Return the columns by name."""
    n = len(onsets_s)
    figures = np.zeros((n, len(GROUNDS)))
    figures[:, list(GROUNDS).index("ratio_0")] = sound or [0.0] * n
    company = gather_company(
        np.array(onsets_s),
        np.zeros((n, 10)) if directions is None else directions,
        Evidence(figures=figures),
        _scores(*kinds),
    )
    return dict(zip(COMPANY, company.figures.T.tolist(), strict=True))


def test_likelihoods_add_up() -> None:
    """Test odds of 1 : 3 are 25 and 75 %."""
    found = likelihoods(np.array([[0.0, math.log(3)], [500.0, 500.0]]))

    assert found.tolist() == [pytest.approx([0.25, 0.75]), [0.5, 0.5]]


def test_what_the_first_reading_found_is_handed_on() -> None:
    """Test the second reading can leave it at that."""
    figures = _company([0.0, 100.0], [LIMB, HOUSE])

    assert figures[f"own_{LIMB}"] == [SURE, 0.0]
    assert figures[f"own_{HOUSE}"] == [0.0, SURE]


def test_the_night_is_full_of_something() -> None:
    """Test four limb movements in two hours are ln(1 + 2)."""
    figures = _company([0.0, 10.0, 3600.0, 7200.0], [LIMB] * 4)

    assert figures[f"hourly_{LIMB}"] == pytest.approx([math.log(3)] * 4, abs=1e-4)
    assert figures[f"hourly_{HOUSE}"] == [0.0] * 4


def test_a_minute_is_no_night() -> None:
    """Test three movements at once are six in an hour, not thousands."""
    figures = _company([0.0, 1.0, 2.0], [LIMB] * 3)

    assert figures[f"hourly_{LIMB}"] == pytest.approx([math.log(7)] * 3, abs=1e-4)


def test_those_of_one_sound_go_together() -> None:
    """Test seven steps of the house and seven of the sleeper's, by their sound."""
    kinds = [HOUSE] * 7 + [LIMB] * 7

    figures = _company(
        [1000.0 * place for place in range(14)], kinds, sound=[0.0] * 7 + [5.0] * 7
    )

    assert figures[f"sound_6_{HOUSE}"] == [1.0] * 7 + [0.0] * 7
    assert figures[f"sound_6_{LIMB}"] == [0.0] * 7 + [1.0] * 7
    assert figures[f"sound_25_{LIMB}"] == pytest.approx(
        [7 / 13] * 7 + [6 / 13] * 7, abs=1e-4
    )


def test_those_of_one_direction_go_together() -> None:
    """Test somebody at the other side of the bed shakes it another way."""
    kinds = [HOUSE] * 7 + [LIMB] * 7
    directions = np.zeros((14, 10))
    directions[7:, 0] = 1.0

    figures = _company(
        [1000.0 * place for place in range(14)], kinds, directions=directions
    )

    assert figures[f"direction_6_{HOUSE}"] == [1.0] * 7 + [0.0] * 7
    assert figures[f"whole_6_{HOUSE}"] == [1.0] * 7 + [0.0] * 7


def test_a_movement_is_not_its_own_kin() -> None:
    """Test nobody is a witness for themselves."""
    figures = _company([0.0, 1000.0], [LIMB, HOUSE])

    assert figures[f"sound_6_{LIMB}"] == [0.0, 1.0]


def test_the_only_movement_of_a_night_has_no_company() -> None:
    """Test unknown is not "none like it"."""
    figures = _company([60.0], [LIMB])

    assert math.isnan(figures[f"sound_6_{LIMB}"][0])
    assert math.isnan(figures[f"previous_{LIMB}"][0])
    assert figures[f"within_60_{LIMB}"] == [0.0]


def test_the_nearer_the_more_they_count() -> None:
    """Test one a minute away is a third by the minute, nearly one by the half hour."""
    figures = _company([0.0, 60.0], [HOUSE, LIMB])

    assert figures[f"within_60_{LIMB}"] == pytest.approx([math.exp(-1), 0], abs=1e-4)
    assert figures[f"within_1800_{LIMB}"] == pytest.approx(
        [math.exp(-1 / 30), 0], abs=1e-4
    )


def test_the_neighbours_are_known() -> None:
    """Test the one before and the one after, and how far away they are."""
    figures = _company([0.0, 20.0, 5000.0], [LIMB, HOUSE, LIMB])

    assert figures[f"previous_{LIMB}"][1:] == [1.0, 0.0]
    assert figures[f"next_{LIMB}"][:2] == [0.0, 1.0]
    ten_minutes = math.log(600)
    assert figures["since_previous"] == pytest.approx(
        [ten_minutes, math.log(20), ten_minutes], abs=1e-4
    )


@pytest.mark.parametrize(
    ("onsets_s", "in_step"),
    [
        ([0.0, 25.0, 50.0], [0, 1, 0]),
        ([0.0, 25.0, 50.0, 75.0], [0, 1, 1, 0]),
        ([0.0, 25.0, 75.0], [0, math.exp(-((math.log(2) / 0.25) ** 2)), 0]),
        ([0.0, 100.0, 200.0], [0, 0, 0]),
        ([0.0, 4.0, 8.0], [0, 0, 0]),
    ],
    ids=["even", "four", "twice as far", "too far", "too near"],
)
def test_limb_movements_keep_step(onsets_s: list[float], in_step: list[float]) -> None:
    """Test intervals of one length make a series, others do not."""
    figures = _company(onsets_s, [LIMB] * len(onsets_s))

    assert figures["in_step"] == pytest.approx(in_step, abs=1e-4)


def test_the_house_keeps_no_step() -> None:
    """Test what was not taken for a limb movement makes no series."""
    figures = _company([0.0, 25.0, 50.0], [HOUSE, LIMB, HOUSE])

    assert figures["in_step"] == [0.0, 0.0, 0.0]
    assert figures["step_before"] == [0.0, 0.0, 1.0]
    assert figures["step_after"] == [1.0, 0.0, 0.0]


def test_many_movements_are_compared_in_parts() -> None:
    """Test a night of more than one part gives what a whole comparison would."""
    n = 700
    rng = np.random.default_rng(3)
    onsets_s = np.sort(rng.uniform(0, 30000, n))
    kinds = [KINDS[place] for place in rng.integers(0, len(KINDS), n)]
    sound = rng.normal(size=n)

    figures = _company(onsets_s.tolist(), kinds, sound=sound.tolist())

    limb = np.array([kind is LIMB for kind in kinds])
    order = np.argsort(np.abs(sound - sound[600]))[1:7]
    assert figures[f"sound_6_{LIMB}"][600] == pytest.approx(
        limb[order].mean(), abs=1e-4
    )
    apart_s = np.abs(onsets_s - onsets_s[600])
    near = np.exp(-apart_s / 60) * limb
    near[600] = 0
    assert figures[f"within_60_{LIMB}"][600] == pytest.approx(near.sum(), abs=1e-4)


def test_directions_are_of_one_length_however_the_sensor_is_turned() -> None:
    """Test a matrix of one axis and the same turned by 45 degrees are as far apart."""
    straight = (1.0, 0.0, 0.0, 0.0, 0.0, 0.0)
    turned = (0.5, 0.5, 0.0, 0.5, 0.0, 0.0)
    night = clocked(
        shaken(0, 2.0, direction=straight), shaken(10, 2.0, direction=turned)
    )

    found = directions_of(night)

    assert found.shape == (2, 10)
    assert np.square(found[:, :6]).sum(axis=1) == pytest.approx([1.0, 1.0])
