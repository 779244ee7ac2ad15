"""The tests' own reader of replies: plain, strict, and no part of the integration.

It shares nothing with `wire/`: firmware and integration cannot be wrong together.
"""

import struct
import zlib
from dataclasses import dataclass
from typing import Final

AXES: Final = 3
HEADER: Final = struct.Struct("<2sBBIQQQfIHHHHQHH")
VIRTUAL: Final = struct.Struct("<qqf")
BLOCK: Final = struct.Struct("<BBBBHHQQII")
MORE, SIMULATED, POLLED = 1, 2, 4
DISCONTINUITY, OVERRUN, CLIPPED = 1, 2, 4

Counts = list[tuple[int, int, int]]


@dataclass(frozen=True, kw_only=True)
class Header:
    """The stream header."""

    boot_id: int
    oldest_sample: int
    next_sample: int
    node_clock_us: int
    scale_mg_per_count: float
    nominal_rate_mhz: int
    sensor_model: int
    range_mg: int
    flags: int
    lost_samples: int
    noise_ug_per_sqrt_hz: int
    virtual_origin_us: int = 0
    wall_origin_us: int = 0
    speed: float = 0.0


@dataclass(frozen=True, kw_only=True)
class Block:
    """One block, decoded."""

    first_sample: int
    flags: int
    coding: int
    size: int
    clock_sample: int
    clock_us: int
    measured_rate_mhz: int
    counts: Counts

    @property
    def next_sample(self) -> int:
        """Return the number after the last sample."""
        return self.first_sample + len(self.counts)


def read_reply(data: bytes) -> tuple[Header, list[Block]]:
    """Decode a reply; anything out of place is an assertion."""
    magic, version, length, *fields = HEADER.unpack_from(data)
    names = [name for name in Header.__dataclass_fields__ if name != "block_count"]
    block_count = fields.pop(9)
    reserved = fields.pop()
    virtual = VIRTUAL.unpack_from(data, HEADER.size) if fields[8] & SIMULATED else ()
    header = Header(**dict(zip(names, (*fields, *virtual), strict=False)))
    assert (magic, version, reserved) == (b"BM", 1, 0)
    assert length == (84 if virtual else 64)
    assert zlib.crc32(data[: length - 4]) == int.from_bytes(
        data[length - 4 : length], "little"
    )
    blocks = read_blocks(data[length:])
    assert len(blocks) == block_count
    return header, blocks


def read_blocks(data: bytes) -> list[Block]:
    """Decode whole blocks, one after the other, to the end."""
    blocks = []
    while data:
        size = BLOCK.size + struct.unpack_from("<H", data, 4)[0]
        blocks.append(read_block(data[:size]))
        data = data[size:]
    return blocks


def read_block(data: bytes) -> Block:
    """Decode one block."""
    sync, kind, count, flags, length, offset, first, clock_us, rate, crc = (
        BLOCK.unpack_from(data)
    )
    payload = data[BLOCK.size :]
    assert (sync, kind >> 4, len(payload)) == (0xB5, 1, length)
    assert zlib.crc32(data[:28] + payload) == crc
    coding = kind & 15
    axes = []
    for _ in range(AXES):
        values, payload = _AXIS_READERS[coding](payload, count)
        axes.append(values)
    assert not payload, "bytes are left over"
    return Block(
        first_sample=first,
        flags=flags,
        coding=coding,
        size=len(data),
        clock_sample=first + offset,
        clock_us=clock_us,
        measured_rate_mhz=rate,
        counts=list(zip(*axes, strict=True)),
    )


def _raw(payload: bytes, count: int) -> tuple[list[int], bytes]:
    return list(struct.unpack_from(f"<{count}h", payload)), payload[2 * count :]


def _frame_of_reference(payload: bytes, count: int) -> tuple[list[int], bytes]:
    minimum, width = struct.unpack_from("<hB", payload)
    used = (count * width + 7) // 8
    bits = int.from_bytes(payload[3 : 3 + used], "little")
    assert bits >> (count * width) == 0, "padding is not zero"
    mask = (1 << width) - 1
    values = [minimum + (bits >> (width * index) & mask) for index in range(count)]
    return values, payload[3 + used :]


def _rice(payload: bytes, count: int) -> tuple[list[int], bytes]:
    centre, k = struct.unpack_from("<hB", payload)
    bits = "".join(f"{byte:08b}"[::-1] for byte in payload[3:])
    at = 0
    values = []
    for _ in range(count):
        ones = bits.index("0", at) - at
        assert ones <= 24, "a run of ones is too long"
        at += ones + 1
        code = ones << k | int("0" + bits[at : at + k][::-1], 2)
        at += k
        values.append(centre + (code >> 1 if code % 2 == 0 else -(code + 1) // 2))
    used = (at + 7) // 8
    assert "1" not in bits[at : 8 * used], "padding is not zero"
    return values, payload[3 + used :]


_AXIS_READERS: Final = (_raw, _frame_of_reference, _rice)
