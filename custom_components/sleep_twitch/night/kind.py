"""What a movement was: the verdict on it, seen in its place in the night."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ..detector.models import MovementShape
from .models import MovementKind
from .reason import reason
from .series import TOLERANCE_S

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .bouts import Bout
    from .models import Interval, Reason
    from .params import KindParams

_NOBODY_SURE: Final = 0.95
"""How sure a movement is of the house where presence found nobody in bed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What is known of the night by the time kinds are judged."""

    in_bed: tuple[Interval, ...]
    transitions: tuple[Interval, ...]
    """Pushes of getting in and out, the edges of the stays."""
    settlings_s: tuple[float, ...]
    """Moments of falling asleep, the first and all later ones."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """A kind, how sure it is, and why."""

    kind: MovementKind
    confidence: float
    reason: Reason


def judge(
    bout: Bout, context: Context, params: KindParams, *, is_at_door: bool
) -> Judgement:
    """Return what a movement was.

    In this order: getting in or out, nobody there, too long for a limb movement, and
    else what speaks most for it.
    """
    if is_at_door:
        return _transition(bout, context)
    near_bed = (*context.in_bed, *context.transitions)
    if not _within(near_bed, bout.onset_s):
        return Judgement(
            kind=MovementKind.ENVIRONMENT,
            confidence=_NOBODY_SURE,
            reason=reason("bed_empty"),
        )
    kind = bout.verdict.kind
    too_long = bout.duration_s > params.longest_limb_s + TOLERANCE_S
    if kind is MovementKind.LIMB_MOVEMENT and too_long:
        kind = MovementKind.BODY_MOVEMENT
    code, figures = _why(bout, kind, context, params)
    if kind is bout.verdict.kind:
        figures |= {
            "rival": f"rival_{bout.verdict.rival}",
            "ground": f"ground_{bout.verdict.ground}",
        }
    return Judgement(
        kind=kind,
        confidence=bout.verdict.confidence,
        reason=reason(code, **figures),
    )


def _within(intervals: Sequence[Interval], moment_s: float) -> bool:
    return any(
        i.start_s - TOLERANCE_S <= moment_s <= i.end_s + TOLERANCE_S for i in intervals
    )


def _is_external(bout: Bout) -> bool:
    return bout.main.movement.shape is MovementShape.EXTERNAL


def _transition(bout: Bout, context: Context) -> Judgement:
    """Judge getting in or out; presence has decided already."""
    came = any(
        stay.start_s <= bout.end_s and bout.onset_s <= stay.start_s + TOLERANCE_S
        for stay in context.in_bed
    )
    size = math.log(max(bout.main.movement.features.peak_ratio, 1.0))
    return Judgement(
        kind=MovementKind.BED_TRANSITION,
        confidence=round(1 - 0.5 * math.exp(-size), 2),
        reason=reason("got_in" if came else "got_out", active_s=bout.duration_s),
    )


def _why(
    bout: Bout, kind: MovementKind, context: Context, params: KindParams
) -> tuple[str, dict[str, float | str]]:
    """Return the code of the reason and its figures."""
    features = bout.main.movement.features
    figures: dict[str, float | str] = {
        "active_s": bout.duration_s,
        "peak_ratio": features.peak_ratio,
    }
    if kind is MovementKind.ENVIRONMENT:
        return _why_house(bout)
    if kind is MovementKind.HYPNIC_JERK:
        return _why_jerk(bout, context, params, figures)
    if kind is MovementKind.BODY_MOVEMENT:
        return _why_large(bout, params, figures)
    return ("twitch" if kind is MovementKind.SMALL_TWITCH else "limb"), figures


def _why_house(bout: Bout) -> tuple[str, dict[str, float | str]]:
    """Return what the house shows of itself, or that it is not the sleeper's."""
    features = bout.main.movement.features
    if not _is_external(bout):
        return "not_the_sleeper", {"peak_ratio": features.peak_ratio}
    if math.isfinite(features.impulse_rate_hz):
        return "house_steps", {
            "kicks": features.impulse_count,
            "rate_hz": features.impulse_rate_hz,
        }
    if features.line_share > features.high_band_share:
        return "house_line", {"share_percent": 100 * features.line_share}
    return "house_high", {"share_percent": 100 * features.high_band_share}


def _why_jerk(
    bout: Bout,
    context: Context,
    params: KindParams,
    figures: dict[str, float | str],
) -> tuple[str, dict[str, float | str]]:
    away_s = min(
        (bout.onset_s - settling_s for settling_s in context.settlings_s),
        key=abs,
        default=math.inf,
    )
    if abs(away_s) > params.near_sleep_s:
        return "jerk_alone", figures
    code = "jerk_before_sleep" if away_s < 0 else "jerk_after_sleep"
    return code, {**figures, "minutes": abs(away_s) / 60}


def _why_large(
    bout: Bout, params: KindParams, figures: dict[str, float | str]
) -> tuple[str, dict[str, float | str]]:
    features = bout.main.movement.features
    if bout.duration_s > params.restless_s:
        return "restless", figures
    if bout.verdict.kind is not MovementKind.BODY_MOVEMENT:
        return "too_long_for_limb", figures
    if features.tilt_change_deg > params.clear_tilt_deg:
        return "turned", {**figures, "tilt_deg": features.tilt_change_deg}
    return "large", figures
