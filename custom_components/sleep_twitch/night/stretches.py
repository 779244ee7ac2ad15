"""The night cut at its doors, and what each stretch shows at rest."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from ..detector.models import MovementShape
from .doors import is_large_enough

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from .clocked import ClockedEpochs, ClockedMovement
    from .doors import Door
    from .params import PresenceParams

FIGURES: Final = ("heartbeat_mg", "breathing_mg")
"""Columns of the epochs that a body lifts above the empty bed."""
LEAST_MG: Final = 1e-3
"""Below it a chip shows its last digit and no bed."""

_HOUR_S: Final = 3600.0
_MEDIAN_ERROR: Final = 1.25
"""Standard error of a median in that of a mean."""
_QUARTILES: Final = 1.349
"""Distance of the quartiles of a normal in standard deviations."""


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Stretch:
    """Time between two doors."""

    start_s: float
    end_s: float
    is_at_an_end: bool
    """First or last of the recording."""
    n_movements: int
    """Movements in it that a body may have made."""
    n_rest: int
    """Epochs of rest in it."""
    levels: NDArray[np.float64]
    """Median ln(mg) at rest, one a figure; zero without rest."""
    errors: NDArray[np.float64]
    """Standard error of each."""
    scatter: float
    """Spread of ln(mg) of the heartbeat figure from second to second."""

    @property
    def hours(self) -> float:
        """Return the length in hours."""
        return (self.end_s - self.start_s) / _HOUR_S


def cut_into_stretches(
    epochs: ClockedEpochs,
    movements: Sequence[ClockedMovement],
    doors: Sequence[Door],
    params: PresenceParams,
) -> tuple[Stretch, ...]:
    """Return the stretches before, between and after the doors: one more than them."""
    start_s, end_s = float(epochs.start_s[0]), float(epochs.end_s[-1])
    starts_s = [start_s, *(door.end_s for door in doors)]
    ends_s = [*(door.start_s for door in doors), end_s]
    moved_s = np.array(
        [
            movement.onset_s
            for movement in movements
            if movement.movement.shape is not MovementShape.EXTERNAL
            and not is_large_enough(movement, params)
        ]
    )
    logs = np.log(
        np.maximum([getattr(epochs.epochs, figure) for figure in FIGURES], LEAST_MG)
    )
    at_rest = np.isfinite(logs).all(axis=0)
    middle_s = (epochs.start_s + epochs.end_s) / 2
    stretches = []
    for number, (first_s, last_s) in enumerate(zip(starts_s, ends_s, strict=True)):
        settled_s = (first_s + params.settling_s, last_s - params.settling_s)
        inside = slice(*np.searchsorted(middle_s, settled_s).tolist())
        level = _level(logs[:, inside][:, at_rest[inside]], params)
        moved = (moved_s >= first_s) & (moved_s < last_s)
        stretches.append(
            Stretch(
                start_s=first_s,
                end_s=last_s,
                is_at_an_end=number in (0, len(doors)),
                n_movements=int(np.count_nonzero(moved)),
                n_rest=level.n_rest,
                levels=level.middle,
                errors=level.error,
                scatter=level.scatter,
            )
        )
    return tuple(stretches)


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class _Level:
    """What some epochs at rest show."""

    n_rest: int
    middle: NDArray[np.float64]
    error: NDArray[np.float64]
    scatter: float


def _level(resting: NDArray[np.float64], params: PresenceParams) -> _Level:
    """Return the level of epochs at rest, ln(mg) of shape (n_figures, n_epochs).

    A level steadier than noise can be is a machine's, and says nothing of a body.
    """
    n_rest = resting.shape[1]
    unknown = np.zeros(len(FIGURES))
    nothing = _Level(n_rest=0, middle=unknown, error=unknown, scatter=0.0)
    if not n_rest:
        return nothing
    low, middle, high = _quartiles(resting)
    deviation = (high - low) / _QUARTILES
    if n_rest >= params.fewest_rest_epochs and deviation[0] < params.steady_scatter:
        return nothing
    # Seconds that follow each other are alike, so fewer of them are news.
    news = np.maximum(1.0, n_rest / np.array(params.alike_epochs))
    return _Level(
        n_rest=n_rest,
        middle=middle,
        error=_MEDIAN_ERROR * deviation / np.sqrt(news),
        scatter=float(deviation[0]),
    )


def _quartiles(
    values: NDArray[np.float64],
) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
    """Return lower quartile, median and upper quartile of each row.

    The nearest values and no more: numpy's own quantiles take longer than all the rest
    of a look at the night.
    """
    last = values.shape[1] - 1
    ordered = np.sort(values, axis=1)
    low, middle, high = (ordered[:, round(share * last)] for share in (0.25, 0.5, 0.75))
    return low, middle, high
