"""What speaks for a kind: the figures of each movement, seen in its night."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

import numpy as np

from .evidence_near import near_figures
from .evidence_shape import shape_figures
from .evidence_tonight import tonight_figures

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from .clocked import ClockedEpochs, ClockedMovement
    from .models import Interval


class Ground(StrEnum):
    """What a figure tells of, in the words of a reason."""

    LENGTH = "length"
    SIZE = "size"
    SUDDENNESS = "suddenness"
    FREQUENCY = "frequency"
    DIRECTION = "direction"
    CHANGE = "change"
    NEIGHBOURS = "neighbours"
    ALIKE = "alike"
    SLEEP = "sleep"


GROUNDS: Final[Mapping[str, Ground]] = MappingProxyType(
    {
        # The shape of the movement itself.
        "active": Ground.LENGTH,
        "core": Ground.LENGTH,
        "ringing": Ground.LENGTH,
        "force_half": Ground.LENGTH,
        "force_most": Ground.LENGTH,
        "swing_half": Ground.LENGTH,
        "swing_most": Ground.LENGTH,
        "force_in_swing": Ground.LENGTH,
        "standing": Ground.LENGTH,
        "half_peak": Ground.LENGTH,
        "kicks": Ground.LENGTH,
        "peak": Ground.SIZE,
        "slow": Ground.SIZE,
        "sustained": Ground.SIZE,
        "rise": Ground.SUDDENNESS,
        "peak_over_slow": Ground.SUDDENNESS,
        "band_0": Ground.FREQUENCY,
        "band_1": Ground.FREQUENCY,
        "band_2": Ground.FREQUENCY,
        "band_3": Ground.FREQUENCY,
        "ratio_0": Ground.FREQUENCY,
        "ratio_1": Ground.FREQUENCY,
        "ratio_2": Ground.FREQUENCY,
        "ratio_3": Ground.FREQUENCY,
        "ratio_high": Ground.FREQUENCY,
        "force_0": Ground.FREQUENCY,
        "force_1": Ground.FREQUENCY,
        "force_2": Ground.FREQUENCY,
        "force_3": Ground.FREQUENCY,
        "line": Ground.FREQUENCY,
        "isotropy": Ground.DIRECTION,
        "gravity_step": Ground.CHANGE,
        "slow_swing": Ground.CHANGE,
        "rest_change": Ground.CHANGE,
        # The same beside all others of the night.
        "peak_by_middle": Ground.SIZE,
        "peak_by_upper": Ground.SIZE,
        "peak_by_top": Ground.SIZE,
        "mg_by_middle": Ground.SIZE,
        "mg_by_top": Ground.SIZE,
        "peak_by_turns": Ground.SIZE,
        "mg_by_turns": Ground.SIZE,
        "peak_by_near": Ground.SIZE,
        "size_range": Ground.SIZE,
        "swing_by_short": Ground.LENGTH,
        "swing_by_middle": Ground.LENGTH,
        "force_by_short": Ground.LENGTH,
        "force_by_middle": Ground.LENGTH,
        "shortest_swing": Ground.LENGTH,
        "high_by_middle": Ground.FREQUENCY,
        "pitch_by_middle": Ground.FREQUENCY,
        "usual_pitch": Ground.FREQUENCY,
        "slow_swing_by_middle": Ground.CHANGE,
        "slow_swing_by_top": Ground.CHANGE,
        "direction_by_turns": Ground.DIRECTION,
        "direction_by_all": Ground.DIRECTION,
        "direction_by_large": Ground.DIRECTION,
        "direction_by_alike": Ground.DIRECTION,
        "kin_size": Ground.DIRECTION,
        "kin_top": Ground.DIRECTION,
        "kin_step": Ground.DIRECTION,
        # What is before and after.
        "within_minute": Ground.NEIGHBOURS,
        "within_five": Ground.NEIGHBOURS,
        "likes": Ground.NEIGHBOURS,
        "like_sides": Ground.NEIGHBOURS,
        "beat": Ground.NEIGHBOURS,
        "like_direction": Ground.NEIGHBOURS,
        "pause_before": Ground.NEIGHBOURS,
        "pause_after": Ground.NEIGHBOURS,
        "peak_by_previous": Ground.NEIGHBOURS,
        "peak_by_next": Ground.NEIGHBOURS,
        "heartbeat_change": Ground.CHANGE,
        "breathing_change": Ground.CHANGE,
        # Where it lies in the night.
        "until_sleep": Ground.SLEEP,
        "since_sleep": Ground.SLEEP,
        "awake": Ground.SLEEP,
    }
)
"""Columns of the evidence and what each tells of."""

_LONGEST_AWAY_MIN: Final = 100.0
"""Farther from any falling asleep than this is all one."""
_DECIMALS: Final = 4
"""Finer than any of it is known, and coarser than processors differ in a logarithm."""


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Evidence:
    """One row a movement, one column for each of `GROUNDS`, in their order."""

    figures: NDArray[np.float64]
    """Shape (n_movements, n_columns); NaN is unknown. None has a unit that changes
    with the sensor: sizes are ratios to rest or to the night's own."""


def gather_evidence(
    movements: Sequence[ClockedMovement],
    epochs: ClockedEpochs,
    in_bed: Sequence[Interval],
    asleep: Sequence[Interval],
) -> Evidence:
    """Return what the night says of each movement.

    Parameters
    ----------
    movements : sequence of ClockedMovement
        All of the night, in order of time.
    epochs : ClockedEpochs
        Of the whole night.
    in_bed : sequence of Interval
        Stays in bed; only what lies in them tells what is usual.
    asleep : sequence of Interval
        Stretches asleep, as far as they are known by now.
    """
    if not movements:
        return Evidence(figures=np.empty((0, len(GROUNDS))))
    onsets_s = np.array([movement.onset_s for movement in movements])
    columns = {
        **shape_figures(movements),
        **tonight_figures(movements, _within(onsets_s, in_bed)),
        **near_figures(movements, epochs),
        **_sleep_figures(onsets_s, asleep),
    }
    figures = np.stack([columns[name] for name in GROUNDS], axis=1)
    return Evidence(figures=figures.round(_DECIMALS))


def _sleep_figures(
    onsets_s: NDArray[np.float64], asleep: Sequence[Interval]
) -> dict[str, NDArray[np.float64]]:
    """Return minutes to the next and from the last falling asleep, and if awake."""
    starts_s = np.array([run.start_s for run in asleep])
    bounds_s = np.concatenate(([-np.inf], starts_s, [np.inf]))
    following = np.searchsorted(starts_s, onsets_s, side="left")
    last = np.searchsorted(starts_s, onsets_s, side="right")
    until_min = (bounds_s[following + 1] - onsets_s) / 60
    since_min = (onsets_s - bounds_s[last]) / 60
    return {
        "until_sleep": np.minimum(until_min, _LONGEST_AWAY_MIN),
        "since_sleep": np.minimum(since_min, _LONGEST_AWAY_MIN),
        "awake": 1.0 - _within(onsets_s, asleep),
    }


def _within(
    moments_s: NDArray[np.float64], intervals: Sequence[Interval]
) -> NDArray[np.bool_]:
    inside = np.zeros(len(moments_s), np.bool_)
    for interval in intervals:
        inside |= (moments_s >= interval.start_s) & (moments_s <= interval.end_s)
    return inside
