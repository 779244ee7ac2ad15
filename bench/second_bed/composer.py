"""One night from a plan: every movement made in its own window and laid on the rest."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from zlib import crc32

import numpy as np

from ..synthetic_bed.models import (
    Source,
    Stretch,
    SyntheticNight,
    TrueEvent,
    TrueKind,
    Truth,
)
from .canvas import Canvas
from .chips import CHIPS
from .doings import Doing, bedmate_doings, sleeper_doings
from .envelope import envelope_mg
from .hours import Hours, plan_hours
from .house import Building
from .person import Person
from .recorder import choose_gaps, record
from .sizes import draw_sizes
from .structure import Structure, build_structure

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from .plan import NightPlan


def compose_night(plan: NightPlan, seed: int) -> SyntheticNight:
    """Return the night that a plan and a seed give: the same for the same two."""
    rng = np.random.default_rng([seed, crc32(plan.name.encode())])
    true_rate_hz = plan.rate_hz * (1 + plan.clock_error)
    total_s = 3600 * rng.uniform(*plan.hours)
    n = round(total_s * true_rate_hz)
    gravity = _gravity(rng)
    structure = build_structure(plan, gravity, rng)
    hours = plan_hours(plan, total_s, rng)
    chip = CHIPS[plan.chip]
    density_mg = np.array(chip.noise_ug_per_sqrt_hz) / 1000
    noise_mg = rng.normal(size=(n, 3)) * density_mg * np.sqrt(true_rate_hz / 2)
    canvas = Canvas(
        rate_hz=true_rate_hz,
        moved_mg=np.zeros((n, 3)),
        gain_from_s=total_s * rng.uniform(0.4, 0.6),
        gain=plan.gain_step or 1.0,
    )
    sleeper = Person(
        hours=hours,
        doings=sleeper_doings(plan, hours, rng),
        sizes=draw_sizes(plan, rng),
        share=1.0,
        source=Source.SLEEPER,
    )
    people = [sleeper, *_bedmate(plan, total_s, rng)]
    for person in people:
        heart_mg, beats = person.lie(canvas, structure, rng)
        if person is sleeper and len(beats):
            canvas.heartbeat_mg = _heartbeat_mg(heart_mg, beats, true_rate_hz)
        del heart_mg
    canvas.resting_mg = _resting_mg(canvas, noise_mg, hours)
    tilt_mg = np.zeros((n, 3))
    for person in people:
        person.move(canvas, structure, rng)
        person.tilt(tilt_mg, gravity, true_rate_hz, rng)
    _let_the_house_in(plan, canvas, structure, total_s, rng)
    np.cumsum(tilt_mg, axis=0, out=tilt_mg)
    tilt_mg += canvas.moved_mg
    tilt_mg += noise_mg
    tilt_mg += 1000 * gravity
    gaps = choose_gaps(plan.gaps, n, true_rate_hz, rng)
    counts = record(tilt_mg, chip, gaps)
    return SyntheticNight(
        counts=counts,
        scale_mg_per_count=chip.step_mg,
        rate_hz=plan.rate_hz,
        true_rate_hz=true_rate_hz,
        noise_ug_per_sqrt_hz=max(chip.noise_ug_per_sqrt_hz),
        gaps=gaps,
        truth=_truth(plan, seed, canvas, structure, hours, gaps, n),
    )


def _bedmate(plan: NightPlan, total_s: float, rng: np.random.Generator) -> list[Person]:
    if plan.bedmate is None:
        return []
    own = replace(
        plan,
        plm_per_hour=plan.bedmate.plm_per_hour,
        quiet_wake=False,
        toilet_trips=0,
        empty=False,
    )
    hours = plan_hours(own, total_s, rng)
    return [
        Person(
            hours=hours,
            doings=bedmate_doings(own, plan.bedmate, hours, rng),
            sizes=draw_sizes(own, rng),
            share=rng.uniform(*plan.bedmate.share),
            source=Source.PARTNER,
        )
    ]


def _heartbeat_mg(
    heart_mg: NDArray[np.float64], beats: NDArray[np.int64], rate_hz: float
) -> float:
    """Return the median over beats of the envelope's peak until the next one."""
    envelope = envelope_mg(heart_mg, rate_hz)
    return float(np.median(np.maximum.reduceat(envelope, beats)))


def _resting_mg(canvas: Canvas, noise_mg: NDArray[np.float64], hours: Hours) -> float:
    """Return the median envelope in bed before anybody moves; of an empty bed else."""
    envelope = envelope_mg(canvas.moved_mg + noise_mg, canvas.rate_hz)
    spans = hours.in_bed or [(0.0, hours.total_s)]
    return float(
        np.median(
            np.concatenate(
                [
                    envelope[round(a * canvas.rate_hz) : round(b * canvas.rate_hz)]
                    for a, b in spans
                ]
            )
        )
    )


def _let_the_house_in(
    plan: NightPlan,
    canvas: Canvas,
    structure: Structure,
    total_s: float,
    rng: np.random.Generator,
) -> None:
    building = Building(structure, canvas.rate_hz, rng)
    for noise in building.a_night(plan.house, total_s):
        peak = float(np.linalg.norm(noise.shape, axis=1).max())
        size_mg = noise.times_rest * canvas.resting_mg
        doing = Doing(
            onset_s=noise.onset_s,
            duration_s=noise.duration_s,
            kind=TrueKind.ENVIRONMENT,
            detail=noise.detail,
        )
        canvas.lay(noise.shape * (size_mg / peak), doing, Source.HOUSE)


def _gravity(rng: np.random.Generator) -> NDArray[np.float64]:
    """Return the way down: one of the chip's axes, and a little off it."""
    down = 0.08 * rng.normal(size=3)
    down[int(rng.integers(3))] += rng.choice((-1, 1))
    return np.asarray(down / np.linalg.norm(down))


def _truth(
    plan: NightPlan,
    seed: int,
    canvas: Canvas,
    structure: Structure,
    hours: Hours,
    gaps: tuple[tuple[int, int], ...],
    n: int,
) -> Truth:
    """Return the truth in the recording's own seconds."""
    stretch = canvas.rate_hz / plan.rate_hz
    lost = tuple(
        Stretch(start_s=first / plan.rate_hz, end_s=(first + length) / plan.rate_hz)
        for first, length in gaps
    )

    def spans(own: list[tuple[float, float]]) -> tuple[Stretch, ...]:
        return tuple(Stretch(start_s=a * stretch, end_s=b * stretch) for a, b in own)

    asleep = spans(hours.asleep)
    events = sorted(canvas.events, key=lambda event: event.onset_s)
    return Truth(
        scenario=plan.name,
        seed=seed,
        chip=plan.chip,
        mount=plan.mount,
        nominal_rate_hz=plan.rate_hz,
        true_rate_hz=canvas.rate_hz,
        duration_s=n / plan.rate_hz,
        in_bed=spans(hours.in_bed),
        asleep=asleep,
        sleep_onset_s=asleep[0].start_s if asleep else None,
        final_wake_s=asleep[-1].end_s if asleep else None,
        gaps=lost,
        resting_envelope_mg=canvas.resting_mg,
        heartbeat_envelope_mg=canvas.heartbeat_mg,
        bed_modes=tuple(
            ("xyz"[int(np.argmax(np.abs(way)))], float(hz), float(zeta))
            for way, hz, zeta in zip(
                structure.direction,
                structure.frequency_hz,
                structure.damping,
                strict=True,
            )
        ),
        events=tuple(_as_recorded(event, stretch, lost) for event in events),
    )


def _as_recorded(
    event: TrueEvent, stretch: float, lost: tuple[Stretch, ...]
) -> TrueEvent:
    """Return an event on the recording's clock; one cut by a gap cannot be seen."""
    onset_s, duration_s = event.onset_s * stretch, event.duration_s * stretch
    is_cut = any(
        gap.start_s < onset_s + duration_s and gap.end_s > onset_s for gap in lost
    )
    return replace(
        event,
        onset_s=onset_s,
        duration_s=duration_s,
        visible=event.visible and not is_cut,
        clear=event.clear and not is_cut,
    )
