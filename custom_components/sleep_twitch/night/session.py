"""Sessions: from the first long stay in bed to getting up for good."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from .models import Interval

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .params import SessionParams


class PressKind(StrEnum):
    """What a person may say by hand."""

    START = "start"
    END = "end"


@dataclass(frozen=True, slots=True, kw_only=True)
class Press:
    """A night begun or ended by hand, whatever the bed shows."""

    kind: PressKind
    at_s: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """Stays in bed that belong together."""

    stays: tuple[Interval, ...]
    """At least one, in order, not overlapping."""
    is_closed: bool
    """Nobody came back in time, or it was ended by hand."""
    is_sealed: bool = False
    """Ended by hand: nothing joins it any more."""

    @property
    def start_s(self) -> float:
        """Return when the first stay began."""
        return self.stays[0].start_s

    @property
    def end_s(self) -> float:
        """Return when the last stay ended, as far as it is known."""
        return self.stays[-1].end_s


def find_sessions(
    stays: Sequence[Interval],
    presses: Sequence[Press],
    now_s: float,
    params: SessionParams,
) -> tuple[Session, ...]:
    """Return the sessions that stays in bed make up, in order.

    A session begins with a stay of at least `shortest_stay_s`, or by hand. It closes
    once the sleeper has been away for `away_s`, by hand, or when it has lasted for
    `longest_session_s`. One that begins less than `join_s` after the end of another
    goes on with it, unless that was ended by hand.

    Parameters
    ----------
    stays : sequence of Interval
        Stays in bed, in order; the last may end at `now_s` and go on.
    presses : sequence of Press
        What was said by hand, in order of time.
    now_s : float
        Time of the latest sample.
    params : SessionParams
        The bounds.
    """
    sessions: list[Session] = []
    first_s = float("-inf")
    for end in [*(p for p in presses if p.kind is PressKind.END), None]:
        last_s = end.at_s if end else now_s
        piece = _within(stays, first_s, last_s)
        begun = [
            press.at_s
            for press in presses
            if press.kind is PressKind.START and first_s <= press.at_s < last_s
        ]
        found = _sessions_of(piece, begun, last_s, params)
        if end and found:
            found[-1] = replace(found[-1], is_closed=True, is_sealed=True)
        sessions += found
        first_s = last_s
    return tuple(sessions)


def _within(stays: Sequence[Interval], first_s: float, last_s: float) -> list[Interval]:
    """Return what of the stays lies between two instants."""
    cut = [
        Interval(start_s=max(stay.start_s, first_s), end_s=min(stay.end_s, last_s))
        for stay in stays
    ]
    return [stay for stay in cut if stay.end_s > stay.start_s]


def _sessions_of(
    stays: Sequence[Interval],
    begun_s: Sequence[float],
    now_s: float,
    params: SessionParams,
) -> list[Session]:
    """Return the sessions of a piece of time that nobody ended by hand."""
    by_hand = [_begun_by_hand(stays, start_s, now_s) for start_s in begun_s]
    sessions: list[Session] = []
    for stay in _united([*stays, *by_hand]):
        is_long = stay.duration_s >= params.shortest_stay_s or any(
            stay.start_s <= start_s < stay.end_s for start_s in begun_s
        )
        last = sessions[-1] if sessions else None
        if last and stay.start_s - last.start_s < params.longest_session_s:
            away_s = stay.start_s - last.end_s
            if away_s < params.away_s or (is_long and away_s < params.join_s):
                sessions[-1] = replace(last, stays=(*last.stays, stay))
                continue
        if is_long:
            sessions.append(Session(stays=(stay,), is_closed=False))
    return [
        replace(session, is_closed=_is_over(session, now_s, params))
        for session in sessions
    ]


def _begun_by_hand(stays: Sequence[Interval], start_s: float, now_s: float) -> Interval:
    """Return the stay that a press begins: to the end of the next one, or to now."""
    end_s = next((stay.end_s for stay in stays if stay.end_s > start_s), now_s)
    return Interval(start_s=start_s, end_s=end_s)


def _united(stays: Sequence[Interval]) -> list[Interval]:
    """Return the stays in order, overlapping ones as one."""
    united: list[Interval] = []
    for stay in sorted(stays, key=lambda stay: stay.start_s):
        if united and stay.start_s <= united[-1].end_s:
            last = united.pop()
            stay = Interval(  # noqa: PLW2901 - the stay grows by the one before it
                start_s=last.start_s, end_s=max(last.end_s, stay.end_s)
            )
        united.append(stay)
    return united


def _is_over(session: Session, now_s: float, params: SessionParams) -> bool:
    return (
        now_s - session.end_s >= params.away_s
        or session.end_s - session.start_s >= params.longest_session_s
    )
