"""The final pass over a night that was kept, as it was when the session closed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from ..detector.detector import Detector
from ..detector.joined import joined
from ..night.live import LiveNight
from ..night.session import PressKind
from .errors import RecordingError
from .night_file import SamplePress

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ..detector.models import Detected
    from ..detector.params import DetectorParams
    from ..night.params import NightParams
    from ..night.record import SessionRecord
    from .night_file import NightContext, NightFile

_BLOCK_S: Final = 60.0
"""Any length of block gives the same; this one a smooth progress."""


def final_pass(
    night: NightFile,
    detector_params: DetectorParams,
    night_params: NightParams,
    noise_ug_per_sqrt_hz: float | None = None,
    follow: Callable[[float], None] | None = None,
) -> SessionRecord:
    """Return the session of a kept night, ready to be scored.

    With the settings it was kept with, it is the record that was scored when it
    closed. Under others the stays in bed are found anew; where that leaves no session,
    the time that was kept counts as one.

    Parameters
    ----------
    night : NightFile
        As it was read.
    detector_params : DetectorParams
        For a sensitivity.
    night_params : NightParams
        For a rule set.
    noise_ug_per_sqrt_hz : float, optional
        Of another chip than the file names.
    follow : callable, optional
        Is told now and then which share of the night is done, 0-1.

    Raises
    ------
    RecordingError
        If no session is in it, however it is looked at.
    """
    context = night.context
    found = _detect(night, detector_params, noise_ug_per_sqrt_hz, follow)
    records = _records(found, context, context.presses, night_params)
    best = max(records, key=lambda r: _shared_us(r, context), default=None)
    if best is None or _shared_us(best, context) <= 0:
        forced = _records(found, context, _as_kept(night), night_params)
        best = max(forced, key=lambda r: _shared_us(r, context), default=None)
    if best is None:
        raise RecordingError("the kept night holds no session: nobody was in bed")
    return replace(best, is_closed=True)


def _detect(
    night: NightFile,
    params: DetectorParams,
    noise_ug_per_sqrt_hz: float | None,
    follow: Callable[[float], None] | None,
) -> Detected:
    """Return what the detector finds; a press that ended a night ended it there too."""
    context = night.context
    detector = Detector(
        context.nominal_rate_hz,
        context.scale_mg_per_count,
        noise_ug_per_sqrt_hz or context.noise_ug_per_sqrt_hz,
        params,
        profile=context.profile,
        range_mg=context.range_mg,
    )
    found, done = [], 0
    n_samples = night.samples.counts.shape[1]
    for piece in night.samples.blocks(
        context, max(1, round(context.nominal_rate_hz * _BLOCK_S))
    ):
        if isinstance(piece, SamplePress):
            if piece.kind is PressKind.END:
                found.append(detector.flush())
            continue
        found.append(detector.process(piece))
        done += len(piece.counts)
        if follow is not None:
            follow(done / n_samples)
    return joined(found)


def _records(
    found: Detected,
    context: NightContext,
    presses: Sequence[SamplePress],
    params: NightParams,
) -> list[SessionRecord]:
    """Return the sessions, the last one as it is if nobody got up."""
    live = LiveNight(params, known=context.empty)
    for press in presses:
        if press.kind is PressKind.START:
            live.start_session(press.boot_id, press.sample)
        else:
            live.end_session(press.boot_id, press.sample)
    state = live.process(found, context.lines)
    still_open = live.record_so_far(context.lines)
    return [*state.closed, *([still_open] if still_open else [])]


def _as_kept(night: NightFile) -> tuple[SamplePress, ...]:
    """Return the presses that make a session of the time that was kept, and only it."""
    context = night.context
    return (
        _press(PressKind.END, context.start_utc_us, night),
        _press(PressKind.START, context.start_utc_us, night),
        _press(PressKind.END, context.end_utc_us, night),
    )


def _press(kind: PressKind, utc_us: int, night: NightFile) -> SamplePress:
    """Return a press at an instant, in the boot of that time."""
    context, stretches = night.context, night.samples.stretches
    begun = [
        stretch
        for stretch in stretches
        if context.line(stretch.boot_id).utc_us(stretch.first_sample) <= utc_us
    ]
    stretch = begun[-1] if begun else stretches[0]
    line = context.line(stretch.boot_id)
    since = (utc_us - line.reference_utc_us) / line.us_per_sample
    return SamplePress(
        kind=kind,
        boot_id=stretch.boot_id,
        sample=line.reference_sample + round(since),
    )


def _shared_us(record: SessionRecord, context: NightContext) -> int:
    """Return how long a session and the one that was kept were at once."""
    start_us = record.timeline.origin_utc_us
    stays = record.presence.in_bed
    end_us = start_us + round(stays[-1].end_s * 1e6) if stays else start_us
    return min(end_us, context.end_utc_us) - max(start_us, context.start_utc_us)
