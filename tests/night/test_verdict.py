"""What a movement most likely was, by trees whose answers are known."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

import numpy as np
import pytest

from custom_components.sleep_twitch.night import verdict as verdict_module
from custom_components.sleep_twitch.night.evidence import GROUNDS, Evidence, Ground
from custom_components.sleep_twitch.night.forest import Forest
from custom_components.sleep_twitch.night.models import MovementKind
from custom_components.sleep_twitch.night.verdict import (
    MODEL,
    Verdict,
    kind_forest,
    weigh_evidence,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

COLUMNS: Final = tuple(GROUNDS)
LIMB, TURN = MovementKind.LIMB_MOVEMENT, MovementKind.BODY_MOVEMENT
TWITCH: Final = MovementKind.SMALL_TWITCH
LARGEST_FILE_BYTES: Final = 800_000


def _stumps(*stumps: tuple[int, str, float]) -> Forest:
    """Return trees of one question: above zero a class gains, below it loses."""
    n = len(stumps)
    gains = np.array([gain for _, _, gain in stumps])
    return Forest(
        classes=(LIMB, TURN, TWITCH),
        columns=COLUMNS,
        start=np.zeros(3),
        tree_class=np.array([place for place, _, _ in stumps]),
        feature=np.array([[COLUMNS.index(column)] for _, column, _ in stumps]),
        threshold=np.zeros((n, 1)),
        unknown_right=np.zeros((n, 1), np.bool_),
        value=np.stack([np.zeros(n), -gains, gains], axis=1),
    )


def _verdict(forest: Forest, **figures: float) -> Verdict:
    row = np.full((1, len(COLUMNS)), -1.0)
    for column, figure in figures.items():
        row[0, COLUMNS.index(column)] = figure
    (verdict,) = weigh_evidence(Evidence(figures=row), forest)
    return verdict


def test_the_likeliest_kind_wins_and_the_next_is_its_rival() -> None:
    """Test three kinds by their scores: 2, 1 and -3."""
    verdict = _verdict(
        _stumps((0, "active", 1.0), (1, "peak", 2.0), (2, "rise", 3.0)),
        active=1.0,
        peak=1.0,
    )

    odds = [math.exp(score) for score in (2, 1, -3)]
    assert (verdict.kind, verdict.rival) == (TURN, LIMB)
    assert verdict.confidence == pytest.approx(odds[0] / sum(odds), abs=0.005)


def test_equal_scores_go_to_the_first_class() -> None:
    """Test a tie is no matter of chance."""
    verdict = _verdict(_stumps((2, "active", 0.0)))

    assert (verdict.kind, verdict.rival) == (LIMB, TURN)
    assert verdict.confidence == 0.33


def test_nothing_is_certain() -> None:
    """Test no figures, however clear, make a certainty of what nobody saw."""
    assert _verdict(_stumps((0, "active", 40.0)), active=1.0).confidence == 0.99


def test_the_ground_is_what_speaks_most_against_the_rival() -> None:
    """Test what speaks for both alike tells them apart by nothing."""
    forest = _stumps(
        (0, "active", 5.0), (1, "active", 5.0), (0, "peak", 1.0), (2, "rise", 9.0)
    )

    verdict = _verdict(forest, active=1.0, peak=1.0)

    assert (verdict.kind, verdict.rival) == (LIMB, TURN)
    assert verdict.ground is Ground.SIZE


def test_figures_of_one_ground_speak_together() -> None:
    """Test two hints of length outweigh a single one of size."""
    forest = _stumps((0, "active", 1.0), (0, "core", 1.0), (0, "peak", 1.5))

    assert _verdict(forest, active=1, core=1, peak=1).ground is Ground.LENGTH


@pytest.mark.parametrize("column", COLUMNS)
def test_every_column_tells_of_its_ground(column: str) -> None:
    """Test no figure is told in the words of another."""
    verdict = _verdict(_stumps((0, column, 1.0)), **{column: 1.0})

    assert verdict.ground is GROUNDS[column]


def test_a_night_without_movements_has_no_verdicts() -> None:
    """Test the trees are not asked about nothing."""
    evidence = Evidence(figures=np.empty((0, len(COLUMNS))))

    assert weigh_evidence(evidence, _stumps((0, "active", 1.0))) == ()


@pytest.fixture(name="other_model")
def fixture_other_model(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Path]:
    """Let another file stand for the trees that come with the project."""
    path = tmp_path / "other.json"
    monkeypatch.setattr(verdict_module, "MODEL", path)
    kind_forest.cache_clear()
    yield path
    kind_forest.cache_clear()


@pytest.mark.parametrize(
    ("old", "new", "odd"),
    [
        ('"active"', '"moon"', "active, moon"),
        ('"active", "core"', '"core", "active"', "order"),
    ],
    ids=["a figure that is not gathered", "figures in another order"],
)
def test_trees_of_other_figures_are_refused(
    other_model: Path, old: str, new: str, odd: str
) -> None:
    """Test nothing is judged by figures that mean something else."""
    text = " ".join(MODEL.read_text("utf-8").split())
    assert old in text
    other_model.write_text(text.replace(old, new, 1), "utf-8")

    with pytest.raises(ValueError, match=f"other.json was grown on .*: {odd}$"):
        kind_forest()


def test_the_trees_that_come_along_are_whole() -> None:
    """Test every kind that is told from shape is known, and every number is one."""
    forest = kind_forest()

    assert set(forest.classes) == set(MovementKind) - {MovementKind.BED_TRANSITION}
    assert forest.columns == COLUMNS
    assert np.isfinite(forest.start).all()
    assert np.isfinite(forest.value).all()
    assert not np.isnan(forest.threshold).any()
    assert set(np.unique(forest.tree_class)) == set(range(len(forest.classes)))


def test_a_branch_that_ended_early_has_one_answer() -> None:
    """Test what stands for "no question" changes nothing: neither score nor share."""
    forest = kind_forest()
    # Beyond infinity lies no figure; whether one is known may still be asked.
    ended = np.isinf(forest.threshold) & ~forest.unknown_right
    trees, nodes = np.nonzero(ended)

    assert (forest.value[trees, 2 * nodes + 1] == forest.value[trees, nodes]).all()


def test_the_trees_that_come_along_are_small() -> None:
    """Test nobody downloads a model of megabytes for a bed."""
    assert MODEL.stat().st_size < LARGEST_FILE_BYTES
