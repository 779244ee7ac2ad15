"""Some time in which nobody may move, and what the bed shows in it."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from ..detector.breathing import Breathing
from ..detector.envelope import hop_sums
from ..detector.heartbeat import HeartbeatWatch
from ..detector.noise_floor import NoiseFloor
from ..detector.rest_level import rest_level
from ..detector.trigger import QuietMaxima, decision_envelopes
from ..night.presence import EmptyBed
from .bed_floor import BedFloor

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from ..detector.live_trace import TracePiece
    from ..detector.noise_floor import Rest
    from ..detector.params import DetectorParams
    from ..detector.rest_level import RestLevel
    from ..detector.sensor import Sensor


class StillStretch:
    """Gather unbroken seconds at rest, by the detector's own formulas.

    Rest is taken from these seconds alone: the detector's own still knows the minutes
    before, when the bed was another.
    """

    def __init__(self, sensor: Sensor, params: DetectorParams) -> None:
        """Begin with nothing."""
        self._sensor = sensor
        self._params = params
        self._moments: list[NDArray[np.float64]] = []
        self._slow: list[NDArray[np.int64]] = []
        self._watch = HeartbeatWatch(sensor.grid)
        self._looks: list[bool] = []

    @property
    def n_epochs(self) -> int:
        """Return the whole seconds gathered."""
        return len(self._moments)

    @property
    def heartbeat_share(self) -> float:
        """Return in which share of the looks there was a heart; 0 before the first."""
        return sum(self._looks) / len(self._looks) if self._looks else 0.0

    def append(self, epoch: TracePiece) -> None:
        """Take the hops of one epoch."""
        self._moments.append(epoch.moments_mg2)
        self._slow.append(epoch.slow_counts)
        seen = self._watch.process(epoch.signal_mg, is_moving=False)
        if seen.is_seen is not None:
            self._looks.append(seen.is_seen)

    def peak_ratio(self) -> float:
        """Return how far the largest movement in it stands out from rest."""
        decision, _ = self._envelopes(self._rest())
        return float(decision.max())

    def level(self) -> RestLevel:
        """Return rest, and what a movement out of it must reach."""
        rest = self._rest()
        decision, slow = self._envelopes(rest)
        maxima = QuietMaxima(self._params)
        shape = (self.n_epochs, self._sensor.grid.hops_per_epoch)
        maxima.process(decision.reshape(shape), slow.reshape(shape))
        return rest_level(rest, maxima.thresholds(), self.n_epochs)

    def floor(self) -> BedFloor:
        """Return the figures that tell an empty bed from one with a body in it."""
        power = np.add.reduce(self._epoch_moments()[:, :3, :3], axis=(1, 2))
        breathing = Breathing(self._sensor.grid, self._sensor.mg_per_tick_unit)
        breathing.append(np.concatenate(self._slow, axis=1))
        breathing.end()
        n_hops = self.n_epochs * self._sensor.grid.hops_per_epoch
        breath = breathing.power_mg2.view(0, n_hops).reshape(self.n_epochs, -1)
        return BedFloor(
            empty=EmptyBed(
                heartbeat_mg=math.sqrt(float(np.median(power))),
                breathing_mg=math.sqrt(float(np.median(breath.mean(axis=1)))),
            ),
            level_mg=self._rest().level_mg,
        )

    def _rest(self) -> Rest:
        floor = NoiseFloor(self._sensor.band_noise_mg2, self._params.noise_floor)
        return floor.process(self._epoch_moments())

    def _epoch_moments(self) -> NDArray[np.float64]:
        per_epoch = self._sensor.grid.hops_per_epoch
        sums = hop_sums(np.concatenate(self._moments, axis=2), per_epoch)
        return np.ascontiguousarray(sums.transpose(2, 0, 1) / per_epoch)

    def _envelopes(self, rest: Rest) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        by_band = rest.band_power(np.concatenate(self._moments, axis=2))
        margin = self._sensor.grid.hops(self._params.envelope.slow_s)
        power = np.add.reduce(by_band, axis=0) / len(by_band)
        # Beyond both ends there is rest, as in the detector.
        around = np.pad(power, margin, constant_values=1.0)
        return decision_envelopes(around, margin, self._sensor.grid, self._params)
