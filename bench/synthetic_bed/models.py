"""A synthetic night: what the chip counted, and what really happened."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


class TrueKind(StrEnum):
    """What a movement really was; the names are those of the replay contract."""

    HYPNIC_JERK = "hypnic_jerk"
    LIMB_MOVEMENT = "limb_movement"
    SMALL_TWITCH = "small_twitch"
    BODY_MOVEMENT = "body_movement"
    BED_TRANSITION = "bed_transition"
    ENVIRONMENT = "environment"


class Source(StrEnum):
    """Who or what moved the bed."""

    SLEEPER = "sleeper"
    PARTNER = "partner"
    HOUSE = "house"


@dataclass(frozen=True, slots=True, kw_only=True)
class TrueEvent:
    """One thing that happened, and whether a perfect sensor could have seen it."""

    onset_s: float
    """Start of the force, in seconds of the recording."""
    duration_s: float
    """Time the force is applied; the bed's ring-down is not in it."""
    kind: TrueKind
    detail: str
    """Finer than the kind: "turn", "step train", "multi-burst limb movement"."""
    source: Source
    peak_mg: float
    """Largest acceleration at the sensor before noise, tilt and clipping."""
    envelope_mg: float
    """Peak of its own 0.4 s envelope in 0.7-20 Hz, before noise."""
    visible: bool
    """`envelope_mg` is at least 1.5 times the resting envelope, and not in a gap."""
    clear: bool
    """Visible, and at least 3.5 times the heartbeat's own amplitude."""
    periodic: bool
    """Made by a generator of periodic limb movements."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A stretch of time in seconds of the recording."""

    start_s: float
    end_s: float

    @property
    def duration_s(self) -> float:
        """Return the length in seconds."""
        return self.end_s - self.start_s

    def __contains__(self, moment_s: float) -> bool:
        """Tell whether a moment lies in the stretch, its end left out."""
        return self.start_s <= moment_s < self.end_s


@dataclass(frozen=True, slots=True, kw_only=True)
class Truth:
    """What really happened, in seconds of the recording's own time.

    The chip's clock may be fast or slow. A recording only knows its sample count and
    its nominal rate, so a second here is `nominal_rate_hz` samples.
    """

    scenario: str
    seed: int
    chip: str
    mount: str
    nominal_rate_hz: float
    true_rate_hz: float
    duration_s: float
    in_bed: tuple[Stretch, ...]
    asleep: tuple[Stretch, ...]
    sleep_onset_s: float | None
    final_wake_s: float | None
    gaps: tuple[Stretch, ...]
    resting_envelope_mg: float
    """Median 0.4 s envelope in 0.7-20 Hz of heartbeat, breath and noise."""
    heartbeat_envelope_mg: float
    """Median over beats of a beat's own 0.4 s envelope peak."""
    bed_modes: tuple[tuple[str, float, float], ...]
    """Axis, frequency in Hz and damping ratio of every mode of the bed."""
    events: tuple[TrueEvent, ...]
    """In order of onset, those of the house and of a partner among them."""

    def as_dict(self) -> dict[str, object]:
        """Return plain lists and dicts, ready for JSON."""
        return asdict(self)


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class SyntheticNight:
    """A recording as the chip would have made it, with the truth beside it."""

    counts: NDArray[np.int16]
    """Shape (n_samples, 3). Inside a gap the last value before it stands."""
    scale_mg_per_count: float
    rate_hz: float
    """Nominal rate: all that a recording says of its own time."""
    true_rate_hz: float
    """Rate the chip really ran at."""
    noise_ug_per_sqrt_hz: float
    """Datasheet noise density of the chip's worst axis."""
    gaps: tuple[tuple[int, int], ...]
    """First sample and number of samples of every gap, in order."""
    truth: Truth

    @property
    def duration_s(self) -> float:
        """Return the length in seconds of the recording's own time."""
        return len(self.counts) / self.rate_hz

    @property
    def acceleration_mg(self) -> NDArray[np.floating]:
        """Return the samples in milli-g, shape (n_samples, 3)."""
        return self.counts * self.scale_mg_per_count
