"""From an acceleration to what the chip counted and the node kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from .chips import RANGE_MG

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from .chips import Chip

Gaps = tuple[tuple[int, int], ...]
_APART_S = 30.0


def choose_gaps(wanted: int, n: int, rate_hz: float, rng: np.random.Generator) -> Gaps:
    """Return gaps of half a second to minutes, in the middle of the night."""
    gaps: list[tuple[int, int]] = []
    for first_s in np.sort(rng.uniform(0.15, 0.9, wanted)) * n / rate_hz:
        length_s = float(np.clip(rng.lognormal(np.log(15), 1.5), 0.5, 600))
        end_s = sum(gaps[-1]) / rate_hz + _APART_S if gaps else 0.0
        if first_s > end_s:
            gaps.append((round(first_s * rate_hz), max(1, round(length_s * rate_hz))))
    return tuple(gaps)


def record(
    acceleration_mg: NDArray[np.float64], chip: Chip, gaps: Gaps
) -> NDArray[np.int16]:
    """Return whole counts, clipped at the range; in a gap the last value stands."""
    most = min(round(RANGE_MG / chip.step_mg), 32767)
    counts = np.rint(acceleration_mg / chip.step_mg)
    kept = np.clip(counts, -most, most).astype(np.int16)
    for first, length in gaps:
        kept[first : first + length] = kept[first - 1]
    return kept
