"""Files of nights: what is in them, and that they are whole or not there."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from custom_components.sleep_twitch.export.cells import plain_text
from custom_components.sleep_twitch.export.csv_table import DICTIONARY_COLUMNS
from custom_components.sleep_twitch.export.exported_night import ExportedNight
from custom_components.sleep_twitch.export.night_export import (
    ExportFormat,
    files_of,
    write_export,
)
from tests.export.nights import BERLIN, EVENING, night, unknown_night

CSV_FORMATS = [ExportFormat.NIGHTS_CSV, ExportFormat.MOVEMENTS_CSV]


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def _exported(
    export_format: ExportFormat, folder: Path, *nights: ExportedNight
) -> list[dict[str, str]]:
    path = folder / "out.csv"
    write_export(export_format, path, nights, BERLIN)
    return _rows(path)


def _documents(folder: Path, *nights: ExportedNight) -> list[dict[str, Any]]:
    path = folder / "out.json"
    write_export(ExportFormat.NIGHTS_JSON, path, nights, BERLIN)
    documents: list[dict[str, Any]] = json.loads(path.read_text("utf-8"))["nights"]
    return documents


def test_the_figures_of_a_night_read_back_the_same(tmp_path: Path) -> None:
    """Test a trend drawn elsewhere shows what Home Assistant shows."""
    whole = night()

    (row,) = _exported(ExportFormat.NIGHTS_CSV, tmp_path, whole)

    summary = whole.summary
    for name in ("limb_movements", "plm", "series", "hypnic_jerks", "body_movements"):
        assert int(row[name]) == getattr(summary, name), name
    for name in ("plm_per_hour", "periodicity_index", "time_in_bed_s", "coverage"):
        assert float(row[name]) == getattr(summary, name), name
    assert summary.plm_per_hour
    assert (row["gaps_s"], row["stays_in_bed"]) == ("30.5", "2")
    assert (row["movements"], row["marked_wrong"]) == ("44", "1")


def test_instants_are_told_in_local_time_and_utc(tmp_path: Path) -> None:
    """Test a night in which the clocks change leaves no doubt."""
    (row,) = _exported(ExportFormat.NIGHTS_CSV, tmp_path, night())

    assert row["start"] == "2026-03-28T22:30:00.123457+01:00"
    assert row["end"] == "2026-03-29T07:00:00.123457+02:00"
    assert row["start_utc"] == "2026-03-28T21:30:00.123457Z"
    assert datetime.fromisoformat(row["end"]).astimezone(UTC) == night().end
    assert row["sleep_onset_utc"] == "2026-03-28T21:51:30.123457Z"
    assert row["final_wake"] == "2026-03-29T06:50:00.123457+02:00"


def test_what_is_unknown_is_empty(tmp_path: Path) -> None:
    """Test no mean over a column counts a night without figures as a calm one."""
    (row,) = _exported(ExportFormat.NIGHTS_CSV, tmp_path, unknown_night())

    empty = {name for name, cell in row.items() if cell == ""}
    assert empty >= {"plm", "plm_per_hour", "coverage", "sleep_onset", "night_id"}
    assert row["time_in_bed_s"] == "1800.0"
    assert (row["provisional"], row["simulated"]) == ("true", "true")


def test_every_movement_reads_back_the_same(tmp_path: Path) -> None:
    """Test a researcher scores the very movements that were scored here."""
    whole = night()

    rows = _exported(ExportFormat.MOVEMENTS_CSV, tmp_path, whole, unknown_night())

    assert [(float(row["onset_s"]), float(row["duration_s"])) for row in rows] == [
        (moved.onset_s, moved.duration_s) for moved in whole.night.movements
    ]
    assert [row["kind"] for row in rows] == [m.kind for m in whole.night.movements]
    assert [row["series"] for row in rows] == [
        "" if moved.series is None else str(moved.series)
        for moved in whole.night.movements
    ]
    assert [row["onset_s"] for row in rows if row["wrong"] == "true"] == ["15000.1"]
    assert rows[0]["asleep"] == "false"
    assert rows[0]["onset_utc"] == "2026-03-28T21:40:00.823457Z"
    assert rows[0]["reason"] == "force for 2.2 s at 9 times rest"


def test_movements_find_their_night(tmp_path: Path) -> None:
    """Test the two tables join without Home Assistant's numbers."""
    later = replace(night(), night_id=None, start=EVENING.replace(day=29))
    (first, second) = _exported(
        ExportFormat.NIGHTS_CSV, tmp_path, replace(night(), night_id=None), later
    )

    rows = _exported(ExportFormat.MOVEMENTS_CSV, tmp_path, night(), later)

    starts = [row["night_start_utc"] for row in rows]
    assert starts.count(first["start_utc"]) == int(first["movements"])
    assert starts.count(second["start_utc"]) == int(second["movements"])


@pytest.mark.parametrize("export_format", CSV_FORMATS)
def test_every_column_is_in_the_dictionary(
    export_format: ExportFormat, tmp_path: Path
) -> None:
    """Test nobody has to guess a unit, or what an empty cell says."""
    path = tmp_path / "ada.csv"
    files = write_export(export_format, path, [night()], BERLIN)

    assert files == files_of(export_format, path)
    assert files == (path, tmp_path / "ada_dictionary.csv")
    dictionary = _rows(files[1])
    assert list(dictionary[0]) == list(DICTIONARY_COLUMNS)
    assert [entry["column"] for entry in dictionary] == list(_rows(path)[0])
    assert all(all(entry.values()) for entry in dictionary)


@pytest.mark.parametrize("export_format", CSV_FORMATS)
def test_no_column_is_empty_that_says_it_never_is(
    export_format: ExportFormat, tmp_path: Path
) -> None:
    """Test the dictionary tells the truth."""
    path = tmp_path / "out.csv"
    whole, unknown = night(), unknown_night()
    unknown = replace(unknown, night=replace(unknown.night, movements=()))
    files = write_export(export_format, path, [whole, unknown], BERLIN)

    never = {e["column"] for e in _rows(files[1]) if e["unknown"] == "never empty"}
    assert never
    assert [
        name for row in _rows(path) for name in never if row[name].strip() == ""
    ] == []


def test_a_name_that_is_a_formula_runs_nothing(tmp_path: Path) -> None:
    """Test a file sent to a doctor does nothing when it is opened."""
    name = '=cmd|"/c calc"!A1,\n"x"'

    (row,) = _exported(
        ExportFormat.NIGHTS_CSV, tmp_path, replace(night(), sleeper=name)
    )

    assert row["sleeper"].startswith("'=")
    assert plain_text(row["sleeper"]) == name


def test_json_has_all_of_a_night_in_a_stable_order(tmp_path: Path) -> None:
    """Test two exports of a night are the same bytes, and its names are kept to."""
    (document,) = _documents(tmp_path, night())

    assert list(document) == [
        "id",
        "date",
        "kind",
        "origin",
        "sleeper",
        "provisional",
        "simulated",
        "movements_forgotten",
        "start",
        "start_local",
        "end",
        "duration_s",
        "in_bed",
        "gaps",
        "sleep_onset_s",
        "final_wake_s",
        "presence_reason",
        "movements",
        "summary",
    ]
    assert list(document["movements"][0]) == [
        "onset_s",
        "duration_s",
        "kind",
        "peak_mg",
        "confidence",
        "series",
        "reason",
        "wrong",
    ]
    assert document["in_bed"] == [[0.0, 14000.0], [14300.5, 27000.0]]
    assert document["summary"]["plm"] == night().summary.plm
    assert document["summary"]["imi_histogram"]["linear_counts"]


def test_json_of_no_night_is_json(tmp_path: Path) -> None:
    """Test a period without a night is an empty list, not a broken file."""
    assert _documents(tmp_path) == []


@pytest.mark.parametrize("export_format", list(ExportFormat))
def test_a_night_that_cannot_be_had_leaves_no_half_file(
    export_format: ExportFormat, tmp_path: Path
) -> None:
    """Test the export of last month is still whole when the next one fails."""
    path = tmp_path / "out"
    files = write_export(export_format, path, [unknown_night()], BERLIN)
    before = [file.read_bytes() for file in files]

    def failing() -> Iterator[ExportedNight]:
        yield night()
        raise OSError("the disk is gone")

    with pytest.raises(OSError, match="the disk is gone"):
        write_export(export_format, path, failing(), BERLIN)

    assert [file.read_bytes() for file in files] == before
    assert sorted(tmp_path.iterdir()) == sorted(files)
