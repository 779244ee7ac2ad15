"""What a night teaches of its bed, across gaps and reboots."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

from .ring import RingModel

if TYPE_CHECKING:
    from .params import DetectorParams, ShapeParams


class BedMemory:
    """How this bed rings and sounds; the one thing that a gap does not end."""

    def __init__(self, params: DetectorParams) -> None:
        """Start not knowing the bed."""
        self.ring = RingModel(params.onset)
        self.spectrum = UsualSpectrum(params.shape)


class UsualSpectrum:
    """Remember how much of a movement usually lies above 8 Hz on this bed."""

    def __init__(self, params: ShapeParams) -> None:
        """Start not knowing the bed."""
        self._params = params
        self._high: deque[float] = deque(maxlen=params.usual_memory)

    def process(self, high_band_share: float) -> float:
        """Return the share that speaks for the house, and remember a movement's."""
        high = sorted(self._high)
        self._high.append(high_band_share)
        least = self._params.external_high_share
        if len(high) < self._params.fewest_usual:
            return least
        usual_low = 1 - high[len(high) // 2]
        return max(least, 1 - usual_low * self._params.usual_low_share)
