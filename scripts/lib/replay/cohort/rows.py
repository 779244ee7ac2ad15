"""What the tables say of a recording, column by column."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any, Final, TypeAlias

from ..document import recording_document
from ..line import ScoredRecording
from ..settings import Settings

Value: TypeAlias = str | int | float | None
Row: TypeAlias = dict[str, Value]

NIGHT_COLUMNS: Final[Mapping[str, type]] = MappingProxyType(
    {
        "file": str,
        "error": str,
        "start": str,
        "duration_s": float,
        "sample_rate_hz": float,
        "chip": str,
        "sensitivity": int,
        "rules": str,
        "in_bed_s": str,
        "sleep_onset_s": float,
        "final_wake_s": float,
        "time_in_bed_s": float,
        "sleep_period_s": float,
        "coverage": float,
        "limb_movements": int,
        "plm": int,
        "plm_per_hour": float,
        "series": int,
        "periodicity_index": float,
        "periodicity_index_chance": float,
        "rhythm_period_s": float,
        "breathing_related_series": int,
        "hypnic_jerks": int,
        "small_twitches": int,
        "body_movements": int,
        "plm_per_hour_by_hour": str,
        "intervals_by_2_s": str,
    }
)
"""Columns of the table of nights, one row a recording."""

MOVEMENT_COLUMNS: Final[Mapping[str, type]] = MappingProxyType(
    {
        "file": str,
        "onset_s": float,
        "duration_s": float,
        "kind": str,
        "peak_mg": float,
        "confidence": float,
        "series": int,
        "reason": str,
    }
)
"""Columns of the table of movements, one row a movement."""

_DIGITS: Final = 4
"""Decimals of the figures in a list, as in the document."""


def night_row(name: str, settings: Settings, scored: ScoredRecording) -> Row:
    """Return the row of a scored recording: what its JSON document says, and more."""
    document = recording_document(scored.recording, scored.night, scored.summary)
    night: dict[str, Any] = document["night"] or {}
    summary = scored.summary
    known = (
        document["recording"]
        | night
        | document["summary"]
        | {
            "in_bed_s": _list("-".join(map(str, stay)) for stay in night["in_bed"])
            if night
            else None,
            "breathing_related_series": None
            if summary.plm is None
            else len(summary.breathing_related_series),
            "plm_per_hour_by_hour": _list(map(_text, summary.plm_by_hour))
            if summary.plm_by_hour is not None
            else None,
            "intervals_by_2_s": _list(map(str, summary.imi_histogram.linear_counts))
            if summary.imi_histogram is not None
            else None,
        }
    )
    return _row(name, settings, known)


def failed_row(name: str, settings: Settings, error: str) -> Row:
    """Return the row of a recording without a night: the reason, and nothing else."""
    return _row(name, settings, {"error": " ".join(error.split())})


def movement_rows(name: str, scored: ScoredRecording) -> list[Row]:
    """Return a row for each movement of a recording, in order of onset."""
    document = recording_document(scored.recording, scored.night, scored.summary)
    return [
        {column: ({"file": name} | movement)[column] for column in MOVEMENT_COLUMNS}
        for movement in document["movements"]
    ]


def _row(name: str, settings: Settings, known: Mapping[str, Value]) -> Row:
    values: dict[str, Value] = {
        **known,
        "file": name,
        "chip": settings.chip,
        "sensitivity": settings.sensitivity,
        "rules": settings.rules.value,
    }
    return {column: values.get(column) for column in NIGHT_COLUMNS}


def _list(texts: Iterable[str]) -> str:
    return ";".join(texts)


def _text(value: float | None) -> str:
    return "" if value is None else str(round(value, _DIGITS))
