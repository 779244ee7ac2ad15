"""The signal as it comes, for somebody who looks on: a second or two old."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from .envelope import moving_mean
from .front_end import FrontEnd
from .heartbeat import HeartbeatWatch
from .magnitude import magnitude_mg

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from ..wire.models import SampleBlock
    from .grid import Grid
    from .heartbeat import Heartbeat
    from .params import DetectorParams
    from .rest_level import RestLevel
    from .sensor import Sensor

MOVING_S = 1.0
"""For so long after it stood over the threshold, somebody moves now."""


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class TracePiece:
    """Some hops of the live signal, whole ones."""

    boot_id: int
    first_sample: int
    """First sample of its first tick."""
    sensor: Sensor
    is_joined: bool
    """It follows the piece before without a gap."""
    signal_mg: NDArray[np.float64]
    """Movement signal by tick."""
    envelope_mg: NDArray[np.float64]
    """Decision envelope by hop, in the same unit as the threshold."""
    moments_mg2: NDArray[np.float64]
    """Second moments of the bands, shape (4, 6, n_hops)."""
    slow_counts: NDArray[np.int64]
    """Sums of ticks, shape (3, n_hops)."""
    level: RestLevel | None
    """Rest as the detector knows it; None in the first seconds of a node."""
    is_moving: bool | None
    """None while rest is unknown."""
    heartbeat: Heartbeat

    @property
    def grid(self) -> Grid:
        """Return how samples fall into ticks and hops."""
        return self.sensor.grid


class LiveTrace:
    """Make the movement signal and its envelope from blocks, as early as they can be.

    The values are those that the detector sees. It judges them some ten seconds later,
    when it knows what rest was around them; here rest is what it knew last. A gap,
    another boot, or a block that comes again begins anew.
    """

    _told: int
    """Hop behind the last that was given."""

    def __init__(self, sensor: Sensor, params: DetectorParams) -> None:
        """Begin with no sample."""
        self._sensor = sensor
        self._grid = sensor.grid
        self._width = sensor.grid.hops(params.envelope.decision_s)
        # Hops before a hop that its envelope looks at.
        self._before = self._width // 2
        self._recent_hops = sensor.grid.hops(MOVING_S)
        self._next: tuple[int, int] | None = None
        self._begin(0)

    def process(self, block: SampleBlock, level: RestLevel | None) -> TracePiece | None:
        """Return what is new with a block; None while no whole hop is.

        Parameters
        ----------
        block : SampleBlock
            Of the rate and scale that the sensor has.
        level : RestLevel or None
            Rest as the detector knows it by now.
        """
        if self._next != (block.boot_id, block.first_sample):
            self._begin(block.first_sample)
        self._next = (block.boot_id, block.next_sample)
        self._front_end.append(block.counts)
        possible = self._front_end.hops_possible()
        # The envelope at a hop looks at both of its sides.
        begin, end = self._told, possible - (self._width - 1 - self._before)
        if end <= begin:
            return None
        self._front_end.advance_to(possible)
        piece = self._piece(block.boot_id, begin, end, level)
        self._told = end
        self._is_joined = True
        self._front_end.forget_before(end - self._before)
        return piece

    def _begin(self, first_sample: int) -> None:
        self._first_sample = first_sample
        self._front_end = FrontEnd(self._sensor)
        self._heartbeat = HeartbeatWatch(self._grid)
        self._told = self._before
        self._is_joined = False
        self._recent = np.zeros(0, np.bool_)

    def _piece(
        self, boot_id: int, begin: int, end: int, level: RestLevel | None
    ) -> TracePiece:
        grid, front_end = self._grid, self._front_end
        moments = front_end.moments_mg2.view(
            begin - self._before, end - self._before + self._width - 1
        )
        envelope_mg = decision_envelope_mg(moments, self._width, level)
        signal_mg = magnitude_mg(
            front_end.bands_mg.view(
                begin * grid.ticks_per_hop, end * grid.ticks_per_hop
            )
        )
        is_moving = self._is_moving(envelope_mg, level)
        ticks = begin * grid.ticks_per_hop
        return TracePiece(
            boot_id=boot_id,
            first_sample=self._first_sample + ticks * grid.samples_per_tick,
            sensor=self._sensor,
            is_joined=self._is_joined,
            signal_mg=signal_mg,
            envelope_mg=envelope_mg,
            moments_mg2=front_end.moments_mg2.view(begin, end).copy(),
            slow_counts=front_end.slow_counts.view(begin, end).copy(),
            level=level,
            is_moving=is_moving,
            heartbeat=self._heartbeat.process(
                signal_mg, is_moving=is_moving is not False
            ),
        )

    def _is_moving(
        self, envelope_mg: NDArray[np.float64], level: RestLevel | None
    ) -> bool | None:
        if level is None:
            return None
        recent = np.concatenate([self._recent, envelope_mg >= level.threshold_mg])
        self._recent = recent[-self._recent_hops :]
        return bool(recent[-max(self._recent_hops, len(envelope_mg)) :].any())


def decision_envelope_mg(
    moments_mg2: NDArray[np.float64], width: int, level: RestLevel | None
) -> NDArray[np.float64]:
    """Return the decision envelope of hops, shorter by `width` - 1.

    Parameters
    ----------
    moments_mg2 : ndarray, shape (4, 6, n_hops)
        Second moments of the bands.
    width : int
        Hops that it averages over.
    level : RestLevel or None
        Rest that the directions and bands are weighed by, as the detector does; all
        count alike while it is unknown.
    """
    if level is None:
        power = np.add.reduce(moments_mg2[:, :3], axis=(0, 1))
        return np.asarray(np.sqrt(moving_mean(power, width)))
    by_band = level.rest.band_power(moments_mg2)
    power = np.add.reduce(by_band, axis=0) / len(by_band)
    return np.asarray(np.sqrt(moving_mean(power, width)) * level.rest_mg)
