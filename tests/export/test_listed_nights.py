"""Movement lists as nights: of other people, and our own table."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import pytest

from custom_components.sleep_twitch.export.errors import RecordingError
from custom_components.sleep_twitch.export.listed_nights import read_listed_nights
from custom_components.sleep_twitch.export.night_export import (
    ExportFormat,
    write_export,
)
from custom_components.sleep_twitch.night.models import MovementKind, RuleSet
from tests.export.nights import BERLIN, EVENING, night

START: Final = datetime(2026, 3, 14, 21, 30, tzinfo=UTC)
HEADER: Final = "onset_s,duration_s,kind"
RHYTHM: Final = tuple(f"{600 + 20 * beat},1.5," for beat in range(6))


def _list(folder: Path, *rows: str, header: str = HEADER) -> Path:
    path = folder / "list.csv"
    path.write_text("\n".join([header, *rows]) + "\n", encoding="utf-8")
    return path


def test_a_list_is_a_night_from_its_start_to_its_last_movement(tmp_path: Path) -> None:
    """Test a list scored elsewhere has its series and counts, and nothing made up."""
    path = _list(tmp_path, *RHYTHM, "20000,4.0,body_movement")

    (listed,) = read_listed_nights(path, START, RuleSet.WASM2016)

    assert listed.start == START
    assert listed.end == datetime(2026, 3, 15, 3, 3, 24, tzinfo=UTC)
    assert listed.night.time_in_bed_s == listed.summary.time_in_bed_s == 20_004.0
    assert [moved.series for moved in listed.night.movements] == [1] * 6 + [None]
    assert (listed.summary.limb_movements, listed.summary.plm) == (6, 6)
    assert listed.summary.body_movements == 1
    assert listed.summary.plm_per_hour is None
    assert listed.summary.sleep_period_s is None
    assert listed.night.coverage is None


def test_rows_in_any_order_make_the_same_night(tmp_path: Path) -> None:
    """Test a list sorted by kind is not taken for another night."""
    (in_order,) = read_listed_nights(_list(tmp_path, *RHYTHM), START, RuleSet.AASM)
    (turned,) = read_listed_nights(_list(tmp_path, *RHYTHM[::-1]), START, RuleSet.AASM)

    assert turned == in_order


def test_our_own_table_comes_back_movement_by_movement(tmp_path: Path) -> None:
    """Test the table of movements can be changed by hand and taken back."""
    whole = night()
    later = replace(whole, start=EVENING.replace(day=29))
    path = tmp_path / "movements.csv"
    write_export(ExportFormat.MOVEMENTS_CSV, path, [later, whole], BERLIN)

    first, second = read_listed_nights(path, None, RuleSet.WASM2016)

    assert (first.start, second.start) == (whole.start, later.start)
    for listed in (first, second):
        assert [
            (m.onset_s, m.duration_s, m.kind, m.peak_mg, m.confidence, m.series)
            for m in listed.night.movements
        ] == [
            (m.onset_s, m.duration_s, m.kind, m.peak_mg, m.confidence, m.series)
            for m in whole.night.movements
        ]
        assert listed.wrong_onsets_s == whole.wrong_onsets_s
        assert listed.summary.plm == whole.summary.plm
        assert listed.summary.periodicity_index == whole.summary.periodicity_index


def test_what_a_spreadsheet_makes_of_our_table_is_read(tmp_path: Path) -> None:
    """Test a byte order mark, TRUE in capitals and empty last lines do no harm."""
    path = tmp_path / "movements.csv"
    write_export(ExportFormat.MOVEMENTS_CSV, path, [night()], BERLIN)
    text = path.read_text(encoding="utf-8").replace("true", "TRUE")
    path.write_text(text + ",,,,\r\n\r\n", encoding="utf-8-sig")

    (listed,) = read_listed_nights(path, None, RuleSet.WASM2016)

    assert len(listed.night.movements) == len(night().night.movements)
    assert listed.wrong_onsets_s == night().wrong_onsets_s


def test_a_movement_marked_wrong_is_in_no_figure(tmp_path: Path) -> None:
    """Test what its sleeper knows better is shown and does not count."""
    rows = [f"{row},{'true' if row.startswith('640') else ''}" for row in RHYTHM]

    (listed,) = read_listed_nights(
        _list(tmp_path, *rows, header=f"{HEADER},wrong"), START, RuleSet.WASM2016
    )

    assert len(listed.night.movements) == 6
    assert listed.wrong_onsets_s == {640.0}
    assert listed.summary.limb_movements == 5
    assert listed.night.movements[2].kind is MovementKind.LIMB_MOVEMENT
    assert listed.night.movements[2].series is None


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("soon,1,", "line 8: onset_s is 'soon', not a finite number"),
        ("-3,1,", "line 8: onset_s is '-3', from 0 to 86400 s"),
        ("90000,1,", "line 8: onset_s is '90000', from 0 to 86400 s"),
        ("30,nan,", "line 8: duration_s is 'nan', not a finite number"),
        ("30,-1,", "line 8: duration_s is '-1', a duration is 0 or more"),
        ("30,1,kick", "line 8: kind is 'kick', not one of hypnic_jerk"),
        ("30", "line 8 has 1 values for 3 columns"),
    ],
)
def test_a_broken_row_is_told_with_its_line(
    row: str, told: str, tmp_path: Path
) -> None:
    """Test whoever wrote the list finds the spot."""
    path = _list(tmp_path, *RHYTHM, row)

    with pytest.raises(RecordingError) as refused:
        read_listed_nights(path, START, RuleSet.WASM2016)

    assert str(refused.value).startswith(f"{path}: {told}")


@pytest.mark.parametrize(
    ("column", "cell", "told"),
    [
        ("night_start_utc", "2026-03-14T21:30:00", "an instant like"),
        ("night_start_utc", "last night", "an instant like"),
        ("wrong", "perhaps", "true or false is needed"),
        ("confidence", "90", "a share from 0 to 1 is needed"),
        ("peak_mg", "-1", "a peak is 0 or more"),
    ],
)
def test_a_broken_cell_of_our_table_is_told(
    column: str, cell: str, told: str, tmp_path: Path
) -> None:
    """Test a table changed by hand is taken whole or not at all."""
    columns = ["onset_s", "duration_s", "night_start_utc", "wrong"]
    good = dict.fromkeys([*columns, column], "")
    good |= {"onset_s": "5", "duration_s": "1"}
    good |= {"night_start_utc": "2026-03-14T21:30:00Z", column: cell}
    path = _list(tmp_path, ",".join(good.values()), header=",".join(good))

    with pytest.raises(RecordingError) as refused:
        read_listed_nights(path, None, RuleSet.WASM2016)

    assert str(refused.value).startswith(f"{path}: line 2: {column} is '{cell}', ")
    assert told in str(refused.value)


def test_a_list_needs_a_start_once(tmp_path: Path) -> None:
    """Test no night is put on a day that nobody named, and none on two."""
    dated = _list(
        tmp_path, "2026-03-14T21:30:00Z,5,1", header=f"night_start_utc,{HEADER[:18]}"
    )
    with pytest.raises(RecordingError, match="leave out the start 2026-03-14T21:30"):
        read_listed_nights(dated, START, RuleSet.WASM2016)

    bare = _list(tmp_path, *RHYTHM)
    with pytest.raises(RecordingError, match="tell the start that its onset_s count"):
        read_listed_nights(bare, None, RuleSet.WASM2016)


def test_an_empty_list_is_no_night(tmp_path: Path) -> None:
    """Test a list of nothing does not become a night without movements."""
    with pytest.raises(RecordingError, match="has no movement; one a line is needed"):
        read_listed_nights(_list(tmp_path), START, RuleSet.WASM2016)
