"""Replies of a node, in order, to what they bring and what is missing."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from .frame import LONGEST_BLOCK_SAMPLES, SYNC, parse_block
from .header import parse_header
from .models import Cursor, Gap, GapCause, Reply, SampleBlock, WireError

if TYPE_CHECKING:
    from .models import StreamHeader

PATIENT_REPLIES: Final = 3
"""Replies of nothing but corrupt bytes before the reader asks beyond them: a fault
on the way heals when the same is asked for again, one in the ring does not."""

_HOLDS_NOTHING: Final = Cursor(boot_id=0, next_sample=0)
_MOST_DOUBLINGS: Final = 48
"""Of the skip: 255 samples doubled that often are more than any node will hold."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DecoderCounts:
    """What a decoder has seen since it was made."""

    good_blocks: int = 0
    corrupt_bytes: int = 0
    lost_samples: int = 0
    """Samples missing within boots, exactly."""
    duplicate_samples: int = 0
    """Samples that came again and were cut off."""
    reboots: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class _State:
    """Everything a decoder remembers, so that a reply can be taken back whole."""

    held: Cursor
    """Behind the newest sample held; boot id 0 when there is none."""
    line_is_broken: bool
    """The node has fewer samples than are held, under the same boot id."""
    node_boot_id: int
    """Boot that the node was in when it last answered; 0 when it never did."""
    node_next_sample: int
    """Where the node's samples ended then."""
    fruitless_replies: int
    """Replies in a row that brought corrupt bytes and no good block."""
    counts: DecoderCounts


class FrameDecoder:
    """Turn replies into blocks that never overlap, and name what is missing.

    It holds the reader's cursor and nothing else, so its memory is that of the reply
    it is given. The same object serves a live node and a journal of its replies.

    Parameters
    ----------
    cursor : Cursor, optional
        Next sample wanted, when some are held from before. None: nothing is held, and
        the first block is the beginning, whatever its number.
    """

    def __init__(self, cursor: Cursor | None = None) -> None:
        """Start at the cursor, or with nothing held."""
        self._state = _State(
            held=cursor or _HOLDS_NOTHING,
            line_is_broken=False,
            node_boot_id=0,
            node_next_sample=0,
            fruitless_replies=0,
            counts=DecoderCounts(),
        )
        self._before = self._state

    @property
    def cursor(self) -> Cursor | None:
        """Return the next sample wanted; None while nothing is held."""
        held = self._state.held
        return held if held.boot_id else None

    @property
    def counts(self) -> DecoderCounts:
        """Return what has been seen so far."""
        return self._state.counts

    @property
    def wanted(self) -> Cursor:
        """Return what to ask the node for next.

        It is the cursor, but for two cases: in a boot that no block came from yet it
        is that boot's beginning, and behind bytes that stay corrupt it reaches farther
        and farther, until a good block shows how many samples they cost.
        """
        state = self._state
        if state.node_boot_id == 0:
            return state.held
        begun = state.node_boot_id == state.held.boot_id and not state.line_is_broken
        ask_from = (state.held.next_sample if begun else 0) + self._skip()
        return Cursor(
            boot_id=state.node_boot_id,
            next_sample=min(ask_from, state.node_next_sample),
        )

    def process(self, reply: bytes) -> Reply:
        """Return what a reply brings beyond the cursor, and move the cursor behind it.

        Parameters
        ----------
        reply : bytes
            One answer of the node, whole.

        Returns
        -------
        Reply
            Its blocks cut at the cursor, and the gaps before and between them. A gap
            is told once, with the first block after it.

        Raises
        ------
        ProtocolTooNewError
            If the node speaks a later protocol.
        WireError
            If the stream header is corrupt. The cursor stays where it is.
        """
        header, offset, _ = parse_header(reply)
        self._before = self._state
        self._meet(header)
        blocks: list[SampleBlock] = []
        gaps: list[Gap] = []
        corrupt_bytes = corrupt_run = 0
        while offset < len(reply):
            try:
                block, length = parse_block(reply, offset, header)
            except WireError:
                skipped = _to_next_sync(reply, offset) - offset
                offset += skipped
                corrupt_bytes += skipped
                corrupt_run += skipped
                continue
            offset += length
            if kept := self._cut(block):
                if gap := self._gap_before(kept, header, corrupt_run):
                    gaps.append(gap)
                blocks.append(kept)
                self._hold(kept)
            corrupt_run = 0
        self._count_corrupt(corrupt_bytes, len(blocks))
        return Reply(
            raw=reply,
            header=header,
            blocks=tuple(blocks),
            gaps=tuple(gaps),
            corrupt_bytes=corrupt_bytes,
        )

    def rewind(self) -> None:
        """Forget the last reply, as if it had never come."""
        self._state = self._before

    def _meet(self, header: StreamHeader) -> None:
        """Take note of where the node is, and of numbers that went backwards."""
        state = self._state
        held, same_boot = state.held, state.node_boot_id == header.boot_id
        went_back = (
            held.boot_id == header.boot_id and held.next_sample > header.next_sample
        )
        self._state = replace(
            state,
            line_is_broken=state.line_is_broken or went_back,
            node_boot_id=header.boot_id,
            node_next_sample=header.next_sample,
            fruitless_replies=state.fruitless_replies if same_boot else 0,
        )

    def _cut(self, block: SampleBlock) -> SampleBlock | None:
        """Return the part of a block that is not held yet."""
        held, counts = self._state.held, self._state.counts
        surplus = 0
        if self._continues(block):
            surplus = max(held.next_sample - block.first_sample, 0)
        duplicates = min(surplus, len(block.counts))
        self._state = replace(
            self._state,
            counts=replace(
                counts,
                good_blocks=counts.good_blocks + 1,
                duplicate_samples=counts.duplicate_samples + duplicates,
            ),
        )
        if not surplus:
            return block
        if duplicates == len(block.counts):
            return None
        return replace(
            block,
            first_sample=held.next_sample,
            counts=block.counts[surplus:],
            discontinuity=False,
            overrun=False,
        )

    def _gap_before(
        self, block: SampleBlock, header: StreamHeader, corrupt_run: int
    ) -> Gap | None:
        """Return what is missing between the cursor and a block, if anything is."""
        held, counts = self._state.held, self._state.counts
        if not held.boot_id:
            return None
        if not self._continues(block):
            n_samples, cause = None, GapCause.REBOOT
            counts = replace(counts, reboots=counts.reboots + 1)
        else:
            n_samples = block.first_sample - held.next_sample
            cause = self._cause(block, header, n_samples, corrupt_run)
            counts = replace(counts, lost_samples=counts.lost_samples + n_samples)
        if n_samples == 0:
            return None
        self._state = replace(self._state, counts=counts)
        return Gap(
            boot_id=held.boot_id,
            first_sample=held.next_sample,
            n_samples=n_samples,
            next_boot_id=block.boot_id,
            next_sample=block.first_sample,
            cause=cause,
        )

    def _cause(
        self,
        block: SampleBlock,
        header: StreamHeader,
        n_samples: int,
        corrupt_run: int,
    ) -> GapCause:
        """Return the best-supported cause of a gap within a boot.

        A gap may have several; the node's own loss is believed only as far as the
        node says it lost that many at all.
        """
        if corrupt_run or self._skip():
            return GapCause.CORRUPT
        if block.discontinuity and n_samples <= header.lost_samples:
            return GapCause.LOST_IN_NODE
        if self._state.held.next_sample < header.oldest_sample:
            return GapCause.OVERWRITTEN
        return GapCause.LOST_IN_NODE

    def _hold(self, block: SampleBlock) -> None:
        held = Cursor(boot_id=block.boot_id, next_sample=block.next_sample)
        self._state = replace(self._state, held=held, line_is_broken=False)

    def _continues(self, block: SampleBlock) -> bool:
        """Return whether a block is numbered as the samples held are."""
        state = self._state
        return block.boot_id == state.held.boot_id and not state.line_is_broken

    def _count_corrupt(self, corrupt_bytes: int, n_blocks: int) -> None:
        state = self._state
        counts = replace(
            state.counts, corrupt_bytes=state.counts.corrupt_bytes + corrupt_bytes
        )
        fruitless = state.fruitless_replies
        if n_blocks:
            fruitless = 0
        elif corrupt_bytes:
            fruitless += 1
        self._state = replace(state, counts=counts, fruitless_replies=fruitless)

    def _skip(self) -> int:
        """Return how far beyond the cursor to ask."""
        beyond = self._state.fruitless_replies - PATIENT_REPLIES
        if beyond < 0:
            return 0
        return LONGEST_BLOCK_SAMPLES << min(beyond, _MOST_DOUBLINGS)


def _to_next_sync(reply: bytes, offset: int) -> int:
    """Return where the next block may begin, the end of the reply if nowhere."""
    found = reply.find(SYNC, offset + 1)
    return len(reply) if found < 0 else found
