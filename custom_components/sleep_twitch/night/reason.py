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
            "{stays} × in bed, each time begun and ended by a large movement, with "
            "the stillness of an empty bed before and after; heartbeat band "
            "{heartbeat_ratio} times and breathing band {breathing_ratio} times that "
            "of the empty bed"
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
        "not_the_sleeper": (
            "{peak_ratio} times rest, but not as this sleeper moves: the house or "
            "somebody else"
        ),
        "restless": "moved for {active_s} s without coming to rest",
        "turned": (
            "moved for {active_s} s at {peak_ratio} times rest and lay differently "
            "afterwards (tilt {tilt_deg} degrees)"
        ),
        "large": "moved for {active_s} s at {peak_ratio} times rest",
        "too_long_for_limb": (
            "moved for {active_s} s, longer than the 10 s of a limb movement"
        ),
        "limb": "force for {active_s} s at {peak_ratio} times rest",
        "twitch": (
            "short force of {active_s} s at {peak_ratio} times rest (experimental)"
        ),
        "jerk_before_sleep": (
            "impulse at {peak_ratio} times rest, {minutes} min before falling asleep"
        ),
        "jerk_after_sleep": (
            "impulse at {peak_ratio} times rest, {minutes} min after falling asleep"
        ),
        "jerk_alone": "impulse at {peak_ratio} times rest, far from falling asleep",
        "told_apart": "told from {rival} by {ground}",
        "ground_length": "its length",
        "ground_size": "its size on this night",
        "ground_suddenness": "how suddenly it began",
        "ground_frequency": "its frequencies",
        "ground_direction": "its direction among those of this night",
        "ground_change": "what it left changed",
        "ground_alike": "what movements like it were",
        "ground_neighbours": "what came before and after it",
        "ground_sleep": "how near to falling asleep it came",
        "rival_hypnic_jerk": "a hypnic jerk",
        "rival_limb_movement": "a limb movement",
        "rival_small_twitch": "a small twitch",
        "rival_body_movement": "a body movement",
        "rival_environment": "the house or somebody else",
        "earlier_version": "judged by the rules of an earlier version",
        "listed": "kind and length as the movement list gives them",
    }
)
"""The sentence of each code; what stands in braces is a figure of the reason, or a
code of its own."""


_DIGITS: Final = 3
"""Digits of a figure: more would claim what no sensor knows."""


def reason(code: str, **values: float | str) -> Reason:
    """Return a reason with its figures rounded as a person reads them."""
    return Reason(code, MappingProxyType({k: _rounded(v) for k, v in values.items()}))


def reason_text(why: Reason, texts: Mapping[str, str] = REASON_TEXTS) -> str:
    """Return the sentence that a reason stands for, figures filled in.

    Parameters
    ----------
    why : Reason
        What a judgement was made by. One that an earlier version kept may have a code
        that is no longer given, or lack what it was told apart by.
    texts : mapping, optional
        Sentences by code, where they are not to be English.
    """
    spoken = {key: _spoken(value, texts) for key, value in why.values.items()}
    sentence = texts.get(why.code, texts["earlier_version"]).format_map(spoken)
    if "rival" not in spoken:
        return sentence
    return f"{sentence}; {texts['told_apart'].format_map(spoken)}"


def _rounded(value: float | str) -> float | str:
    """Round a figure to the digits that mean something."""
    if isinstance(value, str):
        return value
    return float(f"{value:.{_DIGITS}g}")


def _spoken(value: float | str, texts: Mapping[str, str]) -> str:
    """Return a figure without the zeros that say nothing, or the words of a code."""
    return texts.get(value, value) if isinstance(value, str) else f"{value:.10g}"
