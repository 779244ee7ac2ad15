"""A night as it goes out of the house: its figures, its movements and its calendar."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from datetime import date, datetime

    from ..night.models import Night, NightSummary, ScoredMovement

KINDS: Final = ("night", "nap")
"""What a session in bed counts as."""
ORIGINS: Final = ("recorded", "imported")
"""Where a night came from: the node under the bed, or a file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportedNight:
    """One session in bed, with all that a file says of it."""

    night_id: int | None
    """Its number in the store of nights; None where it was never in one."""
    day: date
    """Local day it belongs to; days run from noon to noon."""
    kind: str
    """One of `KINDS`."""
    origin: str
    """One of `ORIGINS`."""
    sleeper: str | None
    """Name of the sleeper; None when several share the bed."""
    start: datetime
    """UTC; the zero of every `_s` in the night."""
    end: datetime
    """UTC; the end of what is known of the session."""
    is_provisional: bool
    is_simulated: bool
    night: Night
    summary: NightSummary
    are_movements_forgotten: bool = False
    """The figures are kept and the movements no longer, as the sleeper wants it."""
    wrong_onsets_s: frozenset[float] = frozenset()
    """Onsets of the movements that the sleeper marked as wrong."""

    def is_wrong(self, movement: ScoredMovement) -> bool:
        """Return whether the sleeper marked a movement as wrong."""
        return movement.onset_s in self.wrong_onsets_s

    def is_asleep(self, movement: ScoredMovement) -> bool | None:
        """Return whether a movement began in the sleep period; None if unknown."""
        onset_s, wake_s = self.night.sleep_onset_s, self.night.final_wake_s
        if onset_s is None or wake_s is None:
            return None
        return onset_s <= movement.onset_s <= wake_s
