"""The shape of each movement in figures that can be compared: logs and shares."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from ..detector.models import MovementFeatures
    from .clocked import ClockedMovement

LEAST: Final = 1e-3
"""Least figure that a logarithm is taken of."""
_HOP_S: Final = 0.05
"""Added to times that may be none: half a hop of the envelopes."""
_TICK_S: Final = 0.02
"""The same for times read from ticks."""


def shape_figures(
    movements: Sequence[ClockedMovement],
) -> dict[str, NDArray[np.float64]]:
    """Return a column for each figure of the movements alone."""
    features = [clocked.movement.features for clocked in movements]
    bands = np.array([one.band_shares for one in features])
    ratios = log_of([one.band_ratios for one in features])
    force = np.array([one.force_shares for one in features])
    columns = {
        "active": log_of([clocked.duration_s for clocked in movements]),
        "core": log_of([one.core_s for one in features]),
        "rise": log_of([one.rise_s + _TICK_S for one in features]),
        "ringing": log_of([one.ringing_s + _HOP_S for one in features]),
        "standing": log_of([one.standing_s + _HOP_S for one in features]),
        "peak": log_of([one.peak_ratio for one in features]),
        "slow": log_of([one.slow_ratio for one in features]),
        "sustained": log_of([one.sustained_ratio for one in features]),
        "force_half": log_of([one.force_half_s for one in features]),
        "force_most": log_of([one.force_most_s for one in features]),
        "swing_half": log_of([one.swing_half_s for one in features]),
        "swing_most": log_of([one.swing_most_s for one in features]),
        "half_peak": log_of([one.half_peak_s for one in features]),
        "gravity_step": log_of([one.gravity_step_ratio for one in features]),
        "slow_swing": log_of([one.slow_swing_ratio for one in features]),
        "rest_change": log_of([one.rest_change_ratio for one in features]),
        "kicks": np.array([float(one.impulse_count) for one in features]),
        "line": np.array([one.line_share for one in features]),
        "isotropy": np.array([one.isotropy for one in features]),
    }
    for band in range(4):
        columns[f"band_{band}"] = bands[:, band]
        columns[f"ratio_{band}"] = ratios[:, band]
        columns[f"force_{band}"] = force[:, band]
    columns["ratio_high"] = ratios[:, 3] - ratios[:, :2].max(axis=1)
    columns["peak_over_slow"] = columns["peak"] - columns["slow"]
    columns["force_in_swing"] = columns["force_most"] - columns["swing_most"]
    return columns


def pitch_of(features: MovementFeatures) -> float:
    """Return the middle frequency of a movement's energy, from its bands, in Hz."""
    lowest, low, middle, high = features.band_shares
    return 1.4 * lowest + 3.0 * low + 6.0 * middle + 12.0 * high


def log_of(values: object) -> NDArray[np.float64]:
    """Return logarithms; what is unknown stays so."""
    known: NDArray[np.float64] = np.asarray(values, np.float64)
    logs: NDArray[np.float64] = np.log(np.maximum(known, LEAST))
    return logs
