"""The JSON document of scripts/replay; its keys are a contract."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from custom_components.sleep_twitch.night.models import NightSummary, ScoredMovement
from custom_components.sleep_twitch.night.reason import reason_text
from custom_components.sleep_twitch.night.summary import as_dict

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
        "movements": [_movement(movement) for movement in movements],
        "summary": _summary(summary),
    }


def _movement(movement: ScoredMovement) -> dict[str, Any]:
    return {
        "onset_s": movement.onset_s,
        "duration_s": movement.duration_s,
        "kind": movement.kind.value,
        "peak_mg": movement.peak_mg,
        "confidence": movement.confidence,
        "series": movement.series,
        "reason": reason_text(movement.reason),
    }


def _summary(summary: NightSummary) -> dict[str, Any]:
    figures = as_dict(summary)
    return {key: _short(figures[key]) for key in SUMMARY_KEYS}


def _short(value: object) -> object:
    return round(value, _DIGITS) if isinstance(value, float) else value
