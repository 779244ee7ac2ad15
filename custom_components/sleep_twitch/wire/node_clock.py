"""A node's microseconds, laid on UTC."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    _Floats = NDArray[np.float64]

_US_PER_S: Final = 1_000_000
_PPM: Final = 1e-6


@dataclass(frozen=True, kw_only=True)
class NodeClockParams:
    """What is believed of a node's clock and of the way to it."""

    bucket_s: float = 600.0
    """Of the readings within it the one with the shortest round trip is kept: long
    enough to find a quiet moment of the network, short enough to see the quartz follow
    the bedroom's temperature."""
    buckets: int = 144
    """A day; what is older tells nothing of tonight."""
    largest_drift_ppm: float = 1000.0
    """Ten times what a quartz drifts; a simulated clock error may be large."""
    settled_drift_ppm: float = 20.0
    """Standard error below which the drift is known: over a night it misplaces the far
    end by half a second."""
    slack_us: float = 100_000.0
    """Step that is never called a jump: nothing that is scored can tell a tenth of a
    second between two halves of a night."""
    resolution_us: float = 200.0
    """Uncertainty added to half the round trip: time stamps are taken by programs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockReading:
    """Node clock at an instant known to within its uncertainty."""

    node_us: int
    utc_us: int
    uncertainty_us: float


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockLine:
    """Straight line from node clock to UTC."""

    reference_node_us: int
    reference_utc_us: int
    utc_us_per_node_us: float

    def utc_us(self, node_us: float) -> int:
        """Return the UTC instant of a reading of the node clock."""
        since = node_us - self.reference_node_us
        return self.reference_utc_us + round(since * self.utc_us_per_node_us)


class NodeClock:
    """Learn one boot's line from node clock to UTC.

    A reading is taken half-way through a round trip, so it is off by at most half of
    it: the shortest round trips decide. A reading that no drift explains is set aside;
    when the next one agrees with it, one of the two clocks has jumped, and a new line
    begins with these two.
    """

    def __init__(self, params: NodeClockParams | None = None) -> None:
        """Know nothing yet."""
        self.jumps = 0
        self._params = params or NodeClockParams()
        self._best: deque[ClockReading] = deque(maxlen=self._params.buckets)
        self._newest: ClockReading | None = None
        self._suspect: ClockReading | None = None
        self._slope: float | None = None
        self._line: ClockLine | None = None

    @property
    def line(self) -> ClockLine | None:
        """Return the line through the readings kept; None before the first."""
        return self._line

    @property
    def is_suspect(self) -> bool:
        """Return whether the last reading fitted no line; another one will tell."""
        return self._suspect is not None

    @property
    def drift_ppm(self) -> float | None:
        """Return by how much the node's clock runs fast; None until it is known."""
        return None if self._slope is None else (1 / self._slope - 1) / _PPM

    def process(self, node_us: int, utc_us: int, round_trip_us: float) -> None:
        """Take a reading: node clock, UTC half-way through its round trip, its length.

        Raises
        ------
        ValueError
            If the round trip ended before it began.
        """
        if round_trip_us < 0:
            raise ValueError(f"round trip of {round_trip_us} us, below 0")
        reading = ClockReading(
            node_us=node_us,
            utc_us=utc_us,
            uncertainty_us=round_trip_us / 2 + self._params.resolution_us,
        )
        if self._newest is None or self._agree(self._newest, reading):
            self._suspect = None
            self._keep(reading)
        elif self._suspect is None or not self._agree(self._suspect, reading):
            self._suspect = reading
        else:
            self._begin_anew(self._suspect, reading)
        self._fit()

    def _keep(self, reading: ClockReading) -> None:
        self._newest = reading
        best = self._best
        if best and self._bucket(best[-1]) == self._bucket(reading):
            if reading.uncertainty_us <= best[-1].uncertainty_us:
                best[-1] = reading
        else:
            best.append(reading)

    def _begin_anew(self, *readings: ClockReading) -> None:
        self.jumps += 1
        self._suspect = None
        self._best.clear()
        for reading in readings:
            self._keep(reading)

    def _bucket(self, reading: ClockReading) -> int:
        return reading.node_us // round(self._params.bucket_s * _US_PER_S)

    def _agree(self, one: ClockReading, other: ClockReading) -> bool:
        """Return whether two readings may lie on the line of one steady clock."""
        node_us = other.node_us - one.node_us
        utc_us = other.utc_us - one.utc_us
        allowed_us = (
            one.uncertainty_us
            + other.uncertainty_us
            + abs(node_us) * self._params.largest_drift_ppm * _PPM
            + self._params.slack_us
        )
        return abs(utc_us - node_us) <= allowed_us

    def _fit(self) -> None:
        """Draw the line; until the drift is known the two clocks run alike."""
        weights, node_us, utc_us = self._arrays()
        centre_node = float(np.average(node_us, weights=weights))
        centre_utc = float(np.average(utc_us, weights=weights))
        node_us -= centre_node
        information = float(np.sum(weights * node_us**2))
        self._slope = None
        if information > (self._params.settled_drift_ppm * _PPM) ** -2:
            shared = float(np.sum(weights * node_us * (utc_us - centre_utc)))
            self._slope = shared / information
        slope = self._slope or 1.0
        reference = round(centre_node)
        at_reference = centre_utc + (reference - centre_node) * slope
        self._line = ClockLine(
            reference_node_us=self._best[0].node_us + reference,
            reference_utc_us=self._best[0].utc_us + round(at_reference),
            utc_us_per_node_us=slope,
        )

    def _arrays(self) -> tuple[_Floats, _Floats, _Floats]:
        """Return weights, and node clock and UTC since the first reading."""
        first = self._best[0]
        rows = [
            (
                one.uncertainty_us**-2,
                one.node_us - first.node_us,
                one.utc_us - first.utc_us,
            )
            for one in self._best
        ]
        weights, node_us, utc_us = np.array(rows, np.float64).T
        return weights, node_us, utc_us
