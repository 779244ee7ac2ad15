"""What a night teaches of its bed, across gaps and reboots."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

from .ring import RingModel

if TYPE_CHECKING:
    from .models import MovementFeatures
    from .params import DetectorParams, ShapeParams


class BedMemory:
    """How this bed rings and sounds; the one thing that a gap does not end."""

    def __init__(self, params: DetectorParams) -> None:
        """Start not knowing the bed."""
        self.ring = RingModel(params.onset)
        self.spectrum = UsualSpectrum(params.shape)


class UsualSpectrum:
    """Remember how much of a turn lies above 8 Hz on this bed.

    Only what leaves another posture behind is remembered: that was the sleeper, and
    no door or lorry.
    """

    def __init__(self, params: ShapeParams) -> None:
        """Start not knowing the bed."""
        self._params = params
        self._high: deque[float] = deque(maxlen=params.usual_memory)

    @property
    def house_share(self) -> float:
        """Return the share above 8 Hz that speaks for the house on this bed."""
        least, high = self._params.external_high_share, sorted(self._high)
        if len(high) < self._params.fewest_usual:
            return least
        usual_low = 1 - high[len(high) // 2]
        return max(least, 1 - usual_low * self._params.usual_low_share)

    def process(self, features: MovementFeatures) -> None:
        """Learn from a movement that was certainly the sleeper's."""
        if (
            features.gravity_step_ratio >= self._params.large_step_ratio
            and features.core_s > self._params.kick_longest_s
        ):
            self._high.append(features.high_band_share)
