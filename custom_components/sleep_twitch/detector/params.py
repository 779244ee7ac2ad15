"""Numbers that the detector is tuned by: each with its unit and its reason."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Final

SENSITIVITIES: Final = range(1, 6)
"""Steps of the one setting a person has; 3 is the middle."""
SENSITIVITY_STEP: Final = 0.9
"""Factor on the thresholds above rest for each step up: five steps span 1:1.5."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FilterParams:
    """Where the bands of the signal lie."""

    lowest_rate_hz: float = 25.0
    """Below it the 4-8 Hz band, where limbs and beds are, cannot be seen."""
    highest_rate_hz: float = 420.0
    """Fastest setting of the chips that are known (LSM6DS at 416 Hz)."""
    tick_rate_hz: float = 50.0
    """Signals are brought near this rate first: enough for 20 Hz, cheap at 400 Hz."""
    low_edge_hz: float = 0.7
    """Half amplitude: breath (0.1-0.5 Hz) and tilt stay below."""
    band_edges_hz: tuple[float, float, float] = (2.0, 4.0, 8.0)
    """Between the four bands; the last one parts the body from the house."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EnvelopeParams:
    """Over how long force is averaged."""

    hop_s: float = 0.1
    """Grid of the envelopes; timing is refined on the ticks afterwards."""
    decision_s: float = 0.4
    """Short movements are decided on this envelope."""
    slow_s: float = 1.2
    """Longer than a heartbeat, so beats melt to a level and faint limbs stand out."""
    timing_s: float = 0.1
    """Envelope that onset and end are read from."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NoiseFloorParams:
    """How the resting level follows the bed."""

    chunk_epochs: int = 10
    """Epochs judged with one floor: more come later, fewer cost more."""
    ahead_epochs: int = 5
    """Epochs looked ahead, for the floor after a turn and for ring-downs."""
    window_epochs: int = 180
    """Three minutes: longer than any bout of turning, short beside a night."""
    rest_share: float = 0.5
    """The calmest half of the window is taken for rest: robust up to half moving."""
    fewest_epochs: int = 5
    """Fewer than these since a gap or step, and the floor before is held."""
    step_ratio: float = 8.0
    """A posture step: gravity moves by this many times its usual wander (breath)."""
    step_noise_ratio: float = 8.0
    """And by this many times what the sensor's noise does to an epoch's mean."""
    noise_share: float = 0.4
    """Least resting power of a band, as a share of the datasheet's noise, which is that
    of the worst axis; what the resting bed really shows is measured."""
    quietest_ug_per_sqrt_hz: float = 20.0
    """Noise of a sensor that does not say its own. No chip is quieter (ADXL355: 22),
    and a bed that a heart shakes by 0.1 mg and more is far above; without it a
    seismometer's micro-g, the traffic outside, would be a sleeper."""
    flip_counts: float = 0.15
    """Least resting level of a band in steps of the values, which are counts unless the
    recorder was coarser: one step flipping is no movement,"""
    dither_counts: float = 0.3
    """unless noise of so many steps flips it all the time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ThresholdParams:
    """When a stretch is a candidate; levels are in resting levels (1 is rest)."""

    decision_ratio: float = 2.1
    """Least peak of the decision envelope."""
    slow_ratio: float = 1.55
    """Least peak of the slow envelope."""
    hysteresis: float = 3.0
    """Power above rest that opens, by power above rest that keeps open."""
    quiet_quantile: float = 0.5
    """Which maximum of a second is the usual one: robust up to half of them moving."""
    high_quiet_quantile: float = 0.8
    """Which one tells how far heartbeats vary,"""
    largest_quiet_spread: float = 1.15
    """as a ratio to the usual one; more than this is movement, not heart."""
    quiet_margin: float = 3.0
    """Power of that ratio by which the threshold is over the usual maximum."""
    fewest_quiet: int = 10
    """Quiet epochs before their maxima say anything."""
    merge_s: float = 0.5
    """Force apart by less is one movement (WASM)."""
    longest_s: float = 90.0
    """A stretch that never ends is cut here: the level has changed, not the body."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OnsetParams:
    """How the bed's ringing is told from force."""

    order: int = 6
    """Ticks that the prediction looks back: three modes along each direction."""
    ridge: float = 1e-3
    """Noise added to the ring-downs, as a share of their power."""
    ridge_weight: float = 8.0
    """Ring-downs that noise counts as more, so few teach little."""
    lead_s: float = 3.0
    """Signal looked at before a candidate, for its rest and its onset."""
    trail_s: float = 4.0
    """And after it, for its ringing."""
    onset_ratio: float = 2.6
    """Timing envelope of the force, in its own rest, that is an onset."""
    end_ratio: float = 1.9
    """And the level it ends at."""
    slow_s: float = 0.4
    """Envelope that faint force is followed with."""
    slow_ratio: float = 1.3
    """Its level, in its own high rest, that is force."""
    merge_s: float = 0.5
    """Force apart by less is one push (WASM)."""
    pause_s: float = 1.5
    """Pushes apart by less are one movement: a faint hold between them is lost in the
    noise, where the 0.5 s of the rules would cut it in two."""
    large_pause_s: float = 2.5
    """As `pause_s`, when both are large: a body that shuffles."""
    large_ratio: float = 20.0
    """Peak in resting levels that is large in this sense."""
    kick_ratio: float = 10.0
    """Least peak in resting levels of a kick that may stand alone,"""
    kick_pause_s: float = 0.6
    """and the shortest pause that keeps it apart from what follows."""
    echo_s: float = 3.0
    """For so long after a push,"""
    echo_share: float = 0.25
    """what is shorter than a kick and smaller than this share is the bed's ringing."""
    core_share: float = 0.35
    """Share of its peak that force has within its core."""
    kick_longest_s: float = 0.6
    """A core up to this long is a kick, and what drags on after it is the bed."""
    standing_ratio: float = 1.45
    """Decision envelope, in resting levels, that counts as force in a faint stretch,"""
    standing_s: float = 1.1
    """if it lasts for so long (a kick shows for 0.4 s more than it is),"""
    faint_peak_ratio: float = 8.0
    """up to this peak before it, where nothing rings yet,"""
    faintest_ratio: float = 3.5
    """and up to this one after it."""
    smear_s: float = 0.16
    """What the slow envelope adds on either side."""
    ahead_s: float = 0.8
    """Standing out so long before its first clear push,"""
    smear_onset_s: float = 0.4
    """a stretch began that long after its envelopes rose: their windows show it early.
    On faint limb movements a third as many onsets are then off by over a second."""
    strong_ratio: float = 12.0
    """Up to this peak in resting levels: what is stronger shows before it begins."""
    behind_s: float = 0.6
    """The same after the last clear push,"""
    smear_end_s: float = 0.5
    """and what the envelopes add there,"""
    faintest_end_ratio: float = 4.0
    """where no more than this stands out and so nothing rings on."""
    buried_ratio: float = 15.0
    """Louder force, in resting levels, is seen as it begins; of fainter,"""
    buried_s: float = 0.1
    """so much of either flank lies in the noise."""
    faint_ratio: float = 4.0
    """Above this many times its own high rest the fast envelope alone decides."""
    slow_share: float = 0.5
    """As `peak_share`, of the slower envelope, which smears."""
    ring_ratio: float = 0.7
    """Force exceeds what prediction usually leaves of the ringing by so much."""
    peak_share: float = 0.2
    """Share of a push that prediction may leave over as ringing."""
    leftover_s: float = 0.6
    """Time in which that dies down to a third."""
    early_share: float = 0.03
    """Share of the largest push that the band-pass may show before it,"""
    early_s: float = 1.2
    """for so long."""
    before_s: float = 0.3
    """Force is looked for so long before the decision envelope stands out,"""
    after_s: float = 0.2
    """and so long after it."""
    apart_s: float = 0.5
    """Rest is measured at this distance."""
    strong_share: float = 0.6
    """A movement's own ring-down begins after the last push of this share,"""
    shortest_own_ring_s: float = 0.3
    """and is used if it lasts so long;"""
    shortest_ring_s: float = 0.4
    """one that teaches the bed's ring is longer."""
    flank_s: float = 0.1
    """A kick may begin so long before its core."""
    prior_weight: float = 3.0
    """How many ring-downs the bed's history may count for against the event's own."""
    clear_ratio: float = 8.0
    """Least peak of a kick whose ring-down teaches the bed's mode."""
    forgetting: float = 0.98
    """What is left of the ring's history with each new ring-down."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShapeParams:
    """Where one shape ends and the next begins; choices, from synthetic nights."""

    kick_longest_s: float = 0.7
    """Longest core of an impulse or a twitch: EMG bursts of 75-250 ms, up to three of
    them, and what the timing envelope adds."""
    impulse_ratio: float = 16.0
    """Least peak of an impulse in resting levels; below, it is a twitch."""
    impulse_rise_s: float = 0.3
    """Longest rise of an impulse, all its bursts counted,"""
    certain_impulse_ratio: float = 48.0
    """unless it is as large as this."""
    limb_longest_s: float = 10.0
    """Candidate leg movements end here (WASM)."""
    large_shortest_s: float = 4.0
    """Shortest large movement without a lasting tilt,"""
    large_sustained_ratio: float = 85.0
    """and the level, in resting levels, that half a second of it holds."""
    long_s: float = 6.0
    """From here on a movement is large already"""
    long_ratio: float = 20.0
    """with a peak of this many resting levels."""
    step_shortest_s: float = 1.0
    """Shortest movement that a change of posture may be asked of:"""
    large_step_ratio: float = 1.2
    """a lasting shift of gravity, in resting levels with breath among them."""
    external_high_share: float = 0.8
    """Share of energy over 8 Hz from which the house is likelier than the body,"""
    usual_low_share: float = 0.4
    """if what is below is also so small a part of what it usually is on this bed: a
    stiff bed rings above 8 Hz whoever moves it."""
    usual_memory: int = 20
    """Turns that this is learned from,"""
    fewest_usual: int = 2
    """and how many it takes."""
    train_high_share: float = 0.6
    """And this part of it is enough for an even train of kicks."""
    external_line_share: float = 0.85
    """Share of energy in one steady line"""
    line_high_share: float = 0.9
    """if that line lies above 4 Hz, over the slow modes of beds."""
    train_lowest_hz: float = 1.0
    """Steps come at 1-3 Hz."""
    train_highest_hz: float = 3.0
    """As above."""
    train_fewest: int = 4
    """Kicks in an even train."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DetectorParams:
    """All numbers of the detector."""

    filters: FilterParams = field(default_factory=FilterParams)
    envelope: EnvelopeParams = field(default_factory=EnvelopeParams)
    noise_floor: NoiseFloorParams = field(default_factory=NoiseFloorParams)
    threshold: ThresholdParams = field(default_factory=ThresholdParams)
    onset: OnsetParams = field(default_factory=OnsetParams)
    shape: ShapeParams = field(default_factory=ShapeParams)

    @classmethod
    def for_sensitivity(cls, sensitivity: int) -> DetectorParams:
        """Return the numbers for a step of the setting, 1 (calm) to 5 (keen).

        Raises
        ------
        ValueError
            If there is no such step.
        """
        if sensitivity not in SENSITIVITIES:
            msg = f"sensitivity {sensitivity} is none of {list(SENSITIVITIES)}"
            raise ValueError(msg)
        factor = SENSITIVITY_STEP ** (sensitivity - 3)
        middle = ThresholdParams()
        return cls(
            threshold=replace(
                middle,
                decision_ratio=1 + (middle.decision_ratio - 1) * factor,
                slow_ratio=1 + (middle.slow_ratio - 1) * factor,
                quiet_margin=middle.quiet_margin * factor,
            )
        )
