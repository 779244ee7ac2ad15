"""A recording in CSV: `time_s,x_mg,y_mg,z_mg`, or `_g`, or `_m_s2`."""

from __future__ import annotations

import csv
import warnings
from typing import TYPE_CHECKING, Final

import numpy as np

from .errors import RecordingError
from .recording import (
    LARGEST_MG,
    MG_PER,
    Recording,
    check_length,
    nominal_rate_hz,
    quantised,
)
from .resolution import find_step_counts
from .time_stamps import fit_time_stamps

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

_AXES: Final = ("x", "y", "z")
_WANTED: Final = "time_s,x_mg,y_mg,z_mg (or _g, or _m_s2)"


def read_csv(path: Path) -> Recording:
    """Return the recording in a CSV file; its rate comes from its time stamps.

    Raises
    ------
    RecordingError
        If a column is missing, a value is no finite number or time does not go on.
    """
    names = _header(path)
    columns, mg_per_unit = _columns(names, path)
    table = _table(path, columns)
    # What is too large for a number is refused a line below.
    with np.errstate(over="ignore"):
        time_s, values_mg = table[:, 0], table[:, 1:] * mg_per_unit
        _check(time_s, values_mg, path)
    time = fit_time_stamps(time_s)
    counts, scale = quantised(values_mg)
    x, y, z = (names[column] for column in columns[1:])
    return Recording(
        file=path.name,
        start=None,
        counts=counts,
        scale_mg_per_count=scale,
        step_counts=find_step_counts(counts),
        nominal_rate_hz=nominal_rate_hz(time.rate_hz),
        rate_hz=time.rate_hz,
        labels=(x, y, z),
        holes=time.holes,
    )


def _header(path: Path) -> list[str]:
    """Return the names of the columns."""
    try:
        with path.open(encoding="utf-8-sig") as lines:
            return [name.strip().lower() for name in lines.readline().split(",")]
    except UnicodeDecodeError:
        raise RecordingError(
            f"{path}: is neither an EDF nor a CSV; the first line of a CSV is {_WANTED}"
        ) from None


def _columns(names: list[str], path: Path) -> tuple[list[int], float]:
    """Return where time, x, y and z stand, and the milli-g of their unit."""
    if "time_s" not in names:
        raise RecordingError(
            f"{path}: is neither an EDF nor a CSV with a column time_s; "
            f"the first line of a CSV is {_WANTED}"
        )
    for unit, mg_per_unit in MG_PER:
        wanted = [f"{axis}_{unit}" for axis in _AXES]
        missing = [name for name in wanted if name not in names]
        if not missing:
            return [names.index(name) for name in ("time_s", *wanted)], mg_per_unit
        if len(missing) < len(wanted):
            raise RecordingError(
                f"{path}: an axis is missing: there is no column {missing[0]}, "
                f"only {', '.join(names)}; {_WANTED} are needed"
            )
    raise RecordingError(
        f"{path}: has no axis in a known unit, only the columns {', '.join(names)}; "
        f"{_WANTED} are needed"
    )


def _table(path: Path, columns: list[int]) -> NDArray[np.float64]:
    """Return the numbers of some columns, shape (n_rows, n_columns)."""
    try:
        with path.open(encoding="utf-8-sig") as lines, warnings.catch_warnings():
            # A file without rows is told of below, in a sentence.
            warnings.simplefilter("ignore")
            lines.readline()
            table = np.loadtxt(
                lines, delimiter=",", usecols=columns, comments=None, ndmin=2
            )
    except (ValueError, UnicodeDecodeError):
        raise RecordingError(_first_fault(path, columns)) from None
    if not np.isfinite(table).all():
        raise RecordingError(_first_fault(path, columns))
    if len(table) < 2:  # noqa: PLR2004  Two samples make the shortest rate.
        raise RecordingError(
            f"{path}: has {len(table)} samples; a recording has thousands"
        )
    return table


def _first_fault(path: Path, columns: list[int]) -> str:
    """Return what is wrong with the first row that is."""
    with path.open(encoding="utf-8-sig", errors="replace", newline="") as lines:
        rows = csv.reader(lines)
        names = [name.strip() for name in next(rows)]
        for row in rows:
            for column in columns if row else ():
                cell = row[column] if column < len(row) else ""
                if not _is_finite(cell):
                    return (
                        f"{path}: line {rows.line_num}: {names[column]} is "
                        f"'{cell.strip()}', a finite number is needed"
                    )
    return f"{path}: is no CSV of numbers; {_WANTED} are needed"


def _is_finite(cell: str) -> bool:
    try:
        return bool(np.isfinite(float(cell)))
    except ValueError:
        return False


def _check(
    time_s: NDArray[np.float64], values_mg: NDArray[np.float64], path: Path
) -> None:
    """Refuse time that runs backwards or stands, and a sensor without gravity."""
    backwards = np.flatnonzero(np.diff(time_s) < 0)
    if len(backwards):
        row = int(backwards[0])
        raise RecordingError(
            f"{path}: line {row + 3}: time_s goes back from {time_s[row]:.6f} to "
            f"{time_s[row + 1]:.6f}; rows must be in order of time"
        )
    if time_s[-1] <= time_s[0]:
        raise RecordingError(
            f"{path}: time_s stands at {time_s[0]:.6f} in every row; it is the time of "
            "each sample in seconds"
        )
    check_length(float(time_s[-1] - time_s[0]), path)
    too_large = np.argwhere(np.abs(values_mg) > LARGEST_MG)
    if len(too_large):
        row, column = too_large[0].tolist()
        raise RecordingError(
            f"{path}: line {row + 2}: {'xyz'[column]} is "
            f"{values_mg[row, column]:.4g} mg, at most {LARGEST_MG:.0f} mg (1000 g) "
            "can be right: is the unit?"
        )
    if not values_mg.any():
        raise RecordingError(
            f"{path}: every value is 0; an accelerometer at rest shows 1 g of gravity"
        )
