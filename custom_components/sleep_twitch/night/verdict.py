"""What each movement most likely was, by all that speaks for it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np

from .evidence import GROUNDS, Ground
from .forest import Forest
from .models import MovementKind

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from .evidence import Evidence

MODEL: Final = Path(__file__).with_name("kinds.json")
"""The trees; `bench/kinds` grows them."""
_MOST_SURE: Final = 0.99
"""Nothing seen from outside the body is certain."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """A kind, how sure it is, and what tells it from the next likely one."""

    kind: MovementKind
    """Never a bed transition: that presence knows."""
    confidence: float
    """Likelihood of the kind among all, 0-1."""
    rival: MovementKind
    """The kind that comes second."""
    ground: Ground
    """What speaks most for the first against the second."""


@cache
def kind_forest() -> Forest:
    """Return the trees that come with the project.

    Raises
    ------
    ValueError
        If they ask for other figures than there are.
    """
    forest = Forest.read(MODEL)
    if forest.columns != tuple(GROUNDS):
        odd = sorted(set(forest.columns) ^ set(GROUNDS))
        msg = f"{MODEL.name} was grown on other figures: {', '.join(odd) or 'order'}"
        raise ValueError(msg)
    return forest


def weigh_evidence(evidence: Evidence, forest: Forest) -> tuple[Verdict, ...]:
    """Return a verdict on each movement, in order."""
    if not len(evidence.figures):
        return ()
    weighed = forest.weigh(evidence.figures)
    kinds = [MovementKind(name) for name in forest.classes]
    order = np.argsort(-weighed.scores, axis=1, kind="stable")
    likelihood = _likelihoods(weighed.scores)
    grounds = _grounds(weighed.shares, order)
    return tuple(
        Verdict(
            kind=kinds[first],
            confidence=round(min(_MOST_SURE, float(likelihood[row, first])), 2),
            rival=kinds[second],
            ground=grounds[row],
        )
        for row, (first, second) in enumerate(order[:, :2].tolist())
    )


def _likelihoods(scores: NDArray[np.float64]) -> NDArray[np.float64]:
    odds = np.exp(scores - scores.max(axis=1, keepdims=True))
    likelihoods: NDArray[np.float64] = odds / odds.sum(axis=1, keepdims=True)
    return likelihoods


def _grounds(shares: NDArray[np.float64], order: NDArray[np.int64]) -> list[Ground]:
    """Return what speaks most for the first kind against the second in each row."""
    rows = np.arange(len(order))
    against = shares[rows, order[:, 0]] - shares[rows, order[:, 1]]
    all_grounds = list(Ground)
    of_column = np.array([all_grounds.index(ground) for ground in GROUNDS.values()])
    by_ground = np.stack(
        [against[:, of_column == place].sum(axis=1) for place in range(len(Ground))],
        axis=1,
    )
    return [all_grounds[place] for place in by_ground.argmax(axis=1).tolist()]
