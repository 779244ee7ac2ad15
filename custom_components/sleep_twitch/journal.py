"""What came from the node since the bed was last empty, on the disk as it came."""

import errno
import os
import struct
import zlib
from collections.abc import Iterator
from enum import IntEnum
from io import FileIO
from pathlib import Path
from typing import BinaryIO, Final, NamedTuple

_MAGIC: Final = b"STJ1"
_RECORD: Final = struct.Struct("<IIB")
"""CRC-32 of kind and payload, length of the payload, kind."""
_NO_ROOM: Final = (errno.ENOSPC, errno.EDQUOT)
_LONGEST_PAYLOAD: Final = 1 << 20
"""A reply is 64 KB at most: a longer record is not one."""


def journal_path(folder: Path, mac: str) -> Path:
    """Return where the journal of a bed lies."""
    return folder / "journal" / f"{mac.replace(':', '')}.journal"


class RecordKind(IntEnum):
    """What a record of the journal holds."""

    HEAD = 1
    """JSON: what was known when the journal began."""
    REPLY = 2
    """A reply of the node, byte for byte."""
    CLOCK = 3
    """JSON: one comparison of the node's clock with ours."""
    PRESS = 4
    """JSON: a button that a person pressed."""
    CLOSED = 5
    """JSON: the lines of time by which sessions were found to be over here."""
    FORGOTTEN = 6
    """JSON: a session that a person deleted."""
    MEASURED = 7
    """JSON: what the empty bed showed in a test of the sensor's place."""


class Record(NamedTuple):
    """One record of the journal."""

    kind: int
    payload: bytes


class Journal:
    """An append-only file of records, each with its checksum.

    What is appended is with the operating system when `append` returns, so that it
    survives the end of Home Assistant; after `sync` it survives a power cut. A torn
    end is cut off when the file is read again; a file that is no journal of ours is
    set aside.
    """

    def __init__(self, path: Path) -> None:
        """Prepare the journal at a path; nothing is opened yet."""
        self._path = path
        self._file: FileIO | None = None
        self._is_synced = True
        self._n_bytes = 0

    @property
    def n_bytes(self) -> int:
        """Return the length up to the last record read or appended."""
        return self._n_bytes

    def read(self) -> Iterator[Record]:
        """Give the records that are whole, then stand ready to append behind them."""
        self.close()
        self._prepare()
        self._n_bytes = len(_MAGIC)
        for record, end in _records(self._path):
            self._n_bytes = end
            if record.kind in RecordKind:
                yield record
        self._file = self._path.open("r+b", buffering=0)
        self._file.truncate(self._n_bytes)
        self._file.seek(self._n_bytes)
        # Whoever wrote it may have been killed before it was on the disk.
        self._is_synced = False

    def append(self, kind: RecordKind, payload: bytes) -> None:
        """Add a record."""
        if self._file is None:
            raise ValueError(f"{self._path} is closed: read it before appending")
        crc = zlib.crc32(payload, zlib.crc32(bytes((kind,))))
        record = _RECORD.pack(crc, len(payload), kind) + payload
        begin = self._n_bytes
        self._is_synced = False
        written = 0
        try:
            written = self._file.write(record)
        finally:
            if written < len(record):
                # Half a record would hide every one that follows.
                self._file.truncate(begin)
                self._file.seek(begin)
        if written < len(record):
            raise OSError(errno.ENOSPC, "no room for a record", str(self._path))
        self._n_bytes += written

    def sync(self) -> None:
        """Return when everything appended would survive a power cut."""
        if self._file is None or self._is_synced:
            return
        os.fdatasync(self._file.fileno())
        self._is_synced = True

    def restart(self, head: bytes) -> None:
        """Begin anew with a head; a crash leaves the old journal or the new one."""
        self.close()
        self._path.parent.mkdir(parents=True, exist_ok=True)
        fresh = self._path.with_suffix(".new")
        self._file = fresh.open("wb", buffering=0)
        self._n_bytes = self._file.write(_MAGIC)
        self.append(RecordKind.HEAD, head)
        self.sync()
        fresh.replace(self._path)
        sync_folder(self._path.parent)

    def close(self) -> None:
        """Close the file, everything in it on the disk."""
        if self._file is not None:
            self.sync()
            self._file.close()
            self._file = None

    def set_aside(self) -> None:
        """Close the file and keep it under another name, the first one so kept."""
        self.close()
        kept = self._path.with_suffix(".unreadable")
        if kept.exists():
            self._path.unlink()
        else:
            self._path.replace(kept)

    def _prepare(self) -> None:
        """Make sure that there is a journal, if only an empty one."""
        self._path.parent.mkdir(parents=True, exist_ok=True)
        if self._path.exists():
            with self._path.open("rb") as file:
                if file.read(len(_MAGIC)) == _MAGIC:
                    return
            self.set_aside()
        with self._path.open("wb") as file:
            file.write(_MAGIC)
            file.flush()
            os.fsync(file.fileno())
        # What is in a file whose name was lost in a power cut is lost as well.
        for folder in (self._path.parent, *self._path.parents[1:3]):
            sync_folder(folder)


def read_journal(path: Path, n_bytes: int) -> Iterator[Record]:
    """Give the records in the first bytes of a journal, which may go on growing."""
    for record, end in _records(path):
        if end > n_bytes:
            return
        if record.kind in RecordKind:
            yield record


def is_without_room(err: OSError) -> bool:
    """Return whether a disk is full, and not worse."""
    # numpy tells no number when there is no room for the whole of an array.
    return err.errno is None or err.errno in _NO_ROOM


def sync_folder(folder: Path) -> None:
    """Make what was renamed in a folder survive a power cut."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _records(path: Path) -> Iterator[tuple[Record, int]]:
    """Give the records that are whole, each with where it ends."""
    with path.open("rb") as file:
        file.seek(len(_MAGIC))
        while record := _read_record(file):
            yield record, file.tell()


def _read_record(file: BinaryIO) -> Record | None:
    """Return the next record, or None where no whole one follows."""
    head = file.read(_RECORD.size)
    if len(head) < _RECORD.size:
        return None
    crc, length, kind = _RECORD.unpack(head)
    if length > _LONGEST_PAYLOAD:
        return None
    payload = file.read(length)
    if len(payload) < length or crc != zlib.crc32(payload, zlib.crc32(bytes((kind,)))):
        return None
    return Record(kind, payload)
