"""One recording's share of the work, as a worker does it.

A Dask scheduler reads the name of this function, and so imports this module: it has
to do so without numpy. What goes in and out is plain, because a worker elsewhere has
the modules by another name.
"""

from pathlib import Path
from typing import TYPE_CHECKING, TypedDict

if TYPE_CHECKING:
    from .rows import Row


class Assignment(TypedDict):
    """What to make of each recording of a run."""

    rules: str
    sensitivity: int
    chip: str | None
    with_movements: bool


class Answer(TypedDict):
    """Rows of one recording."""

    night: "Row"
    movements: "list[Row]"
    """Empty where nobody asked for them."""


def score_file(path: str, name: str, assignment: Assignment) -> Answer:
    """Return the rows of a recording; a file that is unfit has its reason in them."""
    # None of these before they are needed, see above.
    from custom_components.sleep_twitch.export.errors import (  # noqa: PLC0415
        RecordingError,
    )
    from custom_components.sleep_twitch.night.models import RuleSet  # noqa: PLC0415

    from ..line import score_recording  # noqa: PLC0415
    from ..settings import Settings  # noqa: PLC0415
    from .rows import failed_row, movement_rows, night_row  # noqa: PLC0415

    settings = Settings(
        rules=RuleSet(assignment["rules"]),
        sensitivity=assignment["sensitivity"],
        chip=assignment["chip"],
    )
    try:
        scored = score_recording(Path(path), settings)
    except RecordingError as err:
        reason = str(err).removeprefix(f"{path}: ")
        return {"night": failed_row(name, settings, reason), "movements": []}
    wants_movements = assignment["with_movements"]
    return {
        "night": night_row(name, settings, scored),
        "movements": movement_rows(name, scored) if wants_movements else [],
    }
