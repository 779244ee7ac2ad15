"""Movement lists made elsewhere, as CSV."""

from __future__ import annotations

import csv
import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NoReturn

from ..night.models import MovementKind, ScoredMovement
from ..night.reason import reason
from .errors import RecordingError

if TYPE_CHECKING:
    from _csv import Reader as _Reader
    from collections.abc import Iterator, Mapping
    from pathlib import Path

_WANTED: Final = "the first line must name the columns: onset_s,duration_s[,kind]"


def read_movement_list(path: Path) -> tuple[ScoredMovement, ...]:
    """Return the movements of a CSV `onset_s,duration_s[,kind]` as they stand.

    Raises
    ------
    RecordingError
        With one line that names the file, the row, the value and what would be right.
    """
    return tuple(listed_movement(row) for row in read_rows(path))


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedRow:
    """One row of a movement list, and how to name it to a person."""

    cells: Mapping[str, str]
    """By the name of the column in lower case."""
    where: str

    def number(self, column: str) -> float:
        """Return a cell as a finite number."""
        text = self.cells[column]
        try:
            value = float(text)
        except ValueError:
            value = math.nan
        if not math.isfinite(value):
            self.refuse(column, "not a finite number")
        return value

    def known_number(self, column: str) -> float | None:
        """Return a cell as a number; None where it is empty, or there is no such."""
        if not self.cells.get(column, "").strip():
            return None
        return self.number(column)

    def refuse(self, column: str, why: str) -> NoReturn:
        """Say what stands in a cell, and what would be right."""
        text = self.cells[column].strip()
        raise RecordingError(f"{self.where}: {column} is '{text}', {why}")


def read_rows(path: Path) -> tuple[ListedRow, ...]:
    """Return the rows of a movement list, blank lines aside.

    Raises
    ------
    RecordingError
        If the file is no CSV with the columns of a movement list.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as lines:
            return tuple(_rows(csv.reader(lines), path))
    except OSError as err:
        raise RecordingError(f"{path}: cannot be read: {err.strerror}") from err
    except (UnicodeDecodeError, csv.Error) as err:
        raise RecordingError(f"{path}: is no movement list in CSV; {_WANTED}") from err


def listed_movement(row: ListedRow) -> ScoredMovement:
    """Return the movement of one row, as it stands."""
    duration_s = row.number("duration_s")
    if duration_s < 0:
        row.refuse("duration_s", "a duration is 0 or more")
    return ScoredMovement(
        onset_s=row.number("onset_s"),
        duration_s=duration_s,
        kind=_kind(row),
        peak_mg=None,
        confidence=None,
        series=None,
        reason=reason("listed"),
    )


def _rows(rows: _Reader, path: Path) -> Iterator[ListedRow]:
    """Give the rows below the names of the columns."""
    columns = [name.strip().lower() for name in next(rows, [])]
    if not columns:
        raise RecordingError(f"{path}: is empty; {_WANTED}")
    if missing := {"onset_s", "duration_s"} - set(columns):
        raise RecordingError(
            f"{path}: has no column {' and no column '.join(sorted(missing))} "
            f"(it has {', '.join(columns)}); {_WANTED}"
        )
    for row in rows:
        if not any(cell.strip() for cell in row):
            continue
        where = f"{path}: line {rows.line_num}"
        if len(row) < len(columns):
            raise RecordingError(
                f"{where} has {len(row)} values for {len(columns)} columns"
            )
        yield ListedRow(cells=dict(zip(columns, row, strict=False)), where=where)


def _kind(row: ListedRow) -> MovementKind:
    """Return the kind a cell names; no kind means limb movement."""
    name = row.cells.get("kind", "").strip().lower()
    if not name:
        return MovementKind.LIMB_MOVEMENT
    try:
        return MovementKind(name)
    except ValueError:
        row.refuse("kind", f"not one of {', '.join(MovementKind)}")
