"""`scripts/replay FOLDER --dask`: the same tables by a real Dask cluster."""

import json
import os
import re
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.replay.cohort.cohorts import (
    COHORT_BIN,
    MANY,
    Tables,
    has_rows,
    rows_of,
    scored,
    under_way,
    wait_until,
)
from tests.replay.replaying import replay
from tests.tools import require_cohort

PATIENCE_S = 20.0
"""A process that was asked to end may take so long."""
READ = """
import json, sys
from pyarrow.parquet import read_table
table = read_table(sys.argv[1])
types = {field.name: str(field.type) for field in table.schema}
print(json.dumps({"types": types, "rows": table.to_pylist()}))
"""


@pytest.fixture(autouse=True)
def _fixture_cohort() -> None:
    """Skip these tests where there is no Dask, or fail them in CI."""
    require_cohort()


@pytest.fixture(scope="module", name="scheduler")
def fixture_scheduler(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Give the address of a scheduler that somebody else started, with two workers."""
    with _cluster(tmp_path_factory.mktemp("cluster")) as (address, _):
        yield address


@contextmanager
def _cluster(place: Path) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """Give a scheduler's address and its process.

    It and its workers run far from the repository, with nothing of it on their path:
    what they know of it they were sent.
    """
    with _started(place, "scheduler", "--host", "127.0.0.1", "--port", "0") as head:
        log = place / "scheduler.log"
        wait_until(lambda: "Scheduler at:" in log.read_text(encoding="utf-8"))
        found = re.search(r"Scheduler at:\s+(tcp://\S+)", log.read_text("utf-8"))
        assert found is not None
        address = found[1]
        with _started(place, "worker", address, "--nworkers", "2", "--nthreads", "1"):
            yield address, head


@contextmanager
def _started(
    place: Path, program: str, *options: str
) -> Iterator[subprocess.Popen[bytes]]:
    command = [str(COHORT_BIN / "dask"), program, *options, "--no-dashboard"]
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONPATH"}
    with (
        (place / f"{program}.log").open("wb") as log,
        subprocess.Popen(
            command,
            cwd=place,
            env=environment,
            stdout=log,
            stderr=log,
            start_new_session=True,
        ) as process,
    ):
        try:
            yield process
        finally:
            process.terminate()
            try:
                process.wait(PATIENCE_S)
            except subprocess.TimeoutExpired:
                # Workers may wait for a scheduler that is gone, and theirs for them.
                os.killpg(process.pid, signal.SIGKILL)


def test_a_local_cluster_writes_the_same_bytes(
    folder: Path, serial: Tables, tmp_path: Path
) -> None:
    """Test a cluster of two workers gives the tables of a single process."""
    clustered = scored(folder, tmp_path / "tables", "--dask", "--jobs", "2")

    assert clustered.nights == serial.nights
    assert clustered.movements == serial.movements
    assert clustered.exit_code == serial.exit_code == 1
    assert "a broken.edf, e.csv" in clustered.told


def test_a_cluster_elsewhere_writes_the_same_bytes(
    folder: Path, serial: Tables, scheduler: str, tmp_path: Path
) -> None:
    """Test workers that never saw the repository score as it does, and do so twice."""
    first = scored(folder, tmp_path / "first", "--dask", scheduler)
    second = scored(folder, tmp_path / "second", "--dask", scheduler)

    assert first.nights == second.nights == serial.nights
    assert first.movements == second.movements == serial.movements


def test_parquet_has_the_rows_of_csv_with_their_types(
    folder: Path, serial: Tables, tmp_path: Path
) -> None:
    """Test a number is a number to whoever reads it, and the unknown is null."""
    place = tmp_path / "tables"
    scored(folder, place, suffix="parquet")

    for name, table in (("nights", serial.nights), ("movements", serial.movements)):
        read = _read(place / f"{name}.parquet")
        assert [
            {key: "" if value is None else str(value) for key, value in row.items()}
            for row in read["rows"]
        ] == rows_of(table)
        assert read["types"]["duration_s"] == "double"
        assert read["types"]["series"] == "int64"
        assert read["types"]["file"] == "string"


def test_parquet_by_a_cluster_is_the_same_file(
    folder: Path, scheduler: str, tmp_path: Path
) -> None:
    """Test not even the form of a file tells who made it."""
    here = scored(folder, tmp_path / "here", "--jobs", "1", suffix="parquet")
    there = scored(folder, tmp_path / "there", "--dask", scheduler, suffix="parquet")

    assert there.nights == here.nights
    assert there.movements == here.movements


def test_a_cluster_that_goes_leaves_what_it_did(many: Path, tmp_path: Path) -> None:
    """Test the end of a cluster's time is told in a line, and costs no row."""
    partial = tmp_path / "nights.partial.csv"

    with (
        _cluster(tmp_path) as (address, scheduler),
        under_way(many, "--dask", address, "--table", tmp_path / "nights.csv") as run,
    ):
        wait_until(lambda: has_rows(partial, 1))
        scheduler.send_signal(signal.SIGKILL)
        _, told = run.communicate(timeout=60)

    n_rows = len(rows_of(partial.read_bytes()))
    assert run.returncode == 2
    assert f"the Dask cluster has gone; {n_rows} of {MANY} were scored" in told
    assert "Traceback" not in told


def test_a_ctrl_c_ends_a_local_cluster(many: Path, tmp_path: Path) -> None:
    """Test the rows are kept, in a file that can be read, and nothing lives on."""
    partial = tmp_path / "nights.partial.parquet"
    movements = tmp_path / "movements.partial.csv"
    tables: list[str | Path] = ["--table", tmp_path / "nights.parquet"]
    tables += ["--movements-table", tmp_path / "movements.csv"]

    with under_way(many, "--dask", "--jobs", "2", *tables) as run:
        wait_until(lambda: has_rows(movements, 20))
        os.killpg(run.pid, signal.SIGINT)
        _, told = run.communicate(timeout=60)

    assert run.returncode == 130, told
    assert "Traceback" not in told
    n_rows = len(_read(partial)["rows"])
    assert f"stopped; {n_rows} of {MANY} were scored" in told
    assert len({row["file"] for row in rows_of(movements.read_bytes())}) == n_rows


def test_nobody_at_the_address_is_told_in_a_line(folder: Path) -> None:
    """Test a wrong port is no page of Python."""
    done = replay(folder, "--dask", "tcp://127.0.0.1:1")

    assert done.returncode == 2
    (line,) = done.stderr.splitlines()
    assert "no Dask scheduler answers at tcp://127.0.0.1:1" in line


def _read(path: Path) -> dict[str, Any]:
    """Return the types and the rows of a Parquet file."""
    command = [str(COHORT_BIN / "python"), "-c", READ, str(path)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    table: dict[str, Any] = json.loads(done.stdout)
    return table
