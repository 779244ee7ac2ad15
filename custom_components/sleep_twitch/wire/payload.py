"""Three ways to write the samples of a block, as docs/wire.md lays them down."""

from __future__ import annotations

import struct
from enum import IntEnum
from typing import TYPE_CHECKING, Final

import numpy as np

from .models import WireError

if TYPE_CHECKING:
    from numpy.typing import NDArray

AXES: Final = 3
LONGEST_UNARY_RUN: Final = 24
"""A longer run of ones is corrupt; it bounds what one Rice value may cost."""

_AXIS_HEADER: Final = struct.Struct("<hB")
_INT16_BITS: Final = 16
_INT16_MAX: Final = 32767
_INT16_MIN: Final = -32768
_LARGEST_RICE: Final = 15
_BITS_PER_BYTE: Final = 8


class Coding(IntEnum):
    """How a payload is written; numbered as on the wire."""

    RAW = 0
    FRAME_OF_REFERENCE = 1
    RICE = 2


def longest_payload(count: int) -> int:
    """Return the most bytes that any coding may take for `count` samples."""
    longest_value_bits = LONGEST_UNARY_RUN + 1 + _LARGEST_RICE
    return AXES * (_AXIS_HEADER.size + _whole_bytes(count * longest_value_bits))


def decode_payload(coding: Coding, payload: bytes, count: int) -> NDArray[np.int16]:
    """Return the samples of a payload, shape (count, 3).

    Raises
    ------
    WireError
        If the payload is not used up exactly, or holds what no encoder may write.
    """
    match coding:
        case Coding.RAW:
            return _decode_raw(payload, count)
        case Coding.FRAME_OF_REFERENCE:
            return _decode_frame_of_reference(payload, count)
        case Coding.RICE:
            return _decode_rice(payload, count)


def encode_payload(coding: Coding, counts: NDArray[np.int16]) -> bytes:
    """Return samples of shape (n_samples, 3) as a payload."""
    return b"".join(_encode_axis(coding, counts[:, axis]) for axis in range(AXES))


def encode_shortest(counts: NDArray[np.int16]) -> tuple[Coding, bytes]:
    """Return the coding that takes fewest bytes, the lower number on a tie."""
    tries = ((coding, encode_payload(coding, counts)) for coding in Coding)
    return min(tries, key=lambda one: len(one[1]))


def _decode_raw(payload: bytes, count: int) -> NDArray[np.int16]:
    wanted = AXES * 2 * count
    if len(payload) != wanted:
        raise WireError(f"raw payload of {len(payload)} bytes, not {wanted}")
    axes = np.frombuffer(payload, "<i2").reshape(AXES, count)
    return np.ascontiguousarray(axes.T, np.int16)


def _decode_frame_of_reference(payload: bytes, count: int) -> NDArray[np.int16]:
    bits = _bits(payload)
    offset_bits = np.zeros((count, AXES, _INT16_BITS), np.uint8)
    minima = []
    position = 0
    for axis in range(AXES):
        minimum, width = _axis_header(payload, position)
        if width > _INT16_BITS:
            raise WireError(f"width of {width} bits, more than {_INT16_BITS}")
        start = position + _AXIS_HEADER.size
        position = start + _whole_bytes(count * width)
        _require_bytes(payload, position)
        first, last = start * _BITS_PER_BYTE, start * _BITS_PER_BYTE + count * width
        offset_bits[:, axis, :width] = bits[first:last].reshape(count, width)
        _require_zero_padding(bits, last, position)
        minima.append(minimum)
    _require_used_up(payload, position)
    offsets = _from_bits(offset_bits, "<u2").reshape(count, AXES)
    return _to_int16(offsets.astype(np.int32) + np.array(minima, np.int32))


def _decode_rice(payload: bytes, count: int) -> NDArray[np.int16]:
    bits = _bits(payload + b"\0\0")
    searchable = bits.tobytes()
    centres, parameters, firsts, zeros = [], [], [], []
    position = 0
    for _ in range(AXES):
        centre, k = _axis_header(payload, position)
        if k > _LARGEST_RICE:
            raise WireError(f"Rice parameter {k}, more than {_LARGEST_RICE}")
        first = (position + _AXIS_HEADER.size) * _BITS_PER_BYTE
        axis_zeros = _ends_of_runs(searchable, first, count, k)
        last = axis_zeros[-1] + 1 + k
        position = _whole_bytes(last)
        _require_bytes(payload, position)
        _require_zero_padding(bits, last, position)
        centres.append(centre)
        parameters.append(k)
        firsts.append(first)
        zeros.append(axis_zeros)
    _require_used_up(payload, position)
    values = _rice_values(bits, np.array(parameters), np.array(firsts), np.array(zeros))
    return _to_int16((_un_zigzag(values) + np.array(centres)[:, None]).T)


def _ends_of_runs(searchable: bytes, first: int, count: int, k: int) -> list[int]:
    """Return where the zero lies that ends the run of ones of each value."""
    zeros = []
    position = first
    for _ in range(count):
        zero = searchable.find(0, position)
        if zero < 0:
            raise WireError("Rice payload ends within a value")
        zeros.append(zero)
        position = zero + 1 + k
    return zeros


def _rice_values(
    bits: NDArray[np.uint8],
    parameters: NDArray[np.int64],
    firsts: NDArray[np.int64],
    zeros: NDArray[np.int64],
) -> NDArray[np.int64]:
    """Return the unsigned values of all axes, shape (3, n_samples)."""
    ks = parameters[:, None]
    starts = np.column_stack((firsts, zeros[:, :-1] + 1 + ks))
    runs = zeros - starts
    if runs.max() > LONGEST_UNARY_RUN:
        raise WireError(f"run of {runs.max()} ones, more than {LONGEST_UNARY_RUN}")
    places = np.arange(parameters.max())
    weights = np.where(places < ks, 1 << places, 0)
    low_bits = bits[zeros[:, :, None] + 1 + places]
    low: NDArray[np.int64] = (low_bits * weights[:, None]).sum(axis=2)
    values: NDArray[np.int64] = (runs << ks) | low
    return values


def _encode_axis(coding: Coding, values: NDArray[np.int16]) -> bytes:
    match coding:
        case Coding.RAW:
            return _encode_raw(values)
        case Coding.FRAME_OF_REFERENCE:
            return _encode_frame_of_reference(values)
        case Coding.RICE:
            return _encode_rice(values)


def _encode_raw(values: NDArray[np.int16]) -> bytes:
    return values.astype("<i2").tobytes()


def _encode_frame_of_reference(values: NDArray[np.int16]) -> bytes:
    minimum = int(values.min())
    offsets = (values.astype(np.int32) - minimum).astype("<u2")
    width = int(offsets.max()).bit_length()
    bits = np.unpackbits(
        offsets[:, None].view(np.uint8), axis=1, count=width, bitorder="little"
    )
    return _AXIS_HEADER.pack(minimum, width) + _from_bits(bits, "u1").tobytes()


def _encode_rice(values: NDArray[np.int16]) -> bytes:
    total = int(values.sum(dtype=np.int64))
    centre = (2 * total + len(values)) // (2 * len(values))
    differences = values.astype(np.int32) - centre
    unsigned = np.where(differences < 0, -2 * differences - 1, 2 * differences)
    k = _best_rice(unsigned)
    runs = unsigned >> k
    ends = np.cumsum(runs + 1 + k)
    zeros = ends - 1 - k
    bits = np.ones(int(ends[-1]), np.uint8)
    bits[zeros] = 0
    places = np.arange(k)
    bits[zeros[:, None] + 1 + places] = (unsigned[:, None] >> places) & 1
    return _AXIS_HEADER.pack(centre, k) + _from_bits(bits, "u1").tobytes()


def _best_rice(unsigned: NDArray[np.int32]) -> int:
    """Return the smallest parameter with the fewest bits among those allowed."""
    largest = int(unsigned.max())
    allowed = [k for k in range(_LARGEST_RICE + 1) if largest >> k <= LONGEST_UNARY_RUN]
    return min(
        allowed, key=lambda k: int((unsigned >> k).sum()) + len(unsigned) * (1 + k)
    )


def _whole_bytes(n_bits: int) -> int:
    return -(-n_bits // _BITS_PER_BYTE)


def _bits(payload: bytes) -> NDArray[np.uint8]:
    return np.unpackbits(np.frombuffer(payload, np.uint8), bitorder="little")


def _from_bits(bits: NDArray[np.uint8], dtype: str) -> NDArray[np.uint16]:
    """Return bits, least significant first, as numbers; the last one is padded."""
    return np.packbits(bits, bitorder="little").view(dtype)


def _axis_header(payload: bytes, position: int) -> tuple[int, int]:
    _require_bytes(payload, position + _AXIS_HEADER.size)
    first, second = _AXIS_HEADER.unpack_from(payload, position)
    return first, second


def _un_zigzag(values: NDArray[np.int64]) -> NDArray[np.int64]:
    return (values >> 1) ^ -(values & 1)


def _to_int16(counts: NDArray[np.int32 | np.int64]) -> NDArray[np.int16]:
    if counts.max() > _INT16_MAX or counts.min() < _INT16_MIN:
        raise WireError(f"values {counts.min()} to {counts.max()}, beyond 16 bits")
    return np.ascontiguousarray(counts, np.int16)


def _require_bytes(payload: bytes, wanted: int) -> None:
    if len(payload) < wanted:
        raise WireError(f"payload of {len(payload)} bytes, at least {wanted} needed")


def _require_zero_padding(bits: NDArray[np.uint8], last: int, position: int) -> None:
    if bits[last : position * _BITS_PER_BYTE].any():
        raise WireError("padding is not zero")


def _require_used_up(payload: bytes, position: int) -> None:
    if len(payload) != position:
        raise WireError(f"payload of {len(payload)} bytes, of which {position} used")
