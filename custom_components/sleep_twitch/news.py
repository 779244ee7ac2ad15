"""What the line has to tell after each piece of the stream."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from .bed_state import Tonight
from .kept_night import KeptNight
from .night.models import Reason, ScoredMovement

SAME_START: Final = timedelta(seconds=60)
"""Starts closer than this are one session's: the clock is learned better all the
time."""
_TOUCH: Final = timedelta(seconds=5)
"""Sessions that were parted by hand touch, and are two."""


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


def is_same_session(one: KeptNight, other: KeptNight) -> bool:
    """Return whether two findings are of one session, which may have gone on."""
    return one.start < other.end - _TOUCH and other.start < one.end - _TOUCH


def without_session(news: LineNews, start: datetime | None) -> LineNews:
    """Return news without the session over that began at an instant; None: any."""
    return replace(
        news,
        closed=tuple(
            kept
            for kept in news.closed
            if start is not None and abs(kept.start - start) >= SAME_START
        ),
    )


def together(parts: Iterable[LineNews], opened: KeptNight | None) -> LineNews:
    """Return what several pieces of news come to, the last of them at the end.

    Parameters
    ----------
    parts : iterable of LineNews
        In order; none gives no news.
    opened : KeptNight or None
        The session that is open in the end: what it was before it went on is no news.
    """
    last = LineNews()
    closed: tuple[KeptNight, ...] = ()
    movements: tuple[DatedMovement, ...] = ()
    for last in parts:
        for kept in last.closed:
            earlier = (each for each in closed if not is_same_session(each, kept))
            closed = (*earlier, kept)
        movements += last.movements
    if opened is not None:
        closed = tuple(each for each in closed if not is_same_session(each, opened))
    return replace(
        last,
        closed=closed,
        opened=opened,
        movements=tuple(
            dated
            for dated in movements
            if opened is not None and dated.onset > opened.start - _TOUCH
        ),
    )
