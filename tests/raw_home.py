"""A bed's line with its raw nights, on a disk of the test's own."""

from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Final

import numpy as np

from custom_components.sleep_twitch.export.edf_night import read_night
from custom_components.sleep_twitch.export.night_file import NightFile
from custom_components.sleep_twitch.kept_night import KeptNight
from custom_components.sleep_twitch.line import BedLine, Replayed
from custom_components.sleep_twitch.night.models import RuleSet
from custom_components.sleep_twitch.raw_keeper import RawKeeper
from custom_components.sleep_twitch.raw_nights import RawLimits, RawNights
from custom_components.sleep_twitch.stages import BedSettings
from custom_components.sleep_twitch.wire.decoder import FrameDecoder
from custom_components.sleep_twitch.wire.models import Reply
from custom_components.sleep_twitch.wire.timeline import BootLine

from .client.fake_ring import FakeRing
from .nights import BED
from .short_night import RATE_HZ, REPLY_BYTES, Replies, ring, short_night

SETTINGS: Final = BedSettings(
    mac=BED, sleeper="ada", rules=RuleSet.WASM2016, sensitivity=3
)
LIMITS: Final = RawLimits(nights=7, size_bytes=10**9)
EVENING_US: Final = 1_773_527_400_000_000
_EMPTY_S: Final = 60
"""The end of the short night, when nobody is in bed any more."""


@dataclass
class RawHome:
    """A folder with a journal and raw nights, and a line upon them."""

    folder: Path
    settings: BedSettings = SETTINGS
    limits: RawLimits = LIMITS

    def __post_init__(self) -> None:
        """Start, as Home Assistant does after whatever happened."""
        self.journal = self.folder / "journal" / "bed.journal"
        self.nights = RawNights(self.folder)
        self.keeper = RawKeeper(self.nights, self.settings, self.limits, self.journal)
        self.line = BedLine(self.journal, self.settings, self.keeper)
        self.replayed: Replayed = self.line.replay()

    def live_through(
        self, replies: tuple[Reply, ...], lines: tuple[BootLine, ...]
    ) -> tuple[KeptNight, ...]:
        """Return the sessions that close while replies come."""
        return tuple(
            kept
            for reply in replies
            for news in self.line.process(reply, lines)
            for kept in news.closed
        )

    def path_of(self, kept: KeptNight) -> Path:
        """Return the file of a night, which must be there."""
        path = self.nights.path_of(BED, kept.start)
        assert path is not None, f"no file of the night of {kept.start}"
        return path

    def file_of(self, kept: KeptNight) -> NightFile:
        """Return what the file of a night holds."""
        return read_night(self.path_of(kept))


@cache
def night_with_faults() -> Replies:
    """Return the short night with samples lost in it, and a restart of the node."""
    counts, node, decoder = short_night(), ring(), FrameDecoder()
    node.fill(counts[:20_000])
    replies = _fetched(node, decoder)
    node.lose(700)
    node.push(counts[20_700:35_000])
    replies += _fetched(node, decoder)
    first = BootLine(
        boot_id=node.boot_id,
        reference_sample=0,
        reference_utc_us=EVENING_US,
        us_per_sample=1e6 / RATE_HZ * (1 + 1e-5 / 3),
    )
    node.boot()
    node.fill(counts[38_000:])
    replies += _fetched(node, decoder)
    second = replace(
        first,
        boot_id=node.boot_id,
        reference_utc_us=first.utc_us(38_000),
        us_per_sample=1e6 / RATE_HZ * (1 - 1e-5 / 7),
    )
    return Replies(tuple(replies), (first, second))


@cache
def night_until_got_up() -> Replies:
    """Return the short night and half an hour of an empty bed after it."""
    counts = short_night()
    empty = counts[-round(_EMPTY_S * RATE_HZ) :]
    rng = np.random.default_rng(5)
    tail = [empty[rng.permutation(len(empty))] for _ in range(1800 // _EMPTY_S)]
    node, decoder = ring(), FrameDecoder()
    node.fill(np.concatenate([counts, *tail]))
    line = BootLine(
        boot_id=node.boot_id,
        reference_sample=0,
        reference_utc_us=EVENING_US,
        us_per_sample=1e6 / RATE_HZ,
    )
    return Replies(tuple(_fetched(node, decoder)), (line,))


def _fetched(node: FakeRing, decoder: FrameDecoder) -> list[Reply]:
    """Return all that a node has beyond what is held."""
    replies: list[Reply] = []
    while True:
        held = decoder.cursor
        since = held.next_sample if held and held.boot_id == node.boot_id else 0
        reply = decoder.process(node.reply(since, REPLY_BYTES))
        if not reply.blocks:
            return replies
        replies.append(reply)
