"""Nights out of files made elsewhere, ready to be kept."""

from collections.abc import Sequence
from datetime import UTC, datetime, tzinfo
from itertools import pairwise
from pathlib import Path
from typing import Final

from homeassistant.util import dt as dt_util

from .detector.params import DetectorParams
from .export.errors import RecordingError
from .export.exported_night import ExportedNight
from .export.file_kind import FileKind, kind_of_file
from .export.imported_night import ImportedNight
from .export.listed_nights import read_listed_nights
from .export.nights_json_reader import read_nights_json
from .export.recorded_nights import read_kept_night, read_recorded_nights
from .export.sleep_as_android import read_sleep_as_android
from .kept_night import KeptNight, Origin, kind_alone
from .stages import BedSettings

NO_BOOT: Final = 0
"""What stands for the boot of a night that no node of ours recorded: no node has it."""
_FIRST_YEAR: Final = 1986
"""EDF has no year before 1985, and says its first day where a date was taken out."""


def nights_from_file(
    path: Path, settings: BedSettings, start: datetime | None, time_zone: tzinfo
) -> tuple[KeptNight, ...]:
    """Return the nights and naps of a file, in order: all of them or none.

    It takes long, so it is for a worker thread. Nothing is kept yet.

    Parameters
    ----------
    path : Path
        EDF or CSV recording, movement list, JSON of nights, or a backup of Sleep as
        Android; what it is shows in the file, not in its name.
    settings : BedSettings
        Whose nights they become, and what recordings and lists are judged by.
    start : datetime or None
        When a recording or a list began, if the file does not say it. Without an
        offset it is local time.
    time_zone : tzinfo
        Local time of the file and of `start`.

    Raises
    ------
    RecordingError
        With one line that names the file, the place, the value and what would be right.
    """
    began = None if start is None else _utc(start, time_zone)
    nights = _nights(path, kind_of_file(path), settings, began, time_zone)
    if not nights:
        raise RecordingError(f"{path}: holds no night that is over")
    in_order = sorted(nights, key=lambda night: night.start)
    _check(in_order, path)
    return tuple(_kept(night, settings) for night in in_order)


def _nights(
    path: Path,
    kind: FileKind,
    settings: BedSettings,
    began: datetime | None,
    time_zone: tzinfo,
) -> tuple[ImportedNight, ...]:
    detector_params = DetectorParams.for_sensitivity(settings.sensitivity)
    night_params = settings.night_params
    match kind:
        case FileKind.RECORDING:
            return read_recorded_nights(
                path, began, time_zone, detector_params, night_params
            )
        case FileKind.KEPT_NIGHT:
            _refuse_start(path, began)
            return (read_kept_night(path, detector_params, night_params),)
        case FileKind.MOVEMENT_LIST:
            return read_listed_nights(path, began, settings.rules)
        case FileKind.NIGHTS_JSON:
            _refuse_start(path, began)
            exported = read_nights_json(path)
            return tuple(_imported(one) for one in exported if not one.is_provisional)
        case FileKind.SLEEP_AS_ANDROID:
            _refuse_start(path, began)
            return read_sleep_as_android(path, settings.rules)


def _utc(start: datetime, time_zone: tzinfo) -> datetime:
    """Return an instant in UTC; of a local hour that is there twice, the first."""
    if start.tzinfo is None:
        start = start.replace(tzinfo=time_zone)
    return start.astimezone(UTC)


def _refuse_start(path: Path, began: datetime | None) -> None:
    if began is not None:
        raise RecordingError(
            f"{path}: says itself when its nights were; leave out the start "
            f"{began.isoformat()}"
        )


def _imported(exported: ExportedNight) -> ImportedNight:
    return ImportedNight(
        start=exported.start,
        end=exported.end,
        night=exported.night,
        summary=exported.summary,
        is_simulated=exported.is_simulated,
        are_movements_forgotten=exported.are_movements_forgotten,
        wrong_onsets_s=exported.wrong_onsets_s,
    )


def _check(nights: Sequence[ImportedNight], path: Path) -> None:
    """Refuse nights in order when nobody can have slept them: a date must be wrong.

    A statistic in the future, or before there were any, is hard to get rid of.
    """
    now = dt_util.utcnow()
    for night in nights:
        if night.start.year < _FIRST_YEAR:
            raise RecordingError(
                f"{path}: a night begins at {night.start.isoformat()}, as if the date "
                "had been taken out of the file; tell its start"
            )
        if night.end > now:
            raise RecordingError(
                f"{path}: a night ends at {night.end.isoformat()}, which is still to "
                "come; was the clock right, and the time zone?"
            )
    for night, following in pairwise(nights):
        if following.start < night.end:
            raise RecordingError(
                f"{path}: a night begins at {following.start.isoformat()}, before the "
                f"one from {night.start.isoformat()} is over at "
                f"{night.end.isoformat()}; nobody sleeps two nights at once"
            )


def _kept(night: ImportedNight, settings: BedSettings) -> KeptNight:
    return KeptNight(
        bed=settings.mac,
        sleeper=settings.sleeper,
        first_boot_id=NO_BOOT,
        last_boot_id=NO_BOOT,
        start=night.start,
        end=night.end,
        kind=kind_alone(night.night.time_in_bed_s),
        provisional=False,
        simulated=night.is_simulated,
        night=night.night,
        summary=night.summary,
        origin=Origin.IMPORTED,
        wrong_onsets_s=night.wrong_onsets_s,
        movements_forgotten=night.are_movements_forgotten,
    )
