"""A recording in EDF or EDF+: three acceleration signals."""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Final

import edfio
import numpy as np

from .edf_night import read_night
from .edf_records import record_holes
from .errors import RecordingError
from .night_recording import is_kept_night, recording_of
from .recording import MG_PER, Recording, quantised
from .resolution import find_step_counts

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from edfio import Edf, EdfSignal
    from numpy.typing import NDArray

    from .recording import Hole

_AXES: Final = "xyz"
_DIMENSIONS: Final = ("mg", "g", "m/s2", "m/s^2")
_WANTED: Final = "three signals in g, mg, m/s2 or m/s^2 are needed, named x, y and z"
_FOREVER_US: Final = 2**62
_UNREADABLE: Final = (ValueError, ArithmeticError, LookupError, AttributeError, OSError)
"""What edfio runs into in a header that is cut off or holds no numbers."""


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class _Axis:
    """One signal, as its header describes it."""

    label: str
    dimension: str
    rate_hz: float
    physical: tuple[float, float]
    digital: tuple[int, int]
    counts: NDArray[np.int16]

    @property
    def mg_per_unit(self) -> float | None:
        """Return the milli-g in the signal's unit; None when it is no acceleration."""
        dimension = self.dimension.lower()
        if dimension not in _DIMENSIONS:
            return None
        return dict(MG_PER)["m_s2" if dimension.startswith("m/") else dimension]

    @property
    def mg_per_count(self) -> float:
        """Return the milli-g that a count is worth."""
        (low, high), (digital_low, digital_high) = self.physical, self.digital
        return (high - low) / (digital_high - digital_low) * (self.mg_per_unit or 0.0)

    @property
    def zero_count(self) -> float:
        """Return the count that stands for zero."""
        (low, high), (digital_low, digital_high) = self.physical, self.digital
        return digital_low - low / (high - low) * (digital_high - digital_low)

    @property
    def values_mg(self) -> NDArray[np.float64]:
        """Return the samples in milli-g."""
        return np.asarray((self.counts - self.zero_count) * self.mg_per_count)

    def __str__(self) -> str:
        """Return the signal as a person finds it in a viewer."""
        return f"'{self.label}' in {self.dimension or 'no unit'}"


def read_edf(path: Path) -> Recording:
    """Return the recording in an EDF or EDF+ file, holes between its records included.

    A night that was kept here comes back with the numbers it had, and its holes.

    Raises
    ------
    RecordingError
        If it is no EDF, or does not hold three acceleration signals that are alike.
    """
    if is_kept_night(path):
        night = read_night(path)
        return recording_of(path.name, night, night.begin_utc_us, _FOREVER_US)
    axes, start, holes = _read(path)
    _check(axes, path)
    first = axes[0]
    counts = np.stack([axis.counts for axis in axes], axis=1)
    scale = float(np.float32(first.mg_per_count))
    lowest, highest = first.digital
    if not _is_chip_scale(axes):
        counts, scale = quantised(np.stack([a.values_mg for a in axes], axis=1))
        lowest, highest = -32_768, 32_767
    if not counts.any():
        raise RecordingError(
            f"{path}: every value is 0; an accelerometer at rest shows 1 g of gravity"
        )
    x, y, z = (axis.label for axis in axes)
    return Recording(
        file=path.name,
        start=start,
        counts=counts,
        scale_mg_per_count=scale,
        step_counts=find_step_counts(counts),
        # The wire carries a rate in millihertz.
        nominal_rate_hz=round(first.rate_hz * 1000) / 1000,
        rate_hz=first.rate_hz,
        labels=(x, y, z),
        holes=holes,
        lowest_count=lowest,
        highest_count=highest,
    )


def _read(path: Path) -> tuple[list[_Axis], datetime | None, tuple[Hole, ...]]:
    """Return the axes, the start and the holes; nothing is read from the file later."""
    with warnings.catch_warnings():
        # A sloppy header is no reason to fail, and none to talk over the result.
        warnings.simplefilter("ignore")
        try:
            edf = edfio.read_edf(path)
            axes = _find_axes([_axis(signal) for signal in edf.signals], path)
            return axes, _start(edf), record_holes(path, axes[0].rate_hz)
        except RecordingError:
            raise
        except _UNREADABLE as err:
            why = " ".join(str(err).split())
            raise RecordingError(f"{path}: is no complete EDF: {why}") from err


def _axis(signal: EdfSignal) -> _Axis:
    low, high = signal.physical_range
    digital_low, digital_high = signal.digital_range
    return _Axis(
        label=signal.label.strip(),
        dimension=signal.physical_dimension.strip(),
        rate_hz=float(signal.sampling_frequency),
        physical=(low, high),
        digital=(digital_low, digital_high),
        counts=signal.digital,
    )


def _find_axes(signals: Sequence[_Axis], path: Path) -> list[_Axis]:
    """Return the signals of x, y and z: by label, or the only three there are."""
    known = [signal for signal in signals if signal.mg_per_unit is not None]
    if len(known) != len(_AXES):
        return _by_label(known, signals, path)
    endings = [signal.label.lower()[-1:] for signal in known]
    if sorted(endings) != sorted(_AXES):
        return known
    return [known[endings.index(ending)] for ending in _AXES]


def _by_label(
    known: Sequence[_Axis], signals: Sequence[_Axis], path: Path
) -> list[_Axis]:
    """Return the one set of signals whose labels differ in x, y and z alone."""
    stems: dict[str, dict[str, _Axis]] = {}
    for signal in known:
        label = signal.label.lower()
        if label[-1:] in tuple(_AXES):
            stems.setdefault(label[:-1], {})[label[-1]] = signal
    whole = [axes for axes in stems.values() if len(axes) == len(_AXES)]
    if len(whole) == 1:
        return [whole[0][ending] for ending in _AXES]
    found = ", ".join(map(str, signals)) or "no signal"
    if len(whole) > 1:
        raise RecordingError(
            f"{path}: has {len(whole)} sets of acceleration signals ({found}); "
            "keep the one of the bed"
        )
    for axes in stems.values():
        missing = [axis for axis in _AXES if axis not in axes]
        if len(missing) == 1:
            raise RecordingError(
                f"{path}: an axis is missing: there is no {missing[0]} beside {found}; "
                f"{_WANTED}"
            )
    raise RecordingError(f"{path}: has {found}; {_WANTED}")


def _check(axes: Sequence[_Axis], path: Path) -> None:
    """Refuse axes that differ, have no width, or hold nothing."""
    first = axes[0]
    for axis in axes:
        if (axis.rate_hz, axis.mg_per_unit) != (first.rate_hz, first.mg_per_unit):
            raise RecordingError(
                f"{path}: signals {first} at {first.rate_hz:g} Hz and {axis} at "
                f"{axis.rate_hz:g} Hz differ; all axes must have one rate and one unit"
            )
        (low, high), (digital_low, digital_high) = axis.physical, axis.digital
        if digital_high <= digital_low or not abs(high - low) > 0:
            raise RecordingError(
                f"{path}: signal {axis} runs from {low:g} to {high:g} for counts from "
                f"{digital_low} to {digital_high}; both ranges must have a width"
            )
    if not len(first.counts):
        raise RecordingError(f"{path}: holds no samples; was its recorder cut off?")


def _is_chip_scale(axes: Sequence[_Axis]) -> bool:
    """Tell whether the numbers in the file are a chip's: one scale, zero at zero."""
    first = axes[0]
    return (
        all((a.physical, a.digital) == (first.physical, first.digital) for a in axes)
        and first.mg_per_count > 0
        and abs(first.zero_count) <= 1
    )


def _start(edf: Edf) -> datetime | None:
    """Return the local time the recording began; None when it was made anonymous."""
    try:
        return datetime.combine(edf.startdate, edf.starttime)
    except ValueError:
        return None
