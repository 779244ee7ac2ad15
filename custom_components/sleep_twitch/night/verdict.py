"""What each movement most likely was, by all that speaks for it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np

from .evidence import GROUNDS, Ground
from .evidence_company import (
    COMPANY,
    KINDS,
    directions_of,
    gather_company,
    likelihoods,
)
from .forest import Forest
from .models import MovementKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from .clocked import ClockedMovement
    from .evidence import Evidence
    from .forest import Weighed
    from .params import KindParams

FIRST_MODEL: Final = Path(__file__).with_name("kinds.json")
"""Trees that read each movement by itself; `bench/kinds` grows them."""
SECOND_MODEL: Final = Path(__file__).with_name("kinds_again.json")
"""Trees that read it again, knowing what the first made of all the others."""
_IS_HOUSE: Final = np.array([kind is MovementKind.ENVIRONMENT for kind in KINDS])
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


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Readers:
    """The trees of both readings."""

    first: Forest
    second: Forest


@cache
def kind_readers() -> Readers:
    """Return the trees that come with the project.

    Raises
    ------
    ValueError
        If they ask for other figures than there are, or tell other kinds apart.
    """
    return Readers(
        first=_forest(FIRST_MODEL, tuple(GROUNDS)),
        second=_forest(SECOND_MODEL, (*GROUNDS, *COMPANY)),
    )


def weigh_evidence(
    movements: Sequence[ClockedMovement],
    evidence: Evidence,
    readers: Readers,
    params: KindParams,
) -> tuple[Verdict, ...]:
    """Return a verdict on each movement, in order.

    Each is read twice: by itself, and among all others of the night as the first
    reading took them.
    """
    if not movements:
        return ()
    first = readers.first.weigh(evidence.figures)
    onsets_s = np.array([movement.onset_s for movement in movements])
    company = gather_company(onsets_s, directions_of(movements), evidence, first.scores)
    second = readers.second.weigh(
        np.concatenate([evidence.figures, company.figures], axis=1)
    )
    scores = second.scores + params.house_score * _IS_HOUSE
    order = np.argsort(-scores, axis=1, kind="stable")
    likely = likelihoods(scores)
    grounds = _grounds(first, second, order)
    return tuple(
        Verdict(
            kind=KINDS[one],
            confidence=round(min(_MOST_SURE, float(likely[row, one])), 2),
            rival=KINDS[other],
            ground=grounds[row],
        )
        for row, (one, other) in enumerate(order[:, :2].tolist())
    )


def _forest(path: Path, columns: tuple[str, ...]) -> Forest:
    forest = Forest.read(path)
    if forest.columns != columns:
        odd = sorted(set(forest.columns) ^ set(columns))
        msg = f"{path.name} was grown on other figures: {', '.join(odd) or 'order'}"
        raise ValueError(msg)
    if forest.classes != KINDS:
        msg = (
            f"{path.name} tells {', '.join(forest.classes)} apart, "
            f"not {', '.join(KINDS)}"
        )
        raise ValueError(msg)
    return forest


def _grounds(first: Weighed, second: Weighed, order: NDArray[np.int64]) -> list[Ground]:
    """Return what speaks most for the first kind against the second in each row.

    Where that is what the first reading found, its own grounds are looked at.
    """
    alone = _by_ground(first, order, list(GROUNDS.values()))
    among = _by_ground(second, order, [*GROUNDS.values(), *COMPANY.values()])
    every = list(Ground)
    return [
        every[own if place == len(every) else place]
        for own, place in zip(
            alone[:, :-1].argmax(axis=1).tolist(),
            among.argmax(axis=1).tolist(),
            strict=True,
        )
    ]


def _by_ground(
    weighed: Weighed, order: NDArray[np.int64], of_columns: Sequence[Ground | None]
) -> NDArray[np.float64]:
    """Return what each ground, and at last none, gives to the first against the second.

    The shape is (n_rows, n_grounds + 1).
    """
    rows = np.arange(len(order))
    against = weighed.shares[rows, order[:, 0]] - weighed.shares[rows, order[:, 1]]
    of_column = np.array(
        [len(Ground) if one is None else list(Ground).index(one) for one in of_columns]
    )
    return np.stack(
        [against[:, of_column == at].sum(axis=1) for at in range(len(Ground) + 1)],
        axis=1,
    )
