"""A night in the calendar: whose it is, when it was, and what it counts as."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final

from homeassistant.util import dt as dt_util

from .night.models import Night, NightSummary, RuleSet

SHORTEST_NIGHT: Final = timedelta(hours=3)
"""Less time in bed is a nap, whatever the hour."""
_HALF_A_DAY: Final = timedelta(hours=12)


class SessionKind(StrEnum):
    """What a session in bed counts as."""

    NIGHT = "night"
    NAP = "nap"


class Origin(StrEnum):
    """Where a session in bed comes from."""

    RECORDED = "recorded"
    IMPORTED = "imported"


@dataclass(frozen=True, kw_only=True)
class Owner:
    """Whose nights are asked for."""

    bed: str
    sleeper: str
    set_up: datetime
    """When the bed's entry was made. What is older was kept by an entry before it,
    whose sleepers had other names: it belongs to the bed, whoever asks."""


@dataclass(frozen=True, kw_only=True)
class KeptNight:
    """One session in bed, scored and dated."""

    bed: str
    """Address of the node under the bed."""
    sleeper: str | None
    """Subentry of the sleeper; None when several share the bed."""
    first_boot_id: int
    last_boot_id: int
    """Boots of the node that it began and ended in: a boot's numbers never repeat."""
    start: datetime
    """UTC; the zero of every `_s` in the night."""
    end: datetime
    """UTC; the end of what is known of the session."""
    kind: SessionKind
    provisional: bool
    """The session still goes on: judged by the first pass only."""
    simulated: bool
    night: Night
    summary: NightSummary
    origin: Origin = Origin.RECORDED
    wrong_onsets_s: frozenset[float] = frozenset()
    """Onsets of movements that somebody marked as wrong: among the night's, and left
    out of its series and figures."""
    movements_forgotten: bool = False
    """The figures are kept and the movements no longer, as the sleeper wants it."""
    id: int | None = field(default=None, compare=False)
    """Number in the store; None before it is kept. Never given to a second night."""
    filed_under: date | None = field(default=None, compare=False)
    """Day under which it is kept, by the clock on the wall of then; None before."""

    @property
    def day(self) -> date:
        """Return the local day the session belongs to; a new time zone moves none."""
        return self.filed_under or day_of(self.end)

    def moment(self, seconds: float | None) -> datetime | None:
        """Return the instant of a second of the night, to the whole second."""
        if seconds is None:
            return None
        return self.start + timedelta(seconds=round(seconds))


@dataclass(frozen=True, kw_only=True)
class NightHead:
    """One session in bed, all but its movements."""

    id: int
    """Number in the store; never given to a second night."""
    bed: str
    sleeper: str | None
    """Subentry of the sleeper; None when several share the bed."""
    start: datetime
    """UTC; the zero of every `_s` in the night."""
    end: datetime
    """UTC."""
    day: date
    """Local day it is filed under, by the clock on the wall when it was kept."""
    kind: SessionKind
    provisional: bool
    """The session still goes on, or was cut off: its figures are not final."""
    simulated: bool
    origin: Origin
    movements_forgotten: bool
    rules: RuleSet
    sleep_onset_s: float | None
    final_wake_s: float | None
    summary: NightSummary


def day_of(end: datetime) -> date:
    """Return the day of a session by its end: days run from local noon to noon.

    A session that ends before noon belongs to the day it ends in, a later one to the
    next.
    """
    return (dt_util.as_local(end).replace(tzinfo=None) + _HALF_A_DAY).date()


def kind_alone(time_in_bed_s: float | None) -> SessionKind:
    """Return what a session counts as when it is the only one of its day."""
    if time_in_bed_s is None or time_in_bed_s < SHORTEST_NIGHT.total_seconds():
        return SessionKind.NAP
    return SessionKind.NIGHT
