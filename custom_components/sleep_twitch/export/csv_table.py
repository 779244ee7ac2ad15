"""A table in CSV, and the data dictionary that belongs beside it."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import tzinfo
    from typing import TextIO

Row = TypeVar("Row")

DICTIONARY_COLUMNS: Final = ("column", "unit", "meaning", "unknown")


@dataclass(frozen=True, kw_only=True)
class Column(Generic[Row]):
    """One column of a table: its entry in the dictionary, and what its cells say."""

    name: str
    unit: str
    """Unit of a number, or what kind of text it is."""
    meaning: str
    unknown: str = "never empty"
    """What an empty cell says."""
    cell: Callable[[Row, tzinfo], str]


def write_table(
    file: TextIO,
    columns: Sequence[Column[Row]],
    rows: Iterable[Row],
    time_zone: tzinfo,
) -> None:
    """Write the rows as CSV (RFC 4180), the names of the columns in the first line.

    The file is to be opened with `newline=""`.
    """
    table = csv.writer(file)
    table.writerow([column.name for column in columns])
    for row in rows:
        table.writerow([column.cell(row, time_zone) for column in columns])


def write_dictionary(file: TextIO, columns: Sequence[Column[Row]]) -> None:
    """Write what each column of a table means, one a line."""
    table = csv.writer(file)
    table.writerow(DICTIONARY_COLUMNS)
    for column in columns:
        table.writerow((column.name, column.unit, column.meaning, column.unknown))
