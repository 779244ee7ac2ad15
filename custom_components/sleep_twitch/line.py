"""The straight line of one bed: replies in; nights, movements and presence out."""

import json
import threading
from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any, Final, NamedTuple

from .const import LOGGER
from .journal import Journal, Record, RecordKind
from .kept_night import KeptNight
from .learned import Learned
from .news import LineNews
from .night.session import PressKind
from .stages import BedSettings, Stages
from .wire.decoder import FrameDecoder
from .wire.models import Cursor, Reply, StreamHeader
from .wire.timeline import BootLine

_LONG_AGO_US: Final = 2**62
"""As "now" it makes everything old: what was lived through before is no news."""


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

    def __init__(self, journal: Path, settings: BedSettings) -> None:
        """Prepare the line; `replay` makes it ready."""
        self._journal = Journal(journal)
        self._settings = settings
        self._lock = threading.Lock()
        self._stop = threading.Event()
        self._stages: Stages | None = None
        self._learned = Learned()
        self._written_lines: tuple[BootLine, ...] = ()
        self._is_journal_failing = False

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
            ended = self._end_other_stream(reply, lines)
            stages = self._stages_for(reply.header)
            if _boots(lines) - _boots(self._written_lines):
                self._write_lines(lines)
            self._write(RecordKind.REPLY, reply.raw)
            newest_us = _utc_us(lines, reply.header.boot_id, reply.header.next_sample)
            try:
                stages.take(reply.blocks)
                news = stages.news(lines, newest_us)
            except ValueError:
                self._give_up()
                return ended
            if stages.can_restart:
                self._begin_anew(lines)
            return (*ended, news)

    def press(
        self, press: PressKind, lines: tuple[BootLine, ...]
    ) -> tuple[LineNews, ...]:
        """Return what is new with a night begun or ended by hand, here and now."""
        with self._lock:
            return self._press(press, lines)

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
            self._sync()
            stages = self._stages
            if stages is None or not stages.is_open or stages.cursor is None:
                return ()
            cursor = stages.cursor
            newest_us = _utc_us(lines, cursor.boot_id, cursor.next_sample)
            if silent_since_us is None or newest_us >= silent_since_us:
                return ()
            return self._press(PressKind.END, lines)

    def tonight(self, lines: tuple[BootLine, ...]) -> KeptNight | None:
        """Return the open session as it would be scored now, or None."""
        with self._lock:
            return None if self._stages is None else self._stages.tonight(lines)

    def ask_to_stop(self) -> None:
        """Let what is running end soon; nothing is taken any more."""
        self._stop.set()

    def close(self) -> None:
        """Close the journal, everything in it on the disk."""
        with self._lock:
            self._journal.close()

    def _replay(self) -> Replayed:
        decoder = FrameDecoder()
        lines: tuple[BootLine, ...] = ()
        for record in self._journal.read():
            if self._stop.is_set():
                break
            match record.kind:
                case RecordKind.HEAD:
                    head = json.loads(record.payload)
                    self._learned = Learned.from_dict(head["learned"])
                    decoder = FrameDecoder(_cursor_of(head["cursor"]))
                    lines = _lines_of(head["lines"])
                case RecordKind.CLOCK:
                    lines = _lines_of(json.loads(record.payload))
                case RecordKind.REPLY:
                    reply = decoder.process(record.payload)
                    self._stages_for(reply.header).take(reply.blocks)
                case RecordKind.PRESS:
                    self._take_press(record)
        self._written_lines = lines
        news = LineNews()
        if self._stages and not self._stop.is_set():
            news = self._stages.news(lines, _LONG_AGO_US)
        return Replayed(news, lines, decoder.cursor)

    def _stages_for(self, header: StreamHeader) -> Stages:
        if self._stages is None:
            try:
                self._stages = Stages(self._settings, header, self._learned)
            except ValueError as err:
                raise UnusableStreamError(str(err)) from err
        return self._stages

    def _give_up(self) -> None:
        """Begin anew after a fault of our own; what led to it is kept to find it."""
        LOGGER.exception("The night so far is given up, and its journal set aside")
        self._stages = None
        self._written_lines = ()
        self._guarded(self._journal.set_aside)
        self._guarded(self._open_journal)

    def _open_journal(self) -> None:
        for _ in self._journal.read():
            pass

    def _take_press(self, record: Record) -> None:
        press = json.loads(record.payload)
        cursor = _cursor_of(press["cursor"])
        if self._stages and cursor:
            self._stages.press(PressKind(press["press"]), cursor)

    def _press(
        self, press: PressKind, lines: tuple[BootLine, ...]
    ) -> tuple[LineNews, ...]:
        stages = self._stages
        if stages is None or stages.cursor is None or self._stop.is_set():
            return ()
        cursor = stages.cursor
        self._write_json(
            RecordKind.PRESS, {"press": press, "cursor": _cursor_list(cursor)}
        )
        stages.press(press, cursor)
        newest_us = _utc_us(lines, cursor.boot_id, cursor.next_sample)
        return (stages.news(lines, newest_us),)

    def _end_other_stream(
        self, reply: Reply, lines: tuple[BootLine, ...]
    ) -> tuple[LineNews, ...]:
        """End what cannot go on: the chip was set to another rate or range."""
        if self._stages is None or self._stages.fits(reply.header):
            return ()
        ended = self._press(PressKind.END, lines)
        self._begin_anew(lines)
        return ended

    def _begin_anew(self, lines: tuple[BootLine, ...]) -> None:
        """Begin journal and stages anew, with what is known of the bed by now."""
        if self._stages is None:
            return
        cursor = self._stages.cursor
        self._learned = self._stages.learned
        self._stages = None
        head = {
            "learned": self._learned.as_dict(),
            "cursor": cursor and _cursor_list(cursor),
            "lines": [asdict(line) for line in lines],
        }
        self._is_journal_failing = False
        self._guarded(self._journal.restart, json.dumps(head).encode())
        self._written_lines = lines

    def _write_lines(self, lines: tuple[BootLine, ...]) -> None:
        self._write_json(RecordKind.CLOCK, [asdict(line) for line in lines])
        self._written_lines = lines

    def _write_json(self, kind: RecordKind, value: object) -> None:
        self._write(kind, json.dumps(value).encode())

    def _write(self, kind: RecordKind, payload: bytes) -> None:
        """Add to the journal; a disk that fails costs its safety, not the night.

        After a failure nothing is added until the journal begins anew: a hole in it
        would be worse than an early end, from which the node can go on.
        """
        if not self._is_journal_failing:
            self._guarded(self._journal.append, kind, payload)

    def _sync(self) -> None:
        if not self._is_journal_failing:
            self._guarded(self._journal.sync)

    def _guarded[**P](
        self, write: Callable[P, None], *args: P.args, **kwargs: P.kwargs
    ) -> None:
        try:
            write(*args, **kwargs)
        except OSError as err:
            LOGGER.error("Tonight's journal cannot be written: %s", err)
            self._is_journal_failing = True


def _boots(lines: Sequence[BootLine]) -> set[int]:
    return {line.boot_id for line in lines}


def _lines_of(data: Sequence[dict[str, Any]]) -> tuple[BootLine, ...]:
    return tuple(BootLine(**line) for line in data)


def _cursor_of(data: Sequence[int] | None) -> Cursor | None:
    return None if data is None else Cursor(boot_id=data[0], next_sample=data[1])


def _cursor_list(cursor: Cursor) -> list[int]:
    return [cursor.boot_id, cursor.next_sample]


def _utc_us(lines: Sequence[BootLine], boot_id: int, sample: int) -> int:
    """Return the instant of a sample by the line of its boot.

    Raises
    ------
    ValueError
        If the boot has no line.
    """
    for line in lines:
        if line.boot_id == boot_id:
            return line.utc_us(sample)
    raise ValueError(f"no line of time for boot {boot_id}")
