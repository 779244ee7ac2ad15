"""Where the samples of a night lie in the rows of an EDF+C, which has no holes."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from .night_file import NightContext, Stretch

LONGEST_FILL_S: Final = 3 * 3600.0
"""A hole is filled up to here: sessions that far apart are no longer one."""
_LONGEST_RECORD_S: Final = 64
_LARGEST_RECORD_BYTES: Final = 50_000
"""EDF recommends records of at most 61,440 bytes; annotations want some of them."""
_BYTES_PER_ROW: Final = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Fill:
    """A hole in the samples, as it stands in the file."""

    row: int
    """First row that repeats the last value."""
    n_rows: int
    n_missing: int | None
    """Samples that are missing in truth; None across a restart of the node."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """Rows of a file."""

    record_s: int
    rows_per_record: int
    rows: tuple[int, ...]
    """Row at which each stretch begins."""
    n_rows: int
    """Up to the last sample; the rest of its record is padding."""
    fills: tuple[Fill, ...]

    @property
    def n_records(self) -> int:
        """Return how many records there are."""
        return -(-self.n_rows // self.rows_per_record)

    @property
    def rate_hz(self) -> float:
        """Return the rate that the file's header gives."""
        return self.rows_per_record / self.record_s


def lay_out(stretches: Sequence[Stretch], context: NightContext) -> Layout:
    """Return where each stretch goes.

    The rate is the one the chip really had, so that a viewer shows the right time of
    night; it is a fraction by a power of two, which is exact wherever it is computed.
    """
    longest = max(stretches, key=lambda stretch: stretch.n_samples)
    rate_hz = 1e6 / context.line(longest.boot_id).us_per_sample
    record_s = _LONGEST_RECORD_S
    while record_s > 1 and record_s * rate_hz * _BYTES_PER_ROW > _LARGEST_RECORD_BYTES:
        record_s //= 2
    rows_per_record = max(1, round(rate_hz * record_s))
    rate_hz = rows_per_record / record_s
    rows, fills, row = [0], [], stretches[0].n_samples
    for before, after in pairwise(stretches):
        n_missing = _missing(before, after)
        wanted = n_missing
        if wanted is None:
            wanted = round(_pause_s(before, after, context) * rate_hz)
        n_rows = max(0, min(wanted, round(LONGEST_FILL_S * rate_hz)))
        fills.append(Fill(row=row, n_rows=n_rows, n_missing=n_missing))
        rows.append(row + n_rows)
        row += n_rows + after.n_samples
    return Layout(
        record_s=record_s,
        rows_per_record=rows_per_record,
        rows=tuple(rows),
        n_rows=row,
        fills=tuple(fills),
    )


def filled(
    axis: NDArray[np.int16], stretches: Sequence[Stretch], layout: Layout
) -> NDArray[np.int16]:
    """Return one axis in whole records, holes and end filled with the last value."""
    rows = np.empty(layout.n_records * layout.rows_per_record, np.int16)
    ends = (*layout.rows[1:], len(rows))
    offset = 0
    for stretch, row, end in zip(stretches, layout.rows, ends, strict=True):
        offset += stretch.n_samples
        last = row + stretch.n_samples
        rows[row:last] = axis[offset - stretch.n_samples : offset]
        rows[last:end] = axis[offset - 1]
    return rows


def second_of(
    utc_us: int,
    stretches: Sequence[Stretch],
    context: NightContext,
    layout: Layout,
) -> float:
    """Return the second of the file at which an instant lies; 0 for what is earlier."""
    row = 0.0
    ends = (*layout.rows[1:], layout.n_rows)
    for stretch, first_row, end_row in zip(stretches, layout.rows, ends, strict=True):
        line = context.line(stretch.boot_id)
        since_us = utc_us - line.utc_us(stretch.first_sample)
        if since_us < 0:
            break
        row = min(first_row + since_us / line.us_per_sample, end_row)
    return row / layout.rate_hz


def _missing(before: Stretch, after: Stretch) -> int | None:
    if before.boot_id != after.boot_id or after.first_sample < before.next_sample:
        return None
    return after.first_sample - before.next_sample


def _pause_s(before: Stretch, after: Stretch, context: NightContext) -> float:
    end_us = context.line(before.boot_id).utc_us(before.next_sample)
    return (context.line(after.boot_id).utc_us(after.first_sample) - end_us) / 1e6
