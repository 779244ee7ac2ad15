"""A night as a file made elsewhere gives it: scored, and placed in time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from ..night.models import Night, NightSummary


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportedNight:
    """One session in bed out of a file."""

    start: datetime
    """UTC; the zero of every `_s` in the night."""
    end: datetime
    """UTC; after the start."""
    night: Night
    summary: NightSummary
    is_simulated: bool = False
    are_movements_forgotten: bool = False
    wrong_onsets_s: frozenset[float] = frozenset()
    """Onsets of the movements that the file marks as wrong."""
