"""A night's raw samples as an EDF+C, and back without the loss of a bit."""

from __future__ import annotations

import hashlib
import warnings
from datetime import datetime
from itertools import chain
from typing import TYPE_CHECKING, Final

import edfio
import numpy as np

from .context_json import context_document, parse_document
from .edf_layout import Layout, filled, lay_out, second_of
from .errors import RecordingError
from .night_file import NightFile, NightSamples
from .night_recording import EQUIPMENT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from .night_file import NightContext, NightNote, Stretch

_AXES: Final = "xyz"
_ORIGINAL: Final = "sleep_twitch "
"""How the annotations begin that hold what the header has no room for."""
_LEAST_PIECE: Final = 120
"""Characters of it in a record: below it the words around them are the larger part."""
_UNREADABLE: Final = (ValueError, ArithmeticError, LookupError, AttributeError, OSError)
"""What edfio runs into in a file that is damaged."""


def write_night(path: Path, night: NightFile, notes: Iterable[NightNote]) -> None:
    """Write a night as three signals in milli-g, with its annotations.

    Parameters
    ----------
    path : Path
        Where to; what is there is written over.
    night : NightFile
        Samples and context; what is in them is read back exactly.
    notes : iterable of NightNote
        Movements and marks; holes are told without.
    """
    samples, context = night.samples, night.context
    layout = lay_out(samples.stretches, context)
    document = context_document(context, samples, layout.rows, _digest(samples.counts))
    annotations = chain(
        _pieces(document, layout),
        _fills(layout),
        _annotations(notes, samples.stretches, context, layout),
    )
    edf = edfio.Edf(
        [
            _signal(axis, counts, samples.stretches, context, layout)
            for axis, counts in zip(_AXES, samples.counts, strict=True)
        ],
        recording=edfio.Recording(
            startdate=night.start.date(), equipment_code=EQUIPMENT
        ),
        starttime=night.start.time(),
        data_record_duration=layout.record_s,
        annotations=annotations,
    )
    edf.write(path)


def read_night(path: Path) -> NightFile:
    """Return a night as it was written.

    Raises
    ------
    RecordingError
        If it is none, or a single bit of it is another than it was.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            edf = edfio.read_edf(path)
            context, stretches, rows, pairs, digest = parse_document(_document(edf))
            counts = _counts(edf, stretches, rows)
            start = datetime.combine(edf.startdate, edf.starttime)
    except (*_UNREADABLE, Warning) as err:
        why = " ".join(str(err).split())
        raise RecordingError(f"{path}: is no night that was kept here: {why}") from err
    if _digest(counts) != digest:
        raise RecordingError(
            f"{path}: is damaged: its samples are not those it was written with"
        )
    return NightFile(
        samples=NightSamples(stretches=stretches, counts=counts, pairs=pairs),
        context=context,
        start=start,
    )


def _signal(
    axis: str,
    counts: NDArray[np.int16],
    stretches: Sequence[Stretch],
    context: NightContext,
    layout: Layout,
) -> edfio.EdfSignal:
    """Return one axis; the range in the header is as exact as eight digits are."""
    scale = context.scale_mg_per_count
    return edfio.EdfSignal.from_digital(
        filled(counts, stretches, layout),
        layout.rate_hz,
        label=f"accel {axis}",
        transducer_type=f"Accelerometer {context.sensor}",
        physical_dimension="mg",
        physical_range=(_eight(-32_768 * scale), _eight(32_767 * scale)),
    )


def _eight(value: float) -> float:
    """Return a number rounded so that it can be written in eight characters."""
    whole = len(f"{value:.0f}")
    return round(value, max(0, 7 - whole))


def _pieces(document: str, layout: Layout) -> Iterator[edfio.EdfAnnotation]:
    """Give the document in pieces over the records: each has room for as much."""
    length = max(_LEAST_PIECE, -(-len(document) // layout.n_records))
    pieces = [document[at : at + length] for at in range(0, len(document), length)]
    for number, piece in enumerate(pieces):
        yield edfio.EdfAnnotation(
            float(number * layout.record_s),
            None,
            f"{_ORIGINAL}{number + 1}/{len(pieces)} {piece}",
        )


def _document(edf: edfio.Edf) -> str:
    """Return the document from its pieces."""
    pieces: dict[int, str] = {}
    n_pieces = 0
    for annotation in edf.annotations:
        if annotation.text.startswith(_ORIGINAL):
            place, piece = annotation.text[len(_ORIGINAL) :].split(" ", 1)
            number, n_pieces = map(int, place.split("/"))
            pieces[number] = piece
    if not n_pieces or len(pieces) != n_pieces:
        raise ValueError(f"{len(pieces)} of the {n_pieces} parts of its description")
    return "".join(pieces[number] for number in range(1, n_pieces + 1))


def _fills(layout: Layout) -> Iterator[edfio.EdfAnnotation]:
    """Give what stands where there was no sample."""
    for fill in layout.fills:
        what = "reboot" if fill.n_missing is None else f"{fill.n_missing} samples"
        yield _annotation(fill.row, fill.n_rows, f"gap {what}", layout)
    n_padding = layout.n_records * layout.rows_per_record - layout.n_rows
    if n_padding:
        yield _annotation(layout.n_rows, n_padding, "gap padding", layout)


def _annotation(
    row: int, n_rows: int, text: str, layout: Layout
) -> edfio.EdfAnnotation:
    return edfio.EdfAnnotation(
        round(row / layout.rate_hz, 6), round(n_rows / layout.rate_hz, 6), text
    )


def _annotations(
    notes: Iterable[NightNote],
    stretches: Sequence[Stretch],
    context: NightContext,
    layout: Layout,
) -> Iterator[edfio.EdfAnnotation]:
    for note in notes:
        at_s = second_of(note.at_utc_us, stretches, context, layout)
        yield edfio.EdfAnnotation(round(at_s, 6), note.duration_s, note.text)


def _counts(
    edf: edfio.Edf, stretches: Sequence[Stretch], rows: Sequence[int]
) -> NDArray[np.int16]:
    """Return the samples without what fills the holes."""
    if len(edf.signals) != len(_AXES):
        raise ValueError(f"{len(edf.signals)} signals, three are needed")
    counts = np.empty((3, sum(stretch.n_samples for stretch in stretches)), np.int16)
    for axis, signal in zip(counts, edf.signals, strict=True):
        digital, offset = signal.digital, 0
        for stretch, row in zip(stretches, rows, strict=True):
            end = offset + stretch.n_samples
            axis[offset:end] = digital[row : row + stretch.n_samples]
            offset = end
    return counts


def _digest(counts: NDArray[np.int16]) -> str:
    """Return the SHA-256 of the counts, axis by axis, low byte first."""
    return hashlib.sha256(np.ascontiguousarray(counts, "<i2").data).hexdigest()
