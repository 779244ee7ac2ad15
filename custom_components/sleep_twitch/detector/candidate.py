"""A stretch that stands out, looked at closely: onset, force, figures, shape."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from .features import View, features_of, shape_of
from .filters import box_sums
from .force import ForceMeter
from .models import Movement, MovementFeatures, MovementShape
from .onset import OnsetFinder
from .trigger import decision_envelopes, padded_power

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from .bed import BedMemory
    from .front_end import FrontEnd
    from .onset import Force
    from .params import DetectorParams
    from .sensor import Sensor
    from .trigger import Stretch

GRAVITY_S = 2.5
"""Seconds over which gravity is averaged before and after a movement."""
APART_S = 0.5
"""And how far from it."""


class CandidateAnalysis:
    """Turn stretches into movements."""

    def __init__(
        self,
        boot_id: int,
        first_sample: int,
        sensor: Sensor,
        bed: BedMemory,
        params: DetectorParams,
    ) -> None:
        """Take where the stretch of samples begins, and what is known of the bed."""
        self._boot_id = boot_id
        self._first_sample = first_sample
        self._sensor = sensor
        self._bed = bed
        timing_s = params.envelope.timing_s
        self._force = ForceMeter(sensor.grid, params.onset, timing_s, bed.ring)
        self._onsets = OnsetFinder(sensor.grid, params.onset, timing_s)
        self._params = params

    @property
    def lead_hops(self) -> int:
        """Return the hops before a stretch that must be kept for it."""
        grid = self._sensor.grid
        return grid.hops(self._params.onset.lead_s) + grid.hops(GRAVITY_S + APART_S)

    def process(
        self, stretch: Stretch, front_end: FrontEnd, breathing_mg: float
    ) -> list[Movement]:
        """Return the movements of a stretch, at least one."""
        grid, params = self._sensor.grid, self._params
        lead = min(grid.hops(params.onset.lead_s), stretch.start_hop)
        first_hop = stretch.start_hop - lead
        last_hop = min(
            stretch.end_hop + grid.hops(params.onset.trail_s), front_end.n_hops
        )
        per_hop = grid.ticks_per_hop
        bands = front_end.bands_mg.view(first_hop * per_hop, last_hop * per_hop).copy()
        signal = np.add.reduce(bands, axis=0)
        start, end = lead * per_hop, (stretch.end_hop - first_hop) * per_hop
        view = self._view(stretch, front_end, bands, signal, breathing_mg)
        envelopes = self._force.process(bands, start, end)
        forces = self._onsets.process(envelopes, start, view.decision)
        movements = []
        for number, force in enumerate(forces):
            is_last = number + 1 == len(forces)
            rest_again = end if is_last else forces[number + 1].onset
            figures = features_of(view, force, rest_again, grid, is_last=is_last)
            movements.append(self._movement(force, first_hop * per_hop, figures))
        self._learn(signal, forces, movements, end)
        return movements

    def _movement(
        self, force: Force, first_tick: int, figures: MovementFeatures
    ) -> Movement:
        width = self._sensor.grid.samples_per_tick
        self._bed.spectrum.process(figures)
        house_share = self._bed.spectrum.house_share
        active_s = (force.end - force.onset) / self._sensor.grid.tick_rate_hz
        return Movement(
            boot_id=self._boot_id,
            onset_sample=self._first_sample + (first_tick + force.onset) * width,
            active_samples=(force.end - force.onset) * width,
            shape=shape_of(figures, active_s, house_share, self._params.shape),
            features=figures,
        )

    def _view(
        self,
        stretch: Stretch,
        front_end: FrontEnd,
        bands: NDArray[np.float64],
        signal: NDArray[np.float64],
        breathing_mg: float,
    ) -> View:
        grid = self._sensor.grid
        after_end = min(stretch.end_hop + grid.hops(4.0), front_end.n_hops)
        margin = grid.hops(self._params.envelope.slow_s)
        power = padded_power(
            front_end, stretch.rest, stretch.start_hop, after_end, margin
        )
        decision, slow = decision_envelopes(
            np.add.reduce(power, axis=0) / len(power), margin, grid, self._params
        )
        n = stretch.end_hop - stretch.start_hop
        width = grid.hops(self._params.envelope.decision_s)
        first = margin - width // 2
        clipped = front_end.clipped.view(stretch.start_hop, stretch.end_hop)
        return View(
            bands_mg=bands,
            signal_mg=signal,
            start_hop=min(grid.hops(self._params.onset.lead_s), stretch.start_hop),
            band_power=power[:, first : first + n + width - 1],
            swing_mg=self._swing_mg(front_end, stretch),
            gravity_before_mg=self._gravity(front_end, stretch.start_hop, -1),
            gravity_after_mg=self._gravity(front_end, stretch.end_hop, 1),
            decision=decision[:n],
            slow=slow[:n],
            after=decision[n + grid.hops(1.0) :],
            breathing_mg=breathing_mg,
            clipped=bool(clipped.any()),
            rest=stretch.rest,
        )

    def _swing_mg(self, front_end: FrontEnd, stretch: Stretch) -> NDArray[np.float64]:
        """Return gravity around each hop of a stretch, shape (3, n_hops)."""
        grid = self._sensor.grid
        width = grid.hops(0.5)
        first = max(0, stretch.start_hop - width // 2)
        last = min(stretch.end_hop + width, front_end.n_hops)
        sums = front_end.slow_counts.view(first, last)
        mg = self._sensor.mg_per_tick_unit / (grid.ticks_per_hop * width)
        swing_mg = box_sums(sums, min(width, last - first)).astype(np.float64) * mg
        return swing_mg[:, : stretch.end_hop - stretch.start_hop]

    def _gravity(
        self, front_end: FrontEnd, hop: int, side: int
    ) -> NDArray[np.float64] | None:
        """Return gravity before (-1) or after (1) a hop; None too near to a gap."""
        grid = self._sensor.grid
        near, far = grid.hops(APART_S), grid.hops(APART_S + GRAVITY_S)
        first, last = sorted((hop + side * near, hop + side * far))
        first, last = max(first, 0), min(last, front_end.n_hops)
        if last - first < grid.hops(1.0):
            return None
        sums = front_end.slow_counts.view(first, last)
        mg = self._sensor.mg_per_tick_unit / (grid.ticks_per_hop * (last - first))
        gravity_mg: NDArray[np.float64] = np.add.reduce(sums, axis=1) * mg
        return gravity_mg

    def _learn(
        self,
        signal: NDArray[np.float64],
        forces: tuple[Force, ...],
        movements: list[Movement],
        end: int,
    ) -> None:
        """Let what rings on after a clear and lonely movement teach the bed's ring."""
        figures = movements[0].features
        if (
            len(forces) == 1
            and figures.peak_ratio >= self._params.onset.clear_ratio
            and movements[0].shape is not MovementShape.EXTERNAL
            and not figures.clipped
        ):
            self._force.learn(signal, forces[0].end, end)
