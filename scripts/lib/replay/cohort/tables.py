"""Tables on a disk or on standard output, written row by row."""

import csv
import io
import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final, Protocol, TextIO

from ..errors import ReplayError

if TYPE_CHECKING:
    from .rows import Row

SUFFIXES: Final = (".csv", ".parquet")
"""How the name of a table ends, in either case."""
_GROUP_ROWS: Final = 20_000
"""Rows that a Parquet file holds together, and that are kept in memory until then."""


class Table(Protocol):
    """A table under way."""

    def add(self, rows: "Iterable[Row]") -> None:
        """Write some more rows."""


class _Writer(Table, Protocol):
    """One that has to be told the end."""

    def close(self) -> None:
        """Write what is left."""


class CsvTable:
    """Comma-separated values; what is not known is an empty cell."""

    def __init__(self, file: TextIO, columns: Mapping[str, type]) -> None:
        """Write the names of the columns."""
        self._file = file
        self._writer = csv.DictWriter(file, list(columns), lineterminator="\n")
        self._writer.writeheader()

    def add(self, rows: "Iterable[Row]") -> None:
        """Write some more rows, at once: a run that is killed leaves them."""
        self._writer.writerows(rows)
        self._file.flush()

    def close(self) -> None:
        """Leave the file to its owner."""


class ParquetTable:
    """Apache Parquet; what is not known is null."""

    def __init__(self, file: BinaryIO, columns: Mapping[str, type]) -> None:
        """Take a file that is open for writing."""
        import pyarrow as pa  # noqa: PLC0415  Not in every environment.
        from pyarrow.parquet import ParquetWriter  # noqa: PLC0415

        types = {str: pa.string(), int: pa.int64(), float: pa.float64()}
        self._schema = pa.schema(
            [(name, types[kind]) for name, kind in columns.items()]
        )
        self._batch = pa.RecordBatch
        self._writer = ParquetWriter(file, self._schema)
        self._rows: list[Row] = []

    def add(self, rows: "Iterable[Row]") -> None:
        """Take some more rows; they are written by the thousands."""
        self._rows.extend(rows)
        while len(self._rows) >= _GROUP_ROWS:
            self._write(self._rows[:_GROUP_ROWS])
            del self._rows[:_GROUP_ROWS]

    def close(self) -> None:
        """Write the last rows, and what makes the file readable."""
        if self._rows:
            self._write(self._rows)
        self._writer.close()

    def _write(self, rows: "list[Row]") -> None:
        batch = self._batch.from_pylist(rows, schema=self._schema)
        self._writer.write_batch(batch)


class TableFile:
    """A table that has its name once it is complete, and another until then."""

    def __init__(
        self, path: Path, columns: Mapping[str, type], *, overwrite: bool
    ) -> None:
        """Open the file under its name as an unfinished one.

        Raises
        ------
        ReplayError
            If it cannot be written, or would take the place of another.
        """
        self.path = path
        self.partial_path = partial_path(path)
        self._overwrite = overwrite
        self._refuse_to_replace()
        try:
            self._file = self.partial_path.open("wb" if overwrite else "xb")
        except FileExistsError as err:
            raise ReplayError(
                f"{self.partial_path}: is of a run that was stopped, or of one that "
                "goes on; move it away, or give --overwrite"
            ) from err
        except OSError as err:
            raise ReplayError(f"{path}: cannot be written: {err.strerror}") from err
        self._table = _table(self._file, columns, path.suffix)

    def add(self, rows: "Iterable[Row]") -> None:
        """Write some more rows."""
        self._table.add(rows)

    def finish(self) -> None:
        """Give the complete table its name, in one step.

        Raises
        ------
        ReplayError
            If a file of that name has come up meanwhile.
        """
        self.keep()
        self._refuse_to_replace()
        self.partial_path.replace(self.path)

    def keep(self) -> None:
        """Leave what there is on the disk, under its name as an unfinished table."""
        if self._file.closed:
            return
        self._table.close()
        self._file.flush()
        os.fsync(self._file.fileno())
        self._file.close()

    def discard(self) -> None:
        """Leave nothing."""
        self._file.close()
        self.partial_path.unlink(missing_ok=True)

    def _refuse_to_replace(self) -> None:
        if self.path.exists() and not self._overwrite:
            raise ReplayError(
                f"{self.path}: is there already; give --overwrite to replace it"
            )


def partial_path(path: Path) -> Path:
    """Return where a table is as long as it is not complete."""
    return path.with_name(f"{path.stem}.partial{path.suffix}")


def _table(file: BinaryIO, columns: Mapping[str, type], suffix: str) -> _Writer:
    if suffix.lower() == ".parquet":
        return ParquetTable(file, columns)
    text = io.TextIOWrapper(file, encoding="utf-8", newline="")
    return CsvTable(text, columns)
