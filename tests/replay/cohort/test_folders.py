"""`scripts/replay FOLDER`: a folder in, a table out, on this machine alone."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.replay.cohort.cohorts import (
    MANY,
    Tables,
    has_rows,
    rows_of,
    scored,
    under_way,
    wait_until,
)
from tests.replay.replaying import SCRIPT, refused, replay, replayed

NAMES = ["a broken.edf", "b.edf", "e.csv", "lab 2/c.Csv", "lab 2/d.EDF"]
UNFIT = ["a broken.edf", "e.csv"]
TOLD_OTHERWISE = {"in_bed", "file", "start", "rules"}


def test_every_recording_has_its_row_in_order_of_names(serial: Tables) -> None:
    """Test nothing is overlooked, in whatever folder and case it is."""
    assert [row["file"] for row in rows_of(serial.nights)] == NAMES


def test_a_row_says_what_the_document_says(folder: Path, serial: Tables) -> None:
    """Test a figure in a table is the figure of the recording alone."""
    row = rows_of(serial.nights)[NAMES.index("b.edf")]
    document = replayed(folder / "b.edf")

    figures = document["recording"] | document["night"] | document["summary"]
    for name in figures.keys() - TOLD_OTHERWISE:
        assert row[name] == ("" if figures[name] is None else str(figures[name])), name
    assert row["in_bed_s"] == ";".join(
        f"{a}-{b}" for a, b in document["night"]["in_bed"]
    )
    assert row["start"] == document["recording"]["start"]
    assert (row["rules"], row["sensitivity"], row["chip"]) == ("wasm2016", "3", "")
    assert row["error"] == ""


def test_every_column_is_explained(serial: Tables) -> None:
    """Test whoever is sent a table can look up what is in it."""
    text = (SCRIPT.parents[1] / "docs" / "cohorts.md").read_text(encoding="utf-8")
    columns = [*rows_of(serial.nights)[0], *rows_of(serial.movements)[0]]

    assert [name for name in columns if f"`{name}`" not in text] == []


def test_every_movement_has_its_row(folder: Path, serial: Tables) -> None:
    """Test the second table holds the movements of every recording, whole."""
    movements = replayed(folder / "lab 2" / "d.EDF")["movements"]
    rows = [row for row in rows_of(serial.movements) if row["file"] == "lab 2/d.EDF"]

    assert [row | {"file": ""} for row in rows] == [
        {"file": ""} | {k: "" if v is None else str(v) for k, v in movement.items()}
        for movement in movements
    ]
    files = [row["file"] for row in rows_of(serial.movements)]
    assert files == sorted(files)
    assert set(files) == set(NAMES) - set(UNFIT)


def test_an_unfit_file_stops_no_other(serial: Tables) -> None:
    """Test its row has the reason alone, and the end of the run names it."""
    rows = {row["file"]: row for row in rows_of(serial.nights)}

    assert [name for name, row in rows.items() if row["error"]] == UNFIT
    assert "is no complete EDF" in rows["a broken.edf"]["error"]
    assert rows["e.csv"]["error"] == "is empty; an EDF or CSV recording is needed"
    assert rows["e.csv"]["duration_s"] == rows["e.csv"]["plm"] == ""
    assert serial.exit_code == 1
    assert "3 of 5 recordings scored" in serial.told
    assert (
        "2 could not be, their rows have an error: a broken.edf, e.csv" in serial.told
    )


def test_processes_write_the_same_bytes(
    folder: Path, serial: Tables, tmp_path: Path
) -> None:
    """Test how the work was shared out cannot be seen in a result."""
    shared = scored(folder, tmp_path / "tables", "--jobs", "2")

    assert shared.nights == serial.nights
    assert shared.movements == serial.movements
    assert shared.exit_code == serial.exit_code


def test_a_killed_process_costs_no_row(many: Path, tmp_path: Path) -> None:
    """Test a machine that runs out of memory once does not spoil a long run."""
    table = tmp_path / "nights.csv"

    with under_way(many, "--jobs", "2", "--table", table) as run:
        wait_until(lambda: has_rows(tmp_path / "nights.partial.csv", 1))
        os.kill(_workers_of(run.pid)[0], signal.SIGKILL)
        _, told = run.communicate(timeout=100)

    rows = rows_of(table.read_bytes())
    assert run.returncode == 0, told
    assert len(rows) == MANY
    assert len({row["plm_per_hour"] for row in rows}) == 1


def _workers_of(pid: int) -> list[int]:
    """Return the processes that a run started to score."""
    listed = subprocess.run(
        ["pgrep", "-P", str(pid), "-f", "spawn_main"],
        check=True,
        capture_output=True,
        text=True,
    )
    return [int(line) for line in listed.stdout.split()]


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM], ids=["ctrl-c", "term"])
def test_an_interrupted_run_keeps_its_rows(
    how: signal.Signals, many: Path, tmp_path: Path
) -> None:
    """Test hours of work outlast a Ctrl-C, and are no complete table by mistake."""
    table, partial = tmp_path / "nights.csv", tmp_path / "nights.partial.csv"

    with under_way(many, "--jobs", "2", "--table", table) as run:
        wait_until(lambda: has_rows(partial, 2))
        os.killpg(run.pid, how)
        _, told = run.communicate(timeout=30)

    rows = rows_of(partial.read_bytes())
    assert run.returncode == 130
    assert list(tmp_path.iterdir()) == [partial]
    assert 2 <= len(rows) < MANY
    assert f"stopped; {len(rows)} of {MANY} were scored and kept in {partial}" in told
    assert "Traceback" not in told
    assert (
        "nights.partial.csv: is of a run that was stopped"
        in replay(many, "--table", table).stderr
    )


def test_a_table_is_replaced_only_when_asked(folder: Path, tmp_path: Path) -> None:
    """Test nobody loses last month's table to a slip of the pen."""
    table = tmp_path / "nights.csv"
    table.write_text("last month's", encoding="utf-8")

    assert (
        "is there already; give --overwrite" in replay(folder, "--table", table).stderr
    )
    assert table.read_text(encoding="utf-8") == "last month's"
    assert replay(folder, "--table", table, "--overwrite").returncode == 1
    assert len(rows_of(table.read_bytes())) == len(NAMES)


def test_the_table_is_no_recording(folder: Path, tmp_path: Path) -> None:
    """Test a table in the folder itself is not scored the next time."""
    os.link(folder / "b.edf", tmp_path / "b.edf")
    table = tmp_path / "nights.csv"
    table.write_text("file,error\n", encoding="utf-8")

    done = replay(tmp_path, "--table", table, "--overwrite")

    assert done.returncode == 0, done.stderr
    assert [row["file"] for row in rows_of(table.read_bytes())] == ["b.edf"]


def test_without_a_name_the_table_is_printed(folder: Path, serial: Tables) -> None:
    """Test standard output has the table and nothing else."""
    done = replay(folder)

    assert done.returncode == 1
    assert done.stdout.encode() == serial.nights


def test_settings_hold_for_all(folder: Path) -> None:
    """Test the table says how each of its rows came about."""
    done = replay(folder, "--rules", "aasm", "--sensitivity", "5", "--chip", "adxl345")

    assert {
        (row["rules"], row["sensitivity"], row["chip"])
        for row in rows_of(done.stdout.encode())
    } == {("aasm", "5", "ADXL345")}


def test_an_empty_folder_is_refused(tmp_path: Path) -> None:
    """Test a wrong path is told, and is no empty result."""
    (tmp_path / "notes.txt").touch()

    done = replay(tmp_path, "--table", tmp_path / "nights.csv")

    assert done.returncode == 2
    assert "has no recording in it" in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]


@pytest.mark.parametrize(
    ("options", "what"),
    [
        (["--jobs", "0"], "--jobs is 0"),
        (["--table", "nights.xlsx"], "ends in .csv or .parquet"),
        (["--table", "nowhere/nights.csv"], "there is no folder nowhere"),
        (["--table", "a.csv", "--movements-table", "a.csv"], "cannot share one table"),
    ],
    ids=["no process", "odd table", "no place", "one place for two"],
)
def test_a_wrong_wish_is_refused_in_one_line(
    options: list[str], what: str, folder: Path
) -> None:
    """Test a slip is told before hours are spent."""
    done = replay(folder, *options)

    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1
    assert what in done.stderr


def test_options_for_folders_are_refused_for_a_file(folder: Path) -> None:
    """Test nobody waits for a table that is not to come."""
    assert "is for a folder of recordings" in refused(
        folder / "b.edf", "--table", "nights.csv"
    )
    assert "--json is for one recording" in refused(folder)


@pytest.mark.parametrize(
    ("options", "what"),
    [
        (["--dask"], "--dask needs the group cohort"),
        (["--table", "nights.parquet"], "a .parquet table needs the group cohort"),
    ],
    ids=["dask", "parquet"],
)
def test_a_python_without_the_group_says_what_to_install(
    options: list[str], what: str, folder: Path, tmp_path: Path
) -> None:
    """Test somebody with a Python of their own is told how to go on, in one line."""
    done = subprocess.run(
        # The tests' own environment has numpy and edfio, and no Dask.
        [sys.executable, str(SCRIPT), str(folder), *options, "--this-python"],
        check=False,
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=60,
    )

    (line,) = done.stderr.splitlines()
    assert done.returncode == 2
    assert what in line
    assert "pip install 'dask[distributed]' pyarrow" in line
