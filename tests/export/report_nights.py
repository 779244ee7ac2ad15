"""Nights as people have them, for the page that a doctor reads.

Movements are drawn, not simulated; what is counted of them is counted by the line's
own functions, so that every figure and every interval is one that can occur.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import cache
from typing import Final
from zoneinfo import ZoneInfo

import numpy as np

from custom_components.sleep_twitch.export.report_models import (
    Report,
    ReportMark,
    ReportNight,
)
from custom_components.sleep_twitch.night.models import (
    Interval,
    MovementKind,
    Night,
    NightSummary,
    RuleSet,
    ScoredMovement,
)
from custom_components.sleep_twitch.night.params import NightParams
from custom_components.sleep_twitch.night.reason import reason
from custom_components.sleep_twitch.night.scorer import score_series_only
from custom_components.sleep_twitch.night.summary import summarize

BERLIN: Final = ZoneInfo("Europe/Berlin")
LAST_DAY: Final = date(2026, 3, 15)
_AWAKE_H: Final = 0.2
"""Hours from waking to getting up."""
_OTHERS: Final = (
    (MovementKind.BODY_MOVEMENT, 2.4, 8.0),
    (MovementKind.SMALL_TWITCH, 1.1, 0.3),
    (MovementKind.LIMB_MOVEMENT, 3.5, 2.4),
)
"""Kinds that come at any time: how many an hour, and how long in seconds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sleeper:
    """How somebody sleeps."""

    imi_s: float = 24.0
    """Beat of the rhythm."""
    series_an_hour: float = 0.9
    hours: float = 7.4
    latency_min: float = 22.0


def report(
    nights: tuple[ReportNight, ...],
    *,
    days: int = 14,
    last_day: date = LAST_DAY,
    marks: tuple[ReportMark, ...] = (),
) -> Report:
    """Return a report of some nights."""
    return Report(
        sleeper="Ada Example",
        bed="Bedroom",
        sensor="LSM6DSO, 104 Hz",
        first_day=last_day - timedelta(days=days - 1),
        last_day=last_day,
        rules=RuleSet.WASM2016,
        generated_at=at(last_day, 9, 12),
        software="0.1.0",
        nights=nights,
        naps=0,
        marks=marks,
    )


def nights(
    days: int = 14, *, last_day: date = LAST_DAY, sleeper: Sleeper | None = None
) -> tuple[ReportNight, ...]:
    """Return a night for each day of a period; after four weeks they come again."""
    return tuple(
        night(
            last_day - timedelta(days=back),
            seed=back % 28,
            sleeper=sleeper or Sleeper(),
        )
        for back in reversed(range(days))
    )


def night(
    day: date,
    *,
    seed: int,
    sleeper: Sleeper,
    gap: Interval | None = None,
    rules: RuleSet = RuleSet.WASM2016,
) -> ReportNight:
    """Return a night that ends on a day."""
    drawn = _draw(seed, sleeper, gap, rules)
    start = at(day, 0, 0) - timedelta(minutes=drawn.before_midnight_min)
    return ReportNight(
        day=day,
        start=start,
        end=start + timedelta(hours=drawn.hours),
        sleep_onset=start + timedelta(seconds=drawn.onset_s),
        final_wake=start + timedelta(hours=drawn.hours - _AWAKE_H),
        summary=drawn.summary,
        simulated=False,
        imported=False,
    )


def sleepless(night: ReportNight) -> ReportNight:
    """Return the night as it is when no sleep onset was found in it."""
    figures = night.summary
    summary = summarize(
        Night(
            in_bed=(),
            gaps=(),
            sleep_onset_s=None,
            final_wake_s=None,
            time_in_bed_s=figures.time_in_bed_s,
            sleep_period_s=None,
            coverage=figures.coverage,
            rules=figures.rules,
            movements=(),
            presence_reason=reason("empty_bed_unknown"),
        ),
        NightParams(rules=figures.rules),
    )
    return replace(night, sleep_onset=None, final_wake=None, summary=summary)


def at(day: date, hour: int, minute: int) -> datetime:
    """Return an instant in Berlin."""
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=BERLIN)


def mark(
    kind: str,
    day: date,
    *,
    hour: int = 18,
    amount: float | None = None,
    note: str | None = None,
) -> ReportMark:
    """Return what was noted in the evening before the night that ends on a day."""
    return ReportMark(
        kind=kind, at=at(day - timedelta(days=1), hour, 0), amount=amount, note=note
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Drawn:
    """A night of no particular day."""

    before_midnight_min: float
    hours: float
    onset_s: float
    summary: NightSummary


@cache
def _draw(seed: int, sleeper: Sleeper, gap: Interval | None, rules: RuleSet) -> _Drawn:
    """Return the night that a seed gives; counting it takes a while."""
    rng = np.random.default_rng(seed)
    hours = float(np.clip(sleeper.hours + rng.normal(0, 0.5), 1.0, 14.0))
    before_midnight_min = float(rng.normal(55, 25))
    onset_s = 60 * sleeper.latency_min * float(rng.lognormal(0, 0.4))
    return _Drawn(
        before_midnight_min=before_midnight_min,
        hours=hours,
        onset_s=onset_s,
        summary=_summary(rng, hours, onset_s, sleeper, gap, rules),
    )


def _summary(
    rng: np.random.Generator,
    hours: float,
    onset_s: float,
    sleeper: Sleeper,
    gap: Interval | None,
    rules: RuleSet,
) -> NightSummary:
    in_bed_s, wake_s = hours * 3600, (hours - _AWAKE_H) * 3600
    gaps = () if gap is None else (gap,)
    drawn = [
        *_series(rng, onset_s, wake_s, sleeper),
        *_others(rng, onset_s, wake_s),
        *_jerks(rng, onset_s),
    ]
    seen = [
        movement
        for movement in sorted(drawn, key=lambda each: each.onset_s)
        if not any(hole.start_s <= movement.onset_s < hole.end_s for hole in gaps)
    ]
    params = NightParams(rules=rules)
    lost_s = sum(hole.duration_s for hole in gaps)
    return summarize(
        Night(
            in_bed=(Interval(start_s=0.0, end_s=in_bed_s),),
            gaps=gaps,
            sleep_onset_s=onset_s,
            final_wake_s=wake_s,
            time_in_bed_s=in_bed_s,
            sleep_period_s=wake_s - onset_s,
            coverage=1 - max(lost_s, 20.0) / in_bed_s,
            rules=rules,
            movements=score_series_only(seen, gaps, params),
            presence_reason=reason("empty_bed_unknown"),
        ),
        params,
    )


def _series(
    rng: np.random.Generator, onset_s: float, wake_s: float, sleeper: Sleeper
) -> list[ScoredMovement]:
    """Return runs of movements in a rhythm, more of them early in the night."""
    count = rng.poisson(sleeper.series_an_hour * (wake_s - onset_s) / 3600)
    found = []
    for place in rng.beta(1.0, 1.8, count).tolist():
        beats = int(rng.integers(8, 40))
        waits_s = sleeper.imi_s * rng.lognormal(0, 0.16, beats)
        first_s = onset_s + place * (wake_s - onset_s)
        onsets_s = first_s + np.cumsum(waits_s)
        found += [
            _movement(at_s, MovementKind.LIMB_MOVEMENT, 2.4)
            for at_s in onsets_s[onsets_s < wake_s].tolist()
            if rng.random() > 0.08
        ]
    return found


def _others(
    rng: np.random.Generator, onset_s: float, wake_s: float
) -> list[ScoredMovement]:
    found = []
    for kind, an_hour, duration_s in _OTHERS:
        count = rng.poisson(an_hour * (wake_s - onset_s) / 3600)
        found += [
            _movement(at_s, kind, duration_s)
            for at_s in rng.uniform(onset_s, wake_s, count).tolist()
        ]
    return found


def _jerks(rng: np.random.Generator, onset_s: float) -> list[ScoredMovement]:
    return [
        _movement(at_s, MovementKind.HYPNIC_JERK, 0.2)
        for at_s in rng.uniform(onset_s, onset_s + 300, rng.poisson(1.2)).tolist()
    ]


def _movement(onset_s: float, kind: MovementKind, duration_s: float) -> ScoredMovement:
    return ScoredMovement(
        onset_s=onset_s,
        duration_s=duration_s,
        kind=kind,
        peak_mg=12.0,
        confidence=0.9,
        series=None,
        reason=reason("listed"),
    )
