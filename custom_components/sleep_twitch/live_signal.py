"""The live signal as a card wants it: plain numbers from one instant on."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Any, Final

from .bed_state import BedState
from .live_view import DatedPiece

_DIGITS: Final = 3
"""To the micro-g: far below what any sensor tells."""
_LONGEST_HOLE_S: Final = 60.0
"""Longer ones are not filled: no chart is as wide."""

UNKNOWN: Final[dict[str, Any]] = {
    "threshold_mg": None,
    "rest_mg": None,
    "moving": None,
    "heartbeat": {"seen": None, "per_minute": None},
}
"""The moment while nothing is known of it."""


def signal_view(pieces: Sequence[DatedPiece]) -> dict[str, Any] | None:
    """Return pieces as one row of values, a hole as nulls; None if there are none.

    What is further apart than any chart is wide, and another boot, begins anew: only
    what follows it is told.
    """
    run = _latest_run(pieces)
    if not run:
        return None
    first = run[0]
    per_hop = first.piece.grid.ticks_per_hop
    signal: list[float | None] = []
    envelope: list[float | None] = []
    for before, dated in zip((None, *run), run, strict=False):
        missing = 0 if before is None else _hops_between(before, dated)
        envelope += [None] * missing
        signal += [None] * (missing * per_hop)
        envelope += dated.piece.envelope_mg.round(_DIGITS).tolist()
        signal += dated.piece.signal_mg.round(_DIGITS).tolist()
    rate_hz = run[-1].rate_hz
    return {
        "at": _begin(run, len(signal) / rate_hz).isoformat(),
        "rate_hz": round(rate_hz, _DIGITS),
        "signal_mg": signal,
        "hop_rate_hz": round(rate_hz / per_hop, _DIGITS),
        "envelope_mg": envelope,
    }


def moment_view(newest: DatedPiece | None, state: BedState) -> dict[str, Any]:
    """Return what the newest second says; nothing where the bed is not live."""
    if newest is None or not state.is_live:
        return UNKNOWN
    piece = newest.piece
    beat = piece.heartbeat
    return {
        "threshold_mg": piece.level and round(piece.level.threshold_mg, _DIGITS),
        "rest_mg": piece.level and round(piece.level.rest_mg, _DIGITS),
        "moving": piece.is_moving,
        "heartbeat": {
            "seen": beat.is_seen,
            "per_minute": beat.per_minute and round(beat.per_minute),
        },
    }


def _latest_run(pieces: Sequence[DatedPiece]) -> Sequence[DatedPiece]:
    """Return the last pieces that can stand in one row."""
    begin = 0
    for number, (before, after) in enumerate(pairwise(pieces), start=1):
        apart_s = (after.at - _end(before)).total_seconds()
        is_same = (before.piece.boot_id, before.piece.grid) == (
            after.piece.boot_id,
            after.piece.grid,
        )
        if not (is_same and _hops_between(before, after) >= 0) or (
            apart_s > _LONGEST_HOLE_S
        ):
            begin = number
    return pieces[begin:]


def _hops_between(before: DatedPiece, after: DatedPiece) -> int:
    """Return the hops that are missing between two pieces of one boot."""
    one, other = before.piece, after.piece
    per_hop = one.grid.ticks_per_hop * one.grid.samples_per_tick
    end = one.first_sample + len(one.signal_mg) * one.grid.samples_per_tick
    return round((other.first_sample - end) / per_hop)


def _begin(run: Sequence[DatedPiece], duration_s: float) -> datetime:
    """Return when a row began, by the newest that is known of the node's clock."""
    return _end(run[-1]) - timedelta(seconds=duration_s)


def _end(dated: DatedPiece) -> datetime:
    return dated.at + timedelta(seconds=dated.duration_s)
