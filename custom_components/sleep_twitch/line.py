"""The straight line of one bed: replies in; nights, movements and presence out."""

import threading
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from .boot_lines import boots_of, utc_us
from .const import LOGGER
from .detector.rest_level import RestLevel
from .diary import DiaryMark
from .insight.bed_floor import BedFloor
from .journal import RecordKind
from .journal_json import cursor_list, lines_list
from .journal_night import ClosedSession
from .kept_night import KeptNight
from .learned import Learned, floor_dict
from .moment import to_us
from .news import LineNews, together
from .night.session import PressKind
from .past_life import LONG_AGO_US, PastLife
from .raw_keeper import RawKeeper
from .safe_journal import SafeJournal
from .stages import BedSettings, Stages
from .wire.models import Cursor, Reply, StreamHeader
from .wire.timeline import BootLine


class UnusableStreamError(Exception):
    """The detector cannot work with what the node sends; the message says why."""


class Replayed(NamedTuple):
    """What the journal gave back."""

    news: LineNews
    lines: tuple[BootLine, ...]
    cursor: Cursor | None
    """Where the node is to go on; None when nothing is held."""


class BedLine:
    """Run a bed's replies through decoder, detector and night, and keep them safe.

    A reply is in the journal before anything is found in it. Journal and stages begin
    anew together, where the bed is empty and no session can go on: so after a restart
    of Home Assistant the same is found by living through the journal again. The
    methods take long; they are for a worker thread, and only one runs at a time.
    """

    def __init__(
        self, journal: Path, settings: BedSettings, raw: RawKeeper | None = None
    ) -> None:
        """Prepare the line; `replay` makes it ready.

        Parameters
        ----------
        journal : Path
            Where the journal lies.
        settings : BedSettings
            How movements are judged.
        raw : RawKeeper, optional
            Makes files of what the journal holds before it goes.
        """
        self._raw = raw
        self._journal = SafeJournal(journal, raw.make_room if raw else lambda: False)
        self._settings = settings
        self._lock = threading.Lock()
        self._stop = threading.Event()
        self._stages: Stages | None = None
        self._learned = Learned()
        self._written_lines: tuple[BootLine, ...] = ()

    def replay(self) -> Replayed:
        """Live through the journal again, and stand ready for what follows."""
        with self._lock:
            try:
                return self._replay()
            except UnusableStreamError, ValueError:
                self._give_up()
                return Replayed(LineNews(), (), None)

    def process(
        self, reply: Reply, lines: tuple[BootLine, ...]
    ) -> tuple[LineNews, ...]:
        """Return what is new with a reply of the node, in order.

        Raises
        ------
        UnusableStreamError
            If the detector cannot work with the node's rate or scale.
        """
        with self._lock:
            if self._stop.is_set():
                return ()
            self._forget_what_is_over(lines)
            ended = self._end_other_stream(reply, lines)
            stages = self._stages
            if stages is None:
                stages = self._begin_stages(reply.header, self._learned)
                self._stages = stages
            if boots_of(lines) - boots_of(self._written_lines):
                self._write_lines(lines)
            self._journal.append(RecordKind.REPLY, reply.raw)
            newest_us = utc_us(lines, reply.header.boot_id, reply.header.next_sample)
            try:
                stages.take(reply.blocks)
                news = self._news(stages, lines, newest_us)
            except ValueError:
                self._give_up()
                return ended
            return (*ended, news)

    def press(
        self, press: PressKind, lines: tuple[BootLine, ...]
    ) -> tuple[LineNews, ...]:
        """Return what is new with a night begun or ended by hand, here and now."""
        with self._lock:
            return self._press(press, lines)

    def measured(self, floor: BedFloor) -> bool:
        """Take what a test found that the empty bed shows; False if there is no bed."""
        with self._lock:
            if self._stages is None or self._stop.is_set():
                return False
            self._journal.append_json(RecordKind.MEASURED, floor_dict(floor))
            # No node gives it back.
            self._journal.sync()
            self._stages.measured(floor)
            return True

    def tick(
        self, lines: tuple[BootLine, ...], silent_since_us: int | None
    ) -> tuple[LineNews, ...]:
        """Make the journal safe, and end a session that no sample will end.

        Parameters
        ----------
        lines : tuple of BootLine
            Lines of time, learned on since the last time.
        silent_since_us : int or None
            UTC since when there must have been a sample for a session to go on; None
            while samples may still come.
        """
        with self._lock:
            if self._stop.is_set():
                return ()
            if lines != self._written_lines:
                self._write_lines(lines)
            self._journal.sync()
            stages = self._stages
            if stages is None or not stages.is_open or stages.cursor is None:
                return ()
            cursor = stages.cursor
            newest_us = utc_us(lines, cursor.boot_id, cursor.next_sample)
            if silent_since_us is None or newest_us >= silent_since_us:
                return ()
            return self._press(PressKind.END, lines)

    def tonight(self, lines: tuple[BootLine, ...]) -> KeptNight | None:
        """Return the open session as it would be scored now, or None."""
        with self._lock:
            return None if self._stages is None else self._stages.tonight(lines)

    def rest_level(self) -> RestLevel | None:
        """Return what rest is, as the detector knows it by now."""
        with self._lock:
            return None if self._stages is None else self._stages.rest_level()

    def keep_raw(self, marks: Sequence[DiaryMark]) -> None:
        """Make files of the sessions that are over, while the line goes on.

        Parameters
        ----------
        marks : sequence of DiaryMark
            What the sleeper wrote down; the marks of the night go into its file.
        """
        if self._raw:
            self._raw.keep(marks)

    def forget(self, start: datetime | None) -> None:
        """Delete the raw data of a session that is over, or of all that are.

        Parameters
        ----------
        start : datetime or None
            UTC of its start; None for every session.
        """
        with self._lock:
            if self._raw:
                self._raw.delete(start)
            if self._stages is None:
                return
            if not self._stages.is_open:
                self._begin_anew(self._written_lines)
                return
            # An open one needs what the journal holds before it.
            start_us = None if start is None else to_us(start)
            self._journal.append_json(RecordKind.FORGOTTEN, start_us)

    def ask_to_stop(self) -> None:
        """Let what is running end soon; nothing is taken any more."""
        self._stop.set()

    def close(self) -> None:
        """Close the journal, everything in it on the disk."""
        if self._raw:
            self._raw.stop()
        with self._lock:
            self._journal.close()

    def _replay(self) -> Replayed:
        past = PastLife(self._begin_stages, self._raw)
        for record in self._journal.read():
            if self._stop.is_set():
                return Replayed(LineNews(), past.lines, past.cursor)
            past.take(record, self._journal.n_bytes)
        lines, stages = past.lines, past.stages
        self._stages, self._learned, self._written_lines = stages, past.learned, lines
        if stages is None:
            return Replayed(LineNews(), lines, past.cursor)
        latest = self._news(stages, lines, LONG_AGO_US)
        opened = latest.opened
        if opened is None and stages.is_open:
            opened = stages.tonight(lines)
        news = together([*past.news, latest], opened)
        return Replayed(news, lines, past.cursor)

    def _begin_stages(self, header: StreamHeader, learned: Learned) -> Stages:
        try:
            return Stages(self._settings, header, learned)
        except ValueError as err:
            raise UnusableStreamError(str(err)) from err

    def _give_up(self) -> None:
        """Begin anew after a fault of our own; what led to it is kept to find it."""
        LOGGER.exception("The night so far is given up, and its journal set aside")
        self._stages = None
        self._written_lines = ()
        self._journal.set_aside()

    def _press(
        self, press: PressKind, lines: tuple[BootLine, ...]
    ) -> tuple[LineNews, ...]:
        stages = self._stages
        if stages is None or stages.cursor is None or self._stop.is_set():
            return ()
        cursor = stages.cursor
        self._journal.append_json(
            RecordKind.PRESS, {"press": press, "cursor": cursor_list(cursor)}
        )
        # No node gives a press back.
        self._journal.sync()
        stages.press(press, cursor)
        newest_us = utc_us(lines, cursor.boot_id, cursor.next_sample)
        return (self._news(stages, lines, newest_us),)

    def _news(
        self, stages: Stages, lines: tuple[BootLine, ...], newest_us: int
    ) -> LineNews:
        """Return what is new; where sessions are over, journal and keeper are told."""
        news = stages.news(lines, newest_us)
        if news.closed:
            self._journal.append_json(RecordKind.CLOSED, lines_list(lines))
            # The store will say that it is over, so the journal must not know less.
            self._journal.sync()
            self._want_raw(news, stages.in_order(lines))
        return news

    def _want_raw(self, news: LineNews, lines: tuple[BootLine, ...]) -> None:
        """Have files made of what is over, from the journal as it is here."""
        if self._raw is None:
            return
        n_bytes = self._journal.n_bytes
        for kept in news.closed:
            self._raw.add(ClosedSession(kept=kept, lines=lines, n_bytes=n_bytes))

    def _end_other_stream(
        self, reply: Reply, lines: tuple[BootLine, ...]
    ) -> tuple[LineNews, ...]:
        """End what cannot go on: the chip was set to another rate or range."""
        if self._stages is None or self._stages.fits(reply.header):
            return ()
        ended = self._press(PressKind.END, lines)
        self._begin_anew(lines)
        return ended

    def _forget_what_is_over(self, lines: tuple[BootLine, ...]) -> None:
        """Begin anew where nothing more can join: not before its news was kept.

        A night may be over and done with at once. Whoever asks for more has written
        it; until then a kill must find it in the journal.
        """
        if self._stages and self._stages.can_restart:
            self._begin_anew(lines)

    def _begin_anew(self, lines: tuple[BootLine, ...]) -> None:
        """Begin journal and stages anew, with what is known of the bed by now."""
        if self._stages is None:
            return
        cursor = self._stages.cursor
        self._learned = self._stages.learned
        self._stages = None
        head = {
            "learned": self._learned.as_dict(),
            "cursor": cursor_list(cursor),
            "lines": lines_list(lines),
        }
        if self._raw:
            self._raw.keep()
        self._journal.restart(head)
        self._written_lines = lines

    def _write_lines(self, lines: tuple[BootLine, ...]) -> None:
        self._journal.append_json(RecordKind.CLOCK, lines_list(lines))
        self._written_lines = lines
