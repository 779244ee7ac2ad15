"""The journal of a bed, on a disk that may fail: that costs safety, not the night."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

from .const import LOGGER
from .journal import Journal, Record, RecordKind, is_without_room


class SafeJournal:
    """Write to a journal for as long as the disk takes it.

    After a failure nothing is added until the journal begins anew: a hole in it would
    be worse than an early end, from which the node can go on.
    """

    def __init__(self, path: Path, make_room: Callable[[], bool]) -> None:
        """Prepare the journal at a path.

        Parameters
        ----------
        path : Path
            Where it lies.
        make_room : callable
            Drops something else where the disk is full; False when nothing is left.
        """
        self._journal = Journal(path)
        self._make_room = make_room
        self._is_failing = False

    @property
    def n_bytes(self) -> int:
        """Return the length up to the last record read or appended."""
        return self._journal.n_bytes

    def read(self) -> Iterator[Record]:
        """Give the records that are whole, then stand ready to append behind them."""
        return self._journal.read()

    def append(self, kind: RecordKind, payload: bytes) -> None:
        """Add a record."""
        if not self._is_failing:
            self._guarded(self._journal.append, kind, payload)

    def append_json(self, kind: RecordKind, value: object) -> None:
        """Add a record of JSON."""
        self.append(kind, json.dumps(value).encode())

    def sync(self) -> None:
        """Return when everything appended would survive a power cut."""
        if self._is_failing:
            return
        try:
            self._journal.sync()
        except OSError as err:
            # Never once more: what could not be written may then pass for written.
            self._fail(err)

    def restart(self, head: object) -> None:
        """Begin anew with a head of JSON; a crash leaves the old or the new one."""
        self._is_failing = False
        self._guarded(self._journal.restart, json.dumps(head).encode())

    def set_aside(self) -> None:
        """Keep what is there under another name, and begin with an empty one."""
        self._guarded(self._journal.set_aside)
        self._guarded(self._open)

    def close(self) -> None:
        """Close it, everything on the disk."""
        self._journal.close()

    def _open(self) -> None:
        for _ in self._journal.read():
            pass

    def _guarded[**P](
        self, write: Callable[P, None], *args: P.args, **kwargs: P.kwargs
    ) -> None:
        """Write, with less and less beside it on the disk."""
        while True:
            try:
                write(*args, **kwargs)
            except OSError as err:
                if is_without_room(err) and self._make_room():
                    continue
                self._fail(err)
            return

    def _fail(self, err: OSError) -> None:
        LOGGER.error("Tonight's journal cannot be written: %s", err)
        self._is_failing = True
