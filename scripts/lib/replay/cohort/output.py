"""Where the rows of a cohort go."""

import sys
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Self

from ..errors import ReplayError
from .arguments import CohortArguments
from .rows import MOVEMENT_COLUMNS, NIGHT_COLUMNS
from .tables import CsvTable, Table, TableFile
from .task import Answer


class Output:
    """The tables of a run: complete at its end, or kept as far as they came."""

    def __init__(self, arguments: CohortArguments) -> None:
        """Open the tables that were asked for; else nights go to standard output.

        Raises
        ------
        ReplayError
            If one cannot be written, or would take the place of another file.
        """
        self._overwrite = arguments.overwrite
        self._files: list[TableFile] = []
        self._is_empty = True
        self._movements: Table | None = None
        try:
            self._nights: Table = (
                CsvTable(sys.stdout, NIGHT_COLUMNS)
                if arguments.table is None
                else self._open(arguments.table, NIGHT_COLUMNS)
            )
            if arguments.movements_table is not None:
                self._movements = self._open(
                    arguments.movements_table, MOVEMENT_COLUMNS
                )
        except ReplayError:
            self._leave()
            raise

    def __enter__(self) -> Self:
        """Begin."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        err: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Give the tables their names, or keep what there is."""
        if err is not None:
            self._leave()
            return
        for file in self._files:
            file.finish()

    def add(self, answer: Answer) -> None:
        """Write the rows of a recording."""
        self._is_empty = False
        self._nights.add([answer["night"]])
        if self._movements is not None:
            self._movements.add(answer["movements"])

    def _open(self, path: Path, columns: Mapping[str, type]) -> TableFile:
        file = TableFile(path, columns, overwrite=self._overwrite)
        self._files.append(file)
        return file

    def _leave(self) -> None:
        """Keep tables that have rows in them, under their unfinished names."""
        for file in self._files:
            file.discard() if self._is_empty else file.keep()
