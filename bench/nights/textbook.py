"""A textbook detector, as a yardstick: |a| - 1 g, a threshold, durations.

It knows no axes, no bed, no house and no presence: what a first afternoon gives.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from ..synthetic_bed import Stretch, TrueKind
from .answer import Answer, Reported
from .rules import rhythm

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from ..synthetic_bed import SyntheticNight

_SMOOTH_S: Final = 0.4
_BASELINE_S: Final = 2.0
_THRESHOLD: Final = 3.0
"""Multiple of the night's median envelope."""
_JOIN_S: Final = 0.5
_LONGEST_LIMB_S: Final = 10.0


def textbook(night: SyntheticNight) -> Answer:
    """Return what the textbook detector says of a night."""
    rate_hz = night.rate_hz
    length = np.sqrt(np.sum(night.acceleration_mg**2, axis=1))
    swing = np.abs(length - _mean(length, round(_BASELINE_S * rate_hz)))
    envelope = _mean(swing, round(_SMOOTH_S * rate_hz))
    moving = envelope > _THRESHOLD * np.median(envelope)
    movements = tuple(
        _reported(start / rate_hz, end / rate_hz)
        for start, end in _runs(moving, round(_JOIN_S * rate_hz))
    )
    whole = Stretch(start_s=0.0, end_s=night.duration_s)
    onset_s = _first_quiet_s(movements)
    asleep = Stretch(start_s=onset_s, end_s=whole.end_s)
    figures = rhythm(movements, asleep, night.truth.gaps)
    return Answer(
        movements=movements,
        in_bed=(whole,),
        sleep_onset_s=onset_s,
        final_wake_s=whole.end_s,
        time_in_bed_s=whole.duration_s,
        plm_per_hour=figures.plm_per_hour,
        periodicity_index=figures.periodicity_index,
    )


def _reported(start_s: float, end_s: float) -> Reported:
    duration_s = end_s - start_s
    kind = TrueKind.LIMB_MOVEMENT
    if duration_s < _JOIN_S:
        kind = TrueKind.SMALL_TWITCH
    elif duration_s > _LONGEST_LIMB_S:
        kind = TrueKind.BODY_MOVEMENT
    return Reported(onset_s=start_s, duration_s=duration_s, kind=kind)


def _first_quiet_s(movements: tuple[Reported, ...]) -> float:
    """Return the end of the first movement that ten quiet minutes follow."""
    ends_s = [0.0, *(move.end_s for move in movements)]
    starts_s = [*(move.onset_s for move in movements), np.inf]
    return next(
        end_s
        for end_s, start_s in zip(ends_s, starts_s, strict=True)
        if start_s - end_s >= 600
    )


def _mean(values: NDArray[np.floating], width: int) -> NDArray[np.floating]:
    """Return a centred moving mean, of what there is of it at the ends."""
    total = np.concatenate(([0.0], np.cumsum(values)))
    places = np.arange(len(values))
    low = np.maximum(places - width // 2, 0)
    high = np.minimum(places - width // 2 + width, len(values))
    return np.asarray((total[high] - total[low]) / (high - low))


def _runs(moving: NDArray[np.bool_], join: int) -> list[tuple[int, int]]:
    """Return first and last-but-one sample of every run; near ones are one."""
    edges = np.diff(np.concatenate(([0], moving.astype(np.int8), [0])))
    runs: list[tuple[int, int]] = []
    for start, end in zip(
        np.flatnonzero(edges == 1).tolist(),
        np.flatnonzero(edges == -1).tolist(),
        strict=True,
    ):
        if runs and start - runs[-1][1] < join:
            runs[-1] = (runs[-1][0], end)
        else:
            runs.append((start, end))
    return runs
