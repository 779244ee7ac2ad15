"""Figures of movements made by hand, each as its shape has them on one bed."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

from custom_components.sleep_twitch.detector.models import (
    MovementFeatures,
    MovementShape,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

RATE_HZ: Final = 100
FLOOR_MG: Final = 0.2
"""Resting level of the bed."""
SLEEPER: Final = (0.44, 0.13, 0.43, -0.05, -0.02, -0.18)
"""Which way a body shakes it."""
HOUSE: Final = (0.15, 0.55, 0.30, 0.0, 0.05, 0.2)
"""Which way the floor does."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Usual:
    """What one shape has in common, whatever its size and length."""

    size: float
    """Peak in resting levels of one that is of its shape beyond doubt."""
    slow: float
    """Slower envelope beside it: the shorter a push, the less is left."""
    core: float
    """Share of its length; so are all shares below."""
    rise: float
    force_half: float
    force_most: float
    swing_half: float
    swing_most: float
    rings_s: float
    """The bed swings on for so long."""
    half_peak_s: float
    band_shares: tuple[float, float, float, float]
    force_shares: tuple[float, float, float, float]
    band_levels: tuple[float, float, float, float]
    """Peak of each band beside that of all together."""
    kicks_per_s: float = 0.0
    line_share: float = 0.0
    tilt_deg: float = 0.005
    gravity_step: float = 0.2
    slow_swing: float = 0.1
    """Beside the peak, and never less than breath makes it."""
    direction: tuple[float, float, float, float, float, float] = SLEEPER


_USUAL: Final[Mapping[MovementShape, _Usual]] = {
    MovementShape.LARGE: _Usual(
        size=200.0,
        slow=0.86,
        core=0.75,
        rise=0.6,
        force_half=0.27,
        force_most=0.62,
        swing_half=0.25,
        swing_most=0.61,
        rings_s=4.0,
        half_peak_s=2.0,
        band_shares=(0.08, 0.30, 0.54, 0.08),
        force_shares=(0.09, 0.53, 0.34, 0.04),
        band_levels=(0.8, 1.5, 1.0, 0.25),
        kicks_per_s=0.6,
        line_share=0.55,
        tilt_deg=2.0,
        gravity_step=2.0,
    ),
    MovementShape.LIMB: _Usual(
        size=14.0,
        slow=0.82,
        core=0.94,
        rise=0.44,
        force_half=0.47,
        force_most=0.75,
        swing_half=0.55,
        swing_most=0.97,
        rings_s=2.3,
        half_peak_s=2.0,
        band_shares=(0.11, 0.37, 0.48, 0.04),
        force_shares=(0.04, 0.65, 0.29, 0.02),
        band_levels=(0.88, 1.63, 0.8, 0.18),
        kicks_per_s=1.6,
        line_share=0.55,
    ),
    MovementShape.IMPULSE: _Usual(
        size=50.0,
        slow=0.61,
        core=1.0,
        rise=0.6,
        force_half=0.45,
        force_most=0.8,
        swing_half=0.55,
        swing_most=1.2,
        rings_s=2.3,
        half_peak_s=0.6,
        band_shares=(0.01, 0.12, 0.57, 0.30),
        force_shares=(0.02, 0.26, 0.68, 0.04),
        band_levels=(0.24, 1.2, 1.5, 0.47),
    ),
    MovementShape.TWITCH: _Usual(
        size=7.0,
        slow=0.66,
        core=1.0,
        rise=0.5,
        force_half=0.42,
        force_most=0.9,
        swing_half=0.6,
        swing_most=1.2,
        rings_s=1.5,
        half_peak_s=0.8,
        band_shares=(0.05, 0.31, 0.56, 0.08),
        force_shares=(0.03, 0.62, 0.33, 0.02),
        band_levels=(0.58, 1.5, 0.82, 0.24),
    ),
    MovementShape.EXTERNAL: _Usual(
        size=3.5,
        slow=0.91,
        core=0.97,
        rise=0.67,
        force_half=0.11,
        force_most=0.66,
        swing_half=0.5,
        swing_most=1.1,
        rings_s=0.5,
        half_peak_s=1.2,
        band_shares=(0.01, 0.02, 0.07, 0.90),
        force_shares=(0.10, 0.10, 0.10, 0.70),
        band_levels=(0.4, 0.5, 0.8, 1.7),
        kicks_per_s=2.0,
        line_share=0.1,
        direction=HOUSE,
    ),
}
"""Middle figures of movements on a simulated bed with slats."""


def features_of(
    shape: MovementShape,
    duration_s: float,
    peak_ratio: float | None = None,
    **features: Any,  # noqa: ANN401  Any figure of a movement may be given.
) -> MovementFeatures:
    """Return the figures of a movement of a shape; what is given stands."""
    usual = _USUAL[shape]
    size = usual.size if peak_ratio is None else peak_ratio
    kicks = max(1, round(usual.kicks_per_s * duration_s))
    lowest, low, middle, high = (max(1.0, size * level) for level in usual.band_levels)
    figures = MovementFeatures(
        peak_mg=size * FLOOR_MG,
        floor_mg=FLOOR_MG,
        core_s=usual.core * duration_s,
        rise_s=usual.rise * duration_s,
        ringing_s=usual.rings_s,
        high_band_share=usual.band_shares[3],
        axis_shares=usual.direction[:3],
        tilt_change_deg=usual.tilt_deg,
        clipped=False,
        peak_ratio=size,
        slow_ratio=usual.slow * size,
        sustained_ratio=0.92 * size,
        band_shares=usual.band_shares,
        isotropy=0.15,
        gravity_step_ratio=usual.gravity_step,
        rest_change_ratio=1.05,
        impulse_count=kicks,
        impulse_rate_hz=math.nan,
        line_share=usual.line_share,
        span_samples=round((duration_s + usual.rings_s) * RATE_HZ),
        band_ratios=(lowest, low, middle, high),
        force_shares=usual.force_shares,
        force_half_s=usual.force_half * duration_s,
        force_most_s=usual.force_most * duration_s,
        swing_half_s=usual.swing_half * duration_s,
        swing_most_s=usual.swing_most * duration_s,
        standing_s=duration_s + usual.rings_s,
        half_peak_s=min(usual.half_peak_s, duration_s + usual.rings_s),
        slow_swing_ratio=max(1.1, usual.slow_swing * size),
        direction=usual.direction,
    )
    return replace(figures, **features)
