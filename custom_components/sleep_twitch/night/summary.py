"""The figures of a night, for entities, statistics and cards."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from .models import MovementKind, NightSummary, RuleSet
from .periodicity import chance_index, imi_histogram, intervals_s, periodicity_index
from .rhythm import fit_rhythm
from .series import TOLERANCE_S

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .models import Interval, Night, ScoredMovement
    from .params import NightParams

_HOUR_S: Final = 3600.0


def summarize(night: Night, params: NightParams) -> NightSummary:
    """Return the figures of a night; they count what began in the sleep period.

    Hypnic jerks count wherever they are: most come before sleep does. A night
    without a sleep period has no figures: they are unknown, not zero.
    """
    if night.sleep_onset_s is None or night.final_wake_s is None:
        return _unknown(night)
    start_s, end_s = night.sleep_onset_s, night.final_wake_s
    movements = [m for m in night.movements if start_s <= m.onset_s <= end_s]
    hours = recorded_s(start_s, end_s, night.gaps) / _HOUR_S
    figures = _figures(movements, night.gaps, hours, params)
    figures["hypnic_jerks"] = count_jerks(night.movements)
    plm = figures["plm"]
    return NightSummary(
        rules=night.rules,
        plm_per_hour=plm / hours if hours > 0 else None,
        time_in_bed_s=night.time_in_bed_s,
        sleep_period_s=night.sleep_period_s,
        coverage=night.coverage,
        plm_by_hour=_plm_by_hour(movements, start_s, end_s, night.gaps, params),
        **figures,
    )


def summarize_list(
    movements: Sequence[ScoredMovement], params: NightParams
) -> NightSummary:
    """Return the figures of a bare movement list: all of it counts, nothing an hour."""
    onsets_s = [m.onset_s for m in movements]
    hours = (max(onsets_s) - min(onsets_s)) / _HOUR_S if onsets_s else 0.0
    return NightSummary(
        rules=params.rules,
        plm_per_hour=None,
        time_in_bed_s=None,
        sleep_period_s=None,
        coverage=None,
        plm_by_hour=None,
        **_figures(movements, (), hours, params),
    )


def count_jerks(movements: Sequence[ScoredMovement]) -> int:
    """Return how many of the movements are hypnic jerks."""
    return sum(one.kind is MovementKind.HYPNIC_JERK for one in movements)


def as_dict(summary: NightSummary) -> dict[str, Any]:
    """Return a summary as plain dicts, lists, numbers and strings."""
    plain: dict[str, Any] = _plain(asdict(summary))
    return plain | {"rules": summary.rules.value}


def recorded_s(start_s: float, end_s: float, gaps: Sequence[Interval]) -> float:
    """Return the time between two instants less the gaps in it."""
    lost_s = sum(
        max(0.0, min(end_s, gap.end_s) - max(start_s, gap.start_s)) for gap in gaps
    )
    return max(0.0, end_s - start_s - lost_s)


def _plain(value: Any) -> Any:  # noqa: ANN401  What JSON can say has no narrower name.
    """Return a value with its tuples as lists."""
    if isinstance(value, dict):
        return {key: _plain(inner) for key, inner in value.items()}
    return [_plain(inner) for inner in value] if isinstance(value, tuple) else value


def _unknown(night: Night) -> NightSummary:
    """Return a summary that says what is known of a night without sleep: its frame."""
    return NightSummary(
        rules=night.rules,
        limb_movements=None,
        plm=None,
        plm_per_hour=None,
        series=None,
        periodicity_index=None,
        periodicity_index_chance=None,
        rhythm_period_s=None,
        hypnic_jerks=None,
        small_twitches=None,
        body_movements=None,
        time_in_bed_s=night.time_in_bed_s,
        sleep_period_s=None,
        coverage=night.coverage,
        imi_histogram=None,
        plm_by_hour=None,
        breathing_related_series=(),
    )


def _figures(
    movements: Sequence[ScoredMovement],
    gaps: Sequence[Interval],
    hours: float,
    params: NightParams,
) -> dict[str, Any]:
    """Return the figures that a list of movements gives, by their names."""
    kinds = Counter(movement.kind for movement in movements)
    intervals = _limb_intervals(movements, gaps, params)
    known = int(np.count_nonzero(np.isfinite(intervals)))
    enough = known >= params.periodicity.fewest_index_intervals
    rhythm = fit_rhythm(intervals, params.periodicity)
    return {
        "limb_movements": kinds[MovementKind.LIMB_MOVEMENT],
        "plm": sum(movement.series is not None for movement in movements),
        "series": len({m.series for m in movements if m.series is not None}),
        "periodicity_index": periodicity_index(intervals, params.periodicity)
        if enough
        else None,
        "periodicity_index_chance": chance_index(
            known, (known + 1) / hours, params.periodicity
        )
        if enough and hours > 0
        else None,
        "rhythm_period_s": rhythm.period_s if rhythm else None,
        "hypnic_jerks": count_jerks(movements),
        "small_twitches": kinds[MovementKind.SMALL_TWITCH],
        "body_movements": kinds[MovementKind.BODY_MOVEMENT],
        "imi_histogram": imi_histogram(intervals),
        "breathing_related_series": _breathing_related(movements, params),
    }


def _limb_intervals(
    movements: Sequence[ScoredMovement], gaps: Sequence[Interval], params: NightParams
) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    """Return the intervals between limb movements that are long enough to be one."""
    rule = params.wasm if params.rules is RuleSet.WASM2016 else params.aasm
    onsets_s = [
        movement.onset_s
        for movement in movements
        if movement.kind is MovementKind.LIMB_MOVEMENT
        and movement.duration_s >= rule.shortest_movement_s - TOLERANCE_S
    ]
    return intervals_s(onsets_s, gaps, rule.longest_gap_s)


def _breathing_related(
    movements: Sequence[ScoredMovement], params: NightParams
) -> tuple[int, ...]:
    """Return the series whose median interval could be that of breathing pauses."""
    onsets_s: dict[int, list[float]] = {}
    for movement in movements:
        if movement.series is not None:
            onsets_s.setdefault(movement.series, []).append(movement.onset_s)
    low_s = params.periodicity.breathing_shortest_s
    high_s = params.periodicity.breathing_longest_s
    return tuple(
        number
        for number, onsets in sorted(onsets_s.items())
        if len(onsets) > 1 and low_s <= _middle(np.diff(sorted(onsets))) <= high_s
    )


def _middle(values: np.ndarray[tuple[int], np.dtype[np.float64]]) -> float:
    """Return the median; numpy's own imports masked arrays, for a tenth of a second."""
    ordered = np.sort(values)
    half = len(ordered) // 2
    return float(ordered[half] + ordered[-half - 1]) / 2


def _plm_by_hour(
    movements: Sequence[ScoredMovement],
    start_s: float,
    end_s: float,
    gaps: Sequence[Interval],
    params: NightParams,
) -> tuple[float | None, ...]:
    """Return the rate in each hour since sleep onset; None where little was seen."""
    starts_s = np.arange(start_s, end_s, _HOUR_S)
    onsets_s = np.array([m.onset_s for m in movements if m.series is not None])
    # The very end of the sleep period belongs to its last hour.
    hours = np.minimum((onsets_s - start_s) // _HOUR_S, len(starts_s) - 1)
    rates: list[float | None] = []
    for hour, hour_start_s in enumerate(starts_s.tolist()):
        seen_s = recorded_s(hour_start_s, min(hour_start_s + _HOUR_S, end_s), gaps)
        enough = seen_s >= params.periodicity.least_hour_share * _HOUR_S
        plm = float(np.count_nonzero(hours == hour))
        rates.append(plm / (seen_s / _HOUR_S) if enough else None)
    return tuple(rates)
