"""Whether a sensor lies where it feels the feet, in one word and its figures."""

from __future__ import annotations

import math
import statistics
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..detector.rest_level import RestLevel
    from .placement_params import PlacementParams


class Verdict(StrEnum):
    """How good a place is."""

    GOOD = "good"
    """Movements half as strong would still be found."""
    FAIR = "fair"
    """These are found, and fainter ones of the night may not be."""
    WEAK = "weak"
    """Feet are hardly felt here."""
    NOISY = "noisy"
    """Something else shakes the bed as much as a body at rest does."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacementFinding:
    """What a whole test found."""

    verdict: Verdict
    foot_over_floor: float | None
    """Median peak of the foot's movements in resting levels; None without any."""
    foot_mg: float | None
    still_mg: float
    """Resting level of the one who lies still."""
    empty_mg: float
    """And of the empty bed."""
    heartbeat_seen: bool


def find_verdict(
    peaks: Sequence[float],
    still: RestLevel,
    empty_mg: float,
    noise_mg: float,
    params: PlacementParams,
) -> Verdict:
    """Return the verdict on a place.

    Parameters
    ----------
    peaks : sequence of float
        Of the foot's movements, in resting levels of the one who lies there.
    still : RestLevel
        That rest, with what a movement must reach.
    empty_mg : float
        Resting level of the empty bed.
    noise_mg : float
        Least level that the sensor itself has.
    params : PlacementParams
        Bounds.
    """
    is_loud = empty_mg >= params.loud_ratio * noise_mg
    if is_loud and still.rest_mg < params.body_ratio * empty_mg:
        return Verdict.NOISY
    if len(peaks) < params.fewest_feet:
        return Verdict.WEAK
    # Who was asked for ten made them: those that are missing were not felt.
    unfelt = [0.0] * (params.foot_wanted - len(peaks))
    margin = weakest_fifth([*peaks, *unfelt]) / still.decision_ratio
    if margin >= params.good_margin:
        return Verdict.GOOD
    return Verdict.FAIR if margin >= params.fair_margin else Verdict.WEAK


def find_placement(
    peaks: Sequence[float],
    still: RestLevel,
    empty_mg: float,
    noise_mg: float,
    params: PlacementParams,
    *,
    heartbeat_seen: bool,
) -> PlacementFinding:
    """Return the verdict with its figures; see `find_verdict`."""
    over_floor = statistics.median(peaks) if peaks else None
    return PlacementFinding(
        verdict=find_verdict(peaks, still, empty_mg, noise_mg, params),
        foot_over_floor=over_floor,
        foot_mg=None if over_floor is None else over_floor * still.rest_mg,
        still_mg=still.rest_mg,
        empty_mg=empty_mg,
        heartbeat_seen=heartbeat_seen,
    )


def weakest_fifth(peaks: Sequence[float]) -> float:
    """Return the peak that a fifth of the movements do not exceed."""
    return sorted(peaks)[math.ceil(len(peaks) / 5) - 1]
