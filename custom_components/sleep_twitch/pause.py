"""The pause of a bed: what was sampled in it is dropped before anything sees it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, Final, NamedTuple

from homeassistant.core import HomeAssistant
from homeassistant.helpers.storage import Store

from .const import DOMAIN
from .moment import from_us, to_us
from .wire.frame import encode_block
from .wire.header import encode_header
from .wire.models import Reply, SampleBlock, VirtualClock, WireError
from .wire.timeline import BootLine

_VERSION: Final = 1
_REMEMBERED: Final = timedelta(days=30)
"""A node's ring holds hours: what it could still bring from a pause is far younger."""


class Span(NamedTuple):
    """One pause, in the wall clock's UTC."""

    begin: datetime
    end: datetime | None
    """None while it lasts."""


class Pause:
    """Whether a bed records, and when it did not.

    The node goes on sampling and its ring holds a pause like any other time, so a
    pause is remembered with its hours: samples of it are dropped whenever they come,
    be it after a restart or an outage. Blocks of half a second at either end go whole.
    """

    def __init__(self, hass: HomeAssistant, mac: str) -> None:
        """Prepare the pause of a bed; `async_load` tells how it stands."""
        self._store: Store[dict[str, Any]] = Store(
            hass, _VERSION, f"{DOMAIN}.pause_{mac.replace(':', '')}"
        )
        self._spans: tuple[Span, ...] = ()

    @property
    def is_on(self) -> bool:
        """Return whether nothing is recorded now."""
        return bool(self._spans) and self._spans[-1].end is None

    async def async_load(self) -> None:
        """Take up what was set before Home Assistant started."""
        data = await self._store.async_load()
        spans = [] if data is None else data["spans"]
        self._spans = tuple(
            Span(from_us(begin_us), None if end_us is None else from_us(end_us))
            for begin_us, end_us in spans
        )

    async def async_begin(self, now: datetime) -> None:
        """Record nothing from now on; it is on the disk when this returns."""
        if not self.is_on:
            await self._async_set((*self._spans, Span(now, None)), now)

    async def async_end(self, now: datetime) -> None:
        """Record again from now on."""
        if self.is_on:
            last = self._spans[-1]
            await self._async_set((*self._spans[:-1], last._replace(end=now)), now)

    async def async_forget(self) -> None:
        """Delete what is on the disk, with the bed."""
        await self._store.async_remove()

    def cut(self, reply: Reply, lines: Sequence[BootLine]) -> Reply | None:
        """Return a reply without what was sampled in a pause, None if nothing is left.

        Parameters
        ----------
        reply : Reply
            As it came.
        lines : sequence of BootLine
            Where its samples lie in time.
        """
        if not self._spans:
            return reply
        blocks = tuple(
            block
            for block in reply.blocks
            if not self._covers(block, lines, reply.header.virtual_clock)
        )
        return reply if len(blocks) == len(reply.blocks) else _with(reply, blocks)

    async def _async_set(self, spans: tuple[Span, ...], now: datetime) -> None:
        oldest = now - _REMEMBERED
        self._spans = tuple(
            span for span in spans if span.end is None or span.end > oldest
        )
        await self._store.async_save(
            {
                "spans": [
                    [to_us(span.begin), None if span.end is None else to_us(span.end)]
                    for span in self._spans
                ]
            }
        )

    def _covers(
        self,
        block: SampleBlock,
        lines: Sequence[BootLine],
        virtual_clock: VirtualClock | None,
    ) -> bool:
        """Return whether some of a block was sampled in a pause.

        Without a line of time nobody knows, and it counts as in the pause that is on.
        """
        line = next((each for each in lines if each.boot_id == block.boot_id), None)
        if line is None:
            return self.is_on
        begin_us, end_us = (
            line.utc_us(sample) for sample in (block.first_sample, block.next_sample)
        )
        for span in self._spans:
            pause_us = _instant_us(span.begin, virtual_clock)
            until_us = (
                None if span.end is None else _instant_us(span.end, virtual_clock)
            )
            if end_us > pause_us and (until_us is None or begin_us < until_us):
                return True
        return False


def _instant_us(moment: datetime, virtual_clock: VirtualClock | None) -> int:
    """Return an instant as the node's samples count it: a played bed has its own."""
    wall_us = to_us(moment)
    return wall_us if virtual_clock is None else virtual_clock.virtual_us(wall_us)


def _with(reply: Reply, blocks: Sequence[SampleBlock]) -> Reply | None:
    """Return a reply with only some of its blocks, in its bytes too."""
    kept = [(block, raw) for block in blocks if (raw := _encoded(block)) is not None]
    if not kept:
        return None
    raw = encode_header(reply.header, len(kept)) + b"".join(raw for _, raw in kept)
    return replace(
        reply, raw=raw, blocks=tuple(block for block, _ in kept), corrupt_bytes=0
    )


def _encoded(block: SampleBlock) -> bytes | None:
    """Return the bytes of a block; None for the rare one that has no clock any more."""
    try:
        return encode_block(block)
    except WireError:
        return None
