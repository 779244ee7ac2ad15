"""The middle of some nights, and how far they lie around it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Self

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable

FEWEST_FOR_QUARTILES: Final = 4
"""Figures: with fewer, a quartile would be made up between two of them (a choice)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spread:
    """Median, quartiles and ends of what is known."""

    median: float
    quartiles: tuple[float, float] | None
    """None below four figures."""
    lowest: float
    highest: float
    n: int

    @classmethod
    def of(cls, values: Iterable[float | None]) -> Self | None:
        """Return the spread of the known ones, or None where none is known."""
        known = np.sort([value for value in values if value is not None])
        if not len(known):
            return None
        lower, middle, upper = np.interp(
            np.array([0.25, 0.5, 0.75]) * (len(known) - 1), np.arange(len(known)), known
        ).tolist()
        return cls(
            median=middle,
            quartiles=(lower, upper) if len(known) >= FEWEST_FOR_QUARTILES else None,
            lowest=float(known[0]),
            highest=float(known[-1]),
            n=len(known),
        )
