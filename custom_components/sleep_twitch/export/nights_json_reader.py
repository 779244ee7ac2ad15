"""Nights read back from JSON, as `nights_json` writes them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from ..night.models import (
    ImiHistogram,
    Interval,
    MovementKind,
    Night,
    NightSummary,
    Reason,
    RuleSet,
    ScoredMovement,
)
from ..night.reason import reason_text
from .errors import RecordingError
from .exported_night import KINDS, ORIGINS, ExportedNight
from .json_place import JsonPlace
from .json_stream import read_members
from .nights_json import FORMAT, VERSION

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

_LONGEST_S: Final = 172_800.0
"""No session lasts so long: it is closed after a day."""
_BESIDE_S: Final = 3600.0
"""What belongs to a session may lie so far outside of it."""
_COUNTS: Final = (
    "limb_movements",
    "plm",
    "series",
    "hypnic_jerks",
    "small_twitches",
    "body_movements",
)
_AMOUNTS: Final = (
    "plm_per_hour",
    "periodicity_index",
    "periodicity_index_chance",
    "rhythm_period_s",
)
_FIGURE_READERS: Final[tuple[tuple[str, Callable[[JsonPlace], Any]], ...]] = (
    *((name, JsonPlace.count) for name in _COUNTS),
    *((name, JsonPlace.amount) for name in _AMOUNTS),
)


def read_nights_json(path: Path) -> tuple[ExportedNight, ...]:
    """Return the nights of a file, in its order, with all that it says of them.

    Raises
    ------
    RecordingError
        With one line that names the file, the place, the value and what would be right.
    """
    nights: list[ExportedNight] = []
    seen: set[str] = set()
    for name, place in read_members(path, "nights"):
        seen.add(name)
        if name == "nights":
            nights.append(_night(place))
        elif name == "format" and place.text() != FORMAT:
            place.refuse(f"'{FORMAT}'")
        elif name == "version" and place.count() != VERSION:
            place.refuse(f"{VERSION}, the only version that is known here")
    if missing := {"format", "version"} - seen:
        raise RecordingError(
            f"{path}: has no '{min(missing)}'; a document of the format '{FORMAT}' is "
            "needed"
        )
    return tuple(nights)


class _Seconds:
    """Read seconds of a night: they lie in it, or a little beside."""

    def __init__(self, length_s: float) -> None:
        """Take the length of the night."""
        self._last_s = length_s + _BESIDE_S

    def __call__(self, place: JsonPlace) -> float:
        """Return the second that stands in a place."""
        return place.within(-_BESIDE_S, self._last_s)


def _night(place: JsonPlace) -> ExportedNight:
    start, end = place["start"].instant(), place["end"].instant()
    length_s = (end - start).total_seconds()
    if not 0 < length_s <= _LONGEST_S:
        place["end"].refuse(f"an instant up to {_LONGEST_S:g} s after the start")
    second = _Seconds(length_s)
    summary = _summary(place["summary"], second)
    movements = [
        (_movement(one, second), one["wrong"].truth())
        for one in place["movements"].items()
    ]
    movements.sort(key=lambda moved: moved[0].onset_s)
    return ExportedNight(
        night_id=place["id"].known(JsonPlace.count),
        day=place["date"].day(),
        kind=_one_of(place["kind"], KINDS),
        origin=_one_of(place["origin"], ORIGINS),
        sleeper=place["sleeper"].known(JsonPlace.text),
        start=start,
        end=end,
        is_provisional=place["provisional"].truth(),
        is_simulated=place["simulated"].truth(),
        are_movements_forgotten=place["movements_forgotten"].truth(),
        night=Night(
            in_bed=_spans(place["in_bed"], second),
            gaps=_spans(place["gaps"], second),
            sleep_onset_s=place["sleep_onset_s"].known(second),
            final_wake_s=place["final_wake_s"].known(second),
            time_in_bed_s=summary.time_in_bed_s,
            sleep_period_s=summary.sleep_period_s,
            coverage=summary.coverage,
            rules=summary.rules,
            movements=tuple(movement for movement, _ in movements),
            presence_reason=_reason(place["presence_reason"]),
        ),
        summary=summary,
        wrong_onsets_s=frozenset(
            movement.onset_s for movement, is_wrong in movements if is_wrong
        ),
    )


def _movement(place: JsonPlace, second: _Seconds) -> ScoredMovement:
    series = place["series"]
    number = series.known(JsonPlace.count)
    if number == 0:
        series.refuse("a whole number from 1 or null")
    return ScoredMovement(
        onset_s=second(place["onset_s"]),
        duration_s=place["duration_s"].within(0, _LONGEST_S),
        kind=place["kind"].member(MovementKind),
        peak_mg=place["peak_mg"].known(JsonPlace.amount),
        confidence=place["confidence"].known(JsonPlace.share),
        series=number,
        reason=_reason(place["reason"]),
    )


def _reason(place: JsonPlace) -> Reason:
    """Return a reason that can be told: every figure of its sentence is there."""
    told = Reason(
        place["code"].text(),
        {name: _said(value) for name, value in place["values"].fields().items()},
    )
    try:
        reason_text(told)
    except (KeyError, ValueError, TypeError) as err:
        place["values"].refuse(f"what the sentence of '{told.code}' tells ({err})")
    return told


def _said(place: JsonPlace) -> float | str:
    """Return a figure of a reason: a number, or a code."""
    return place.text() if place.is_text else place.number()


def _summary(place: JsonPlace, second: _Seconds) -> NightSummary:
    return NightSummary(
        rules=place["rules"].member(RuleSet),
        time_in_bed_s=place["time_in_bed_s"].known(second),
        sleep_period_s=place["sleep_period_s"].known(second),
        coverage=place["coverage"].known(JsonPlace.share),
        **{name: place[name].known(read) for name, read in _FIGURE_READERS},
        imi_histogram=place["imi_histogram"].known(_histogram),
        plm_by_hour=place["plm_by_hour"].known(
            lambda hours: tuple(hour.known(JsonPlace.amount) for hour in hours.items())
        ),
        breathing_related_series=_counts(place["breathing_related_series"]),
    )


def _histogram(place: JsonPlace) -> ImiHistogram:
    return ImiHistogram(
        log_edges_s=tuple(edge.number() for edge in place["log_edges_s"].items()),
        log_counts=_counts(place["log_counts"]),
        linear_counts=_counts(place["linear_counts"]),
    )


def _counts(place: JsonPlace) -> tuple[int, ...]:
    return tuple(one.count() for one in place.items())


def _spans(place: JsonPlace, second: _Seconds) -> tuple[Interval, ...]:
    """Return stretches of time, each after the one before it."""
    spans: list[Interval] = []
    for one in place.items():
        bounds = [second(bound) for bound in one.items()]
        if len(bounds) != 2 or bounds[0] > bounds[1]:  # noqa: PLR2004 - from and to
            one.refuse("[from, to] in seconds, in order")
        if spans and bounds[0] < spans[-1].end_s:
            one.refuse(
                f"a stretch after {spans[-1].end_s:g} s, where the last one ends"
            )
        spans.append(Interval(start_s=bounds[0], end_s=bounds[1]))
    return tuple(spans)


def _one_of(place: JsonPlace, names: Sequence[str]) -> str:
    text = place.text()
    if text not in names:
        place.refuse(f"one of {', '.join(names)}")
    return text
