"""A night as a person understands it: in bed, asleep, and what moved."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


class RuleSet(StrEnum):
    """Published rules for periodic limb movements."""

    WASM2016 = "wasm2016"
    AASM = "aasm"


class MovementKind(StrEnum):
    """What a movement was, once presence and sleep are known."""

    HYPNIC_JERK = "hypnic_jerk"
    LIMB_MOVEMENT = "limb_movement"
    SMALL_TWITCH = "small_twitch"
    BODY_MOVEMENT = "body_movement"
    BED_TRANSITION = "bed_transition"
    ENVIRONMENT = "environment"


@dataclass(frozen=True, slots=True)
class Reason:
    """Why something was judged so: a code to translate and the figures in it."""

    code: str
    values: Mapping[str, float | str]


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoredMovement:
    """One movement with its kind; times in seconds from the start of the recording."""

    onset_s: float
    duration_s: float
    kind: MovementKind
    peak_mg: float | None
    """None for a movement list made elsewhere."""
    confidence: float | None
    """0-1; None for a movement list made elsewhere."""
    series: int | None
    """Number of its series of periodic limb movements, from 1; None outside of one."""
    reason: Reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """A stretch of time in seconds from the start of the recording."""

    start_s: float
    end_s: float

    @property
    def duration_s(self) -> float:
        """Return the length in seconds."""
        return self.end_s - self.start_s


@dataclass(frozen=True, slots=True, kw_only=True)
class Night:
    """One session in bed, scored."""

    in_bed: tuple[Interval, ...]
    """Stays in bed, in order; empty when the bed stayed empty."""
    gaps: tuple[Interval, ...]
    """Time without samples inside the session."""
    sleep_onset_s: float | None
    final_wake_s: float | None
    time_in_bed_s: float | None
    """None when nobody was in bed."""
    sleep_period_s: float | None
    """Sleep onset to final waking."""
    coverage: float | None
    """Share of the session with valid samples, 0-1."""
    rules: RuleSet
    movements: tuple[ScoredMovement, ...]
    """In order of onset."""
    presence_reason: Reason
    """Why the in-bed intervals are what they are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ImiHistogram:
    """Inter-movement intervals of the sleep period, counted two ways."""

    log_edges_s: tuple[float, ...]
    """Bin edges 0.1 apart in ln(seconds)."""
    log_counts: tuple[int, ...]
    linear_counts: tuple[int, ...]
    """Bins of 2 s from 0 to 90 s, as PLMScoRe draws them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NightSummary:
    """The nightly figures; None is unknown, never zero."""

    rules: RuleSet
    limb_movements: int | None
    plm: int | None
    plm_per_hour: float | None
    """PLM with onset in the sleep period, by its hours less the gaps."""
    series: int | None
    periodicity_index: float | None
    """Ferri 2006, interval form; None below 20 intervals."""
    periodicity_index_chance: float | None
    """What as many movements would reach by chance."""
    rhythm_period_s: float | None
    hypnic_jerks: int | None
    small_twitches: int | None
    body_movements: int | None
    time_in_bed_s: float | None
    sleep_period_s: float | None
    coverage: float | None
    imi_histogram: ImiHistogram | None
    plm_by_hour: tuple[float | None, ...] | None
    """Periodic limb movements an hour, for each hour since sleep onset."""
    breathing_related_series: tuple[int, ...]
    """Series whose rhythm of 25-45 s may come from breathing."""
