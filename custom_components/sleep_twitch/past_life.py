"""What a journal tells, lived through once more after a restart of Home Assistant."""

import json
from collections.abc import Callable
from typing import Final

from .journal import Record, RecordKind
from .journal_json import cursor_of, lines_of
from .journal_night import ClosedSession
from .learned import Learned, floor_of
from .moment import from_us
from .news import LineNews, without_session
from .night.session import PressKind
from .raw_keeper import RawKeeper
from .stages import Stages
from .wire.decoder import FrameDecoder
from .wire.models import Cursor, StreamHeader
from .wire.timeline import BootLine

LONG_AGO_US: Final = 2**62
"""As "now" it makes everything old: what was lived through before is no news."""


class PastLife:
    """Take records in order, and find what was found when they were written.

    Where sessions were over, it is looked at by the lines of time of that moment: so
    they come out bit for bit as they were told, and as their raw data is kept.
    """

    def __init__(
        self,
        begin: Callable[[StreamHeader, Learned], Stages],
        raw: RawKeeper | None,
    ) -> None:
        """Begin with nothing.

        Parameters
        ----------
        begin : callable
            Makes the stages for a stream.
        raw : RawKeeper or None
            Is told of the sessions that are over.
        """
        self.learned = Learned()
        self.stages: Stages | None = None
        self.lines: tuple[BootLine, ...] = ()
        self.news: list[LineNews] = []
        self._begin = begin
        self._raw = raw
        self._decoder = FrameDecoder()

    @property
    def cursor(self) -> Cursor | None:
        """Return where the node is to go on; None when nothing is held."""
        return self._decoder.cursor

    def take(self, record: Record, n_bytes: int) -> None:
        """Take the next record, which ends after so many bytes of the journal."""
        match record.kind:
            case RecordKind.HEAD:
                head = json.loads(record.payload)
                self.learned = Learned.from_dict(head["learned"])
                self._decoder = FrameDecoder(cursor_of(head["cursor"]))
                self.lines = lines_of(head["lines"])
            case RecordKind.CLOCK:
                self.lines = lines_of(json.loads(record.payload))
            case RecordKind.REPLY:
                self._take_reply(record)
            case RecordKind.PRESS:
                self._take_press(record)
            case RecordKind.CLOSED:
                self._take_closed(record, n_bytes)
            case RecordKind.MEASURED:
                if self.stages:
                    self.stages.measured(floor_of(json.loads(record.payload)))
            case RecordKind.FORGOTTEN:
                self._forget(json.loads(record.payload))

    def _take_reply(self, record: Record) -> None:
        reply = self._decoder.process(record.payload)
        if self.stages is None:
            self.stages = self._begin(reply.header, self.learned)
        self.stages.take(reply.blocks)

    def _take_press(self, record: Record) -> None:
        press = json.loads(record.payload)
        cursor = cursor_of(press["cursor"])
        if self.stages and cursor:
            self.stages.press(PressKind(press["press"]), cursor)

    def _take_closed(self, record: Record, n_bytes: int) -> None:
        self.lines = lines_of(json.loads(record.payload))
        if self.stages is None:
            return
        news = self.stages.news(self.lines, LONG_AGO_US)
        self.news.append(news)
        if self._raw is None:
            return
        lines = self.stages.in_order(self.lines)
        for kept in news.closed:
            session = ClosedSession(kept=kept, lines=lines, n_bytes=n_bytes)
            self._raw.add(session)

    def _forget(self, start_us: int | None) -> None:
        """Leave out a session that was deleted, or all that were over by then."""
        start = None if start_us is None else from_us(start_us)
        if self._raw:
            self._raw.forget(start)
        self.news = [without_session(each, start) for each in self.news]
