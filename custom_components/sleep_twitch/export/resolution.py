"""The step in which values really come: what a count of a file is worth in truth."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

_WIDEST_COUNTS: Final = 4096
"""Changes from here on are all one; no step is that wide."""
_FEWEST_CHANGES: Final = 50
"""Changes of value below which an axis tells nothing: a second of most chips."""
_STRAY_SHARE: Final = 0.01
"""Changes that may be off the lattice: one maker's logger has 0.3 % at half steps, and
files have lost packets filled in."""
_ALIKE: Final = 0.25
"""How far a change may be from the step: rescaled, one of 15.9 shows as 15 and 16."""
_LONE_RATIO: Final = 5.0
"""Changes about as wide as the step for each narrower one. Where values are on no
lattice, both are about as frequent, however lively the signal."""


def find_step_counts(counts: NDArray[np.int16]) -> float:
    """Return the coarsest axis' step in counts; 1 where nothing tells of a wider one.

    A scale says what one count is, not that counts change by one. A value of 12 bits
    in a word of 16, a logger with 8 bits or a file that was rescaled all move in steps
    of many counts, and a last digit that flickers between two of them looks like a
    twitch.

    Parameters
    ----------
    counts : ndarray, shape (n_samples, 3)
        The whole recording: the step is a property of it, not of a moment.
    """
    return max((_axis_step_counts(axis) for axis in counts.T), default=1.0)


def _axis_step_counts(counts: NDArray[np.int16]) -> float:
    """Return the narrowest change that stands alone; a lattice has nothing below it."""
    widths = _changes_by_width(counts)
    n_changes = int(widths.sum())
    if n_changes < _FEWEST_CHANGES:
        return 1.0
    up_to = np.cumsum(widths)
    candidate = int(np.searchsorted(up_to, n_changes * _STRAY_SHARE, side="right"))
    lowest = int(candidate * (1 - _ALIKE)) + 1
    highest = int(np.ceil(candidate * (1 + _ALIKE)))
    if candidate == 1 or highest >= _WIDEST_COUNTS:
        return 1.0
    alike = np.arange(lowest, highest + 1)
    n_alike = int(widths[alike].sum())
    if n_alike < _LONE_RATIO * max(1, int(up_to[lowest - 1])):
        return 1.0
    return float((alike * widths[alike]).sum() / n_alike)


def _changes_by_width(counts: NDArray[np.int16]) -> NDArray[np.int64]:
    """Return how many changes between samples are so many counts wide."""
    changes = np.abs(np.diff(counts.astype(np.int32)))
    widths = np.bincount(
        np.minimum(changes, _WIDEST_COUNTS), minlength=_WIDEST_COUNTS + 1
    )
    widths[0] = 0
    return widths
