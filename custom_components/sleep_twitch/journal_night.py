"""A session that is over, as the journal holds it: all that its file is made of."""

import json
import threading
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from homeassistant.util import dt as dt_util

from .boot_lines import utc_us
from .export.night_file import NightContext, NightFile, SamplePress, gather_samples
from .journal import Record, RecordKind, read_journal
from .journal_json import cursor_of
from .kept_night import KeptNight
from .learned import Learned, floor_of
from .moment import from_us, to_us
from .night.session import PressKind
from .stages import BedSettings
from .wire.decoder import FrameDecoder
from .wire.models import SampleBlock, StreamHeader
from .wire.timeline import BootLine


class StoppedError(Exception):
    """Home Assistant goes down: what was begun is to be left off."""


@dataclass(frozen=True, kw_only=True)
class ClosedSession:
    """A session whose samples are in the journal."""

    kept: KeptNight
    lines: tuple[BootLine, ...]
    """As they were when it was found to be over."""
    n_bytes: int
    """Length of the journal then: what follows was no part of it."""


def night_from_journal(
    journal: Path,
    session: ClosedSession,
    settings: BedSettings,
    stop: threading.Event,
) -> NightFile:
    """Return the samples that a session's final pass had seen, and what it knew.

    That is more than the session: the empty bed before and after it told who was in
    bed, and the resting level before it what was a movement.

    Raises
    ------
    StoppedError
        If `stop` is set meanwhile.
    ValueError
        If the journal does not hold what it should.
    """
    story = _Story()
    samples = gather_samples(story.blocks(read_journal(journal, session.n_bytes), stop))
    if story.header is None:
        raise ValueError(f"{journal} holds no reply")
    boots = {stretch.boot_id for stretch in samples.stretches}
    first = samples.stretches[0]
    begin_us = utc_us(session.lines, first.boot_id, first.first_sample)
    start = dt_util.as_local(from_us(begin_us))
    return NightFile(
        samples=samples,
        start=start.replace(microsecond=0, tzinfo=None),
        context=NightContext(
            start_utc_us=to_us(session.kept.start),
            end_utc_us=to_us(session.kept.end),
            rules=settings.rules,
            sensitivity=settings.sensitivity,
            scale_mg_per_count=story.header.scale_mg_per_count,
            nominal_rate_hz=story.header.nominal_rate_hz,
            sensor=story.header.sensor_model.name,
            range_mg=story.header.range_mg,
            noise_ug_per_sqrt_hz=story.header.noise_ug_per_sqrt_hz,
            is_simulated=story.header.virtual_clock is not None,
            lines=tuple(line for line in session.lines if line.boot_id in boots),
            presses=tuple(story.presses),
            profile=story.learned.profile,
            empty=story.learned.empty,
        ),
    )


class _Story:
    """What a journal tells, gathered while its blocks are given."""

    def __init__(self) -> None:
        self.header: StreamHeader | None = None
        self.learned = Learned()
        self.presses: list[SamplePress] = []
        self._decoder = FrameDecoder()

    def blocks(
        self, records: Iterator[Record], stop: threading.Event
    ) -> Iterator[SampleBlock]:
        """Give the blocks in order."""
        for record in records:
            if stop.is_set():
                raise StoppedError
            match record.kind:
                case RecordKind.HEAD:
                    self._begin(record)
                case RecordKind.REPLY:
                    reply = self._decoder.process(record.payload)
                    self.header = self.header or reply.header
                    yield from reply.blocks
                case RecordKind.PRESS:
                    self._take_press(record)
                case RecordKind.MEASURED:
                    floor = floor_of(json.loads(record.payload))
                    self.learned = replace(self.learned, empty=floor.empty)

    def _begin(self, record: Record) -> None:
        head = json.loads(record.payload)
        self.learned = Learned.from_dict(head["learned"])
        self._decoder = FrameDecoder(cursor_of(head["cursor"]))

    def _take_press(self, record: Record) -> None:
        press = json.loads(record.payload)
        boot_id, sample = press["cursor"]
        self.presses.append(
            SamplePress(kind=PressKind(press["press"]), boot_id=boot_id, sample=sample)
        )
