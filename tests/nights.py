"""Nights made by hand, for what keeps and shows them."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Final

from custom_components.sleep_twitch.kept_night import KeptNight, Owner, SessionKind
from custom_components.sleep_twitch.night.models import (
    ImiHistogram,
    Interval,
    MovementKind,
    Night,
    NightSummary,
    Reason,
    RuleSet,
    ScoredMovement,
)

BED: Final = "06:35:69:ab:f6:79"
EVENING: Final = datetime(2026, 3, 14, 21, 30, tzinfo=UTC)

ADA: Final = "01JZSLEEPER"
OWNER: Final = Owner(bed=BED, sleeper=ADA, set_up=datetime(2026, 1, 1, tzinfo=UTC))

MOVEMENT: Final = ScoredMovement(
    onset_s=1204.31,
    duration_s=2.2,
    kind=MovementKind.LIMB_MOVEMENT,
    peak_mg=18.25,
    confidence=0.9,
    series=1,
    reason=Reason(
        "limb",
        {
            "active_s": 2.2,
            "peak_ratio": 9.0,
            "rival": "rival_small_twitch",
            "ground": "ground_length",
        },
    ),
)
"""A limb movement early in the night."""

SUMMARY: Final = NightSummary(
    rules=RuleSet.WASM2016,
    limb_movements=41,
    plm=24,
    plm_per_hour=3.42,
    series=3,
    periodicity_index=0.62,
    periodicity_index_chance=0.08,
    rhythm_period_s=24.5,
    hypnic_jerks=2,
    small_twitches=5,
    body_movements=12,
    time_in_bed_s=27_000.0,
    sleep_period_s=25_200.0,
    coverage=0.987,
    imi_histogram=ImiHistogram(
        log_edges_s=(1.0, 1.1, 1.2), log_counts=(0, 3), linear_counts=(1, 2)
    ),
    plm_by_hour=(1.0, None, 3.5),
    breathing_related_series=(2,),
)
"""Figures of an ordinary night, every one of them known."""


def kept_night(
    start: datetime = EVENING, *, hours: float = 7.5, boot_id: int = 7
) -> KeptNight:
    """Return an ordinary night that began at an instant and lasted some hours."""
    seconds = hours * 3600
    return KeptNight(
        bed=BED,
        sleeper=ADA,
        first_boot_id=boot_id,
        last_boot_id=boot_id,
        start=start,
        end=start + timedelta(hours=hours),
        kind=SessionKind.NIGHT if hours >= 3 else SessionKind.NAP,
        provisional=False,
        simulated=False,
        night=Night(
            in_bed=(Interval(start_s=0.0, end_s=seconds),),
            gaps=(Interval(start_s=100.0, end_s=130.5),),
            sleep_onset_s=1290.0,
            final_wake_s=seconds - 600,
            time_in_bed_s=seconds,
            sleep_period_s=25_200.0,
            coverage=0.987,
            rules=RuleSet.WASM2016,
            movements=(MOVEMENT, replace(MOVEMENT, onset_s=1230.0)),
            presence_reason=Reason("empty_bed_unknown", {}),
        ),
        summary=replace(SUMMARY, time_in_bed_s=seconds),
    )
