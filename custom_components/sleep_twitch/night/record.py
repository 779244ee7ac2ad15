"""One session cut out of everything that was seen: what its final pass needs."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING, Final

from ..detector.models import Epochs
from ..wire.timeline import Timeline
from .clocked import clocked_epochs, clocked_movements
from .models import Interval

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    from ..detector.models import Movement
    from .presence import Presence
    from .session import Session

_DOOR_S: Final = 1.0
"""The push that gets somebody in or out may begin a little outside of the stay."""


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class SessionRecord:
    """All that the final pass over one session needs."""

    timeline: Timeline
    """Its origin is the start of the session."""
    movements: tuple[Movement, ...]
    epochs: Epochs
    presence: Presence
    """Seconds count from the timeline's origin."""
    is_closed: bool


def cut_session(
    session: Session,
    presence: Presence,
    timeline: Timeline,
    movements: Sequence[Movement],
    epochs: Epochs,
) -> SessionRecord:
    """Return what lies in a session, its seconds counted from its start.

    Parameters
    ----------
    session : Session
        Seconds of the timeline given.
    presence : Presence
        Of everything that was seen, in the same seconds.
    timeline : Timeline
        Lines of all boots in the movements and epochs.
    movements : sequence of Movement
        In order.
    epochs : Epochs
        At least one.
    """
    start_s, end_s = session.start_s, session.end_s
    # Instants are whole microseconds: everything moves by as much as the origin does,
    # or the push that gets somebody in would lie outside of its own stay.
    start_us = round(start_s * 1e6)
    shift_s = -start_us / 1e6
    clocked = clocked_epochs(epochs, timeline)
    return SessionRecord(
        timeline=Timeline(
            origin_utc_us=timeline.origin_utc_us + start_us,
            lines=timeline.lines,
        ),
        movements=tuple(
            moved.movement
            for moved in clocked_movements(movements, timeline)
            if start_s - _DOOR_S <= moved.onset_s < end_s + _DOOR_S
        ),
        epochs=_some(epochs, (clocked.start_s < end_s) & (clocked.end_s > start_s)),
        presence=replace(
            presence,
            in_bed=tuple(_shifted(stay, shift_s) for stay in session.stays),
            transitions=tuple(
                _shifted(transition, shift_s)
                for transition in presence.transitions
                if start_s - _DOOR_S <= transition.start_s < end_s + _DOOR_S
            ),
        ),
        is_closed=session.is_closed,
    )


def _shifted(interval: Interval, shift_s: float) -> Interval:
    return Interval(start_s=interval.start_s + shift_s, end_s=interval.end_s + shift_s)


def _some(epochs: Epochs, inside: NDArray[np.bool_]) -> Epochs:
    return Epochs(
        **{field.name: getattr(epochs, field.name)[inside] for field in fields(epochs)}
    )
