"""The part of the command line that is about folders of recordings."""

import argparse
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from ..errors import ReplayError
from ..settings import Settings
from .tables import SUFFIXES, partial_path

LOCAL: Final = "local"
"""What stands for a cluster that is started on this machine."""
_SCHEMES: Final = ("tcp", "tls", "ucx", "ws", "wss")
_INSTALL: Final = "python -m pip install 'dask[distributed]' pyarrow"


@dataclass(frozen=True, slots=True, kw_only=True)
class CohortArguments:
    """What a person asked for, of a folder."""

    folder: Path
    settings: Settings
    n_jobs: int | None
    """Processes to use; None for as many as there are cores."""
    dask: str | None
    """Address of a scheduler, or LOCAL; None without Dask."""
    table: Path | None
    """For the nights; None for standard output."""
    movements_table: Path | None
    overwrite: bool

    @property
    def tables(self) -> tuple[Path, ...]:
        """Return the files that are asked for."""
        return tuple(t for t in (self.table, self.movements_table) if t is not None)

    @property
    def own_files(self) -> tuple[Path, ...]:
        """Return the files that the run writes, which are no recordings."""
        return self.tables + tuple(map(partial_path, self.tables))


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options for folders to a parser."""
    group = parser.add_argument_group(
        "a FOLDER of recordings",
        "Every .edf and .csv in it and below is scored, several at a time, into a "
        "table with a row for each in order of their names. A file that is unfit gets "
        "the reason as its row, and the exit code is 1.",
    )
    group.add_argument(
        "--table",
        type=Path,
        metavar="FILE",
        help="write the table to a .csv or .parquet (default: CSV, to standard output)",
    )
    group.add_argument(
        "--movements-table",
        type=Path,
        metavar="FILE",
        help="and a second one, with a row for each movement of all recordings",
    )
    group.add_argument(
        "--overwrite", action="store_true", help="replace tables that are there already"
    )
    group.add_argument(
        "--jobs",
        type=int,
        metavar="N",
        help="processes to use on this machine (default: one for each core)",
    )
    group.add_argument(
        "--dask",
        nargs="?",
        const=LOCAL,
        metavar="ADDRESS",
        help="use the workers of a Dask scheduler, such as tcp://10.0.0.5:8786, or of "
        "a cluster on this machine if there is no ADDRESS. Workers need dask, numpy "
        "and edfio, get the scoring itself from here, and must see the recordings at "
        "the same path",
    )
    group.add_argument(
        "--this-python",
        action="store_true",
        help="run with the packages of the Python that starts this, which may be the "
        "ones of a cluster, instead of in an environment of replay's own",
    )


def check_options(options: argparse.Namespace, parser: argparse.ArgumentParser) -> None:
    """Leave with one line where an option for folders cannot be meant as it stands."""
    asked = [
        f"--{name.replace('_', '-')}"
        for name in ("table", "movements_table", "overwrite", "jobs", "dask")
        if getattr(options, name) not in (None, False)
    ]
    if options.recording is None or not options.recording.is_dir():
        if options.dask is not None and Path(options.dask).is_dir():
            parser.error(f"write the folder before --dask: {options.dask} --dask")
        if asked:
            where = f", and {options.recording} is none" if options.recording else ""
            parser.error(f"{', '.join(asked)} is for a folder of recordings{where}")
        return
    if options.json:
        parser.error("--json is for one recording; a folder gives --table, or CSV")
    _check_workers(options, parser)
    _check_tables(options, parser)


def cohort_arguments(
    options: argparse.Namespace, settings: Settings
) -> CohortArguments:
    """Return what was asked for of a folder.

    Raises
    ------
    ReplayError
        If this Python lacks a package for it.
    """
    arguments = CohortArguments(
        folder=options.recording,
        settings=settings,
        n_jobs=options.jobs,
        dask=options.dask,
        table=options.table,
        movements_table=options.movements_table,
        overwrite=options.overwrite,
    )
    _require(arguments)
    return arguments


def _check_workers(
    options: argparse.Namespace, parser: argparse.ArgumentParser
) -> None:
    if options.jobs is not None and options.jobs < 1:
        parser.error(f"--jobs is {options.jobs}; at least one process is needed")
    if options.dask in (None, LOCAL):
        return
    if options.dask.partition("://")[0] not in _SCHEMES:
        parser.error(
            f"--dask {options.dask} is no address; one looks like tcp://10.0.0.5:8786"
        )
    if options.jobs is not None:
        parser.error(f"--jobs is for this machine; {options.dask} has its own workers")


def _check_tables(options: argparse.Namespace, parser: argparse.ArgumentParser) -> None:
    tables = [t for t in (options.table, options.movements_table) if t is not None]
    for table in tables:
        if table.suffix.lower() not in SUFFIXES:
            parser.error(f"{table}: a table's name ends in .csv or .parquet")
        if not table.parent.is_dir():
            parser.error(f"{table}: there is no folder {table.parent}")
        if table.exists() and not options.overwrite:
            parser.error(f"{table}: is there already; give --overwrite to replace it")
    if len({table.resolve() for table in tables}) < len(tables):
        parser.error(f"{tables[0]}: nights and movements cannot share one table")


def _require(arguments: CohortArguments) -> None:
    """Refuse what needs a package that is not here."""
    parquet = any(table.suffix.lower() == ".parquet" for table in arguments.tables)
    needs = {
        "--dask": ("distributed", arguments.dask is not None),
        "a .parquet table": ("pyarrow", parquet),
    }
    for wish, (package, is_asked) in needs.items():
        if is_asked and find_spec(package) is None:
            raise ReplayError(
                f"{wish} needs the group cohort: install it into this Python with "
                f"{_INSTALL}, or leave out --this-python"
            )
