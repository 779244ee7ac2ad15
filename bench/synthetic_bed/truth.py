"""What really happened in a night, and what of it could be seen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from .models import Source, Stretch, TrueEvent, Truth
from .spectrum import band_envelope

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from .action import Acted
    from .bed import Bed
    from .sleep_plan import SleepPlan

VISIBLE_RATIO: Final = 1.5
"""An event is visible from this many resting envelopes on."""
CLEAR_RATIO: Final = 3.5
"""A small twitch is owed from this many heartbeats on."""
_EXCERPTS: Final = 60
_EXCERPT_S: Final = 20.0


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Scene:
    """Everything known about a night, in true seconds."""

    scenario: str
    seed: int
    chip: str
    bed: Bed
    nominal_rate_hz: float
    true_rate_hz: float
    n_samples: int
    plan: SleepPlan
    gaps: tuple[tuple[int, int], ...]
    acted: list[Acted]
    resting_envelope_mg: float
    heartbeat_envelope_mg: float


def resting_envelope_mg(
    resting_mg: NDArray[np.floating], plan: SleepPlan, true_rate_hz: float
) -> float:
    """Return the median 0.4 s envelope of a resting body, breath and noise.

    Taken from excerpts spread over the time in bed, or over all of an empty night.
    """
    stays = plan.in_bed or (Stretch(start_s=0, end_s=plan.duration_s),)
    total_s = sum(stay.duration_s for stay in stays)
    envelopes = []
    for stay in stays:
        count = max(1, round(_EXCERPTS * stay.duration_s / total_s))
        last_s = max(stay.end_s - _EXCERPT_S, stay.start_s)
        for start_s in np.linspace(stay.start_s, last_s, count):
            first = round(start_s * true_rate_hz)
            excerpt = resting_mg[:, first : first + round(_EXCERPT_S * true_rate_hz)]
            centred = excerpt - excerpt.mean(axis=1, keepdims=True)
            edge = round(true_rate_hz)
            envelopes.append(band_envelope(centred, true_rate_hz)[edge:-edge])
    return float(np.median(np.concatenate(envelopes)))


def write_truth(scene: Scene) -> Truth:
    """Return the truth of a night in the recording's own seconds."""
    clock = scene.true_rate_hz / scene.nominal_rate_hz
    rate_hz = scene.nominal_rate_hz
    gaps = [
        Stretch(start_s=first / rate_hz, end_s=(first + length) / rate_hz)
        for first, length in scene.gaps
    ]
    asleep = [_scaled(stretch, clock) for stretch in scene.plan.asleep]
    return Truth(
        scenario=scene.scenario,
        seed=scene.seed,
        chip=scene.chip,
        mount=str(scene.bed.mount),
        nominal_rate_hz=rate_hz,
        true_rate_hz=scene.true_rate_hz,
        duration_s=scene.n_samples / rate_hz,
        in_bed=tuple(_scaled(stay, clock) for stay in scene.plan.in_bed),
        asleep=tuple(asleep),
        sleep_onset_s=asleep[0].start_s if asleep else None,
        final_wake_s=asleep[-1].end_s if asleep else None,
        gaps=tuple(gaps),
        resting_envelope_mg=scene.resting_envelope_mg,
        heartbeat_envelope_mg=scene.heartbeat_envelope_mg,
        bed_modes=tuple(
            ("xyz"[mode.axis], mode.frequency_hz, mode.damping)
            for mode in scene.bed.modes
        ),
        events=tuple(_event(one, scene, clock, gaps) for one in scene.acted),
    )


def _event(one: Acted, scene: Scene, clock: float, gaps: list[Stretch]) -> TrueEvent:
    onset_s, duration_s = one.onset_s * clock, one.duration_s * clock
    in_gap = any(
        onset_s < gap.end_s and onset_s + duration_s > gap.start_s for gap in gaps
    )
    ratio = one.envelope_mg / scene.resting_envelope_mg
    visible = bool(ratio >= VISIBLE_RATIO and not in_gap)
    loud = bool(one.envelope_mg >= CLEAR_RATIO * scene.heartbeat_envelope_mg)
    return TrueEvent(
        onset_s=onset_s,
        duration_s=duration_s,
        kind=one.kind,
        detail=one.detail,
        source=one.source,
        peak_mg=one.felt.peak_mg,
        envelope_mg=one.envelope_mg,
        visible=visible,
        clear=visible and loud,
        periodic=one.periodic and one.source is Source.SLEEPER,
    )


def _scaled(stretch: Stretch, clock: float) -> Stretch:
    return Stretch(start_s=stretch.start_s * clock, end_s=stretch.end_s * clock)
