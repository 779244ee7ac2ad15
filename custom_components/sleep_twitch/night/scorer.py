"""The last word on a night: what moved, when, and in which series."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from .series import number_series

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .models import Interval, ScoredMovement
    from .params import NightParams


def score_series_only(
    movements: Sequence[ScoredMovement], gaps: Sequence[Interval], params: NightParams
) -> tuple[ScoredMovement, ...]:
    """Return the movements as they stand, each with the number of its series."""
    numbers = number_series(movements, gaps, params)
    return tuple(
        replace(movement, series=number)
        for movement, number in zip(movements, numbers, strict=True)
    )
