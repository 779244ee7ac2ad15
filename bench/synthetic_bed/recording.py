"""A synthetic night as a file: EDF, CSV, and its truth as JSON."""

from __future__ import annotations

import json
from datetime import UTC, datetime, time
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from pathlib import Path

    from .models import SyntheticNight

_HEADER_WIDTH: Final = 8
"""Characters that EDF gives a number in its header."""
_CSV_CHUNK: Final = 50_000
START: Final = datetime(2026, 3, 14, 22, 30, tzinfo=UTC)
"""A made-up evening for every synthetic night."""


def write_edf(night: SyntheticNight, path: Path) -> None:
    """Write three signals in mg whose physical and digital range give the exact scale.

    A gap is filled with the value before it and annotated, as EDF cannot hold one.
    Needs edfio.
    """
    # Nights are generated where edfio may be missing; only this function needs it.
    from edfio import Edf, EdfAnnotation, EdfSignal, Recording  # noqa: PLC0415

    digital = exact_digital_range(night.scale_mg_per_count)
    low_mg, high_mg = (float(_decimal(d * night.scale_mg_per_count)) for d in digital)
    n_whole = len(night.counts) - len(night.counts) % _samples_per_record(night)
    counts = np.clip(night.counts[:n_whole], *digital)
    signals = [
        EdfSignal.from_digital(
            np.ascontiguousarray(counts[:, axis]),
            sampling_frequency=night.rate_hz,
            label=f"Accel {'XYZ'[axis]}",
            transducer_type=f"simulated {night.truth.chip}",
            physical_dimension="mg",
            physical_range=(low_mg, high_mg),
            digital_range=digital,
        )
        for axis in range(3)
    ]
    annotations = [
        EdfAnnotation(gap.start_s, gap.duration_s, "gap") for gap in night.truth.gaps
    ]
    Edf(
        signals,
        recording=Recording(startdate=START.date(), equipment_code="synthetic_bed"),
        starttime=time(START.hour, START.minute),
        data_record_duration=_samples_per_record(night) / night.rate_hz,
        annotations=annotations or None,
    ).write(path)


def write_csv(night: SyntheticNight, path: Path) -> None:
    """Write `time_s,x_mg,y_mg,z_mg`, samples of a gap left out."""
    kept = np.ones(len(night.counts), bool)
    for first, length in night.gaps:
        kept[first : first + length] = False
    numbers = np.flatnonzero(kept)
    with path.open("w", encoding="utf-8") as file:
        file.write("time_s,x_mg,y_mg,z_mg\n")
        for start in range(0, len(numbers), _CSV_CHUNK):
            chunk = numbers[start : start + _CSV_CHUNK]
            values = night.counts[chunk] * night.scale_mg_per_count
            rows = zip(chunk / night.rate_hz, *values.T, strict=True)
            file.writelines(f"{t:.6f},{x:.6g},{y:.6g},{z:.6g}\n" for t, x, y, z in rows)


def write_truth_json(night: SyntheticNight, path: Path) -> None:
    """Write the truth, times in seconds of the recording."""
    path.write_text(json.dumps(night.truth.as_dict(), indent=1) + "\n", "utf-8")


def exact_digital_range(scale_mg_per_count: float) -> tuple[int, int]:
    """Return the widest digital range whose ends are exact in an EDF header.

    A header number has 8 characters, so not every end of an int16 can be written.
    What lies outside is within 2 % of the end of the chip's range, where it clips.
    """

    def widest(ends: range) -> int:
        return next(end for end in ends if _fits(end * scale_mg_per_count))

    return widest(range(-32768, 0)), widest(range(32767, 0, -1))


def _fits(value: float) -> bool:
    text = _decimal(value)
    return len(text) <= _HEADER_WIDTH and abs(float(text) - value) < 1e-9


def _decimal(value: float) -> str:
    return f"{value:.6f}".rstrip("0").rstrip(".")


def _samples_per_record(night: SyntheticNight) -> int:
    """Return a whole number of samples in one or two seconds."""
    whole = float(night.rate_hz).is_integer()
    return round(night.rate_hz if whole else 2 * night.rate_hz)
