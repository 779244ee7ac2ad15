"""What the line has to tell after each piece of the stream."""

from dataclasses import dataclass
from datetime import datetime

from .bed_state import Tonight
from .kept_night import KeptNight
from .night.models import Reason, ScoredMovement


@dataclass(frozen=True, kw_only=True)
class DatedMovement:
    """A movement of the open session, as the first pass judges it."""

    movement: ScoredMovement
    """Seconds count from the start of the session."""
    onset: datetime
    """UTC."""
    is_fresh: bool
    """It has just happened; a movement that was fetched late is not news."""


@dataclass(frozen=True, kw_only=True)
class LineNews:
    """How the bed stands, and what happened since the news before."""

    is_in_bed: bool | None = None
    presence_reason: Reason | None = None
    is_moving: bool | None = None
    tonight: Tonight | None = None
    closed: tuple[KeptNight, ...] = ()
    """Sessions that ended, scored by the final pass; before the one that is open."""
    opened: KeptNight | None = None
    """The session that is open, if it was not before."""
    movements: tuple[DatedMovement, ...] = ()
    """New ones of the open session, in order."""
