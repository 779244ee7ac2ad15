"""What an empty bed shows, as it was measured."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..night.presence import EmptyBed


@dataclass(frozen=True, slots=True, kw_only=True)
class BedFloor:
    """The empty bed, in the figures that a body lifts."""

    empty: EmptyBed
    level_mg: float
    """Resting level, all bands and axes."""
