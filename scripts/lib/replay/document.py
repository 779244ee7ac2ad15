"""The JSON document of scripts/replay; its keys are a contract."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from custom_components.sleep_twitch.export.recording import Recording
from custom_components.sleep_twitch.night.models import (
    Night,
    NightSummary,
    ScoredMovement,
)
from custom_components.sleep_twitch.night.reason import reason_text
from custom_components.sleep_twitch.night.summary import as_dict, count_jerks

SUMMARY_KEYS: Final = (
    "rules",
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
)
"""Figures of a night that the document shows, in their order."""

_DIGITS: Final = 4
"""Decimals of a figure: finer than any sensor, and no tail of a binary fraction."""


def recording_document(
    recording: Recording, night: Night, summary: NightSummary
) -> dict[str, Any]:
    """Return the document of a scored recording.

    Without a single movement there is no night, and no figure is known.
    """
    return {
        "recording": {
            "file": recording.file,
            "start": recording.start.isoformat() if recording.start else None,
            "duration_s": _short(recording.duration_s),
            "sample_rate_hz": _short(recording.rate_hz),
        },
        "night": _night(night) if night.movements else None,
        "movements": [_movement(movement) for movement in night.movements],
        "summary": _summary(summary) | {"hypnic_jerks": _jerks_asleep(night)},
    }


def list_document(
    path: Path, movements: Sequence[ScoredMovement], summary: NightSummary
) -> dict[str, Any]:
    """Return the document of a scored movement list: no recording, no night."""
    return {
        "recording": {
            "file": path.name,
            "start": None,
            "duration_s": None,
            "sample_rate_hz": None,
        },
        "night": None,
        "movements": [
            _movement(movement)
            | {"onset_s": movement.onset_s, "duration_s": movement.duration_s}
            for movement in movements
        ],
        "summary": _summary(summary),
    }


def _night(night: Night) -> dict[str, Any]:
    return {
        "in_bed": [[_short(stay.start_s), _short(stay.end_s)] for stay in night.in_bed],
        "sleep_onset_s": _short(night.sleep_onset_s),
        "final_wake_s": _short(night.final_wake_s),
        "time_in_bed_s": _short(night.time_in_bed_s),
        "sleep_period_s": _short(night.sleep_period_s),
        "coverage": _short(night.coverage),
    }


def _movement(movement: ScoredMovement) -> dict[str, Any]:
    return {
        "onset_s": _short(movement.onset_s),
        "duration_s": _short(movement.duration_s),
        "kind": movement.kind.value,
        "peak_mg": _short(movement.peak_mg),
        "confidence": movement.confidence,
        "series": movement.series,
        "reason": reason_text(movement.reason),
    }


def _jerks_asleep(night: Night) -> int | None:
    """Return the hypnic jerks of the sleep period, as all counts of the document."""
    if night.sleep_onset_s is None or night.final_wake_s is None:
        return None
    return count_jerks(
        [
            movement
            for movement in night.movements
            if night.sleep_onset_s <= movement.onset_s <= night.final_wake_s
        ]
    )


def _summary(summary: NightSummary) -> dict[str, Any]:
    figures = as_dict(summary)
    return {key: _short(figures[key]) for key in SUMMARY_KEYS}


def _short(value: object) -> object:
    return round(value, _DIGITS) if isinstance(value, float) else value
