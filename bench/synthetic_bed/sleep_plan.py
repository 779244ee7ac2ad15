"""The plan of a night: when the bed is taken, when its sleeper sleeps."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from .models import Stretch

if TYPE_CHECKING:
    import numpy as np

    from .scenario import Scenario

_SHORTEST_SLEEP_S: Final = 60.0
"""Between two wakings that would run into each other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SleepPlan:
    """Stretches of one night, in true seconds."""

    duration_s: float
    in_bed: tuple[Stretch, ...]
    asleep: tuple[Stretch, ...]
    quiet_wake: tuple[Stretch, ...]
    """Awake in bed and hardly moving."""

    @property
    def awake_in_bed(self) -> tuple[Stretch, ...]:
        """Return the stretches in bed and not asleep, quiet ones included."""
        awake = []
        for stay in self.in_bed:
            cursor_s = stay.start_s
            for sleep in self.asleep:
                if sleep.start_s in stay:
                    awake.append(Stretch(start_s=cursor_s, end_s=sleep.start_s))
                    cursor_s = sleep.end_s
            awake.append(Stretch(start_s=cursor_s, end_s=stay.end_s))
        return tuple(stretch for stretch in awake if stretch.duration_s > 0)


def plan_sleep(rng: np.random.Generator, scenario: Scenario) -> SleepPlan:
    """Draw the plan of a night: falling asleep, waking in between, getting up."""
    duration_s = scenario.hours * 3600
    if scenario.empty:
        return SleepPlan(duration_s=duration_s, in_bed=(), asleep=(), quiet_wake=())
    enters_s = rng.uniform(*scenario.lead_s)
    leaves_s = duration_s - rng.uniform(*scenario.lead_s)
    onset_s = enters_s + rng.uniform(*scenario.falling_asleep_s)
    wakes_s = leaves_s - rng.uniform(*scenario.getting_up_s)
    breaks = _place_breaks(rng, scenario, onset_s, wakes_s)
    in_bed, asleep, quiet = [], [], []
    bed_from_s, sleep_from_s = enters_s, onset_s
    for start_s, end_s, away in breaks:
        asleep.append(Stretch(start_s=sleep_from_s, end_s=start_s))
        sleep_from_s = end_s
        if away is not None:
            in_bed.append(Stretch(start_s=bed_from_s, end_s=away.start_s))
            bed_from_s = away.end_s
        elif rng.random() < scenario.quiet_wake_share:
            quiet.append(Stretch(start_s=start_s, end_s=end_s))
    asleep.append(Stretch(start_s=sleep_from_s, end_s=wakes_s))
    in_bed.append(Stretch(start_s=bed_from_s, end_s=leaves_s))
    if rng.random() < scenario.quiet_morning_share:
        quiet.append(Stretch(start_s=wakes_s, end_s=leaves_s))
    return SleepPlan(
        duration_s=duration_s,
        in_bed=tuple(in_bed),
        asleep=tuple(asleep),
        quiet_wake=tuple(quiet),
    )


def _place_breaks(
    rng: np.random.Generator, scenario: Scenario, onset_s: float, wakes_s: float
) -> list[tuple[float, float, Stretch | None]]:
    """Return start and end of every waking, with the time out of bed if any."""
    leaves_bed = [False] * scenario.wake_bouts + [True] * scenario.bathroom_breaks
    rng.shuffle(leaves_bed)
    breaks: list[tuple[float, float, Stretch | None]] = []
    room_s = (wakes_s - onset_s) / max(len(leaves_bed), 1)
    for number, leaves in enumerate(leaves_bed):
        start_s = onset_s + room_s * (number + rng.uniform(0.25, 0.6))
        if not leaves:
            breaks.append((start_s, start_s + rng.uniform(*scenario.wake_bout_s), None))
            continue
        out_s = start_s + rng.uniform(40, 240)
        back_s = out_s + rng.uniform(*scenario.bathroom_s)
        away = Stretch(start_s=out_s, end_s=back_s)
        breaks.append((start_s, back_s + rng.uniform(180, 900), away))
    return _apart(breaks, wakes_s)


def _apart(
    breaks: list[tuple[float, float, Stretch | None]], wakes_s: float
) -> list[tuple[float, float, Stretch | None]]:
    """Return the wakings, each over before the next one: somebody sleeps between."""
    if not breaks:
        return []
    next_starts_s = [*(start_s for start_s, _, _ in breaks[1:]), wakes_s]
    return [
        (start_s, end_s if end_s < next_s else next_s - _SHORTEST_SLEEP_S, away)
        for (start_s, end_s, away), next_s in zip(breaks, next_starts_s, strict=True)
    ]
