"""One synthetic night, put together: body, partner, house, bed, chip."""

from __future__ import annotations

import zlib
from dataclasses import replace
from typing import TYPE_CHECKING, Final

import numpy as np

from .action import Acted, Strength, act
from .bed import LEVELS
from .house import draw_house_events, draw_machines, hum
from .models import Source, SyntheticNight, TrueKind
from .posture import draw_postures, with_gain_step
from .reading import draw_gaps, read_counts
from .rest import Body, Resting, rest
from .set_up import draw_set_up
from .sleep_plan import SleepPlan, plan_sleep
from .timetable import plan_movements
from .truth import Scene, resting_envelope_mg, write_truth

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from .bed import Bed
    from .scenario import House, Scenario
    from .set_up import SetUp

_STREAMS: Final = (
    "set-up",
    "sleep",
    "body",
    "rest",
    "partner",
    "house",
    "chip",
    "gaps",
)


def generate_night(scenario: Scenario, seed: int) -> SyntheticNight:
    """Return a night of a kind; the same scenario and seed give the same night.

    Parameters
    ----------
    scenario : Scenario
        What to draw from.
    seed : int
        Any non-negative number.

    Returns
    -------
    SyntheticNight
        Counts as the chip would give them, and the truth.
    """
    rngs = _streams(scenario, seed)
    set_up = draw_set_up(rngs["set-up"], scenario)
    plan = plan_sleep(rngs["sleep"], scenario)
    sleeper = _sleeper(rngs["body"], scenario, set_up.bed, plan)
    noise = set_up.chip.noise_mg(rngs["chip"], set_up.n_samples, set_up.nominal_rate_hz)
    bodies = [sleeper]
    if scenario.partner is not None:
        bodies.append(_partner(rngs["partner"], scenario, set_up.bed, plan))
    restings = [
        rest(rngs["rest"], b, set_up.renderer, set_up.n_samples) for b in bodies
    ]
    resting_mg = resting_envelope_mg(
        sum(r.acceleration_mg for r in restings) + noise, plan, set_up.true_rate_hz
    )
    acted = _perform(rngs, scenario, bodies, set_up, resting_mg)
    acceleration = _add_up(rngs["house"], scenario, bodies, restings, acted, set_up)
    counts = read_counts(rngs["chip"], acceleration, noise, set_up)
    gaps = draw_gaps(rngs["gaps"], scenario, set_up)
    for first, length in gaps:
        counts[first : first + length] = counts[first - 1]
    truth = write_truth(
        Scene(
            scenario=scenario.name,
            seed=seed,
            chip=set_up.chip.name,
            bed=set_up.bed,
            nominal_rate_hz=set_up.nominal_rate_hz,
            true_rate_hz=set_up.true_rate_hz,
            n_samples=set_up.n_samples,
            plan=plan,
            gaps=gaps,
            acted=acted,
            resting_envelope_mg=resting_mg,
            heartbeat_envelope_mg=restings[0].beat_envelope_mg,
        )
    )
    return SyntheticNight(
        counts=counts,
        scale_mg_per_count=set_up.chip.scale_mg_per_count,
        rate_hz=set_up.nominal_rate_hz,
        true_rate_hz=set_up.true_rate_hz,
        noise_ug_per_sqrt_hz=max(set_up.chip.noise_ug_per_sqrt_hz),
        gaps=gaps,
        truth=truth,
    )


def _streams(scenario: Scenario, seed: int) -> dict[str, np.random.Generator]:
    """Return a generator a part, so that a change of one leaves the others be."""
    root = np.random.SeedSequence([seed, zlib.crc32(scenario.name.encode())])
    parts = root.spawn(len(_STREAMS))
    return {
        name: np.random.default_rng(part)
        for name, part in zip(_STREAMS, parts, strict=True)
    }


def _sleeper(
    rng: np.random.Generator, scenario: Scenario, bed: Bed, plan: SleepPlan
) -> Body:
    timetable = plan_movements(rng, scenario, plan)
    postures = draw_postures(
        rng, bed.mount, bed.sleeper_mixing, plan, timetable.movements
    )
    if scenario.gain_step is not None:
        step = rng.uniform(*scenario.gain_step)
        moment_s = plan.duration_s * rng.uniform(0.4, 0.6)
        postures = with_gain_step(postures, moment_s, step)
    loud = float(np.clip(bed.loudness + rng.normal(0, 0.12), 0, 1))
    return Body(
        source=Source.SLEEPER,
        plan=plan,
        timetable=timetable,
        postures=postures,
        heartbeat_mg=_between(LEVELS[bed.mount].heartbeat, loud),
        breath_mg=_between(LEVELS[bed.mount].breath, loud),
    )


def _partner(
    rng: np.random.Generator, scenario: Scenario, bed: Bed, plan: SleepPlan
) -> Body:
    """Return the other half of the bed: a night of its own, felt from afar."""
    assert scenario.partner is not None
    habits = scenario.partner
    own = replace(
        scenario,
        limbs_per_hour=habits.limbs_per_hour,
        plm_per_hour=habits.plm_per_hour,
        turns_per_hour=habits.turns_per_hour,
        jerks=(0, 2),
        wake_bouts=1,
        bathroom_breaks=0,
        restless_bouts=0,
        breathing_rhythm=False,
        lead_s=(max(plan.in_bed[0].start_s - 900, 30), plan.in_bed[0].start_s + 1500),
        gain_step=None,
    )
    loud = _sleeper(rng, own, bed, plan_sleep(rng, own))
    coupling = rng.uniform(*habits.coupling)
    mixed = bed.partner_mixing @ np.linalg.inv(bed.sleeper_mixing)
    return replace(
        loud,
        source=Source.PARTNER,
        postures=replace(
            loud.postures,
            mixings=mixed @ loud.postures.mixings,
            leans_mg=loud.postures.leans_mg * coupling,
        ),
        heartbeat_mg=loud.heartbeat_mg * coupling,
        breath_mg=loud.breath_mg * coupling,
    )


def _perform(
    rngs: dict[str, np.random.Generator],
    scenario: Scenario,
    bodies: list[Body],
    set_up: SetUp,
    resting_mg: float,
) -> list[Acted]:
    """Return every movement of everybody and of the house, as the sensor feels it."""
    acted = []
    strength = Strength(
        levels=LEVELS[set_up.bed.mount],
        loudness=set_up.bed.loudness,
        limb_spread=scenario.limb_spread,
        coupling=scenario.overdrive,
        twitch_ratio=scenario.twitch_ratio,
        resting_envelope_mg=resting_mg,
    )
    for body in bodies:
        if body.source is Source.PARTNER:
            assert scenario.partner is not None
            coupling = rngs["partner"].uniform(*scenario.partner.coupling)
            strength = replace(strength, coupling=coupling)
        acted += act(rngs["body"], body, strength, set_up.renderer)
    walks_s = _walks_s(bodies[0].plan)
    acted += _house(rngs["house"], scenario.house, walks_s, set_up, scenario.hours)
    return sorted(acted, key=lambda one: one.onset_s)


def _house(
    rng: np.random.Generator,
    house: House,
    walks_s: list[float],
    set_up: SetUp,
    hours: float,
) -> list[Acted]:
    low, high = np.log(LEVELS[set_up.bed.mount].house)
    renderer = set_up.renderer
    events = draw_house_events(rng, house, hours * 3600, walks_s, renderer.grid_hz)
    acted = []
    for event in events:
        force = set_up.bed.house_mixing @ event.force
        felt = renderer.feel(force, event.onset_s, event.path, 1.0)
        wanted_mg = np.exp(rng.uniform(low, high)) * event.loudness
        felt = felt.scaled(wanted_mg / felt.peak_mg)
        acted.append(
            Acted(
                onset_s=event.onset_s,
                duration_s=event.force.shape[1] / renderer.grid_hz,
                kind=TrueKind.ENVIRONMENT,
                detail=event.detail,
                source=Source.HOUSE,
                periodic=False,
                felt=felt,
                envelope_mg=renderer.envelope_mg(felt),
            )
        )
    return acted


def _walks_s(plan: SleepPlan) -> list[float]:
    """Return when the sleeper walks up to the bed and away from it."""
    to_bed = [stay.start_s - 12 for stay in plan.in_bed if stay.start_s > 15]
    from_bed = [stay.end_s + 2 for stay in plan.in_bed]
    return to_bed + [
        moment_s for moment_s in from_bed if moment_s < plan.duration_s - 30
    ]


def _add_up(
    rng: np.random.Generator,
    scenario: Scenario,
    bodies: list[Body],
    restings: list[Resting],
    acted: list[Acted],
    set_up: SetUp,
) -> NDArray[np.float32]:
    """Return the whole night's acceleration in the bed's axes, without gravity."""
    total = restings[0].acceleration_mg
    for resting in restings[1:]:
        total += resting.acceleration_mg
    times_s = np.arange(set_up.n_samples) / set_up.true_rate_hz
    for body in bodies:
        total += body.postures.lean_mg(times_s).astype(np.float32)
    for one in acted:
        first = one.felt.first_sample
        stop = min(first + one.felt.acceleration_mg.shape[1], set_up.n_samples)
        total[:, first:stop] += one.felt.acceleration_mg[:, : stop - first]
    for machine in draw_machines(rng, scenario.house, scenario.hours * 3600):
        for run in machine.runs:
            wave = hum(rng, machine, run, set_up.true_rate_hz)
            first = round(run.start_s * set_up.true_rate_hz)
            stop = min(first + len(wave), set_up.n_samples)
            size_mg = LEVELS[set_up.bed.mount].house[1] * machine.loudness
            line = np.outer(machine.direction, wave[: stop - first]) * size_mg
            total[:, first:stop] += line.astype(np.float32)
    return total


def _between(levels: tuple[float, float], share: float) -> float:
    low, high = levels
    return float(low * (high / low) ** share)
