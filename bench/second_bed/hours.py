"""When somebody lies in the bed, and when they sleep."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import numpy as np

    from .plan import NightPlan

Span = tuple[float, float]
_AWAY_S: Final = (120.0, 480.0)


@dataclass(slots=True)
class Hours:
    """Spans of true time, in seconds from the start of the recording."""

    total_s: float
    in_bed: list[Span] = field(default_factory=list)
    asleep: list[Span] = field(default_factory=list)
    still: list[Span] = field(default_factory=list)
    """Awake without a movement."""

    def awake(self) -> list[Span]:
        """Return the spans in bed and not asleep."""
        spans = []
        for start_s, end_s in self.in_bed:
            at_s = start_s
            for sleep_s, wake_s in self.asleep:
                if start_s <= sleep_s < end_s:
                    spans.append((at_s, sleep_s))
                    at_s = wake_s
            spans.append((at_s, end_s))
        return spans


def plan_hours(plan: NightPlan, total_s: float, rng: np.random.Generator) -> Hours:
    """Return one sleeper's night: in, asleep, awake now and then, up, out."""
    hours = Hours(total_s=total_s)
    if plan.empty:
        return hours
    get_in_s = rng.uniform(180, 700)
    get_out_s = total_s - rng.uniform(180, 700)
    onset_s = get_in_s + 60 * rng.uniform(*plan.falling_asleep_min)
    wake_s = get_out_s - 60 * rng.uniform(2, 40 if plan.quiet_wake else 20)
    breaks = _wake_bouts(plan, onset_s, wake_s, rng)
    trips = set(
        rng.choice(len(breaks), min(plan.toilet_trips, len(breaks)), replace=False)
        if breaks
        else []
    )
    at_s, bed_s = onset_s, get_in_s
    for place, (start_s, end_s) in enumerate(breaks):
        hours.asleep.append((at_s, start_s))
        at_s = end_s
        if place in trips:
            leave_s = start_s + rng.uniform(40, 120)
            back_s = leave_s + rng.uniform(*_AWAY_S)
            hours.in_bed.append((bed_s, leave_s))
            bed_s, at_s = back_s, back_s + rng.uniform(240, 900)
    hours.asleep.append((at_s, wake_s))
    hours.in_bed.append((bed_s, get_out_s))
    if plan.quiet_wake:
        hours.still = [_still_part(span, rng) for span in hours.awake()]
    return hours


def _wake_bouts(
    plan: NightPlan, onset_s: float, wake_s: float, rng: np.random.Generator
) -> list[Span]:
    """Return wake bouts, each in a part of the night of its own."""
    low, high = plan.wake_bouts
    n_bouts = max(int(rng.integers(low, high + 1)), plan.toilet_trips)
    part_s = (wake_s - onset_s - 3600) / max(n_bouts, 1)
    bouts = []
    for place in range(n_bouts):
        start_s = onset_s + 1800 + part_s * (place + rng.uniform(0.05, 0.35))
        longest_s = min(1200.0, part_s * 0.4)
        bouts.append((start_s, start_s + rng.uniform(150, max(longest_s, 200))))
    return bouts


def _still_part(span: Span, rng: np.random.Generator) -> Span:
    start_s, end_s = span
    length_s = end_s - start_s
    return (start_s + length_s * rng.uniform(0.1, 0.3), end_s - 0.25 * length_s)
