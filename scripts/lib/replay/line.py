"""The straight line, from a file to its figures, as Home Assistant runs it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from custom_components.sleep_twitch.detector.detector import Detector, detect
from custom_components.sleep_twitch.detector.params import DetectorParams
from custom_components.sleep_twitch.export.movement_list import read_movement_list
from custom_components.sleep_twitch.export.recording import Recording, read_recording
from custom_components.sleep_twitch.night.models import (
    Night,
    NightSummary,
    ScoredMovement,
)
from custom_components.sleep_twitch.night.params import NightParams
from custom_components.sleep_twitch.night.scorer import score_night, score_series_only
from custom_components.sleep_twitch.night.summary import summarize, summarize_list
from custom_components.sleep_twitch.wire.models import SampleBlock

from .arguments import Arguments
from .progress import Progress

_BLOCK_S = 60.0
"""Length of a block: any gives the same night, this one a smooth progress."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoredRecording:
    """A recording with the night in it."""

    recording: Recording
    night: Night
    summary: NightSummary


def score_recording(arguments: Arguments) -> ScoredRecording:
    """Return the night in a recording; the whole file is one night.

    Raises
    ------
    RecordingError
        If the file cannot be used.
    """
    recording = read_recording(arguments.file)
    detector = Detector(
        recording.nominal_rate_hz,
        recording.scale_mg_per_count,
        arguments.noise_ug_per_sqrt_hz,
        DetectorParams.for_sensitivity(arguments.sensitivity),
    )
    progress = Progress(recording.file, recording.duration_s)
    found = detect(detector, _watched(recording.blocks(_BLOCK_S), progress))
    progress.close()
    params = NightParams(rules=arguments.rules)
    night = score_night(found.movements, found.epochs, recording.timeline, params).night
    return ScoredRecording(
        recording=recording, night=night, summary=summarize(night, params)
    )


def score_list(
    arguments: Arguments,
) -> tuple[tuple[ScoredMovement, ...], NightSummary]:
    """Return the movements of a list with their series, and its figures.

    Raises
    ------
    RecordingError
        If the list cannot be used.
    """
    params = NightParams(rules=arguments.rules)
    movements = score_series_only(read_movement_list(arguments.file), (), params)
    return movements, summarize_list(movements, params)


def _watched(
    blocks: Iterable[SampleBlock], progress: Progress
) -> Iterator[SampleBlock]:
    """Give the blocks and tell how far the recording is."""
    for block in blocks:
        yield block
        progress.advance(block.next_sample / block.nominal_rate_hz)
