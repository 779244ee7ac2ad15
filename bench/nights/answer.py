"""What a detector says of a night, whichever detector it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ..synthetic_bed import Stretch, TrueKind

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True, kw_only=True)
class Reported:
    """One movement as a detector reports it, in seconds of the recording."""

    onset_s: float
    duration_s: float
    kind: TrueKind
    series: int | None = None

    @property
    def end_s(self) -> float:
        """Return when it ends."""
        return self.onset_s + self.duration_s


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """All that is judged of a scored night."""

    movements: tuple[Reported, ...]
    in_bed: tuple[Stretch, ...]
    sleep_onset_s: float | None
    final_wake_s: float | None
    time_in_bed_s: float | None
    plm_per_hour: float | None
    periodicity_index: float | None


def read_answer(document: Mapping[str, Any]) -> Answer:
    """Return the answer in a document of `scripts/replay --json`."""
    night, summary = document["night"], document["summary"]
    return Answer(
        movements=tuple(
            Reported(
                onset_s=movement["onset_s"],
                duration_s=movement["duration_s"],
                kind=TrueKind(movement["kind"]),
                series=movement["series"],
            )
            for movement in document["movements"]
        ),
        in_bed=tuple(
            Stretch(start_s=start_s, end_s=end_s) for start_s, end_s in night["in_bed"]
        ),
        sleep_onset_s=night["sleep_onset_s"],
        final_wake_s=night["final_wake_s"],
        time_in_bed_s=night["time_in_bed_s"],
        plm_per_hour=summary["plm_per_hour"],
        periodicity_index=summary["periodicity_index"],
    )
