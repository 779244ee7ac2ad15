"""A kept night as a recording like any other, for whatever reads those."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Final

import numpy as np

from .edf_layout import lay_out
from .recording import Hole, Recording

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from numpy.typing import NDArray

    from .night_file import NightFile, Stretch

EQUIPMENT: Final = "sleep_twitch"
"""How the header of a file names us as its recorder."""

_RECORDING_FIELD: Final = slice(88, 168)
"""Where the header tells of the recorder."""
_LABELS: Final = ("accel x", "accel y", "accel z")


def is_kept_night(path: Path) -> bool:
    """Return whether a file says that it is a night kept here."""
    try:
        with path.open("rb") as file:
            head = file.read(_RECORDING_FIELD.stop)
    except OSError:
        return False
    return EQUIPMENT.encode() in head[_RECORDING_FIELD].split()


def recording_of(
    file: str, night: NightFile, since_utc_us: int, until_utc_us: int
) -> Recording:
    """Return what a night holds between two instants, its holes left out.

    Parameters
    ----------
    file : str
        Name of the file.
    night : NightFile
        As it was read.
    since_utc_us : int
        Samples before it are left out.
    until_utc_us : int
        Samples from it on are left out.

    Raises
    ------
    ValueError
        If no sample lies between them.
    """
    context = night.context
    parts = list(_parts(night, since_utc_us, until_utc_us))
    if not parts:
        raise ValueError(f"{file} has no sample from {since_utc_us} to {until_utc_us}")
    stretches = [stretch for stretch, _ in parts]
    longest = max(stretches, key=lambda stretch: stretch.n_samples)
    begin_us = context.line(stretches[0].boot_id).utc_us(stretches[0].first_sample)
    return Recording(
        file=file,
        start=night.start + timedelta(microseconds=begin_us - night.begin_utc_us),
        counts=np.concatenate([counts for _, counts in parts], axis=1).T.copy(),
        scale_mg_per_count=context.scale_mg_per_count,
        step_counts=1.0,
        nominal_rate_hz=context.nominal_rate_hz,
        rate_hz=1e6 / context.line(longest.boot_id).us_per_sample,
        labels=_LABELS,
        holes=tuple(_holes(stretches, night)),
    )


def _parts(
    night: NightFile, since_utc_us: int, until_utc_us: int
) -> Iterator[tuple[Stretch, NDArray[np.int16]]]:
    """Give what of each stretch lies between two instants."""
    offset = 0
    for stretch in night.samples.stretches:
        line = night.context.line(stretch.boot_id)
        start_us = line.utc_us(stretch.first_sample)
        first, end = (
            round((at_us - start_us) / line.us_per_sample)
            for at_us in (since_utc_us, until_utc_us)
        )
        first, end = max(0, first), min(stretch.n_samples, end)
        if end > first:
            yield (
                replace(
                    stretch,
                    first_sample=stretch.first_sample + first,
                    n_samples=end - first,
                ),
                night.samples.counts[:, offset + first : offset + end],
            )
        offset += stretch.n_samples


def _holes(stretches: list[Stretch], night: NightFile) -> Iterator[Hole]:
    """Give what is missing between the stretches, in samples."""
    row = 0
    fills = lay_out(stretches, night.context).fills
    for stretch, fill in zip(stretches, fills, strict=False):
        row += stretch.n_samples
        n_missing = fill.n_rows if fill.n_missing is None else fill.n_missing
        if n_missing:
            yield Hole(before=row, n_samples=n_missing)
