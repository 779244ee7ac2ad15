"""What a movement most likely was, by trees whose answers are known."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

import numpy as np
import pytest

from custom_components.sleep_twitch.night import verdict as verdict_module
from custom_components.sleep_twitch.night.evidence import GROUNDS, Evidence, Ground
from custom_components.sleep_twitch.night.evidence_company import COMPANY, KINDS
from custom_components.sleep_twitch.night.forest import Forest
from custom_components.sleep_twitch.night.models import MovementKind, RuleSet
from custom_components.sleep_twitch.night.params import KindParams, NightParams
from custom_components.sleep_twitch.night.verdict import (
    FIRST_MODEL,
    SECOND_MODEL,
    Readers,
    Verdict,
    kind_readers,
    weigh_evidence,
)
from tests.night.handmade import clocked, shaken

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ALONE: Final = tuple(GROUNDS)
AMONG: Final = (*GROUNDS, *COMPANY)
LIMB, TURN = MovementKind.LIMB_MOVEMENT, MovementKind.BODY_MOVEMENT
TWITCH, HOUSE = MovementKind.SMALL_TWITCH, MovementKind.ENVIRONMENT
LARGEST_FILES_BYTES: Final = 1_700_000

Stump = tuple[MovementKind, str, float]
"""A kind, the column that is asked, and what it gains above zero and loses below."""


def _stumps(columns: tuple[str, ...], *stumps: Stump) -> Forest:
    """Return trees of one question each."""
    asked = stumps or ((TURN, columns[0], 0.0),)
    n = len(asked)
    gains = np.array([gain for _, _, gain in asked])
    return Forest(
        classes=KINDS,
        columns=columns,
        start=np.zeros(len(KINDS)),
        tree_class=np.array([KINDS.index(kind) for kind, _, _ in asked]),
        feature=np.array([[columns.index(column)] for _, column, _ in asked]),
        threshold=np.zeros((n, 1)),
        unknown_right=np.zeros((n, 1), np.bool_),
        value=np.stack([np.zeros(n), -gains, gains], axis=1),
    )


def _readers(first: tuple[Stump, ...] = (), second: tuple[Stump, ...] = ()) -> Readers:
    return Readers(first=_stumps(ALONE, *first), second=_stumps(AMONG, *second))


def _verdict(readers: Readers, house_score: float = 0.0, **figures: float) -> Verdict:
    """Return the verdict on the only movement of a night."""
    row = np.full((1, len(ALONE)), -1.0)
    for column, figure in figures.items():
        row[0, ALONE.index(column)] = figure
    (verdict,) = weigh_evidence(
        clocked(shaken(10, 2.0)),
        Evidence(figures=row),
        readers,
        KindParams(house_score=house_score),
    )
    return verdict


def test_the_likeliest_kind_wins_and_the_next_is_its_rival() -> None:
    """Test five kinds by their scores: 2, 1, 0, 0 and -3."""
    readers = _readers(
        second=((LIMB, "active", 1.0), (TURN, "peak", 2.0), (TWITCH, "rise", 3.0))
    )

    verdict = _verdict(readers, active=1.0, peak=1.0)

    odds = [math.exp(score) for score in (2, 1, 0, 0, -3)]
    assert (verdict.kind, verdict.rival) == (TURN, LIMB)
    assert verdict.confidence == pytest.approx(odds[0] / sum(odds), abs=0.005)


def test_equal_scores_go_to_the_first_class() -> None:
    """Test a tie is no matter of chance."""
    verdict = _verdict(_readers())

    assert (verdict.kind, verdict.rival) == (KINDS[0], KINDS[1])
    assert verdict.confidence == 0.2


def test_nothing_is_certain() -> None:
    """Test no figures, however clear, make a certainty of what nobody saw."""
    readers = _readers(second=((LIMB, "active", 40.0),))

    assert _verdict(readers, active=1.0).confidence == 0.99


@pytest.mark.parametrize(
    ("house_score", "kind"), [(-0.5, LIMB), (0.5, HOUSE)], ids=["keen", "calm"]
)
def test_sensitivity_moves_what_is_in_doubt(
    house_score: float, kind: MovementKind
) -> None:
    """Test what is as likely the sleeper's as not goes the way of the setting."""
    readers = _readers(second=((LIMB, "active", 2.0), (HOUSE, "active", 2.0)))

    verdict = _verdict(readers, house_score, active=1.0)

    assert verdict.kind is kind


def test_the_ground_is_what_speaks_most_against_the_rival() -> None:
    """Test what speaks for both alike tells them apart by nothing."""
    readers = _readers(
        second=(
            (LIMB, "active", 5.0),
            (TURN, "active", 5.0),
            (LIMB, "peak", 1.0),
            (TWITCH, "rise", 9.0),
        )
    )

    verdict = _verdict(readers, active=1.0, peak=1.0)

    assert (verdict.kind, verdict.rival) == (LIMB, TURN)
    assert verdict.ground is Ground.SIZE


def test_figures_of_one_ground_speak_together() -> None:
    """Test two hints of length outweigh a single one of size."""
    readers = _readers(
        second=((LIMB, "active", 1.0), (LIMB, "core", 1.0), (LIMB, "peak", 1.5))
    )

    verdict = _verdict(readers, active=1, core=1, peak=1)

    assert verdict.ground is Ground.LENGTH


@pytest.mark.parametrize("column", ALONE)
def test_every_column_tells_of_its_ground(column: str) -> None:
    """Test no figure is told in the words of another."""
    readers = _readers(second=((LIMB, column, 1.0),))

    assert _verdict(readers, **{column: 1.0}).ground is GROUNDS[column]


def test_what_the_first_reading_found_is_told_by_its_ground() -> None:
    """Test "because it was taken for one" is no reason to give to anybody."""
    readers = _readers(
        first=((LIMB, "peak", 2.0), (LIMB, "rise", 1.0)),
        second=((LIMB, f"own_{LIMB}", 3.0), (LIMB, "rise", 1.0)),
    )

    verdict = _verdict(readers, peak=1.0, rise=1.0)

    assert verdict.kind is LIMB
    assert verdict.ground is Ground.SIZE


def test_those_most_alike_speak_too() -> None:
    """Test a movement in doubt goes with the many of its sort."""
    readers = _readers(
        first=((LIMB, "active", 2.0),), second=((LIMB, f"sound_6_{LIMB}", 2.0),)
    )
    rows = np.full((8, len(ALONE)), -1.0)
    rows[:7, ALONE.index("active")] = 1.0
    night = clocked(*(shaken(100.0 * place, 2.0) for place in range(8)))

    verdicts = weigh_evidence(night, Evidence(figures=rows), readers, KindParams())

    assert {verdict.kind for verdict in verdicts} == {LIMB}
    assert verdicts[7].ground is Ground.ALIKE


def test_a_night_without_movements_has_no_verdicts() -> None:
    """Test the trees are not asked about nothing."""
    evidence = Evidence(figures=np.empty((0, len(ALONE))))

    assert weigh_evidence((), evidence, _readers(), KindParams()) == ()


@pytest.fixture(name="other_model")
def fixture_other_model(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Path]:
    """Let another file stand for the trees that come with the project."""
    path = tmp_path / "other.json"
    monkeypatch.setattr(verdict_module, "FIRST_MODEL", path)
    kind_readers.cache_clear()
    yield path
    kind_readers.cache_clear()


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
    text = " ".join(FIRST_MODEL.read_text("utf-8").split())
    assert old in text
    other_model.write_text(text.replace(old, new, 1), "utf-8")

    with pytest.raises(ValueError, match=f"other.json was grown on .*: {odd}$"):
        kind_readers()


def test_trees_that_tell_other_kinds_apart_are_refused(other_model: Path) -> None:
    """Test no kind is taken for another because a file names them in another order."""
    text = FIRST_MODEL.read_text("utf-8")
    assert '"hypnic_jerk"' in text
    other_model.write_text(text.replace('"hypnic_jerk"', '"hiccup"', 1), "utf-8")

    with pytest.raises(ValueError, match=r"other.json tells .*hiccup.* apart, not"):
        kind_readers()


@pytest.mark.parametrize("reading", ["first", "second"])
def test_the_trees_that_come_along_are_whole(reading: str) -> None:
    """Test every kind that is told from shape is known, and every number is one."""
    forest = getattr(kind_readers(), reading)

    assert set(forest.classes) == set(MovementKind) - {MovementKind.BED_TRANSITION}
    assert np.isfinite(forest.start).all()
    assert np.isfinite(forest.value).all()
    assert not np.isnan(forest.threshold).any()
    assert set(np.unique(forest.tree_class)) == set(range(len(forest.classes)))


@pytest.mark.parametrize("reading", ["first", "second"])
def test_a_branch_that_ended_early_has_one_answer(reading: str) -> None:
    """Test what stands for "no question" changes nothing: neither score nor share."""
    forest = getattr(kind_readers(), reading)
    # Beyond infinity lies no figure; whether one is known may still be asked.
    ended = np.isinf(forest.threshold) & ~forest.unknown_right
    trees, nodes = np.nonzero(ended)

    assert (forest.value[trees, 2 * nodes + 1] == forest.value[trees, nodes]).all()


def test_the_trees_that_come_along_are_small() -> None:
    """Test nobody downloads a model of many megabytes for a bed."""
    sizes = [model.stat().st_size for model in (FIRST_MODEL, SECOND_MODEL)]

    assert sum(sizes) < LARGEST_FILES_BYTES


@pytest.mark.parametrize("sensitivity", [0, 6])
def test_a_sensitivity_that_is_none_is_refused(sensitivity: int) -> None:
    """Test the error names the value and what would be right."""
    with pytest.raises(ValueError, match=rf"sensitivity {sensitivity} is none of \[1"):
        NightParams.for_settings(RuleSet.AASM, sensitivity)


def test_a_keener_sensitivity_leaves_less_to_the_house() -> None:
    """Test the steps go one way, and the middle one changes nothing."""
    scores = [
        NightParams.for_settings(RuleSet.AASM, step).kind.house_score
        for step in range(1, 6)
    ]

    assert scores == sorted(scores, reverse=True)
    assert scores[2] == KindParams().house_score == 0
