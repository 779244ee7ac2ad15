"""The stream header at the head of every reply: bytes to what it says, and back."""

from __future__ import annotations

import math
import struct
import zlib
from typing import Final, NamedTuple

from .models import (
    PROTOCOL_VERSION,
    ProtocolTooNewError,
    SensorModel,
    StreamHeader,
    VirtualClock,
    WireError,
)

LONGEST_HEADER: Final = 255
"""Bytes that its own length field can say."""

_MAGIC: Final = b"BM"
_HEADER: Final = struct.Struct("<2sBBIQQQfIHHHHQHH")
_VIRTUAL_CLOCK: Final = struct.Struct("<qqf")
_CRC: Final = struct.Struct("<I")
_SHORTEST_HEADER: Final = _HEADER.size + _CRC.size
_NUMBERS_END: Final = 2**63
"""Sample numbers stay below it, so that they fit where arrays of them are kept."""

_MORE: Final = 1
_SIMULATED: Final = 2
_POLLED: Final = 4
_PAUSED: Final = 8


class ParsedHeader(NamedTuple):
    """A stream header and how it stands in its reply."""

    header: StreamHeader
    length: int
    """Bytes up to the first block."""
    n_blocks: int
    """Blocks that the node says follow."""


def parse_header(reply: bytes) -> ParsedHeader:
    """Return the stream header at the start of a reply.

    Raises
    ------
    ProtocolTooNewError
        If the node speaks a later protocol.
    WireError
        If the bytes are no stream header, or contradict themselves.
    """
    length = _checked_header_length(reply)
    (
        _,
        version,
        _,
        boot_id,
        oldest_sample,
        next_sample,
        node_clock_us,
        scale_mg_per_count,
        nominal_rate_mhz,
        sensor_model,
        range_mg,
        flags,
        n_blocks,
        lost_samples,
        noise,
        _,
    ) = _HEADER.unpack_from(reply)
    header = StreamHeader(
        version=version,
        boot_id=boot_id,
        oldest_sample=oldest_sample,
        next_sample=next_sample,
        node_clock_us=node_clock_us,
        scale_mg_per_count=scale_mg_per_count,
        nominal_rate_hz=nominal_rate_mhz / 1000,
        sensor_model=_sensor_model(sensor_model),
        range_mg=range_mg,
        lost_samples=lost_samples,
        noise_ug_per_sqrt_hz=noise or None,
        more=bool(flags & _MORE),
        polled=bool(flags & _POLLED),
        paused=bool(flags & _PAUSED),
        virtual_clock=_parse_virtual_clock(reply, length, flags),
    )
    _require_sense(header)
    return ParsedHeader(header, length, n_blocks)


def encode_header(header: StreamHeader, n_blocks: int) -> bytes:
    """Return a stream header as bytes, announcing `n_blocks` blocks."""
    clock = header.virtual_clock
    tail = b""
    if clock is not None:
        tail = _VIRTUAL_CLOCK.pack(
            clock.virtual_origin_us, clock.wall_origin_us, clock.speed
        )
    flags = (
        _MORE * header.more
        | _SIMULATED * (clock is not None)
        | _POLLED * header.polled
        | _PAUSED * header.paused
    )
    head = _HEADER.pack(
        _MAGIC,
        header.version,
        _SHORTEST_HEADER + len(tail),
        header.boot_id,
        header.oldest_sample,
        header.next_sample,
        header.node_clock_us,
        header.scale_mg_per_count,
        round(header.nominal_rate_hz * 1000),
        header.sensor_model,
        header.range_mg,
        flags,
        n_blocks,
        header.lost_samples,
        header.noise_ug_per_sqrt_hz or 0,
        0,
    )
    body = head + tail
    return body + _CRC.pack(zlib.crc32(body))


def _checked_header_length(reply: bytes) -> int:
    """Return the length of the stream header once its bytes are known to be good."""
    if len(reply) < _SHORTEST_HEADER:
        raise WireError(f"reply of {len(reply)} bytes, less than a stream header")
    if not reply.startswith(_MAGIC):
        raise WireError(f"reply begins with {reply[:2]!r}, not {_MAGIC!r}")
    version, length = reply[2], reply[3]
    if not _SHORTEST_HEADER <= length <= len(reply):
        raise WireError(f"stream header of {length} bytes in a reply of {len(reply)}")
    body = reply[: length - _CRC.size]
    (crc,) = _CRC.unpack_from(reply, len(body))
    if crc != zlib.crc32(body):
        raise WireError("checksum of the stream header does not match")
    if version > PROTOCOL_VERSION:
        raise ProtocolTooNewError(
            f"protocol {version}, newer than {PROTOCOL_VERSION}, the newest known"
        )
    if version < 1:
        raise WireError("protocol 0, which never was")
    return length


def _sensor_model(number: int) -> SensorModel:
    try:
        return SensorModel(number)
    except ValueError:
        return SensorModel.UNKNOWN


def _parse_virtual_clock(reply: bytes, length: int, flags: int) -> VirtualClock | None:
    if not flags & _SIMULATED:
        return None
    if length < _SHORTEST_HEADER + _VIRTUAL_CLOCK.size:
        raise WireError(f"simulated, but a stream header of {length} bytes only")
    virtual_origin_us, wall_origin_us, speed = _VIRTUAL_CLOCK.unpack_from(
        reply, _HEADER.size
    )
    if not (math.isfinite(speed) and speed > 0):
        raise WireError(f"virtual clock at a speed of {speed}, not above 0")
    return VirtualClock(
        virtual_origin_us=virtual_origin_us, wall_origin_us=wall_origin_us, speed=speed
    )


def _require_sense(header: StreamHeader) -> None:
    if header.boot_id == 0:
        raise WireError("boot id 0, which no node may have")
    if not header.oldest_sample <= header.next_sample < _NUMBERS_END:
        raise WireError(
            f"samples {header.oldest_sample} to {header.next_sample} held, "
            "out of order or too many to be true"
        )
    if not (math.isfinite(header.scale_mg_per_count) and header.scale_mg_per_count > 0):
        raise WireError(f"scale of {header.scale_mg_per_count} mg, not above 0")
    if header.nominal_rate_hz == 0:
        raise WireError("nominal rate of 0 Hz")
