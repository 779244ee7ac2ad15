"""Nights out of a recording made elsewhere, cut and scored as a bed's own are."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final

from ..detector.detector import Detector, detect
from ..night.live import LiveNight
from ..night.reason import reason_text
from ..night.scorer import score_night
from ..night.summary import summarize
from ..wire.timeline import BootLine
from .errors import RecordingError
from .final_pass import final_pass
from .imported_night import ImportedNight
from .recording import BOOT_ID, read_recording

if TYPE_CHECKING:
    from datetime import tzinfo
    from pathlib import Path

    from ..detector.params import DetectorParams
    from ..night.params import NightParams
    from ..night.record import SessionRecord
    from .recording import Recording

_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_BLOCK_S: Final = 60.0
"""Length of a block: any gives the same night."""


def read_recorded_nights(
    path: Path,
    start: datetime | None,
    time_zone: tzinfo,
    detector_params: DetectorParams,
    night_params: NightParams,
) -> tuple[ImportedNight, ...]:
    """Return the nights and naps in a recording, in order.

    Parameters
    ----------
    path : Path
        EDF, EDF+ or CSV.
    start : datetime or None
        UTC of the first sample, where the file does not say it or is not right.
    time_zone : tzinfo
        Where the recorder stood: an EDF says its local time and no more.
    detector_params : DetectorParams
        For a sensitivity.
    night_params : NightParams
        For a rule set.

    Raises
    ------
    RecordingError
        If the file cannot be used, says no start, or nobody was in bed in it.
    """
    recording = read_recording(path)
    began = start or _own_start(recording, time_zone)
    if began is None:
        raise RecordingError(
            f"{path}: does not say when it began; tell the start of the recording"
        )
    detector = Detector(
        recording.nominal_rate_hz,
        recording.scale_mg_per_count,
        params=detector_params,
        step_counts=recording.step_counts,
    )
    live = LiveNight(night_params)
    live.end_session(BOOT_ID, recording.n_samples)
    state = live.process(
        detect(detector, recording.blocks(_BLOCK_S)), (_line(recording),)
    )
    if not state.closed:
        raise RecordingError(
            f"{path}: holds no stay in bed of 10 min or more: "
            f"{reason_text(state.reason)}"
        )
    return tuple(_night(record, began, night_params) for record in state.closed)


def read_kept_night(
    path: Path, detector_params: DetectorParams, night_params: NightParams
) -> ImportedNight:
    """Return the night in an EDF that was kept here, or in another home like this.

    With the settings it was kept with, it is the very night that it was.

    Parameters
    ----------
    path : Path
        A file of `edf_night`.
    detector_params : DetectorParams
        For a sensitivity.
    night_params : NightParams
        For a rule set.

    Raises
    ------
    RecordingError
        If the file is damaged, or no session is in it.
    """
    # edfio is slow to import, so only an EDF waits for it.
    from .edf_night import read_night  # noqa: PLC0415

    kept = read_night(path)
    try:
        record = final_pass(kept, detector_params, night_params)
    except ValueError as err:
        raise RecordingError(f"{path}: {err}") from err
    night = _night(record, _EPOCH, night_params)
    return replace(night, is_simulated=kept.context.is_simulated)


def _own_start(recording: Recording, time_zone: tzinfo) -> datetime | None:
    """Return when the recording says it began; of an hour there twice, the first."""
    if recording.start is None:
        return None
    return recording.start.replace(tzinfo=time_zone).astimezone(UTC)


def _line(recording: Recording) -> BootLine:
    """Return the line of time that counts from the first sample."""
    (line,) = recording.timeline.lines
    return line


def _night(
    record: SessionRecord, began: datetime, params: NightParams
) -> ImportedNight:
    """Return a session scored by the final pass."""
    night = score_night(
        record.movements,
        record.epochs,
        record.timeline,
        params,
        presence=record.presence,
    ).night
    start = began + timedelta(microseconds=record.timeline.origin_utc_us)
    return ImportedNight(
        start=start,
        end=start + timedelta(seconds=night.in_bed[-1].end_s),
        night=night,
        summary=summarize(night, params),
    )
