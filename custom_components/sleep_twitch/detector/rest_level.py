"""What rest is at a moment, and how far a movement must stand out from it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .noise_floor import Rest


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class RestLevel:
    """Rest, and what the envelopes must reach; levels are in resting levels."""

    rest: Rest
    decision_ratio: float
    """Level of the 0.4 s envelope that opens a movement."""
    slow_ratio: float
    """Level of the 1.2 s envelope that does as well."""

    @property
    def rest_mg(self) -> float:
        """Return the resting level, RMS of all bands and axes."""
        return self.rest.level_mg

    @property
    def threshold_mg(self) -> float:
        """Return the level of the decision envelope that is a movement."""
        return self.decision_ratio * self.rest.level_mg


def rest_level(rest: Rest, thresholds: tuple[float, float], n_epochs: int) -> RestLevel:
    """Return rest with its thresholds, higher where it is known from few epochs."""
    # A resting level from few seconds is itself uncertain.
    caution = 1 + 1 / max(1, n_epochs)
    decision, slow = thresholds
    return RestLevel(
        rest=rest, decision_ratio=decision * caution, slow_ratio=slow * caution
    )
