"""What is known of a bed at one moment: what its entities show."""

from dataclasses import dataclass
from datetime import datetime
from typing import Self

from .client import NodeState
from .kept_night import KeptNight
from .night.models import Reason
from .problem import Problem
from .wire.clock import StreamClock


@dataclass(frozen=True, kw_only=True)
class Tonight:
    """The session that is going on, as far as the first pass knows it."""

    start: datetime
    limb_movements: int
    hypnic_jerks: int
    small_twitches: int
    body_movements: int
    time_in_bed_s: float


@dataclass(frozen=True, kw_only=True)
class NodeFigures:
    """How well the node does its work; None is not known yet."""

    measured_rate_hz: float | None = None
    lost_samples: int | None = None
    """Since the node started; its own count."""
    clock_drift_ppm: float | None = None
    buffered_s: float | None = None
    """What the node holds that was not fetched yet."""

    @classmethod
    def of(cls, node: NodeState, clock: StreamClock) -> Self:
        """Return the figures of a node, rounded to what anybody looks at."""
        rate_hz, drift_ppm = clock.measured_rate_hz, clock.drift_ppm
        return cls(
            measured_rate_hz=None if rate_hz is None else round(rate_hz, 2),
            lost_samples=None if node.header is None else node.header.lost_samples,
            clock_drift_ppm=None if drift_ppm is None else round(drift_ppm, 1),
            buffered_s=None if node.buffered_s is None else round(node.buffered_s),
        )


@dataclass(frozen=True, kw_only=True)
class BedState:
    """What the entities of a bed and its sleeper show."""

    is_connected: bool | None = None
    """None until the first connection was tried."""
    is_paused: bool = False
    """Nothing is recorded, because somebody wants so."""
    problem: Problem | None = None
    is_in_bed: bool | None = None
    presence_reason: Reason | None = None
    is_moving: bool | None = None
    tonight: Tonight | None = None
    """None while nobody's session is open."""
    last_night: KeptNight | None = None
    figures: NodeFigures = NodeFigures()

    @property
    def is_live(self) -> bool:
        """Return whether what happens in the bed is known as it happens."""
        return self.is_connected is True and not self.is_paused
