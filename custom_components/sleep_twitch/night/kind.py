"""What a movement was: its shape, seen in its place in the night."""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
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

_SHORT: Final = (MovementShape.IMPULSE, MovementShape.TWITCH)


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What is known of the night by the time kinds are judged."""

    in_bed: tuple[Interval, ...]
    transitions: tuple[Interval, ...]
    """Pushes of getting in and out, the edges of the stays."""
    settlings_s: tuple[float, ...]
    """Moments of falling asleep, the first and all later ones."""
    impulses_s: tuple[float, ...]
    """Onsets of all impulses, in order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """A kind, how sure it is, and why."""

    kind: MovementKind
    confidence: float
    reason: Reason


def judge(bout: Bout, context: Context, params: KindParams) -> Judgement:
    """Return what a movement was.

    In this order: nobody there, getting in or out, the house, large, short, limb.
    """
    moment_s = bout.onset_s
    if _within(context.transitions, moment_s) and not _is_external(bout):
        return _transition(bout, context)
    if not _within(context.in_bed, moment_s):
        return Judgement(
            kind=MovementKind.ENVIRONMENT, confidence=0.95, reason=reason("bed_empty")
        )
    if _is_external(bout):
        return _environment(bout)
    if bout.is_large or bout.duration_s > params.longest_limb_s + TOLERANCE_S:
        return _body_movement(bout, params)
    if (
        bout.main.movement.shape in _SHORT
        or bout.duration_s < params.shortest_limb_s - TOLERANCE_S
    ):
        return _short(bout, context, params)
    return _limb_movement(bout, params)


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
    return Judgement(
        kind=MovementKind.BED_TRANSITION,
        confidence=_sure(math.log(bout.main.movement.features.peak_ratio) / 3),
        reason=reason("got_in" if came else "got_out", active_s=bout.duration_s),
    )


def _environment(bout: Bout) -> Judgement:
    """Judge what the detector saw the house do."""
    features = bout.main.movement.features
    if math.isfinite(features.impulse_rate_hz):
        why = reason(
            "house_steps",
            kicks=features.impulse_count,
            rate_hz=features.impulse_rate_hz,
        )
        return Judgement(kind=MovementKind.ENVIRONMENT, confidence=0.8, reason=why)
    if features.line_share > features.high_band_share:
        why = reason("house_line", share_percent=100 * features.line_share)
        sure = _sure(features.line_share)
    else:
        why = reason("house_high", share_percent=100 * features.high_band_share)
        sure = _sure(features.high_band_share)
    return Judgement(kind=MovementKind.ENVIRONMENT, confidence=sure, reason=why)


def _body_movement(bout: Bout, params: KindParams) -> Judgement:
    """Judge what is large, or too long for a limb."""
    features = bout.main.movement.features
    ratio = features.peak_ratio
    figures = {"active_s": bout.duration_s, "peak_ratio": ratio}
    if bout.duration_s > params.restless_s:
        why = reason("restless", **figures)
    elif not bout.is_large:
        why = reason("too_long_for_limb", **figures)
    elif features.tilt_change_deg > params.clear_tilt_deg:
        why = reason("turned", tilt_deg=features.tilt_change_deg, **figures)
    else:
        why = reason("large", **figures)
    return Judgement(
        kind=MovementKind.BODY_MOVEMENT,
        confidence=_sure(math.log(max(ratio, 1.0)) / 4),
        reason=why,
    )


def _short(bout: Bout, context: Context, params: KindParams) -> Judgement:
    """Judge force shorter than a limb movement's: a jerk or a twitch."""
    features = bout.main.movement.features
    ratio = features.peak_ratio
    figures = {"active_s": bout.duration_s, "peak_ratio": ratio}
    is_impulse = bout.main.movement.shape is MovementShape.IMPULSE
    if not is_impulse or ratio < params.least_jerk_ratio:
        return Judgement(
            kind=MovementKind.SMALL_TWITCH,
            confidence=_sure(math.log(max(ratio, 1.0)) / 2),
            reason=reason("twitch", **figures),
        )
    away_s = _from_settling_s(context, bout.onset_s, params)
    if away_s is None or _has_likes(context, bout.onset_s, params):
        return Judgement(
            kind=MovementKind.SMALL_TWITCH,
            confidence=_sure(0.1),
            reason=reason("impulse_in_sleep", **figures),
        )
    code = "jerk_before_sleep" if away_s < 0 else "jerk_after_sleep"
    return Judgement(
        kind=MovementKind.HYPNIC_JERK,
        confidence=_sure(math.log(ratio / params.least_jerk_ratio) / 2),
        reason=reason(code, minutes=abs(away_s) / 60, **figures),
    )


def _from_settling_s(
    context: Context, moment_s: float, params: KindParams
) -> float | None:
    """Return seconds after the nearest falling asleep; None when far from any."""
    near = [
        moment_s - settling_s
        for settling_s in context.settlings_s
        if -params.jerk_before_onset_s
        <= moment_s - settling_s
        <= params.jerk_after_onset_s
    ]
    return min(near, key=abs, default=None)


def _has_likes(context: Context, moment_s: float, params: KindParams) -> bool:
    """Tell whether impulses stand on both sides, as they do in a rhythm."""
    impulses_s = context.impulses_s
    before = bisect_left(impulses_s, moment_s) - bisect_left(
        impulses_s, moment_s - params.like_s
    )
    after = bisect_right(impulses_s, moment_s + params.like_s) - bisect_right(
        impulses_s, moment_s
    )
    return before > 0 and after > 0


def _limb_movement(bout: Bout, params: KindParams) -> Judgement:
    """Judge force of half a second to ten seconds without a lasting tilt."""
    ratio = bout.main.movement.features.peak_ratio
    margin = min(
        math.log(max(ratio, 1.0)),
        bout.duration_s / params.shortest_limb_s - 1,
        params.longest_limb_s / bout.duration_s - 1,
    )
    return Judgement(
        kind=MovementKind.LIMB_MOVEMENT,
        confidence=_sure(margin),
        reason=reason("limb", active_s=bout.duration_s, peak_ratio=ratio),
    )


def _sure(margin: float) -> float:
    """Return a confidence of 0.5 at the edge of a kind, near 1 far inside it."""
    return round(1 - 0.5 * math.exp(-3 * max(margin, 0.0)), 2)
