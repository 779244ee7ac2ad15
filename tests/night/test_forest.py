"""Trees that weigh evidence, grown by hand so that every answer is known."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import pytest

from custom_components.sleep_twitch.night.forest import Forest

if TYPE_CHECKING:
    from pathlib import Path

LENGTH, SIZE = 0, 1
TWO_TREES: Final[dict[str, Any]] = {
    "classes": ["turn", "twitch"],
    "columns": ["length", "size"],
    "start": [0.5, -0.5],
    "trees": [
        {
            # Long is a turn, all the more if it is large; unknown size is as a large
            # one, unknown length as a short one.
            "class": 0,
            "feature": [LENGTH, LENGTH, SIZE],
            "threshold": [2.0, None, 10.0],
            "unknown_right": [0, 0, 1],
            "value": [0.25, -1.0, 1.5, -1.0, -1.0, 1.0, 2.0],
        },
        {
            # Short is a twitch, whatever its size.
            "class": 1,
            "feature": [LENGTH, SIZE, SIZE],
            "threshold": [0.5, None, None],
            "unknown_right": [1, 0, 0],
            "value": [0.0, 3.0, -3.0, 3.0, 3.0, -3.0, -3.0],
        },
    ],
}
UNKNOWN: Final = float("nan")


def _read(folder: Path, **changes: Any) -> Forest:  # noqa: ANN401  Any part may be odd.
    path = folder / "two_trees.json"
    path.write_text(json.dumps(TWO_TREES | changes), "utf-8")
    return Forest.read(path)


@pytest.fixture(name="forest")
def fixture_forest(tmp_path: Path) -> Forest:
    """Return two trees of two questions each."""
    return _read(tmp_path)


@pytest.mark.parametrize(
    ("length", "size", "scores"),
    [
        (4.0, 20.0, (2.5, -3.5)),
        (4.0, 5.0, (1.5, -3.5)),
        (0.3, 5.0, (-0.5, 2.5)),
        (2.0, 20.0, (-0.5, -3.5)),
        (4.0, 10.0, (1.5, -3.5)),
        (4.0, UNKNOWN, (2.5, -3.5)),
        (UNKNOWN, 20.0, (-0.5, -3.5)),
        (np.inf, -np.inf, (1.5, -3.5)),
    ],
    ids=[
        "long and large",
        "long and small",
        "short",
        "a figure at the threshold stays to the left",
        "the other one too",
        "an unknown size goes where it is told",
        "an unknown length goes where each tree tells it",
        "beyond all figures",
    ],
)
def test_a_row_scores_what_its_leaves_add(
    forest: Forest, length: float, size: float, scores: tuple[float, float]
) -> None:
    """Test each way through the trees by hand."""
    weighed = forest.weigh(np.array([[length, size]]))

    assert weighed.scores[0].tolist() == pytest.approx(scores)


def test_a_column_s_share_is_what_its_questions_changed(forest: Forest) -> None:
    """Test a long, large movement: length gave most of its score, size the rest."""
    shares = forest.weigh(np.array([[4.0, 20.0]])).shares[0]

    assert shares[0].tolist() == pytest.approx([1.5 - 0.25, 2.0 - 1.5])
    assert shares[1].tolist() == pytest.approx([-3.0, 0.0])


def test_start_and_shares_add_up_to_the_scores(forest: Forest) -> None:
    """Test nothing speaks for a kind without being named."""
    rng = np.random.default_rng(5)
    figures = rng.normal(2, 4, (50, 2))
    figures[rng.random((50, 2)) < 0.2] = np.nan
    before_any_question = np.array([0.5 + 0.25, -0.5 + 0.0])

    weighed = forest.weigh(figures)

    assert weighed.scores == pytest.approx(
        before_any_question + weighed.shares.sum(axis=2)
    )


def test_rows_do_not_know_of_each_other(forest: Forest) -> None:
    """Test a movement is weighed the same alone and among others."""
    figures = np.random.default_rng(6).normal(2, 4, (20, 2))

    together = forest.weigh(figures)

    for row in range(20):
        alone = forest.weigh(figures[row : row + 1])
        assert alone.scores[0].tolist() == together.scores[row].tolist()
        assert alone.shares[0].tolist() == together.shares[row].tolist()


def test_no_rows_have_no_scores(forest: Forest) -> None:
    """Test a night without movements is no error."""
    weighed = forest.weigh(np.empty((0, 2)))

    assert weighed.scores.shape == (0, 2)
    assert weighed.shares.shape == (0, 2, 2)


TREE: Final = TWO_TREES["trees"][0]


@pytest.mark.parametrize(
    "changes",
    [
        {"start": [0.5]},
        {"classes": ["turn"], "start": [0.5]},
        {"columns": ["length"]},
        {"trees": []},
        {"trees": [TREE | {"value": TREE["value"][:6]}]},
        {"trees": [TREE | {"threshold": [2.0, 1.0]}]},
        {"trees": [TREE | {"unknown_right": [0]}]},
        {"trees": [TREE | {"class": -1}]},
        {"trees": [TREE | {"feature": [0, -1, 0]}]},
        {
            "trees": [
                TREE
                | {
                    "feature": [0, 0],
                    "threshold": [1.0, 1.0],
                    "unknown_right": [0, 0],
                    "value": [0.0] * 5,
                }
            ]
        },
    ],
    ids=[
        "a class without a start",
        "a tree of a class that is not there",
        "a question for a column that is not there",
        "no tree at all",
        "a leaf too few",
        "a threshold too few",
        "too few places for the unknown",
        "a class below the first",
        "a column below the first",
        "a branch that ends early",
    ],
)
def test_a_file_that_does_not_fit_is_refused(
    tmp_path: Path, changes: dict[str, Any]
) -> None:
    """Test a broken file is named, with what does not fit, and judges nothing."""
    with pytest.raises(
        ValueError, match=r"two_trees.json holds \d+ trees of \d+ split"
    ):
        _read(tmp_path, **changes)
