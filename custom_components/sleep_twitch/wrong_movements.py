"""Movements that were none: shown, and left out of series and figures."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from .export.listed_nights import listed_summary
from .kept_night import KeptNight
from .night.models import NightSummary, ScoredMovement
from .night.params import NightParams
from .night.scorer import score_series_only
from .night.summary import summarize

SAME_MOVEMENT_S: Final = 1.0
"""Onsets closer than this are of one movement, judged with other settings."""


def with_wrong(kept: KeptNight, wrong_onsets_s: frozenset[float]) -> KeptNight:
    """Return a night in which just the movements with these onsets are wrong.

    The others make its series and figures, as if the wrong ones had not been seen.
    """
    if wrong_onsets_s == kept.wrong_onsets_s:
        return kept
    night, params = kept.night, NightParams(rules=kept.night.rules)
    right = score_series_only(
        [each for each in night.movements if each.onset_s not in wrong_onsets_s],
        night.gaps,
        params,
    )
    numbers = {movement.onset_s: movement.series for movement in right}
    movements = tuple(
        replace(movement, series=numbers.get(movement.onset_s))
        for movement in night.movements
    )
    return replace(
        kept,
        night=replace(night, movements=movements),
        summary=_figures(kept, right, params),
        wrong_onsets_s=wrong_onsets_s,
    )


def _figures(
    kept: KeptNight, right: tuple[ScoredMovement, ...], params: NightParams
) -> NightSummary:
    """Return the figures of what is left; a bare list, without sleep, counts whole."""
    night = kept.night
    is_list = night.sleep_onset_s is None and kept.summary.limb_movements is not None
    if is_list and night.time_in_bed_s is not None:
        return listed_summary(right, night.time_in_bed_s, night.rules)
    return summarize(replace(night, movements=right), params)


def onsets_near(
    movements: Sequence[ScoredMovement], onsets_s: Iterable[float], *, within_s: float
) -> frozenset[float]:
    """Return for each onset that of the nearest movement, where one is near enough."""
    pairs = ((onset_s, _nearest_s(movements, onset_s)) for onset_s in onsets_s)
    return frozenset(
        near_s
        for onset_s, near_s in pairs
        if near_s is not None and abs(near_s - onset_s) <= within_s
    )


def _nearest_s(movements: Sequence[ScoredMovement], onset_s: float) -> float | None:
    onsets_s = (movement.onset_s for movement in movements)
    return min(onsets_s, key=lambda other_s: abs(other_s - onset_s), default=None)
