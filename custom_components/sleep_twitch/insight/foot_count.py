"""Movements of a foot, counted while they happen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from ..detector.live_trace import decision_envelope_mg

if TYPE_CHECKING:
    from ..detector.grid import Grid
    from ..detector.live_trace import TracePiece
    from ..detector.params import DetectorParams
    from ..detector.rest_level import RestLevel


class FootCount:
    """Count what stands over the threshold, each movement once."""

    def __init__(
        self,
        level: RestLevel,
        grid: Grid,
        params: DetectorParams,
        *,
        pause_s: float,
        longest_s: float,
    ) -> None:
        """Begin with none.

        Parameters
        ----------
        level : RestLevel
            Rest of the one who lies there, and what a movement must reach.
        grid : Grid
            How long a hop is.
        params : DetectorParams
            How long the envelope is.
        pause_s : float
            Stillness that parts two movements.
        longest_s : float
            What goes on for longer is no foot.
        """
        self._level = level
        self._width = grid.hops(params.envelope.decision_s)
        self._pause_hops = grid.hops(pause_s)
        self._longest_hops = grid.hops(longest_s)
        self._tail = np.empty((4, 6, 0))
        self._done: list[float] = []
        self._peak: float | None = None
        self._length = self._still_for = 0

    @property
    def n(self) -> int:
        """Return the movements so far, one that goes on among them."""
        return len(self._done) + (self._peak is not None)

    @property
    def is_moving(self) -> bool:
        """Return whether one goes on."""
        return self._peak is not None

    @property
    def peaks(self) -> tuple[float, ...]:
        """Return the peak of each one that is over, in resting levels."""
        return tuple(self._done)

    def append(self, epoch: TracePiece) -> None:
        """Take hops that follow, or that begin anew after a gap."""
        moments = epoch.moments_mg2
        if epoch.is_joined:
            moments = np.concatenate([self._tail, moments], axis=2)
        self._tail = moments[:, :, -(self._width - 1) :]
        if moments.shape[2] < self._width:
            return
        envelope_mg = decision_envelope_mg(moments, self._width, self._level)
        for ratio in (envelope_mg / self._level.rest_mg).tolist():
            self._take(ratio)

    def _take(self, ratio: float) -> None:
        if ratio >= self._level.decision_ratio:
            self._peak = max(ratio, self._peak or 0.0)
            self._still_for = 0
        if self._peak is None:
            return
        self._length += 1
        self._still_for += 1
        if self._still_for <= self._pause_hops:
            return
        if self._length - self._still_for <= self._longest_hops:
            self._done.append(self._peak)
        self._peak = None
        self._length = 0
