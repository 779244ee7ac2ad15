"""Numbers that the night is judged by: each with its unit and its reason."""

from __future__ import annotations

from dataclasses import dataclass, field

from .models import RuleSet


@dataclass(frozen=True, slots=True, kw_only=True)
class WasmRule:
    """Series of periodic limb movements by WASM/IRLSSG/EURLSSG 2016 (Ferri 2016)."""

    shortest_interval_s: float = 10.0
    """Onset to onset, included: anything shorter ends the series."""
    longest_interval_s: float = 90.0
    """Onset to onset, included: anything longer ends the series."""
    shortest_movement_s: float = 0.5
    """Included; what is shorter is no leg movement."""
    longest_movement_s: float = 10.0
    """Included, one channel; what is longer is no candidate and ends the series."""
    fewest_movements: int = 4
    """Candidates in a series, that is three intervals."""
    longest_gap_s: float = 2.0
    """Included; a longer hole in the recording ends the series."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AasmRule:
    """Series of periodic limb movements by the AASM manual, versions 2 and 3."""

    shortest_interval_s: float = 5.0
    """Onset to onset, included: a movement that comes sooner is passed over."""
    longest_interval_s: float = 90.0
    """Onset to onset, included: anything longer ends the series."""
    shortest_movement_s: float = 0.5
    """Included; what is shorter is no leg movement."""
    longest_movement_s: float = 10.0
    """Included; what is longer is no leg movement, and the series goes on."""
    fewest_movements: int = 4
    """Leg movements in a series."""
    longest_gap_s: float = 2.0
    """Included; a longer hole in the recording ends the series."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodicityParams:
    """What counts as rhythm, and how much of it makes a figure."""

    shortest_interval_s: float = 10.0
    """Not included: the index wants intervals above it (Ferri 2006)."""
    longest_interval_s: float = 90.0
    """Included (Ferri 2006)."""
    fewest_run_intervals: int = 3
    """Qualifying intervals in a row before they count (Ferri 2006)."""
    fewest_index_intervals: int = 20
    """Fewer intervals in a night leave its index unknown (a choice)."""
    fewest_rhythm_intervals: int = 30
    """Fewer intervals leave the rhythm's period unknown."""
    longest_rhythm_interval_s: float = 180.0
    """Beyond it the sleeper paused: two missed beats at the longest period seen."""
    narrowest_rhythm: float = 0.12
    """Least spread in ln(seconds): no body beats finer, and a fit must not collapse."""
    least_rhythm_gain: float = 6.0
    """Log-likelihood above chance before a rhythm is named (a choice: one random night
    in 400 gets there, nights with a rhythm reach 8 to 150)."""
    most_missed_in_a_row: int = 3
    """Movements that may be missed between two seen ones: harmonics one to four."""
    breathing_shortest_s: float = 25.0
    """Series with a median interval from here on may follow breathing pauses."""
    breathing_longest_s: float = 45.0
    """Series with a median interval up to here may follow breathing pauses."""
    least_hour_share: float = 0.25
    """Share of an hour that must be recorded before it has a rate (a choice)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NightParams:
    """Everything the final pass over a night is told."""

    rules: RuleSet = RuleSet.WASM2016
    """WASM by default: the short-interval break is what separates the sets."""
    wasm: WasmRule = field(default_factory=WasmRule)
    aasm: AasmRule = field(default_factory=AasmRule)
    periodicity: PeriodicityParams = field(default_factory=PeriodicityParams)
