"""Holes between the data records of a discontinuous EDF+ file (EDF+D)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import numpy as np

from .errors import RecordingError
from .recording import Hole

if TYPE_CHECKING:
    from pathlib import Path

_FIXED_BYTES: Final = 256
_LABEL_BYTES: Final = 16
_SAMPLES_FIELD: Final = 216
"""Where a signal's samples a record stand, in bytes of header before it a signal."""
_VALUE_BYTES: Final = 2
_ONSET: Final = re.compile(rb"([+-]\d+(?:\.\d*)?)\x14")
"""Start of a record: the first annotation of each (EDF+ specification, 2.2.4)."""


def record_holes(path: Path, rate_hz: float) -> tuple[Hole, ...]:
    """Return the holes of an EDF+D in samples; other files have none.

    Raises
    ------
    RecordingError
        If a record does not say when it began, or began before the last one's end.
    """
    content = np.memmap(path, np.uint8, "r")
    if bytes(content[192:197]) != b"EDF+D":
        return ()
    header_bytes = int(bytes(content[184:192]))
    record_s = float(bytes(content[244:252]))
    starts_s = _record_starts_s(content[header_bytes:], bytes(content[:header_bytes]))
    per_record = round(rate_hz * record_s)
    holes = []
    for record in range(1, len(starts_s)):
        late_s = starts_s[record] - starts_s[record - 1] - record_s
        n_samples = round(late_s * rate_hz)
        if n_samples < 0:
            raise RecordingError(
                f"{path}: record {record + 1} begins at {starts_s[record]:g} s, "
                "before the end of the one before it"
            )
        if n_samples:
            holes.append(Hole(before=record * per_record, n_samples=n_samples))
    return tuple(holes)


def _record_starts_s(
    records: np.ndarray[tuple[int], np.dtype[np.uint8]], header: bytes
) -> list[float]:
    """Return when each record began, in seconds of the file."""
    n_signals = int(header[252:256])
    labels = [
        header[_FIXED_BYTES + _LABEL_BYTES * n :][:_LABEL_BYTES].strip()
        for n in range(n_signals)
    ]
    fields = header[_FIXED_BYTES + _SAMPLES_FIELD * n_signals :]
    lengths = [int(fields[8 * n : 8 * n + 8]) * _VALUE_BYTES for n in range(n_signals)]
    record_bytes = sum(lengths)
    place = labels.index(b"EDF Annotations")
    first = sum(lengths[:place])
    starts_s = []
    for record in range(len(records) // record_bytes):
        at = record * record_bytes + first
        onset = _ONSET.match(bytes(records[at : at + lengths[place]]))
        if onset is None:
            raise RecordingError(f"record {record + 1} of an EDF+D has no start")
        starts_s.append(float(onset[1]))
    return starts_s
