"""A recording made elsewhere, as the counts a chip would have given."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from ..wire.models import SampleBlock
from ..wire.timeline import BootLine, Timeline
from .errors import RecordingError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from pathlib import Path

    from numpy.typing import NDArray

LOWEST_RATE_HZ: Final = 25.0
"""Limbs and beds move at up to 8 Hz and more; a slower recording does not hold them."""
HIGHEST_RATE_HZ: Final = 420.0
"""Fastest setting of the chips that are known (LSM6DS at 416 Hz)."""
LONGEST_DAYS: Final = 31
"""A time stamp gone wrong makes a hole of years, which no memory holds."""
LARGEST_MG: Final = 1e6
"""A thousand g: no accelerometer of a bed or a body gets near it."""
MG_PER: Final = (("mg", 1.0), ("g", 1000.0), ("m_s2", 1000.0 / 9.80665))
"""Milli-g in one of each unit that acceleration comes in."""
BOOT_ID: Final = 1
"""A file is one boot: nothing tells whether its recorder restarted."""

_EDF_VERSION: Final = b"0       "
"""How every EDF begins."""
_CHIP_RATES_HZ: Final = (25, 26, 50, 52, 100, 104, 200, 208, 400, 416)
_CHIP_TOLERANCE: Final = 0.05
"""Chips are off their set rate by a few per cent."""
_LARGEST_COUNT: Final = 32_000.0
"""What the largest value of a file becomes; the end of int16 keeps some room."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hole:
    """Samples that are missing from a recording."""

    before: int
    """Row of the counts that comes after the hole."""
    n_samples: int


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Recording:
    """Samples of three axes with their scale and their time."""

    file: str
    start: datetime | None
    """Local time of the first sample as the file says it; None where it does not."""
    counts: NDArray[np.int16]
    """Shape (n_samples, 3)."""
    scale_mg_per_count: float
    """Exact in 32 bits, as it travels on the wire."""
    step_counts: float
    """Steps in which the values really come; 1 for what a chip wrote itself."""
    nominal_rate_hz: float
    """Rate a chip would have been set to; the detector's coefficients come from it."""
    rate_hz: float
    """Rate the samples have by the file's own time."""
    labels: tuple[str, str, str]
    holes: tuple[Hole, ...] = ()
    """In order."""
    lowest_count: int = -32_768
    """A count at or below it ran out of range."""
    highest_count: int = 32_767

    @property
    def n_samples(self) -> int:
        """Return the samples from first to last, missing ones included."""
        return len(self.counts) + sum(hole.n_samples for hole in self.holes)

    @property
    def duration_s(self) -> float:
        """Return the length in seconds, holes included."""
        return self.n_samples / self.rate_hz

    @property
    def timeline(self) -> Timeline:
        """Return the line of time that counts from the first sample."""
        line = BootLine(
            boot_id=BOOT_ID,
            reference_sample=0,
            reference_utc_us=0,
            us_per_sample=1e6 / self.rate_hz,
        )
        return Timeline(origin_utc_us=0, lines=(line,))

    def blocks(self, block_s: float) -> Iterator[SampleBlock]:
        """Give the samples in blocks of a length, none of them across a hole."""
        longest = max(1, round(block_s * self.nominal_rate_hz))
        row, missing = 0, 0
        for hole in (*self.holes, Hole(before=len(self.counts), n_samples=0)):
            while row < hole.before:
                counts = self.counts[row : min(row + longest, hole.before)]
                yield self._block(row + missing, counts)
                row += len(counts)
            missing += hole.n_samples

    def _block(self, first_sample: int, counts: NDArray[np.int16]) -> SampleBlock:
        return SampleBlock(
            boot_id=BOOT_ID,
            first_sample=first_sample,
            counts=counts,
            scale_mg_per_count=self.scale_mg_per_count,
            nominal_rate_hz=self.nominal_rate_hz,
            measured_rate_hz=self.rate_hz,
            clipped=bool(
                counts.min() <= self.lowest_count or counts.max() >= self.highest_count
            ),
        )


def read_recording(path: Path) -> Recording:
    """Return the recording in an EDF, EDF+ or CSV file.

    Raises
    ------
    RecordingError
        With one line that names the file, the value and what would be right.
    """
    try:
        with path.open("rb") as file:
            head = file.read(len(_EDF_VERSION))
    except OSError as err:
        raise RecordingError(f"{path}: cannot be read: {err.strerror}") from err
    if not head:
        raise RecordingError(f"{path}: is empty; an EDF or CSV recording is needed")
    # edfio is slow to import, so only an EDF waits for it.
    if head == _EDF_VERSION:
        from .edf_recording import read_edf as read  # noqa: PLC0415
    else:
        from .csv_recording import read_csv as read  # noqa: PLC0415
    recording = read(path)
    _check_rate(recording, path)
    check_length(recording.duration_s, path)
    _check_values(recording, path)
    return recording


def nominal_rate_hz(rate_hz: float) -> float:
    """Return the rate a chip was set to that ran at another: the nearest in use."""
    nearest = min(_CHIP_RATES_HZ, key=lambda chip_hz: abs(rate_hz - chip_hz))
    if abs(rate_hz - nearest) <= _CHIP_TOLERANCE * nearest:
        return float(nearest)
    return float(int(rate_hz + 0.5))


def quantised(values_mg: NDArray[np.float64]) -> tuple[NDArray[np.int16], float]:
    """Return values as counts and their scale; the largest value sets the scale.

    The scale is rounded to 32 bits and halves go to the even neighbour, as the node's
    simulator has it, so that a file played through the firmware gives these counts.
    """
    largest_mg = float(np.abs(values_mg).max())
    scale = float(np.float32(largest_mg / _LARGEST_COUNT))
    if scale == 0:
        return np.zeros(values_mg.shape, np.int16), 1.0
    return np.rint(values_mg / scale).astype(np.int16), scale


def check_length(duration_s: float, path: Path) -> None:
    """Refuse a recording that no recorder made.

    Raises
    ------
    RecordingError
        If it is longer than `LONGEST_DAYS`.
    """
    days = duration_s / 86_400
    if days > LONGEST_DAYS:
        raise RecordingError(
            f"{path}: lasts {days:.4g} days by its own time; at most {LONGEST_DAYS} "
            "days can be used at once"
        )


def _check_values(recording: Recording, path: Path) -> None:
    """Refuse values that no accelerometer gives, for a unit that must be wrong."""
    largest = max(-int(recording.counts.min()), int(recording.counts.max()))
    largest_mg = largest * recording.scale_mg_per_count
    # Not "more than", so that what is no number is refused as well.
    if not largest_mg <= LARGEST_MG:
        raise RecordingError(
            f"{path}: reaches {largest_mg:.4g} mg, more than any accelerometer of a "
            f"bed gives; at most {LARGEST_MG:.0f} mg (1000 g) can be right: is the "
            "unit?"
        )


def _check_rate(recording: Recording, path: Path) -> None:
    """Refuse a rate at which nothing of a sleeper can be seen."""
    rate_hz = recording.rate_hz
    if rate_hz < LOWEST_RATE_HZ:
        raise RecordingError(
            f"{path}: has {rate_hz:.3g} samples a second, too few to see a twitch: "
            f"a limb shakes a bed at up to 8 Hz; at least {LOWEST_RATE_HZ:.0f} Hz are "
            "needed and 100 Hz are best"
        )
    if rate_hz > HIGHEST_RATE_HZ:
        raise RecordingError(
            f"{path}: has {rate_hz:.6g} samples a second, more than any accelerometer "
            f"here gives; resample it to at most {HIGHEST_RATE_HZ:.0f} Hz, "
            "100 Hz are best"
        )
