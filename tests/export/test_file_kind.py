"""What a file is shows in it, whatever it is called."""

from __future__ import annotations

from pathlib import Path

import pytest

from custom_components.sleep_twitch.export.errors import RecordingError
from custom_components.sleep_twitch.export.file_kind import FileKind, kind_of_file
from custom_components.sleep_twitch.export.night_export import (
    ExportFormat,
    write_export,
)
from tests.export.nights import BERLIN, night


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"0       X X X X", FileKind.RECORDING),
        (b"time_s,x_mg,y_mg,z_mg\n0,1,2,3\n", FileKind.RECORDING),
        (b"\xef\xbb\xbftime_s, x_g, y_g, z_g\n", FileKind.RECORDING),
        (b"onset_s,duration_s\n", FileKind.MOVEMENT_LIST),
        (b'"kind","onset_s","duration_s"\r\n', FileKind.MOVEMENT_LIST),
        (b'\n {"format": 1}', FileKind.NIGHTS_JSON),
        (b"Id,Tz,From,To,Sched,Hours\n", FileKind.SLEEP_AS_ANDROID),
    ],
)
def test_a_file_is_known_by_its_beginning(
    content: bytes, kind: FileKind, tmp_path: Path
) -> None:
    """Test nobody has to name the format of a file."""
    path = tmp_path / "file"
    path.write_bytes(content)

    assert kind_of_file(path) is kind


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "is empty; an EDF or CSV recording"),
        (b" \n", "is empty"),
        (b"PK\x03\x04...", "is a zip archive; unpack it"),
        (b"time_s;x_mg;y_mg;z_mg\n", "a comma is needed between two columns"),
        (b"\x89PNG\r\n\x1a\n", "its first line is"),
        (b"date,hours\n", "its first line is 'date,hours'; an EDF or CSV"),
    ],
)
def test_another_file_is_refused_in_words(
    content: bytes, told: str, tmp_path: Path
) -> None:
    """Test the sentence says what would be right."""
    path = tmp_path / "file"
    path.write_bytes(content)

    with pytest.raises(RecordingError) as refused:
        kind_of_file(path)

    assert told in str(refused.value)
    assert "\n" not in str(refused.value)


def test_our_own_files_are_known(tmp_path: Path) -> None:
    """Test what was exported finds its way back, and figures alone do not pretend."""
    for export_format in ExportFormat:
        write_export(export_format, tmp_path / export_format, [night()], BERLIN)

    assert kind_of_file(tmp_path / "nights_json") is FileKind.NIGHTS_JSON
    assert kind_of_file(tmp_path / "movements_csv") is FileKind.MOVEMENT_LIST
    with pytest.raises(RecordingError, match="take the JSON of the same nights"):
        kind_of_file(tmp_path / "nights_csv")


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    """Test a wrong path is told, and a folder is no file."""
    with pytest.raises(RecordingError, match="cannot be read: No such file"):
        kind_of_file(tmp_path / "nothing.csv")
    with pytest.raises(RecordingError, match="cannot be read: Is a directory"):
        kind_of_file(tmp_path)
