"""What Home Assistant holds of a night: read from its journal, even when that went."""

import json
import os
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from custom_components.sleep_twitch.journal import Journal, RecordKind
from custom_components.sleep_twitch.wire.decoder import FrameDecoder
from custom_components.sleep_twitch.wire.models import Gap, StreamHeader
from custom_components.sleep_twitch.wire.timeline import BootLine


@dataclass(frozen=True, kw_only=True)
class Held:
    """A journal, decoded anew."""

    counts: dict[int, NDArray[np.int16]]
    """By boot, in order, every sample from number 0 on."""
    gaps: tuple[Gap, ...]
    lines: tuple[BootLine, ...]
    """As they stood when the night was said to be over."""
    header: StreamHeader | None

    @property
    def n_samples(self) -> int:
        """Return how many samples there are."""
        return sum(len(counts) for counts in self.counts.values())


_END: Final = b'"press": "end"'
NOTHING: Final = Held(counts={}, gaps=(), lines=(), header=None)


class JournalWatch:
    """Hold on to the journal of a bed: it goes when its night is over."""

    def __init__(self, journal: Path, folder: Path) -> None:
        """Watch a path; links to what lies there go into a folder."""
        self.journal = journal
        self._folder = folder
        self._inode: int | None = None
        self._link: Path | None = None

    def look(self) -> None:
        """Hold what lies there now; the newest that holds samples counts."""
        try:
            inode = self.journal.stat().st_ino
        except FileNotFoundError:
            return
        if inode == self._inode:
            return
        if self._link is not None and read_held(self._link).n_samples:
            return
        self._inode = inode
        self._link = self._folder / f"{inode}.journal"
        os.link(self.journal, self._link)

    @property
    def is_ended(self) -> bool:
        """Return whether the night was said to be over, by the line or by a person."""
        return self._link is not None and _END in self._link.read_bytes()

    def held(self) -> Held:
        """Return what the journal holds; nothing, while there is none."""
        self.look()
        return NOTHING if self._link is None else read_held(self._link)


def read_held(path: Path) -> Held:
    """Return what a journal holds, and leave it as it is."""
    copy = path.with_suffix(".copy")
    shutil.copyfile(path, copy)
    journal, decoder = Journal(copy), FrameDecoder()
    parts: dict[int, list[NDArray[np.int16]]] = {}
    gaps: list[Gap] = []
    lines: tuple[BootLine, ...] = ()
    header, is_ended = None, False
    for record in journal.read():
        match record.kind:
            case RecordKind.REPLY:
                reply = decoder.process(record.payload)
                header = reply.header
                gaps += reply.gaps
                for block in reply.blocks:
                    own = parts.setdefault(block.boot_id, [])
                    assert block.first_sample == sum(map(len, own)), "samples missing"
                    own.append(block.counts)
            case RecordKind.PRESS:
                is_ended = True
            case RecordKind.CLOCK if not is_ended:
                known = json.loads(record.payload)
                lines = tuple(BootLine(**line) for line in known)
    journal.close()
    return Held(
        counts={boot: np.concatenate(blocks) for boot, blocks in parts.items()},
        gaps=tuple(gaps),
        lines=lines,
        header=header,
    )
