"""Nights in JSON, in full: all that was scored, under the names the cards are told."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from ..night.reason import reason_text
from ..night.summary import as_dict
from .instants import local_text, utc_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import tzinfo
    from typing import TextIO

    from ..night.models import Interval, Reason, ScoredMovement
    from .exported_night import ExportedNight

FORMAT: Final = "sleep_twitch.nights"
VERSION: Final = 1
"""Goes up when a name changes its meaning or goes; new names alone leave it."""


def write_json(
    file: TextIO, nights: Iterable[ExportedNight], time_zone: tzinfo
) -> None:
    """Write the nights as one JSON document, a night a line."""
    file.write(f'{{"format": {_line(FORMAT)}, "version": {VERSION}, "nights": [')
    separator = "\n"
    for night in nights:
        file.write(separator + _line(night_document(night, time_zone)))
        separator = ",\n"
    file.write("\n]}\n")


def night_document(night: ExportedNight, time_zone: tzinfo) -> dict[str, Any]:
    """Return a night as plain values; None is unknown and never zero."""
    scored = night.night
    return {
        "id": night.night_id,
        "date": night.day.isoformat(),
        "kind": night.kind,
        "origin": night.origin,
        "sleeper": night.sleeper,
        "provisional": night.is_provisional,
        "simulated": night.is_simulated,
        "movements_forgotten": night.are_movements_forgotten,
        "start": utc_text(night.start),
        "start_local": local_text(night.start, time_zone),
        "end": utc_text(night.end),
        "duration_s": (night.end - night.start).total_seconds(),
        "in_bed": _spans(scored.in_bed),
        "gaps": _spans(scored.gaps),
        "sleep_onset_s": scored.sleep_onset_s,
        "final_wake_s": scored.final_wake_s,
        "presence_reason": _reason(scored.presence_reason),
        "movements": [
            {**_movement(movement), "wrong": night.is_wrong(movement)}
            for movement in scored.movements
        ],
        "summary": as_dict(night.summary),
    }


def _movement(movement: ScoredMovement) -> dict[str, Any]:
    return {
        "onset_s": movement.onset_s,
        "duration_s": movement.duration_s,
        "kind": movement.kind.value,
        "peak_mg": movement.peak_mg,
        "confidence": movement.confidence,
        "series": movement.series,
        "reason": _reason(movement.reason),
    }


def _reason(reason: Reason) -> dict[str, Any]:
    return {
        "code": reason.code,
        "values": dict(reason.values),
        "text": reason_text(reason),
    }


def _spans(intervals: Iterable[Interval]) -> list[list[float]]:
    return [[span.start_s, span.end_s] for span in intervals]


def _line(content: Mapping[str, Any] | str) -> str:
    return json.dumps(content, ensure_ascii=False, allow_nan=False)
