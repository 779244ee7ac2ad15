"""Movement lists made elsewhere, as CSV."""

from __future__ import annotations

import csv
import math
from typing import TYPE_CHECKING, Final

from ..night.models import MovementKind, ScoredMovement
from ..night.reason import reason
from .errors import RecordingError

if TYPE_CHECKING:
    from _csv import Reader as _Reader
    from pathlib import Path

_WANTED: Final = "the first line must name the columns: onset_s,duration_s[,kind]"


def read_movement_list(path: Path) -> tuple[ScoredMovement, ...]:
    """Return the movements of a CSV `onset_s,duration_s[,kind]` as they stand.

    Raises
    ------
    RecordingError
        With one line that names the file, the row, the value and what would be right.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as lines:
            return tuple(_movements(csv.reader(lines), path))
    except OSError as err:
        raise RecordingError(f"{path}: cannot be read: {err.strerror}") from err
    except (UnicodeDecodeError, csv.Error) as err:
        raise RecordingError(f"{path}: is no movement list in CSV; {_WANTED}") from err


def _movements(rows: _Reader, path: Path) -> list[ScoredMovement]:
    """Return the movements of all rows, blank lines aside."""
    columns = [name.strip().lower() for name in next(rows, [])]
    if not columns:
        raise RecordingError(f"{path}: is empty; {_WANTED}")
    if missing := {"onset_s", "duration_s"} - set(columns):
        raise RecordingError(
            f"{path}: has no column {' and no column '.join(sorted(missing))} "
            f"(it has {', '.join(columns)}); {_WANTED}"
        )
    movements = []
    for row in rows:
        if not any(cell.strip() for cell in row):
            continue
        where = f"{path}: line {rows.line_num}"
        if len(row) < len(columns):
            raise RecordingError(
                f"{where} has {len(row)} values for {len(columns)} columns"
            )
        movements.append(_movement(dict(zip(columns, row, strict=False)), where))
    return movements


def _movement(row: dict[str, str], where: str) -> ScoredMovement:
    """Return the movement of one row."""
    duration_s = _number(row["duration_s"], "duration_s", where)
    if duration_s < 0:
        raise RecordingError(
            f"{where}: duration_s is {row['duration_s']}, a duration is 0 or more"
        )
    return ScoredMovement(
        onset_s=_number(row["onset_s"], "onset_s", where),
        duration_s=duration_s,
        kind=_kind(row.get("kind", ""), where),
        peak_mg=None,
        confidence=None,
        series=None,
        reason=reason("listed"),
    )


def _number(text: str, column: str, where: str) -> float:
    """Return a cell as a finite number."""
    try:
        value = float(text)
    except ValueError:
        value = math.nan
    if not math.isfinite(value):
        raise RecordingError(
            f"{where}: {column} is '{text.strip()}', not a finite number"
        )
    return value


def _kind(text: str, where: str) -> MovementKind:
    """Return the kind a cell names; no kind means limb movement."""
    name = text.strip().lower()
    if not name:
        return MovementKind.LIMB_MOVEMENT
    try:
        return MovementKind(name)
    except ValueError:
        kinds = ", ".join(MovementKind)
        raise RecordingError(f"{where}: kind is '{name}', not one of {kinds}") from None
