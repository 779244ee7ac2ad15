"""Reasons in words: one English sentence a code, with the figures in it."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from .models import Reason

if TYPE_CHECKING:
    from collections.abc import Mapping

REASON_TEXTS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "no_samples_yet": "no samples have come yet",
        "no_movement": "nothing moved, so there is no night to speak of",
        "nobody_all_along": "nobody was in bed: no movement that only a body makes",
        "empty_bed_unknown": (
            "all of the time counts as in bed, because this bed has not been seen "
            "empty yet"
        ),
        "in_bed_between_doors": (
            "in bed {stays} time(s), between large movements that set off stillness "
            "like that of the empty bed; heartbeat band {heartbeat_ratio} times and "
            "breathing band {breathing_ratio} times the empty bed"
        ),
        "bed_empty": "nobody was in bed",
        "got_in": "large movement of {active_s} s after which somebody lay in bed",
        "got_out": "large movement of {active_s} s after which the bed was empty",
        "house_steps": (
            "{kicks} even kicks at {rate_hz} Hz: steps or another train of impulses "
            "of the house"
        ),
        "house_line": (
            "{share_percent} % of the energy in one steady line: a machine, not a body"
        ),
        "house_high": (
            "{share_percent} % of the energy above 8 Hz: the house, not a limb"
        ),
        "restless": "moved for {active_s} s without coming to rest",
        "turned": (
            "moved for {active_s} s at {peak_ratio} times rest and lay differently "
            "afterwards (tilt {tilt_deg} degrees)"
        ),
        "large": (
            "moved for {active_s} s at {peak_ratio} times rest, larger than a limb "
            "movement"
        ),
        "too_long_for_limb": (
            "moved for {active_s} s, longer than the 10 s of a limb movement"
        ),
        "limb": "force for {active_s} s at {peak_ratio} times rest, no lasting tilt",
        "twitch": (
            "force for {active_s} s only, at {peak_ratio} times rest (experimental)"
        ),
        "impulse_in_sleep": (
            "impulse of {active_s} s at {peak_ratio} times rest, far from falling "
            "asleep or one of several"
        ),
        "jerk_before_sleep": (
            "impulse of {active_s} s at {peak_ratio} times rest, {minutes} min before "
            "falling asleep, none like it on both sides"
        ),
        "jerk_after_sleep": (
            "impulse of {active_s} s at {peak_ratio} times rest, {minutes} min after "
            "falling asleep, none like it on both sides"
        ),
        "listed": "kind and length as the movement list gives them",
    }
)
"""The sentence of each code; what stands in braces is a figure of the reason."""


_DIGITS: Final = 3
"""Digits of a figure: more would claim what no sensor knows."""


def reason(code: str, **values: float | str) -> Reason:
    """Return a reason with its figures rounded as a person reads them."""
    return Reason(code, MappingProxyType({k: _rounded(v) for k, v in values.items()}))


def reason_text(why: Reason) -> str:
    """Return the sentence that a reason stands for, figures filled in."""
    return REASON_TEXTS[why.code].format_map(
        {key: _spoken(value) for key, value in why.values.items()}
    )


def _rounded(value: float | str) -> float | str:
    """Round a figure to the digits that mean something."""
    if isinstance(value, str):
        return value
    return float(f"{value:.{_DIGITS}g}")


def _spoken(value: float | str) -> str:
    """Return a figure without the zeros that say nothing."""
    return value if isinstance(value, str) else f"{value:.10g}"
