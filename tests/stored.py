"""A store, and nights to keep in it."""

from dataclasses import replace

from custom_components.sleep_twitch.kept_night import (
    KeptNight,
)
from custom_components.sleep_twitch.night.params import NightParams
from custom_components.sleep_twitch.night.scorer import score_series_only
from custom_components.sleep_twitch.night.summary import summarize

from .nights import MOVEMENT, kept_night

ONSETS_S = tuple(4000.0 + 20.0 * step for step in range(12))


def periodic_night(shift_s: float = 0.0, **changes: object) -> KeptNight:
    """Return a night with a series of twelve, its figures as they follow from it."""
    kept = kept_night()
    params = NightParams(rules=kept.night.rules)
    movements = score_series_only(
        [replace(MOVEMENT, onset_s=at + shift_s, series=None) for at in ONSETS_S],
        kept.night.gaps,
        params,
    )
    night = replace(kept.night, movements=movements)
    whole = replace(kept, night=night, summary=summarize(night, params))
    return replace(whole, **changes)  # type: ignore[arg-type] # fields by name
