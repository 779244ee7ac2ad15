"""One row a second: what the bed did, for presence and sleep."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from .models import Epochs

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from .models import BedProfile
    from .noise_floor import Rest

EMPTY_MARGIN = 1.15
"""Level over that of the empty bed up to which nothing speaks for a body."""
BODY_MARGIN = 1.7
"""Level over that of the empty bed from which a body is certain."""


def body_evidence(level_mg: float, profile: BedProfile | None) -> float:
    """Return 0 (as when empty) to 1 (a body); NaN while the empty level is unknown."""
    if profile is None or profile.empty_floor_mg is None:
        return math.nan
    certain = BODY_MARGIN
    if profile.occupied_floor_mg is not None:
        usual = profile.occupied_floor_mg / profile.empty_floor_mg
        certain = max(1.05 * EMPTY_MARGIN, min(BODY_MARGIN, math.sqrt(usual)))
    ratio = max(level_mg, 1e-12) / profile.empty_floor_mg
    share = math.log(ratio / EMPTY_MARGIN) / math.log(certain / EMPTY_MARGIN)
    return min(1.0, max(0.0, share))


def epoch_rows(  # noqa: PLR0913 - one a column, and where they come from
    *,
    boot_id: int,
    first_sample: NDArray[np.int64],
    n_samples: NDArray[np.int32],
    valid_share: NDArray[np.float64],
    gravity_mg: NDArray[np.float64],
    breathing_mg: NDArray[np.float64],
    moments_mg2: NDArray[np.float64],
    decision: NDArray[np.float64],
    moving: NDArray[np.bool_],
    rest: Rest,
    profile: BedProfile | None,
) -> Epochs:
    """Return the rows of a chunk; moments have shape (4, 6, n_epochs)."""
    power = np.add.reduce(moments_mg2[:, :3], axis=1)
    heartbeat = np.sqrt(np.add.reduce(power[:3], axis=0))
    n = len(first_sample)
    return Epochs(
        boot_id=np.full(n, boot_id, np.uint32),
        first_sample=first_sample,
        n_samples=n_samples,
        valid_share=valid_share,
        gravity_mg=gravity_mg,
        breathing_mg=breathing_mg,
        heartbeat_mg=np.where(moving, np.nan, heartbeat),
        movement_mg=decision * rest.level_mg,
        floor_mg=np.full(n, rest.level_mg),
        high_band_mg=np.sqrt(power[3]),
        body_evidence=np.full(n, body_evidence(rest.level_mg, profile)),
    )


def no_epochs() -> Epochs:
    """Return a table without rows."""
    none = np.empty(0)
    return Epochs(
        boot_id=np.empty(0, np.uint32),
        first_sample=np.empty(0, np.int64),
        n_samples=np.empty(0, np.int32),
        valid_share=none,
        gravity_mg=np.empty((0, 3)),
        breathing_mg=none,
        heartbeat_mg=none,
        movement_mg=none,
        floor_mg=none,
        high_band_mg=none,
        body_evidence=none,
    )


def unjudged_epoch(boot_id: int, first_sample: int, n_samples: int) -> Epochs:
    """Return the part of an epoch before a gap: there were samples, too few."""
    if n_samples < 1:
        return no_epochs()
    unknown = np.full(1, np.nan)
    return Epochs(
        boot_id=np.full(1, boot_id, np.uint32),
        first_sample=np.full(1, first_sample, np.int64),
        n_samples=np.full(1, n_samples, np.int32),
        valid_share=np.zeros(1),
        gravity_mg=np.full((1, 3), np.nan),
        breathing_mg=unknown,
        heartbeat_mg=unknown,
        movement_mg=unknown,
        floor_mg=unknown,
        high_band_mg=unknown,
        body_evidence=unknown,
    )
