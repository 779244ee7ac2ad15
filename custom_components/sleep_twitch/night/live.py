"""The night while it runs: who is in bed, what moved so far, when it is over."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from ..detector.models import Epochs
from ..wire.timeline import Timeline
from .clocked import clocked_epochs, clocked_movements
from .presence import find_presence
from .reason import reason
from .record import cut_session
from .scorer import score_night
from .session import Press, PressKind, find_sessions
from .told import DatedMovement, Told

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ..detector.models import Detected, Movement
    from ..wire.timeline import BootLine
    from .models import MovementKind, Reason
    from .params import NightParams
    from .presence import EmptyBed, Presence
    from .record import SessionRecord
    from .session import Session

_SAME_S: Final = 2.0
"""A fit of the clock may move an instant by less; more is another instant."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SoFar:
    """The open session, as far as the first pass knows it."""

    start_utc_us: int
    time_in_bed_s: float
    counts: Mapping[MovementKind, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class LiveState:
    """What is known at one moment."""

    in_bed: bool | None
    """None while the empty bed is unknown."""
    reason: Reason
    moving: bool | None
    """None before the first epoch."""
    so_far: SoFar | None
    """None while no session is open."""
    new_movements: tuple[DatedMovement, ...] = ()
    """Judged since the state before, in order."""
    closed: tuple[SessionRecord, ...] = ()
    """Sessions that ended since the state before; one that grew comes again, whole."""
    can_restart: bool = False
    """Nobody is in bed and no session can join any more: begin anew, with `empty`."""


class LiveNight:
    """Follow the nights of one bed in the time of its samples; no clock is read.

    Presence and kinds are judged anew over all that was seen since the start, every
    `look_every_s` of samples, by the functions that the final pass uses. The figures
    are provisional all the same: what follows may change what a movement was.
    """

    def __init__(self, params: NightParams, *, known: EmptyBed | None = None) -> None:
        """Begin with nothing but what earlier nights taught of the empty bed."""
        self._params = params
        self._known = known
        self._newest = known
        self._movements: list[Movement] = []
        self._parts: list[Epochs] = []
        self._presses: list[tuple[PressKind, int, int]] = []
        self._looked_s = float("-inf")
        self._told = Told()
        self._told_sessions: dict[int, tuple[float, float]] = {}
        self._state = LiveState(
            in_bed=None, reason=reason("no_samples_yet"), moving=None, so_far=None
        )
        self._is_look_due = False

    @property
    def state(self) -> LiveState:
        """Return the latest state, without its news."""
        return replace(self._state, new_movements=(), closed=())

    @property
    def empty(self) -> EmptyBed | None:
        """Return what the empty bed is known to show, for the nights that come."""
        return self._newest

    def start_session(self, boot_id: int, sample: int) -> None:
        """Begin a night by hand at a sample; the next `process` shows it."""
        self._press(PressKind.START, boot_id, sample)

    def end_session(self, boot_id: int, sample: int) -> None:
        """End the night by hand at a sample; the next `process` closes it."""
        self._press(PressKind.END, boot_id, sample)

    def know_empty(self, empty: EmptyBed) -> None:
        """Take what the empty bed was measured to show; the next look knows it."""
        self._known = self._newest = empty
        self._is_look_due = True

    def process(self, detected: Detected, lines: Sequence[BootLine]) -> LiveState:
        """Return what is known with one more piece of the night.

        Parameters
        ----------
        detected : Detected
            What the detector gave since the call before; may be empty.
        lines : sequence of BootLine
            A line of time for every boot seen so far, in order of time.

        Raises
        ------
        ValueError
            If a boot has no line.
        """
        self._movements += detected.movements
        if len(detected.epochs):
            self._parts.append(detected.epochs)
        if not self._parts:
            return self.state
        now = self._timeline(lines)
        last = self._parts[-1]
        now_s = _end_s(last, now)
        # Backwards as well: a clock that was set right may lay time anew.
        is_due = abs(now_s - self._looked_s) >= self._params.session.look_every_s
        if not (is_due or self._is_look_due):
            self._state = replace(self.state, moving=self._is_moving(now, now_s))
            return self._state
        self._looked_s = now_s
        self._is_look_due = False
        self._state = self._look(now, now_s)
        return self._state

    def record_so_far(self, lines: Sequence[BootLine]) -> SessionRecord | None:
        """Return the open session as the final pass would get it now, or None."""
        if not self._parts:
            return None
        timeline = self._timeline(lines)
        presence, sessions = self._sessions(timeline, _end_s(self._parts[-1], timeline))
        if not sessions or sessions[-1].is_closed:
            return None
        return self._record(sessions[-1], presence, timeline)

    def _press(self, kind: PressKind, boot_id: int, sample: int) -> None:
        self._presses.append((kind, boot_id, sample))
        self._is_look_due = True

    def _timeline(self, lines: Sequence[BootLine]) -> Timeline:
        """Return the time of everything, counted from the first sample seen."""
        first = self._parts[0]
        boot_id, sample = int(first.boot_id[0]), int(first.first_sample[0])
        for line in lines:
            if line.boot_id == boot_id:
                return Timeline(origin_utc_us=line.utc_us(sample), lines=tuple(lines))
        msg = f"no line of time for boot {boot_id}"
        raise ValueError(msg)

    def _look(self, timeline: Timeline, now_s: float) -> LiveState:
        presence, sessions = self._sessions(timeline, now_s)
        # Not fed back: what is found must not depend on how often one looked.
        self._newest = presence.empty
        is_open = bool(sessions) and not sessions[-1].is_closed
        in_bed = bool(presence.in_bed) and presence.in_bed[-1].end_s >= now_s
        scored = self._scored(sessions[-1] if is_open else None, presence, timeline)
        so_far = None
        if is_open:
            so_far = SoFar(
                start_utc_us=_utc_us(timeline, sessions[-1].start_s),
                time_in_bed_s=sum(stay.duration_s for stay in sessions[-1].stays),
                counts=Counter(dated.movement.kind for dated in scored),
            )
        return LiveState(
            in_bed=in_bed if presence.is_known or not presence.in_bed else None,
            reason=presence.reason,
            moving=self._is_moving(timeline, now_s),
            so_far=so_far,
            new_movements=self._told.untold(
                scored, _utc_us(timeline, now_s - self._params.session.settle_s)
            ),
            closed=self._closed(sessions, presence, timeline),
            can_restart=self._can_restart(sessions, in_bed=in_bed, now_s=now_s),
        )

    def _sessions(
        self, timeline: Timeline, now_s: float
    ) -> tuple[Presence, tuple[Session, ...]]:
        presence = find_presence(
            clocked_epochs(self._epochs(), timeline),
            clocked_movements(self._movements, timeline),
            self._known,
            self._params.presence,
        )
        presses = sorted(
            (
                Press(kind=kind, at_s=float(timeline.seconds(boot_id, sample)))
                for kind, boot_id, sample in self._presses
            ),
            key=lambda press: press.at_s,
        )
        return presence, find_sessions(
            presence.in_bed, presses, now_s, self._params.session
        )

    def _scored(
        self, session: Session | None, presence: Presence, timeline: Timeline
    ) -> tuple[DatedMovement, ...]:
        """Return the open session's movements as they are judged by now."""
        if session is None:
            return ()
        record = self._record(session, presence, timeline)
        night = score_night(
            record.movements,
            record.epochs,
            record.timeline,
            self._params,
            presence=record.presence,
        ).night
        return tuple(
            DatedMovement(
                onset_utc_us=_utc_us(record.timeline, movement.onset_s),
                movement=movement,
            )
            for movement in night.movements
        )

    def _closed(
        self, sessions: Sequence[Session], presence: Presence, timeline: Timeline
    ) -> tuple[SessionRecord, ...]:
        """Return the sessions that ended, and those that ended anew, once each."""
        records = []
        for session in sessions:
            if not session.is_closed:
                continue
            start_us = _utc_us(timeline, session.start_s)
            key = self._told_as(start_us)
            extent = (session.start_s, session.end_s)
            told = self._told_sessions.get(key)
            if told and abs(told[1] - extent[1]) < _SAME_S:
                continue
            self._told_sessions[key] = extent
            records.append(self._record(session, presence, timeline))
        return tuple(records)

    def _told_as(self, start_us: int) -> int:
        """Return the start under which a session was told before, or its own."""
        for told_us in self._told_sessions:
            if abs(told_us - start_us) < _SAME_S * 1e6:
                return told_us
        return start_us

    def _can_restart(
        self, sessions: Sequence[Session], *, in_bed: bool, now_s: float
    ) -> bool:
        bounds = self._params.session
        if sessions:
            last = sessions[-1]
            lasted_s = last.end_s - last.start_s
            if last.is_closed and lasted_s >= bounds.longest_session_s:
                return True
            alone = now_s - last.end_s >= bounds.join_s
            return last.is_closed and not in_bed and (alone or last.is_sealed)
        return not in_bed and now_s >= bounds.join_s

    def _record(
        self, session: Session, presence: Presence, timeline: Timeline
    ) -> SessionRecord:
        return cut_session(session, presence, timeline, self._movements, self._epochs())

    def _epochs(self) -> Epochs:
        """Return all epochs as one; done when needed, for it copies all of them."""
        if len(self._parts) > 1:
            self._parts = [Epochs.concatenate(self._parts)]
        return self._parts[0]

    def _is_moving(self, timeline: Timeline, now_s: float) -> bool:
        if not self._movements:
            return False
        last = self._movements[-1]
        end = last.onset_sample + last.features.span_samples
        end_s = float(timeline.seconds(last.boot_id, end))
        return now_s - end_s < self._params.session.moving_hold_s


def _end_s(epochs: Epochs, timeline: Timeline) -> float:
    """Return when the last epoch ended."""
    end = int(epochs.first_sample[-1]) + int(epochs.n_samples[-1])
    return float(timeline.seconds(int(epochs.boot_id[-1]), end))


def _utc_us(timeline: Timeline, seconds: float) -> int:
    return timeline.origin_utc_us + round(seconds * 1e6)
