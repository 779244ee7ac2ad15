"""What kind of night is asked for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Mount = Literal["frame", "slat", "topper"]
Range = tuple[float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Household:
    """How often in an hour the house does something that reaches the bed."""

    steps: float = 1.0
    doors: float = 0.7
    bumps: float = 0.7
    traffic: float = 0.5
    machines: float = 0.0
    pets: float = 0.0
    phones: float = 0.0
    loudness: float = 1.0
    """Factor on every size."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bedmate:
    """Who else lies in the bed, and how much of that the sensor gets."""

    limbs_per_hour: float = 4.0
    turns_per_hour: float = 1.5
    plm_per_hour: float = 0.0
    share: Range = (0.1, 0.35)
    """What is left of a movement on this side of the bed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NightPlan:
    """One night: the bed, the chip, the sleeper and everybody around."""

    name: str
    mount: Mount = "slat"
    chip: str = "LSM6DSO"
    rate_hz: float = 100.0
    hours: Range = (7.0, 8.0)
    mode_hz: Range = (2.5, 12.0)
    damping: Range = (0.03, 0.2)
    limbs_per_hour: float = 4.0
    """Limb movements without a rhythm, in sleep."""
    turns_per_hour: float = 2.0
    twitches_per_hour: float = 3.0
    jerks: tuple[int, int] = (0, 3)
    """Around every falling asleep together, fewest and most."""
    plm_per_hour: float = 0.0
    series: Literal["short", "long"] = "short"
    period_s: Range = (17.0, 34.0)
    period_spread: Range = (0.1, 0.25)
    """Standard deviation of the logarithm of the intervals in a series."""
    falling_asleep_min: Range = (8.0, 30.0)
    wake_bouts: tuple[int, int] = (1, 3)
    quiet_wake: bool = False
    """Lies awake without moving for a part of every wakeful time."""
    toilet_trips: int = 0
    house: Household = Household()
    bedmate: Bedmate | None = None
    empty: bool = False
    gaps: int = 0
    clock_error: float = 0.0
    gain_step: float | None = None
    """Factor on every movement from some moment in mid-night on."""
    drive: float = 1.0
    """Factor on every movement, all night; the heart beats as ever."""
