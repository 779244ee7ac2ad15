"""Nights as rows of the database, and back."""

import json
import sqlite3
from dataclasses import asdict
from datetime import date
from typing import Any, Final

from .kept_night import KeptNight, NightHead, Origin, SessionKind
from .moment import from_us, to_us
from .movement_rows import read_gaps, read_movements, read_wrong_onsets
from .night.models import (
    ImiHistogram,
    Interval,
    Night,
    NightSummary,
    Reason,
    RuleSet,
)

_FIGURES: Final = (
    "limb_movements",
    "plm",
    "plm_per_hour",
    "series",
    "periodicity_index",
    "periodicity_index_chance",
    "rhythm_period_s",
    "hypnic_jerks",
    "small_twitches",
    "body_movements",
    "time_in_bed_s",
    "sleep_period_s",
    "coverage",
)
"""Figures of the summary with a column of their own: a trend reads only these."""


def row_of(kept: KeptNight) -> dict[str, Any]:
    """Return a night's row, but for the number that the database gives it."""
    night, summary = kept.night, kept.summary
    return {
        "bed": kept.bed,
        "sleeper": kept.sleeper,
        "origin": kept.origin,
        "first_boot_id": kept.first_boot_id,
        "last_boot_id": kept.last_boot_id,
        "day": kept.day.isoformat(),
        "start_us": to_us(kept.start),
        "end_us": to_us(kept.end),
        "kind": kept.kind,
        "provisional": kept.provisional,
        "simulated": kept.simulated,
        "forgotten": kept.movements_forgotten,
        "rules": summary.rules,
        "sleep_onset_s": night.sleep_onset_s,
        "final_wake_s": night.final_wake_s,
        **{name: getattr(summary, name) for name in _FIGURES},
        "detail": json.dumps(_detail_of(night, summary)),
    }


def kept_of(database: sqlite3.Connection, row: sqlite3.Row) -> KeptNight:
    """Return the night of a row, with its movements and gaps."""
    detail = json.loads(row["detail"])
    return KeptNight(
        id=row["id"],
        filed_under=date.fromisoformat(row["day"]),
        bed=row["bed"],
        sleeper=row["sleeper"],
        origin=Origin(row["origin"]),
        first_boot_id=row["first_boot_id"],
        last_boot_id=row["last_boot_id"],
        start=from_us(row["start_us"]),
        end=from_us(row["end_us"]),
        kind=SessionKind(row["kind"]),
        provisional=bool(row["provisional"]),
        simulated=bool(row["simulated"]),
        movements_forgotten=bool(row["forgotten"]),
        night=_night_of(database, row, detail),
        summary=_summary_of(row, detail),
        wrong_onsets_s=read_wrong_onsets(database, row["id"]),
    )


def head_of(row: sqlite3.Row) -> NightHead:
    """Return what a row tells by itself."""
    return NightHead(
        id=row["id"],
        bed=row["bed"],
        sleeper=row["sleeper"],
        origin=Origin(row["origin"]),
        start=from_us(row["start_us"]),
        end=from_us(row["end_us"]),
        day=date.fromisoformat(row["day"]),
        kind=SessionKind(row["kind"]),
        provisional=bool(row["provisional"]),
        simulated=bool(row["simulated"]),
        movements_forgotten=bool(row["forgotten"]),
        rules=RuleSet(row["rules"]),
        sleep_onset_s=row["sleep_onset_s"],
        final_wake_s=row["final_wake_s"],
        summary=_summary_of(row, json.loads(row["detail"])),
    )


def _detail_of(night: Night, summary: NightSummary) -> dict[str, Any]:
    """Return what no query looks into."""
    return {
        "in_bed": [[span.start_s, span.end_s] for span in night.in_bed],
        "presence_reason": {
            "code": night.presence_reason.code,
            "values": dict(night.presence_reason.values),
        },
        "imi_histogram": summary.imi_histogram and asdict(summary.imi_histogram),
        "plm_by_hour": summary.plm_by_hour,
        "breathing_related_series": summary.breathing_related_series,
    }


def _night_of(
    database: sqlite3.Connection, row: sqlite3.Row, detail: dict[str, Any]
) -> Night:
    return Night(
        in_bed=tuple(
            Interval(start_s=start_s, end_s=end_s)
            for start_s, end_s in detail["in_bed"]
        ),
        gaps=read_gaps(database, row["id"]),
        sleep_onset_s=row["sleep_onset_s"],
        final_wake_s=row["final_wake_s"],
        time_in_bed_s=row["time_in_bed_s"],
        sleep_period_s=row["sleep_period_s"],
        coverage=row["coverage"],
        rules=RuleSet(row["rules"]),
        movements=read_movements(
            database, row["id"], provisional=bool(row["provisional"])
        ),
        presence_reason=Reason(**detail["presence_reason"]),
    )


def _summary_of(row: sqlite3.Row, detail: dict[str, Any]) -> NightSummary:
    histogram, by_hour = detail["imi_histogram"], detail["plm_by_hour"]
    return NightSummary(
        rules=RuleSet(row["rules"]),
        **{name: row[name] for name in _FIGURES},
        imi_histogram=histogram
        and ImiHistogram(**{name: tuple(bins) for name, bins in histogram.items()}),
        plm_by_hour=None if by_hour is None else tuple(by_hour),
        breathing_related_series=tuple(detail["breathing_related_series"]),
    )
