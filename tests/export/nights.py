"""Nights made by hand, with everything in them that a file must carry."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from custom_components.sleep_twitch.export.exported_night import ExportedNight
from custom_components.sleep_twitch.night.models import (
    Interval,
    MovementKind,
    Night,
    RuleSet,
    ScoredMovement,
)
from custom_components.sleep_twitch.night.params import NightParams
from custom_components.sleep_twitch.night.reason import reason
from custom_components.sleep_twitch.night.scorer import score_series_only
from custom_components.sleep_twitch.night.summary import summarize

BERLIN: Final = ZoneInfo("Europe/Berlin")
EVENING: Final = datetime(2026, 3, 28, 21, 30, 0, 123_457, tzinfo=UTC)
"""Before the night in which clocks in Berlin go forward."""
_HOURS: Final = 7.5
_GAP: Final = Interval(start_s=9000.25, end_s=9030.75)


def movement(onset_s: float, kind: MovementKind, **figures: float) -> ScoredMovement:
    """Return a movement of a kind."""
    return ScoredMovement(
        onset_s=onset_s,
        duration_s=figures.get("duration_s", 2.2),
        kind=kind,
        peak_mg=figures.get("peak_mg", 18.25),
        confidence=figures.get("confidence", 0.9),
        series=None,
        reason=reason("limb", active_s=2.2, peak_ratio=9.0),
    )


def night(rules: RuleSet = RuleSet.WASM2016) -> ExportedNight:
    """Return a night with a rhythm in it, a gap, a jerk and a movement marked wrong."""
    rhythm = [
        movement(3600.1 + 20.3 * beat, MovementKind.LIMB_MOVEMENT) for beat in range(40)
    ]
    others = [
        movement(600.7, MovementKind.HYPNIC_JERK, duration_s=0.25),
        movement(12_000.3, MovementKind.BODY_MOVEMENT, duration_s=4.1),
        movement(26_900.0, MovementKind.BED_TRANSITION),
    ]
    params = NightParams(rules=rules)
    wrong = movement(15_000.1, MovementKind.LIMB_MOVEMENT)
    in_order = sorted([*rhythm, *others], key=lambda moved: moved.onset_s)
    counted = score_series_only(in_order, (_GAP,), params)
    scored = Night(
        in_bed=(
            Interval(start_s=0.0, end_s=14_000.0),
            Interval(start_s=14_300.5, end_s=_HOURS * 3600),
        ),
        gaps=(_GAP,),
        sleep_onset_s=1290.0,
        final_wake_s=26_400.0,
        time_in_bed_s=_HOURS * 3600 - 300.5,
        sleep_period_s=25_110.0,
        coverage=0.1 + 0.2 + 0.69,
        rules=rules,
        movements=counted,
        presence_reason=reason(
            "in_bed_between_doors",
            stays=2,
            heartbeat_ratio=5.1,
            breathing_ratio=7.25,
        ),
    )
    movements = tuple(sorted((*counted, wrong), key=lambda moved: moved.onset_s))
    return ExportedNight(
        night_id=12,
        day=date(2026, 3, 29),
        kind="night",
        origin="recorded",
        sleeper="Ada",
        start=EVENING,
        end=EVENING + timedelta(hours=_HOURS),
        is_provisional=False,
        is_simulated=False,
        night=replace(scored, movements=movements),
        summary=summarize(scored, params),
        wrong_onsets_s=frozenset({wrong.onset_s}),
    )


def unknown_night() -> ExportedNight:
    """Return a nap of which nothing is known but that somebody was in bed."""
    whole = night()
    scored = replace(
        whole.night,
        in_bed=(Interval(start_s=0.0, end_s=1800.0),),
        gaps=(),
        sleep_onset_s=None,
        final_wake_s=None,
        time_in_bed_s=1800.0,
        sleep_period_s=None,
        coverage=None,
        movements=(),
        presence_reason=reason("empty_bed_unknown"),
    )
    start = EVENING + timedelta(hours=16)
    return replace(
        whole,
        night_id=None,
        kind="nap",
        origin="imported",
        sleeper=None,
        start=start,
        end=start + timedelta(minutes=30),
        is_provisional=True,
        is_simulated=True,
        night=scored,
        summary=summarize(scored, NightParams()),
        wrong_onsets_s=frozenset(),
    )
