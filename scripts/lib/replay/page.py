"""One readable page of a scored night, for a terminal."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path
from typing import Final

from custom_components.sleep_twitch.export.recording import Recording
from custom_components.sleep_twitch.night.models import (
    MovementKind,
    Night,
    NightSummary,
    RuleSet,
    ScoredMovement,
)
from custom_components.sleep_twitch.night.reason import reason_text

RULE_NAMES: Final = {RuleSet.WASM2016: "WASM 2016", RuleSet.AASM: "AASM"}
SCALE: Final = (
    "Counted from movements of the bed, not from muscles: another scale than a sleep",
    "laboratory's. Sleep is an estimate. For wellness, not a medical device.",
)
_MOST_SERIES: Final = 10


def night_page(recording: Recording, night: Night, summary: NightSummary) -> str:
    """Return the page of a recording."""
    began = recording.start.isoformat(sep=" ") if recording.start else "time unknown"
    head = (
        f"{recording.file}: {began}, {_length(recording.duration_s)} at "
        f"{recording.rate_hz:.4g} Hz"
    )
    if not night.movements:
        return "\n".join([head, "", f"  {_sentence(night)}"])
    rows = [
        (
            "in bed",
            ", ".join(_span(recording, s.start_s, s.end_s) for s in night.in_bed),
        ),
        ("time in bed", _duration(night.time_in_bed_s)),
        ("sleep (estimate)", _sleep(recording, night)),
        ("recorded", _figure(_percent(night.coverage), "%")),
        ("", ""),
        *rhythm_rows(summary),
        ("per hour of sleep", _figure(summary.plm_per_hour, "periodic", 1)),
        ("hypnic jerks", _figure(summary.hypnic_jerks)),
        ("small twitches", f"{_figure(summary.small_twitches)} (experimental)"),
        ("body movements", _figure(summary.body_movements)),
        ("not the sleeper", f"{_strange(night)} in the whole file"),
    ]
    series = _series(recording, night, summary)
    return "\n".join(
        [head, f"  {_sentence(night)}", "", *_table(rows), *series, "", *SCALE]
    )


def list_page(
    path: Path, movements: Sequence[ScoredMovement], summary: NightSummary
) -> str:
    """Return the page of a movement list."""
    rows = [("movements", str(len(movements))), *rhythm_rows(summary)]
    return "\n".join([f"{path.name}: a list of movements", "", *_table(rows)])


def rhythm_rows(summary: NightSummary) -> list[tuple[str, str]]:
    """Return the figures of rhythm, each with its unit and rule set."""
    rules = RULE_NAMES[summary.rules]
    return [
        ("limb movements", _figure(summary.limb_movements)),
        (
            f"periodic ({rules})",
            f"{_figure(summary.plm)} in {_figure(summary.series)} series",
        ),
        ("periodicity index", _index(summary)),
        ("rhythm", _figure(summary.rhythm_period_s, "s between movements", 1)),
    ]


def _series(recording: Recording, night: Night, summary: NightSummary) -> list[str]:
    """Return a line for each of the longest series."""
    onsets_s: dict[int, list[float]] = defaultdict(list)
    for movement in night.movements:
        if movement.series is not None:
            onsets_s[movement.series].append(movement.onset_s)
    longest = sorted(onsets_s, key=lambda number: -len(onsets_s[number]))
    lines = []
    for number in sorted(longest[:_MOST_SERIES]):
        onsets = onsets_s[number]
        interval_s = (onsets[-1] - onsets[0]) / (len(onsets) - 1)
        note = (
            ", may be breathing-related"
            if number in summary.breathing_related_series
            else ""
        )
        lines.append(
            f"  series {number}: {len(onsets)} movements, "
            f"{_span(recording, onsets[0], onsets[-1])}, every {interval_s:.0f} s{note}"
        )
    if len(longest) > _MOST_SERIES:
        lines.append(f"  and {len(longest) - _MOST_SERIES} shorter series")
    return ["", *lines] if lines else []


def _sentence(night: Night) -> str:
    text = reason_text(night.presence_reason)
    return text[0].upper() + text[1:] + "."


def _sleep(recording: Recording, night: Night) -> str:
    if night.sleep_onset_s is None or night.final_wake_s is None:
        return "unknown"
    span = _span(recording, night.sleep_onset_s, night.final_wake_s)
    return f"{span}, {_duration(night.sleep_period_s)}"


def _stays(recording: Recording, night: Night) -> str:
    stays = [_span(recording, stay.start_s, stay.end_s) for stay in night.in_bed]
    return ", ".join(stays) or "nobody"


def _span(recording: Recording, start_s: float, end_s: float) -> str:
    return f"{_moment(recording, start_s)} to {_moment(recording, end_s)}"


def _moment(recording: Recording, seconds: float) -> str:
    """Return the local time of a moment, or the hours since an unknown start."""
    if recording.start is None:
        return _length(seconds)
    return f"{recording.start + timedelta(seconds=seconds):%H:%M}"


def _length(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}"


def _duration(seconds: float | None) -> str:
    return "unknown" if seconds is None else _length(seconds)


def _strange(night: Night) -> int:
    return sum(move.kind is MovementKind.ENVIRONMENT for move in night.movements)


def _percent(share: float | None) -> float | None:
    return None if share is None else 100 * share


def _index(summary: NightSummary) -> str:
    if summary.periodicity_index is None:
        return "unknown (fewer than 20 intervals)"
    chance = _figure(summary.periodicity_index_chance, "", 2)
    return f"{summary.periodicity_index:.2f} (by chance {chance})"


def _figure(value: float | None, unit: str = "", digits: int = 0) -> str:
    """Return a figure with its unit; what is not known is called unknown."""
    return "unknown" if value is None else f"{value:.{digits}f} {unit}".rstrip()


def _table(rows: Sequence[tuple[str, str]]) -> list[str]:
    width = max(len(name) for name, _ in rows)
    return [f"  {name:<{width}}  {value}".rstrip() for name, value in rows]
