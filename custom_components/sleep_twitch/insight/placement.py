"""A guided test of the sensor's place: empty bed, lie still, move a foot."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

import numpy as np

from ..detector.params import DetectorParams
from .foot_count import FootCount
from .placement_params import PlacementParams
from .placement_verdict import find_placement
from .still_stretch import StillStretch

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..detector.live_trace import TracePiece
    from ..detector.rest_level import RestLevel
    from ..detector.sensor import Sensor
    from .bed_floor import BedFloor
    from .placement_verdict import PlacementFinding


class PlacementStep(StrEnum):
    """Where a test is."""

    EMPTY = "empty"
    STILL = "still"
    FOOT = "foot"
    DONE = "done"
    ENDED = "ended"
    """Before it was done."""


class PlacementProblem(StrEnum):
    """Why a step is no good, or why a test ended."""

    MOVED = "moved"
    """Somebody moved where nobody should: the step's time began anew."""
    GAP = "gap"
    """Samples are missing: the step's time began anew."""
    NOT_EMPTY = "not_empty"
    """There was a heart in the empty bed."""
    TOO_FEW = "too_few"
    """The foot was hardly felt; it may try once more."""
    OTHER_SENSOR = "other_sensor"
    """The chip was set anew meanwhile."""
    CANCELLED = "cancelled"
    STOPPED = "stopped"
    """The bed was reloaded, or Home Assistant stopped."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacementState:
    """How a test stands."""

    step: PlacementStep
    is_running: bool
    """False: it waits for somebody to begin this step, or is over."""
    elapsed_s: float = 0.0
    needed_s: float = 0.0
    foot_movements: int = 0
    problem: PlacementProblem | None = None
    finding: PlacementFinding | None = None
    """Once it is done."""


class PlacementTest:
    """Lead through the steps, by the time of the node's own samples.

    No clock is read, so it goes on while a phone sleeps, and a played bed is tested as
    fast as it plays. Any split of the signal gives the same result.
    """

    def __init__(
        self, params: PlacementParams, detector_params: DetectorParams
    ) -> None:
        """Begin with the empty bed."""
        self.params = params
        self._detector_params = detector_params
        self._sensor: Sensor | None = None
        self._left: TracePiece | None = None
        self._stretch: StillStretch | None = None
        self._skipping_s = params.settling_s
        self._heard_s = 0.0
        self._empty: StillStretch | None = None
        self._still: RestLevel | None = None
        self._is_heart_seen = False
        self._feet: FootCount | None = None
        self._tries = 0
        self._state = PlacementState(
            step=PlacementStep.EMPTY, is_running=True, needed_s=params.still_s
        )

    @property
    def state(self) -> PlacementState:
        """Return how it stands."""
        return self._state

    @property
    def floor(self) -> BedFloor | None:
        """Return what the empty bed shows; None before that is known, or if it was not.

        A bed with a heart in it is not empty.
        """
        if self._empty is None or self._is_taken(self._empty):
            return None
        return self._empty.floor()

    def begin_next(self) -> None:
        """Begin the step that waits.

        Raises
        ------
        ValueError
            If none does.
        """
        state = self._state
        if state.is_running or state.step not in (
            PlacementStep.STILL,
            PlacementStep.FOOT,
        ):
            how = "running" if state.is_running else "over"
            msg = f"no step waits to be begun: {state.step} is {how}"
            raise ValueError(msg)
        is_foot = state.step is PlacementStep.FOOT
        self._begin(
            state.step,
            self.params.foot_settling_s if is_foot else self.params.settling_s,
        )

    def end(self, problem: PlacementProblem) -> None:
        """Leave it before it is done."""
        self._state = PlacementState(
            step=PlacementStep.ENDED, is_running=False, problem=problem
        )

    def process(self, piece: TracePiece) -> PlacementState:
        """Return how it stands with the hops that follow."""
        if self._sensor is None:
            self._sensor = piece.sensor
        if not self._state.is_running:
            return self._state
        if piece.sensor is not self._sensor:
            self.end(PlacementProblem.OTHER_SENSOR)
            return self._state
        for epoch in self._epochs(piece):
            if not self.state.is_running:
                break
            self._take(epoch, piece.grid.samples_per_epoch / piece.grid.rate_hz)
        return self._state

    def _epochs(self, piece: TracePiece) -> Iterator[TracePiece]:
        """Give the hops that came in whole epochs; the rest waits for more."""
        per_epoch = piece.grid.hops_per_epoch
        whole = piece
        if piece.is_joined and self._left is not None:
            whole = _joined(self._left, piece)
        n_hops = whole.moments_mg2.shape[2]
        end = n_hops // per_epoch * per_epoch
        self._left = _cut(whole, end, n_hops)
        for begin in range(0, end, per_epoch):
            yield _cut(whole, begin, begin + per_epoch)

    def _begin(self, step: PlacementStep, skipping_s: float) -> None:
        is_foot = step is PlacementStep.FOOT
        self._stretch = self._left = None
        self._skipping_s, self._heard_s = skipping_s, 0.0
        self._feet = None
        self._state = PlacementState(
            step=step,
            is_running=True,
            needed_s=self.params.foot_s if is_foot else self.params.still_s,
        )

    def _begin_again(self, problem: PlacementProblem, skipping_s: float) -> None:
        self._begin(self._state.step, skipping_s)
        self._state = replace(self._state, problem=problem)

    def _take(self, epoch: TracePiece, epoch_s: float) -> None:
        is_foot = self._state.step is PlacementStep.FOOT
        if not epoch.is_joined and self._heard_s and not is_foot:
            self._begin_again(PlacementProblem.GAP, self.params.again_s)
        self._heard_s += epoch_s
        self._state = replace(self._state, elapsed_s=self._heard_s)
        if self._heard_s <= self._skipping_s:
            return
        if is_foot:
            self._take_foot(epoch)
        else:
            self._take_still(epoch, epoch_s)

    def _take_still(self, epoch: TracePiece, epoch_s: float) -> None:
        stretch = self._stretch
        if stretch is None:
            stretch = StillStretch(epoch.sensor, self._detector_params)
            self._stretch = stretch
        stretch.append(epoch)
        if stretch.n_epochs * epoch_s < self.params.first_look_s:
            return
        if stretch.peak_ratio() >= self.params.moved_ratio:
            self._begin_again(PlacementProblem.MOVED, self.params.again_s)
            return
        if self._heard_s < self.params.still_s:
            return
        if self._state.step is PlacementStep.EMPTY:
            self._empty = stretch
            self._wait(
                PlacementStep.STILL,
                PlacementProblem.NOT_EMPTY if self._is_taken(stretch) else None,
            )
        else:
            self._still = stretch.level()
            self._is_heart_seen = self._is_taken(stretch)
            self._wait(PlacementStep.FOOT, None)

    def _take_foot(self, epoch: TracePiece) -> None:
        assert self._still is not None  # noqa: S101 - that step comes first.
        if self._feet is None:
            self._feet = FootCount(
                self._still,
                epoch.grid,
                self._detector_params,
                pause_s=self.params.foot_pause_s,
                longest_s=self.params.foot_longest_s,
            )
        feet = self._feet
        feet.append(epoch)
        wanted = self.params.foot_wanted
        self._state = replace(self._state, foot_movements=min(feet.n, wanted))
        is_late = self._heard_s >= self.params.foot_s
        if not is_late and (feet.n < wanted or feet.is_moving):
            return
        self._tries += 1
        if len(feet.peaks) < self.params.fewest_feet and self._tries == 1:
            self._wait(PlacementStep.FOOT, PlacementProblem.TOO_FEW)
            return
        self._finish(feet.peaks)

    def _finish(self, peaks: tuple[float, ...]) -> None:
        assert self._empty is not None  # noqa: S101 - all steps came before.
        assert self._still is not None  # noqa: S101
        assert self._sensor is not None  # noqa: S101
        noise_mg = math.sqrt(3 * float(self._sensor.band_noise_mg2.sum()))
        self._state = replace(
            self._state,
            step=PlacementStep.DONE,
            is_running=False,
            finding=find_placement(
                peaks,
                self._still,
                self._empty.floor().level_mg,
                noise_mg,
                self.params,
                heartbeat_seen=self._is_heart_seen,
            ),
        )

    def _wait(self, step: PlacementStep, problem: PlacementProblem | None) -> None:
        is_foot = step is PlacementStep.FOOT
        self._state = PlacementState(
            step=step,
            is_running=False,
            needed_s=self.params.foot_s if is_foot else self.params.still_s,
            problem=problem,
        )

    def _is_taken(self, stretch: StillStretch) -> bool:
        return stretch.heartbeat_share >= self.params.heart_share


def _joined(before: TracePiece, after: TracePiece) -> TracePiece:
    return replace(
        before,
        signal_mg=np.concatenate([before.signal_mg, after.signal_mg]),
        envelope_mg=np.concatenate([before.envelope_mg, after.envelope_mg]),
        moments_mg2=np.concatenate([before.moments_mg2, after.moments_mg2], axis=2),
        slow_counts=np.concatenate([before.slow_counts, after.slow_counts], axis=1),
    )


def _cut(piece: TracePiece, begin: int, end: int) -> TracePiece:
    """Return some hops of a piece."""
    grid = piece.grid
    ticks = slice(begin * grid.ticks_per_hop, end * grid.ticks_per_hop)
    return replace(
        piece,
        first_sample=piece.first_sample + ticks.start * grid.samples_per_tick,
        is_joined=piece.is_joined or begin > 0,
        signal_mg=piece.signal_mg[ticks],
        envelope_mg=piece.envelope_mg[begin:end],
        moments_mg2=piece.moments_mg2[:, :, begin:end],
        slow_counts=piece.slow_counts[:, begin:end],
    )
