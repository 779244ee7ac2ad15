"""What kind of file somebody brought, told by what is in it."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Final

from .errors import RecordingError
from .night_recording import is_kept_night
from .sleep_as_android import FIRST_COLUMNS

if TYPE_CHECKING:
    from pathlib import Path

_HEAD_BYTES: Final = 65_536
"""Enough for the longest first line there is, and no wait for a file of gigabytes."""
_EDF: Final = b"0       "
_ZIP: Final = b"PK\x03\x04"
_READABLE: Final = (
    "an EDF or CSV recording (time_s,x_mg,y_mg,z_mg), a movement list "
    "(onset_s,duration_s[,kind]), a JSON of nights, or a sleep-export.csv of Sleep as "
    "Android is needed"
)


class FileKind(StrEnum):
    """What nights can be made of."""

    RECORDING = "recording"
    KEPT_NIGHT = "kept_night"
    """A recording as it is kept here: it says exactly what the bed's night was."""
    MOVEMENT_LIST = "movement_list"
    NIGHTS_JSON = "nights_json"
    SLEEP_AS_ANDROID = "sleep_as_android"


def kind_of_file(path: Path) -> FileKind:
    """Return what a file holds.

    Raises
    ------
    RecordingError
        If no night can be made of it; the sentence says of what one can.
    """
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD_BYTES)
    except OSError as err:
        raise RecordingError(f"{path}: cannot be read: {err.strerror}") from err
    if not head.strip():
        raise RecordingError(f"{path}: is empty; {_READABLE}")
    if head.startswith(_EDF):
        return FileKind.KEPT_NIGHT if is_kept_night(path) else FileKind.RECORDING
    if head.startswith(_ZIP):
        raise RecordingError(f"{path}: is a zip archive; unpack it and take what is in")
    text = head.decode("utf-8-sig", errors="replace").lstrip()
    if text.startswith(("{", "[")):
        return FileKind.NIGHTS_JSON
    return _kind_of_table(path, text.splitlines()[0])


def _kind_of_table(path: Path, first_line: str) -> FileKind:
    names = [name.strip().strip('"').lower() for name in first_line.split(",")]
    if names[: len(FIRST_COLUMNS)] == [name.lower() for name in FIRST_COLUMNS]:
        return FileKind.SLEEP_AS_ANDROID
    if "onset_s" in names:
        return FileKind.MOVEMENT_LIST
    if "time_s" in names:
        return FileKind.RECORDING
    if {"start_utc", "time_in_bed_s"} <= set(names):
        raise RecordingError(
            f"{path}: holds the figures of nights and not the nights; take the JSON of "
            "the same nights"
        )
    if ";" in first_line or "\t" in first_line:
        raise RecordingError(
            f"{path}: its first line is '{_shown(first_line)}'; a comma is needed "
            f"between two columns; {_READABLE}"
        )
    raise RecordingError(
        f"{path}: its first line is '{_shown(first_line)}'; {_READABLE}"
    )


def _shown(line: str) -> str:
    """Return as much of a line as fits a sentence, without what is no letter."""
    return "".join(sign if sign.isprintable() else " " for sign in line[:60]).strip()
