"""Movements and epochs with their seconds: what a night is judged on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from .models import Interval

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from ..detector.models import Epochs, Movement
    from ..wire.timeline import Timeline

_SMALLEST_GAP_S: Final = 1e-3
"""Less is rounding: no sample of any chip is that short."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockedMovement:
    """A movement of the detector and where it lies in time."""

    onset_s: float
    end_s: float
    """End of the force; the bed may ring on."""
    movement: Movement

    @property
    def duration_s(self) -> float:
        """Return how long force was applied."""
        return self.end_s - self.onset_s


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class ClockedEpochs:
    """Epochs and where they lie in time."""

    start_s: NDArray[np.float64]
    end_s: NDArray[np.float64]
    epochs: Epochs

    def __len__(self) -> int:
        """Return the number of epochs."""
        return len(self.start_s)

    @property
    def gaps(self) -> tuple[Interval, ...]:
        """Return the stretches between epochs that hold no samples."""
        lost_s = self.start_s[1:] - self.end_s[:-1]
        return tuple(
            Interval(start_s=float(self.end_s[row]), end_s=float(self.start_s[row + 1]))
            for row in np.flatnonzero(lost_s > _SMALLEST_GAP_S).tolist()
        )

    @property
    def coverage(self) -> float:
        """Return the share of the time, first to last, that could be judged."""
        lengths_s = self.end_s - self.start_s
        whole_s = float(self.end_s[-1] - self.start_s[0])
        return float((self.epochs.valid_share * lengths_s).sum()) / whole_s


def clocked_movements(
    movements: Sequence[Movement], timeline: Timeline
) -> tuple[ClockedMovement, ...]:
    """Return movements in order of time, their samples turned into seconds."""
    if not movements:
        return ()
    boots = np.array([movement.boot_id for movement in movements])
    onsets = np.array([movement.onset_sample for movement in movements])
    lengths = np.array([movement.active_samples for movement in movements])
    onsets_s = timeline.seconds(boots, onsets)
    ends_s = timeline.seconds(boots, onsets + lengths)
    order = np.argsort(onsets_s, kind="stable")
    return tuple(
        ClockedMovement(
            onset_s=float(onsets_s[place]),
            end_s=float(ends_s[place]),
            movement=movements[place],
        )
        for place in order.tolist()
    )


def clocked_epochs(epochs: Epochs, timeline: Timeline) -> ClockedEpochs:
    """Return epochs with their seconds; they stay in the order they came in."""
    return ClockedEpochs(
        start_s=timeline.seconds(epochs.boot_id, epochs.first_sample),
        end_s=timeline.seconds(epochs.boot_id, epochs.first_sample + epochs.n_samples),
        epochs=epochs,
    )
