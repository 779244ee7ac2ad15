"""A simulated night through the product's own detector and final pass, in this process.

Quicker than `scripts/replay`, and open to look at what lies between the two.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from custom_components.sleep_twitch.detector.detector import Detector, detect
from custom_components.sleep_twitch.detector.params import DetectorParams
from custom_components.sleep_twitch.night.models import RuleSet
from custom_components.sleep_twitch.night.params import NightParams
from custom_components.sleep_twitch.night.scorer import score_night
from custom_components.sleep_twitch.night.summary import summarize
from custom_components.sleep_twitch.wire.models import SampleBlock
from custom_components.sleep_twitch.wire.timeline import BootLine, Timeline

from ..synthetic_bed import Stretch, TrueKind
from .answer import Answer, Reported

if TYPE_CHECKING:
    from collections.abc import Iterator

    from custom_components.sleep_twitch.detector.models import Detected
    from custom_components.sleep_twitch.night.models import Night, NightSummary

    from ..synthetic_bed import SyntheticNight

BOOT_ID: Final = 1
_LONG_BLOCK_S: Final = 600.0
"""Any length finds the same; this one is quick."""


def blocks_of(
    night: SyntheticNight, block_s: float = _LONG_BLOCK_S
) -> Iterator[SampleBlock]:
    """Give the night's samples in blocks of at most so long, gaps left out."""
    block_samples = round(block_s * night.rate_hz)
    begin = 0
    for first, length in [*night.gaps, (len(night.counts), 0)]:
        for start in range(begin, first, block_samples):
            yield SampleBlock(
                boot_id=BOOT_ID,
                first_sample=start,
                counts=night.counts[start : min(start + block_samples, first)],
                scale_mg_per_count=night.scale_mg_per_count,
                nominal_rate_hz=night.rate_hz,
            )
        begin = first + length


def boot_line_of(night: SyntheticNight) -> BootLine:
    """Return the night's line of time: it begins at zero, and truth counts the same."""
    return BootLine(
        boot_id=BOOT_ID,
        reference_sample=0,
        reference_utc_us=0,
        us_per_sample=1e6 / night.rate_hz,
    )


def timeline_of(night: SyntheticNight) -> Timeline:
    """Return the night's time in seconds of the recording."""
    return Timeline(origin_utc_us=0, lines=(boot_line_of(night),))


def detected_in(
    night: SyntheticNight, params: DetectorParams | None = None
) -> Detected:
    """Return all that the product's detector finds."""
    detector = Detector(
        night.rate_hz, night.scale_mg_per_count, night.noise_ug_per_sqrt_hz, params
    )
    return detect(detector, blocks_of(night))


def answer_of(night: SyntheticNight, sensitivity: int) -> Answer:
    """Return what the product says of a night at a step of its sensitivity."""
    found = detected_in(night, DetectorParams.for_sensitivity(sensitivity))
    params = NightParams.for_settings(RuleSet.WASM2016, sensitivity)
    scored = score_night(found.movements, found.epochs, timeline_of(night), params)
    return _answer(scored.night, summarize(scored.night, params))


def _answer(night: Night, summary: NightSummary) -> Answer:
    return Answer(
        movements=tuple(
            Reported(
                onset_s=movement.onset_s,
                duration_s=movement.duration_s,
                kind=TrueKind(movement.kind),
                series=movement.series,
            )
            for movement in night.movements
        ),
        in_bed=tuple(
            Stretch(start_s=stay.start_s, end_s=stay.end_s) for stay in night.in_bed
        ),
        sleep_onset_s=night.sleep_onset_s,
        final_wake_s=night.final_wake_s,
        time_in_bed_s=night.time_in_bed_s,
        plm_per_hour=summary.plm_per_hour,
        periodicity_index=summary.periodicity_index,
    )
