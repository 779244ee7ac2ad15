"""Small recordings, written byte by byte as the formats say."""

import random
import struct
from collections.abc import Sequence
from pathlib import Path

from .wire_reader import Counts

RECORD_SAMPLES = 100


def night(seed: int, count: int) -> Counts:
    """Return samples that reach both ends of int16 and repeat nowhere."""
    source = random.Random(seed)  # noqa: S311
    counts = [
        (source.randint(-900, 900), index % 32768, source.randint(-32768, 32767))
        for index in range(count)
    ]
    counts[:2] = [(-32768, 32767, 0), (32767, -32768, 0)]
    return counts


def write_edf(
    path: Path,
    counts: Counts,
    *,
    labels: tuple[str, ...] = ("accel x", "accel y", "accel z"),
    unit: str = "mg",
    record_s: float = 1.0,
    physical: tuple[float, float] = (-2000.0, 2000.0),
    digital: tuple[int, int] = (-32768, 32767),
    kind: str = "",
) -> Path:
    """Write an EDF with one signal an axis, whole records only."""
    signals = len(labels)
    records = [
        counts[start : start + RECORD_SAMPLES]
        for start in range(0, len(counts), RECORD_SAMPLES)
    ]
    fixed = [
        ("0", 8), ("X X X X", 80), ("Startdate X X X X", 80), ("01.01.26", 8),
        ("22.30.00", 8), (str(256 * (signals + 1)), 8), (kind, 44),
        (str(len(records)), 8), (f"{record_s:g}", 8), (str(signals), 4),
    ]  # fmt: skip
    per_signal = [
        (labels, 16), ([""] * signals, 80), ([unit] * signals, 8),
        ([f"{physical[0]:g}"] * signals, 8), ([f"{physical[1]:g}"] * signals, 8),
        ([str(digital[0])] * signals, 8), ([str(digital[1])] * signals, 8),
        ([""] * signals, 80), ([str(RECORD_SAMPLES)] * signals, 8),
        ([""] * signals, 32),
    ]  # fmt: skip
    header = "".join(text.ljust(width) for text, width in fixed)
    header += "".join(
        text.ljust(width) for texts, width in per_signal for text in texts
    )
    body = b"".join(
        struct.pack(f"<{len(record)}h", *(sample[axis] for sample in record))
        for record in records
        for axis in range(signals)
    )
    path.write_bytes(header.encode("ascii") + body)
    return path


def write_csv(path: Path, header: str, rows: Sequence[Sequence[float]]) -> Path:
    """Write a CSV with the numbers as Python prints them."""
    lines = [header, *(",".join(repr(value) for value in row) for row in rows)]
    path.write_text("\n".join(lines) + "\n")
    return path
