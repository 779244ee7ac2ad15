"""Numbers that the night is judged by: each with its unit and its reason."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final, Self

from ..detector.params import SENSITIVITIES
from .models import RuleSet

HOUSE_SCORE_STEP: Final = 0.5
"""What each step of the sensitivity takes from the score of the house, in ln of odds:
what is as likely the sleeper's as not at the middle step is so by 3 : 8 or 8 : 3 at the
outer ones."""


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
class PresenceParams:
    """How an empty bed is told from a sleeping body; all numbers are choices."""

    least_door_ratio: float = 8.0
    """Peak in resting levels from which a movement could be getting in or out."""
    door_pause_s: float = 20.0
    """Pushes closer than this are one getting in or out."""
    shortest_hiding_gap_s: float = 60.0
    """A gap this long may hide that somebody left or came."""
    settling_s: float = 4.0
    """Left out after and before a door: the bed swings, the floor settles."""
    alike_epochs: tuple[float, float] = (2.0, 6.0)
    """Epochs that count as one for heartbeat and breathing: neighbours are alike."""
    fewest_rest_epochs: int = 20
    """Epochs at rest before a stretch may show what the empty bed is like."""
    above: float = 4.0
    """Errors above the empty level from which a stretch shows what a body adds."""
    least_above_share: float = 0.1
    """Share of the rest that must lie so high before it shows what is usual."""
    clearly_below: float = 3.0
    """Errors under a level from which another stretch is clearly quieter."""
    drift: tuple[float, float] = (0.015, 0.05)
    """Wander of the empty levels in a night, as ln: warmth, traffic far away."""
    lift_spread: float = 0.6
    """How the lift by a body varies with posture, as a share of the usual lift."""
    most_evidence: float = 8.0
    """Log-likelihood that one figure of one stretch may bring at most."""
    awake_rate: float = 30.0
    """Movements an hour of somebody who has just come, or is about to go."""
    asleep_rate: float = 4.0
    """Movements an hour of a calm sleeper."""
    empty_rate: float = 2.0
    """Movements an hour that the house makes and that pass for a body's."""
    most_silence: float = 6.0
    """Log-likelihood that silence may bring at most: a calm hour is no absence."""
    taken_bias: float = 0.5
    """What speaks for a body where nothing else does."""
    steady_scatter: float = 0.06
    """Spread of ln(heartbeat) under which a steady line drowns the bed."""
    noise_scatter: float = 0.15
    """Spread of ln(heartbeat) in noise alone: 45 degrees of freedom give 0.105."""
    scatter_step: float = 0.03
    """Spread above it that counts as one of log-likelihood for a body."""
    door_cost: float = 1.0
    """What it costs to have somebody come or go."""
    small_door_cost: float = 6.0
    """What it costs more at a movement that is small for this night."""
    usual_door_quantile: float = 0.75
    """Which door of the night is a large one."""
    full_door_share: float = 0.4
    """Share of a large one from which on a door is large enough."""
    ghost_cost: float = 3.0
    """What a large movement costs that falls between two empty stretches: a body
    makes twenty times as many as a house."""
    repeated_share: float = 0.3
    """What a low level is worth right after another one."""
    least_gain: float = 1.5
    """Log-likelihood above "always in bed" before an empty bed is believed."""
    least_inner_gain: float = 25.0
    """The same where the recording begins and ends in bed: postures differ in level."""
    nobody_hours: float = 2.0
    """Hours before the bed may have been nobody's all along."""
    nobody_rate: float = 2.5
    """Movements an hour, large ones included, up to which it was,"""
    loud_house_rate: float = 15.0
    """and up to which it was if none of them could only be a body's:"""
    body_ratio: float = 60.0
    """no peak of so many resting levels (simulated houses reach 48, the largest
    movement of any simulated night is at least 66),"""
    body_step_ratio: float = 1.2
    """and none that could be a door and left gravity shifted by so many."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SleepParams:
    """How sleep is told from waking by movements; all numbers are choices."""

    epoch_s: float = 30.0
    """Length of what is scored, as in a sleep laboratory."""
    apart_s: float = 3.0
    """Movements closer than this say nothing new about waking."""
    wake_excess_rate: float = 30.0
    """Movements an hour that waking adds to this sleeper's own rate asleep."""
    least_asleep_rate: float = 4.0
    """Movements an hour that even the calmest sleeper is given."""
    window_s: float = 1200.0
    """Length over which the calm part of the night is looked for."""
    calm_quantile: float = 0.3
    """Which of those windows is a calm one."""
    usual_over_calm: float = 1.3
    """Rate of usual sleep over that of calm sleep."""
    wake_s: float = 1200.0
    """Usual length of a stretch awake."""
    sleep_s: float = 5400.0
    """Usual length of a stretch asleep: a sleep cycle."""
    settled_s: float = 900.0
    """Sleep has set in when this long holds at most so many turns: the usual ten
    minutes more often take lying still awake for sleep."""
    lenient_excess_rate: float = 60.0
    """Where no sleep is found at all, waking is taken to add so many an hour"""
    lenient_wake_s: float = 600.0
    """and to last so long: twenty restless minutes are sleep rather than none."""
    least_settled_s: float = 600.0
    """The same where nobody sleeps so long, as in a nap."""
    most_settled_turns: int = 1
    """Turns in it at most."""
    shortest_beat_s: float = 8.0
    """Least interval of limb movements in step."""
    longest_beat_s: float = 90.0
    """Longest interval of limb movements in step."""
    fewest_like_intervals: int = 3
    """Intervals in a row that must be alike."""
    like_range: float = 0.8
    """How far apart they may lie as ln: random ones rarely come so close."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KindParams:
    """How a shape in its place in the night becomes a kind; choices, see science."""

    limb_pause_s: float = 0.5
    """Limb movements closer than this are one (WASM, AASM)."""
    turn_pause_s: float = 4.0
    """Pushes of a large movement closer than this are one."""
    shortest_limb_s: float = 0.5
    """A limb movement lasts at least so long (WASM): where less of it stands clear of
    the noise, this is told."""
    clear_ratio: float = 8.0
    """Peak in resting levels from which on a limb movement stands clear of the noise"""
    flanks_s: float = 0.3
    """and lasts as long as it stays within a third of its peak, and so much more."""
    longest_limb_s: float = 10.0
    """Longer force is no candidate."""
    restless_s: float = 45.0
    """A body movement longer than this is a restless bout."""
    near_sleep_s: float = 1200.0
    """Up to this far from falling asleep the minutes are told of a jerk."""
    clear_tilt_deg: float = 0.1
    """Lasting tilt that is worth telling."""
    house_score: float = 0.0
    """Added to the score of what is not the sleeper's, in ln of odds; sensitivity."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionParams:
    """When a night begins and ends; the first three are the product's contract."""

    shortest_stay_s: float = 600.0
    """A shorter stay begins no session: sitting down to read is no night."""
    away_s: float = 1200.0
    """Away this long, the sleeper has got up."""
    join_s: float = 10800.0
    """Sessions closer than this are one: a second sleep belongs to the night."""
    longest_session_s: float = 86400.0
    """Nobody stays longer; a bed never seen empty must not gather nights for ever."""
    look_every_s: float = 30.0
    """Time of samples between two looks at the whole night, which take long."""
    settle_s: float = 5.0
    """A movement this old can no longer grow into the next."""
    moving_hold_s: float = 15.0
    """Movement is told this long after it: the detector itself looks ten seconds on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NightParams:
    """Everything the final pass over a night is told."""

    rules: RuleSet = RuleSet.WASM2016
    """WASM by default: the short-interval break is what separates the sets."""
    wasm: WasmRule = field(default_factory=WasmRule)
    aasm: AasmRule = field(default_factory=AasmRule)
    periodicity: PeriodicityParams = field(default_factory=PeriodicityParams)
    presence: PresenceParams = field(default_factory=PresenceParams)
    sleep: SleepParams = field(default_factory=SleepParams)
    kind: KindParams = field(default_factory=KindParams)
    session: SessionParams = field(default_factory=SessionParams)

    @classmethod
    def for_settings(cls, rules: RuleSet, sensitivity: int) -> Self:
        """Return the numbers for a rule set and a step of the sensitivity, 1 to 5.

        Raises
        ------
        ValueError
            If there is no such step.
        """
        if sensitivity not in SENSITIVITIES:
            msg = f"sensitivity {sensitivity} is none of {list(SENSITIVITIES)}"
            raise ValueError(msg)
        house_score = HOUSE_SCORE_STEP * (3 - sensitivity)
        return cls(rules=rules, kind=KindParams(house_score=house_score))
