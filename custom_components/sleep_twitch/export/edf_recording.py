"""A recording in EDF or EDF+: three acceleration signals."""

from __future__ import annotations

import warnings
from datetime import datetime
from typing import TYPE_CHECKING, Final

import edfio
import numpy as np

from .edf_records import record_holes
from .errors import RecordingError
from .recording import MG_PER, Recording, quantised

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from edfio import Edf, EdfSignal
    from numpy.typing import NDArray

EDF_VERSION: Final = b"0       "
"""How every EDF begins."""

_AXES: Final = "xyz"
_DIMENSIONS: Final = ("mg", "g", "m/s2", "m/s^2")
_WANTED: Final = "three signals in g, mg, m/s2 or m/s^2 are needed, named x, y and z"
_UNREADABLE: Final = (ValueError, ArithmeticError, LookupError, AttributeError, OSError)
"""What edfio runs into in a header that is cut off or holds no numbers."""


def read_edf(path: Path) -> Recording:
    """Return the recording in an EDF or EDF+ file, holes between its records included.

    Raises
    ------
    RecordingError
        If it is no EDF, or does not hold three acceleration signals that are alike.
    """
    with warnings.catch_warnings():
        # A sloppy header is no reason to fail, and none to talk over the result.
        warnings.simplefilter("ignore")
        try:
            edf = edfio.read_edf(path)
            axes = _axes(edf.signals, path)
            digital = np.stack([axis.digital for axis in axes], axis=1)
            holes = record_holes(path, axes[0].sampling_frequency)
            start = _start(edf)
        except _UNREADABLE as err:
            if isinstance(err, RecordingError):
                raise
            raise RecordingError(f"{path}: is no complete EDF: {err}") from err
    if not len(digital):
        raise RecordingError(f"{path}: holds no samples; was its recorder cut off?")
    rate_hz = float(axes[0].sampling_frequency)
    x, y, z = (axis.label for axis in axes)
    lowest, highest = axes[0].digital_range
    if _is_chip_scale(axes):
        counts, scale = digital, _scale_mg(axes[0])
    else:
        counts, scale = quantised(_physical_mg(digital, axes, path))
        lowest, highest = -32_768, 32_767
    if not counts.any():
        raise RecordingError(
            f"{path}: every value is 0; an accelerometer at rest shows 1 g of gravity"
        )
    return Recording(
        file=path.name,
        start=start,
        counts=counts,
        scale_mg_per_count=scale,
        # The wire carries a rate in millihertz.
        nominal_rate_hz=round(rate_hz * 1000) / 1000,
        rate_hz=rate_hz,
        labels=(x, y, z),
        holes=holes,
        lowest_count=lowest,
        highest_count=highest,
    )


def _axes(signals: Sequence[EdfSignal], path: Path) -> list[EdfSignal]:
    """Return the signals of x, y and z: by label, or the only three there are."""
    known = [signal for signal in signals if _mg_per(signal) is not None]
    if len(known) == len(_AXES):
        axes = _in_order(known)
    else:
        axes = _by_label(known, signals, path)
    first = axes[0]
    for axis in axes[1:]:
        if (axis.sampling_frequency, _mg_per(axis), len(axis.digital)) != (
            first.sampling_frequency,
            _mg_per(first),
            len(first.digital),
        ):
            raise RecordingError(
                f"{path}: signals '{first.label}' ({first.sampling_frequency:g} Hz, "
                f"{first.physical_dimension}) and '{axis.label}' "
                f"({axis.sampling_frequency:g} Hz, {axis.physical_dimension}) differ; "
                "the three axes must have one rate and one unit"
            )
    return axes


def _in_order(axes: list[EdfSignal]) -> list[EdfSignal]:
    """Put x, y and z in order where the labels tell; else keep the file's order."""
    endings = [axis.label.strip().lower()[-1:] for axis in axes]
    if sorted(endings) != sorted(_AXES):
        return axes
    return [axes[endings.index(ending)] for ending in _AXES]


def _by_label(
    known: list[EdfSignal], signals: Sequence[EdfSignal], path: Path
) -> list[EdfSignal]:
    """Return the one set of signals whose labels differ in x, y and z alone."""
    stems: dict[str, dict[str, EdfSignal]] = {}
    for signal in known:
        label = signal.label.strip().lower()
        if label[-1:] in _AXES:
            stems.setdefault(label[:-1], {})[label[-1:]] = signal
    whole = [axes for axes in stems.values() if len(axes) == len(_AXES)]
    if len(whole) == 1:
        return [whole[0][ending] for ending in _AXES]
    found = ", ".join(f"'{s.label}' in {s.physical_dimension or '?'}" for s in signals)
    if len(whole) > 1:
        raise RecordingError(
            f"{path}: has {len(whole)} sets of acceleration signals ({found}); "
            "keep the one of the bed"
        )
    broken = [axes for axes in stems.values() if len(axes) > 1]
    if broken:
        (missing, *_) = (axis for axis in _AXES if axis not in broken[0])
        raise RecordingError(
            f"{path}: an axis is missing: there is no {missing} beside {found}; "
            f"{_WANTED}"
        )
    raise RecordingError(f"{path}: has {found or 'no signal'}; {_WANTED}")


def _mg_per(signal: EdfSignal) -> float | None:
    """Return the milli-g in a signal's unit; None when it is no acceleration."""
    dimension = signal.physical_dimension.strip().lower()
    if dimension not in _DIMENSIONS:
        return None
    unit = "m_s2" if dimension.startswith("m/") else dimension
    return dict(MG_PER)[unit]


def _scale_mg(axis: EdfSignal) -> float:
    """Return the milli-g of one count, exact in 32 bits."""
    low, high = axis.physical_range
    digital_low, digital_high = axis.digital_range
    per_count = (high - low) / (digital_high - digital_low) * (_mg_per(axis) or 0.0)
    return float(np.float32(per_count))


def _is_chip_scale(axes: list[EdfSignal]) -> bool:
    """Tell whether the numbers in the file are a chip's: one scale, zero at zero."""
    first = axes[0]
    if any(
        axis.physical_range != first.physical_range
        or axis.digital_range != first.digital_range
        for axis in axes
    ):
        return False
    if _scale_mg(first) <= 0:
        return False
    low, high = first.physical_range
    digital_low, digital_high = first.digital_range
    zero_count = digital_low - low / (high - low) * (digital_high - digital_low)
    return abs(zero_count) <= 1


def _physical_mg(
    digital: NDArray[np.int16], axes: list[EdfSignal], path: Path
) -> NDArray[np.float64]:
    """Return the samples in milli-g, each axis by its own scale and offset."""
    values_mg = np.empty(digital.shape)
    for column, axis in enumerate(axes):
        low, high = axis.physical_range
        digital_low, digital_high = axis.digital_range
        if digital_high <= digital_low or high == low:
            raise RecordingError(
                f"{path}: signal '{axis.label}' runs from {low:g} to {high:g} for "
                f"{digital_low} to {digital_high} counts; both ranges must have a width"
            )
        per_count = (high - low) / (digital_high - digital_low)
        physical = low + (digital[:, column] - float(digital_low)) * per_count
        values_mg[:, column] = physical * (_mg_per(axis) or 0.0)
    return values_mg


def _start(edf: Edf) -> datetime | None:
    """Return the local time the recording began; None when it was made anonymous."""
    try:
        return datetime.combine(edf.startdate, edf.starttime)
    except ValueError:
        return None
