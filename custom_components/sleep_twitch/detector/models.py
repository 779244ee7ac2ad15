"""What the signal alone shows: movements and one epoch a second."""

from __future__ import annotations

from dataclasses import dataclass, fields
from enum import StrEnum
from typing import TYPE_CHECKING, Self

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray


class MovementShape(StrEnum):
    """Shape of a movement in the signal, before anything is known about sleep."""

    IMPULSE = "impulse"
    """One broadband kick on all axes, over in half a second; the bed rings after it."""
    TWITCH = "twitch"
    """Short and small: a few times the resting level, under half a second."""
    LIMB = "limb"
    """Force applied for 0.5-10 s with little lasting tilt."""
    LARGE = "large"
    """Long and large, or the posture is another one afterwards."""
    EXTERNAL = "external"
    """Energy and rhythm of the house: steps, doors, machines, traffic, a phone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MovementFeatures:
    """Figures the judgement rests on; a reader may check every one of them."""

    peak_mg: float
    """Largest band-passed acceleration (all axes together), in milli-g."""
    floor_mg: float
    """Resting level of the same envelope when the movement began, in milli-g."""
    core_s: float
    """Time from the first to the last moment of at least a third of the peak force:
    short for a kick, however long its faint end drags on."""
    rise_s: float
    """Time from onset to the peak of the fast envelope."""
    ringing_s: float
    """Time from the end of the force to the return to rest: the bed, not the body."""
    high_band_share: float
    """Share of the energy above 8 Hz, 0-1: houses are high, limbs are low."""
    axis_shares: tuple[float, float, float]
    """Share of the energy on x, y and z, together 1."""
    tilt_change_deg: float
    """Angle between gravity before and after; a turn leaves one, a kick does not."""
    clipped: bool
    """The chip reached the end of its range: the true peak is larger."""
    peak_ratio: float
    """Peak of the 0.4 s decision envelope in resting levels (1 is rest)."""
    slow_ratio: float
    """Peak of the 1.2 s envelope, in which heartbeats melt, in resting levels."""
    sustained_ratio: float
    """Level that half of the best 0.5 s of force reaches, in resting levels: the
    WASM morphology rule turns a bare impulse away by it."""
    band_shares: tuple[float, float, float, float]
    """Share of the energy above rest in 0.7-2, 2-4, 4-8 and over 8 Hz, together 1."""
    isotropy: float
    """0 (all force along one line) to 1 (alike in every direction of space)."""
    gravity_step_ratio: float
    """Lasting shift of gravity in resting levels; unlike the tilt it has no unit, so
    it stays when signal and noise are scaled together. NaN when not to be seen."""
    rest_change_ratio: float
    """Resting level some seconds after the movement over that before; NaN unknown."""
    impulse_count: int
    """Separate kicks in the force, at least 1."""
    impulse_rate_hz: float
    """Rate of an even train of kicks (steps come at 1-3 Hz); NaN without a train."""
    line_share: float
    """Share of the energy within one narrow spectral line that is not the bed's own
    mode, 0-1: machines are near 1."""
    span_samples: int
    """Samples from onset until the bed is at rest again, ringing included."""
    band_ratios: tuple[float, float, float, float]
    """Peak of the 0.4 s envelope of each band, in that band's own resting level: where
    the low ones stay near 1 the heart beats on undisturbed, and it was the house."""
    force_shares: tuple[float, float, float, float]
    """As `band_shares`, of the force in its own rest: the bed's modes are not in it."""
    force_half_s: float
    """Time in which the middle half of the force's energy comes: no threshold in it."""
    force_most_s: float
    """Time in which the middle four fifths of it come."""
    swing_half_s: float
    """As `force_half_s`, of the bed's swing, ringing included."""
    swing_most_s: float
    """As `force_most_s`, of the bed's swing."""
    standing_s: float
    """Time that the decision envelope stands half as high again as rest."""
    half_peak_s: float
    """Time that it stands above half of its peak."""
    slow_swing_ratio: float
    """Largest move of gravity meanwhile, in resting levels with breath among them: a
    body that turns swings slowly whether or not it comes back; NaN too near a gap."""
    direction: tuple[float, float, float, float, float, float]
    """Mean products of the axes (xx, yy, zz, xy, xz, yz) above rest, of trace 1: which
    way this body, or the floor, shakes the bed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Movement:
    """One movement of the bed, in sample numbers of one boot."""

    boot_id: int
    onset_sample: int
    active_samples: int
    """Samples during which force was applied; the bed's ring-down is not in it."""
    shape: MovementShape
    features: MovementFeatures


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Epochs:
    """Consecutive one-second epochs, a column for each figure, shape (n_epochs,).

    An epoch is a whole number of samples, counted from the start of its stretch of
    unbroken samples: round(nominal rate) wherever the detector's grid allows it, at
    most a few per cent off elsewhere (25 and 99 Hz, say). `first_sample` and
    `n_samples` are exact. NaN is "not known": no valid sample, or not settled yet.
    """

    boot_id: NDArray[np.uint32]
    first_sample: NDArray[np.int64]
    n_samples: NDArray[np.int32]
    """Samples that an epoch spans; the last one before a gap may be shorter."""
    valid_share: NDArray[np.float64]
    """Share of the epoch's samples that can be judged (not clipped, settled), 0-1."""
    gravity_mg: NDArray[np.float64]
    """Shape (n_epochs, 3), mean acceleration of each axis: the sensor's tilt."""
    breathing_mg: NDArray[np.float64]
    """RMS in 0.1-0.5 Hz, all axes together."""
    heartbeat_mg: NDArray[np.float64]
    """RMS in 1-10 Hz while at rest, all axes together: the ballistocardiogram."""
    movement_mg: NDArray[np.float64]
    """Largest movement envelope in the epoch."""
    floor_mg: NDArray[np.float64]
    """Resting level of that envelope."""
    high_band_mg: NDArray[np.float64]
    """RMS above 8 Hz, all axes together."""
    body_evidence: NDArray[np.float64]
    """0 (an empty bed) to 1 (a body); NaN while the bed's empty level is unknown."""

    def __len__(self) -> int:
        """Return the number of epochs."""
        return len(self.first_sample)

    @classmethod
    def concatenate(cls, parts: Sequence[Self]) -> Self:
        """Return the parts as one; at least one part is needed."""
        return cls(
            **{
                field.name: np.concatenate(
                    [getattr(part, field.name) for part in parts]
                )
                for field in fields(cls)
            }
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class BedProfile:
    """What is known of a bed from the nights before; a new bed starts without.

    Levels are `Epochs.floor_mg` of seconds at rest. The ring is how the bed swings
    after a kick: weighted normal equations of its linear prediction, so that nights
    add up, see `onset.RingModel`.
    """

    tick_rate_hz: float
    """Rate the ring was learned at; another rate starts a new ring."""
    ring_lags: tuple[float, ...]
    """Sums of lagged products of ring-downs, flattened; empty when none was seen."""
    ring_weight: float
    """How many clear ring-downs are in it, older ones counting less."""
    empty_floor_mg: float | None = None
    """Resting level of the empty bed; None while it is unknown."""
    occupied_floor_mg: float | None = None
    """Usual resting level with a sleeper in it; None while it is unknown."""


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Detected:
    """What one call of the detector found; movements are complete and in order."""

    movements: tuple[Movement, ...]
    epochs: Epochs
