"""Blocks of samples: bytes to `SampleBlock`, and back."""

from __future__ import annotations

import struct
import zlib
from typing import TYPE_CHECKING, Final, NamedTuple

from .models import SampleBlock, StreamHeader, WireError
from .payload import (
    Coding,
    decode_payload,
    encode_payload,
    encode_shortest,
    longest_payload,
)

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

SYNC: Final = b"\xb5"
LONGEST_BLOCK_SAMPLES: Final = 255

_BLOCK: Final = struct.Struct("<BBBBHHQQI")
_CRC: Final = struct.Struct("<I")
BLOCK_HEADER_BYTES: Final = _BLOCK.size + _CRC.size
_BLOCK_VERSION: Final = 1

_DISCONTINUITY: Final = 1
_OVERRUN: Final = 2
_CLIPPED: Final = 4

LONGEST_BLOCK: Final = BLOCK_HEADER_BYTES + longest_payload(LONGEST_BLOCK_SAMPLES)
"""Bytes of the longest block that can be; a reply is never longer by more."""


class ParsedBlock(NamedTuple):
    """A block and how it stands in its reply."""

    block: SampleBlock
    length: int


def parse_block(reply: bytes, offset: int, header: StreamHeader) -> ParsedBlock:
    """Return the block at `offset` of a reply with that stream header.

    Raises
    ------
    WireError
        If there is no whole block at the offset, or not one that checks.
    """
    rest = len(reply) - offset
    if rest < BLOCK_HEADER_BYTES:
        raise WireError(f"block cut short at {rest} bytes")
    (
        sync,
        version_and_coding,
        count,
        flags,
        payload_bytes,
        clock_offset,
        first_sample,
        clock_us,
        measured_rate_mhz,
    ) = _BLOCK.unpack_from(reply, offset)
    if sync != SYNC[0]:
        raise WireError(f"0x{sync:02x} where a block begins with 0x{SYNC.hex()}")
    length = BLOCK_HEADER_BYTES + payload_bytes
    if count < 1 or payload_bytes > longest_payload(count) or length > rest:
        raise WireError(f"{count} samples in {payload_bytes} bytes, {rest} bytes left")
    coding = _coding(version_and_coding)
    payload = _checked_payload(reply, offset, length)
    if first_sample + count > header.next_sample:
        raise WireError(
            f"samples {first_sample} to {first_sample + count - 1} in a reply "
            f"that ends before {header.next_sample}"
        )
    counts = decode_payload(coding, payload, count)
    counts.flags.writeable = False
    block = SampleBlock(
        boot_id=header.boot_id,
        first_sample=first_sample,
        counts=counts,
        scale_mg_per_count=header.scale_mg_per_count,
        nominal_rate_hz=header.nominal_rate_hz,
        measured_rate_hz=measured_rate_mhz / 1000 or None,
        clock_sample=first_sample + clock_offset,
        clock_us=clock_us,
        discontinuity=bool(flags & _DISCONTINUITY),
        overrun=bool(flags & _OVERRUN),
        clipped=bool(flags & _CLIPPED),
    )
    return ParsedBlock(block, length)


def encode_block(block: SampleBlock, coding: Coding | None = None) -> bytes:
    """Return a block as bytes, in the shortest coding unless one is named.

    Raises
    ------
    WireError
        If the block has no clock pair, or one that the wire cannot say.
    """
    if block.clock_sample is None or block.clock_us is None:
        raise WireError("a block without a clock pair cannot be written")
    chosen, payload = _payload(block.counts, coding)
    flags = (
        _DISCONTINUITY * block.discontinuity
        | _OVERRUN * block.overrun
        | _CLIPPED * block.clipped
    )
    try:
        head = _BLOCK.pack(
            SYNC[0],
            _BLOCK_VERSION << 4 | chosen,
            len(block.counts),
            flags,
            len(payload),
            block.clock_sample - block.first_sample,
            block.first_sample,
            block.clock_us,
            round((block.measured_rate_hz or 0) * 1000),
        )
    except struct.error as err:
        raise WireError(f"a block that the wire cannot say: {err}") from err
    return head + _CRC.pack(zlib.crc32(payload, zlib.crc32(head))) + payload


def _payload(counts: NDArray[np.int16], coding: Coding | None) -> tuple[Coding, bytes]:
    if coding is None:
        return encode_shortest(counts)
    return coding, encode_payload(coding, counts)


def _coding(version_and_coding: int) -> Coding:
    version, number = version_and_coding >> 4, version_and_coding & 15
    if version != _BLOCK_VERSION or number > max(Coding):
        raise WireError(f"block of version {version} and coding {number}")
    return Coding(number)


def _checked_payload(reply: bytes, offset: int, length: int) -> bytes:
    end = offset + length
    start = offset + BLOCK_HEADER_BYTES
    payload = reply[start:end]
    (crc,) = _CRC.unpack_from(reply, offset + _BLOCK.size)
    if crc != zlib.crc32(payload, zlib.crc32(reply[offset : offset + _BLOCK.size])):
        raise WireError("checksum of the block does not match")
    return payload
