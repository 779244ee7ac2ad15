"""The straight line, from a file to its figures, as Home Assistant runs it."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from custom_components.sleep_twitch.detector.detector import Detector, detect
from custom_components.sleep_twitch.detector.params import DetectorParams
from custom_components.sleep_twitch.export.final_pass import final_pass
from custom_components.sleep_twitch.export.movement_list import read_movement_list
from custom_components.sleep_twitch.export.night_recording import (
    is_kept_night,
    recording_of,
)
from custom_components.sleep_twitch.export.recording import Recording, read_recording
from custom_components.sleep_twitch.night.models import (
    Night,
    NightSummary,
    RuleSet,
    ScoredMovement,
)
from custom_components.sleep_twitch.night.params import NightParams
from custom_components.sleep_twitch.night.scorer import score_night, score_series_only
from custom_components.sleep_twitch.night.summary import summarize, summarize_list
from custom_components.sleep_twitch.wire.models import SampleBlock

from .settings import Settings

_BLOCK_S = 60.0
"""Length of a block: any gives the same night, this one a smooth progress."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoredRecording:
    """A recording with the night in it."""

    recording: Recording
    night: Night
    summary: NightSummary


def score_recording(
    file: Path, settings: Settings, follow: Callable[[float], None] | None = None
) -> ScoredRecording:
    """Return the night in a recording; the whole file is one night.

    Parameters
    ----------
    file : Path
        EDF, EDF+ or CSV.
    settings : Settings
        What to score it with.
    follow : callable, optional
        Is told now and then which share of the recording is done, 0-1.

    Returns
    -------
    ScoredRecording
        The recording, its night and the figures of that.

    Raises
    ------
    RecordingError
        If the file cannot be used.
    """
    if is_kept_night(file):
        return score_kept(file, settings, follow)
    recording = read_recording(file)
    detector = Detector(
        recording.nominal_rate_hz,
        recording.scale_mg_per_count,
        settings.noise_ug_per_sqrt_hz,
        DetectorParams.for_sensitivity(settings.sensitivity),
        step_counts=recording.step_counts,
    )
    blocks = recording.blocks(_BLOCK_S)
    if follow is not None:
        blocks = _followed(blocks, recording.n_samples, follow)
    found = detect(detector, blocks)
    params = NightParams.for_settings(settings.rules, settings.sensitivity)
    night = score_night(found.movements, found.epochs, recording.timeline, params).night
    return ScoredRecording(
        recording=recording, night=night, summary=summarize(night, params)
    )


def score_kept(
    file: Path, settings: Settings, follow: Callable[[float], None] | None = None
) -> ScoredRecording:
    """Return the session in a night that Home Assistant kept, as it was judged there.

    The file begins before the session; the recording that is told of is the session.
    """
    # edfio is slow to import, so only an EDF waits for it.
    from custom_components.sleep_twitch.export.edf_night import (  # noqa: PLC0415
        read_night,
    )

    params = NightParams.for_settings(settings.rules, settings.sensitivity)
    kept = read_night(file)
    record = final_pass(
        kept,
        DetectorParams.for_sensitivity(settings.sensitivity),
        params,
        settings.noise_ug_per_sqrt_hz,
        follow,
    )
    night = score_night(
        record.movements,
        record.epochs,
        record.timeline,
        params,
        presence=record.presence,
    ).night
    start_us = record.timeline.origin_utc_us
    end_us = start_us + round(night.in_bed[-1].end_s * 1e6)
    return ScoredRecording(
        recording=recording_of(file.name, kept, start_us, end_us),
        night=night,
        summary=summarize(night, params),
    )


def score_list(
    file: Path, rules: RuleSet
) -> tuple[tuple[ScoredMovement, ...], NightSummary]:
    """Return the movements of a list with their series, and its figures.

    Raises
    ------
    RecordingError
        If the list cannot be used.
    """
    params = NightParams(rules=rules)
    movements = score_series_only(read_movement_list(file), (), params)
    return movements, summarize_list(movements, params)


def _followed(
    blocks: Iterable[SampleBlock], n_samples: int, follow: Callable[[float], None]
) -> Iterator[SampleBlock]:
    """Give the blocks and tell how far the recording is."""
    for block in blocks:
        yield block
        follow(block.next_sample / n_samples)
