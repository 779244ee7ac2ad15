"""What kind of night it is: everything a night is drawn from, and some named ones."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Final, Literal

from .bed import BedRanges, Mount

Series = Literal["long", "short", "mixed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class House:
    """How often the house moves the bed, in events an hour."""

    steps: float = 0.5
    doors: float = 0.3
    bumps: float = 0.3
    traffic: float = 0.3
    pets: float = 0.0
    phone: float = 0.0
    machines: int = 0
    """Machines that run for minutes to hours, each a steady line."""
    loudness: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Partner:
    """Somebody on the other half of the bed."""

    limbs_per_hour: float = 4.0
    plm_per_hour: float = 0.0
    turns_per_hour: float = 2.5
    coupling: tuple[float, float] = (0.1, 0.35)
    """Share of the sleeper's own levels that arrives at the sensor."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario:
    """A kind of night. Ranges are drawn from uniformly, rates are Poisson."""

    name: str
    hours: float = 7.5
    empty: bool = False
    mount: Mount | None = None
    """None draws one."""
    chip: str | None = "LSM6DSO"
    """None draws one that is good enough to be recommended."""
    rate_hz: float = 100.0
    """The chip's data rate nearest to this is taken."""
    clock_error: float | None = None
    """Share by which the chip is fast; None draws it from the chip's tolerance."""
    bed: BedRanges = field(default_factory=BedRanges)

    lead_s: tuple[float, float] = (240, 900)
    """Empty bed before and after."""
    falling_asleep_s: tuple[float, float] = (480, 2400)
    getting_up_s: tuple[float, float] = (240, 1500)
    wake_bouts: int = 2
    wake_bout_s: tuple[float, float] = (150, 900)
    bathroom_breaks: int = 0
    bathroom_s: tuple[float, float] = (150, 480)
    quiet_wake_share: float = 0.3
    quiet_morning_share: float = 0.3

    jerks: tuple[int, int] = (1, 4)
    """Fewest and most hypnic jerks of the night."""
    twitches_per_hour: float = 4.0
    twitch_ratio: tuple[float, float] = (2.0, 10.0)
    """Peak of a small twitch in units of the resting envelope."""
    limbs_per_hour: float = 4.0
    """Limb movements without rhythm, in sleep."""
    limb_spread: float = 0.17
    """Standard deviation of their size, as a share of the mount's range in decades."""
    plm_per_hour: float = 0.0
    series: Series = "mixed"
    period_s: tuple[float, float] = (16.0, 36.0)
    """The sleeper's rhythm is drawn from here, a series from +-15 % around it."""
    period_jitter: tuple[float, float] = (0.08, 0.25)
    breathing_rhythm: bool = False
    """Breath pauses with the rhythm, and comes back with each movement."""
    turns_per_hour: float = 2.0
    large_per_hour: float = 1.5
    """Large movements that leave the posture as it was."""
    restless_bouts: int = 0
    wake_movements_per_hour: float = 60.0

    house: House = field(default_factory=House)
    partner: Partner | None = None

    loudness: tuple[float, float] | None = None
    """Where in its ranges the bed lies, 0-1; None draws 0.05-0.95."""
    overdrive: float = 1.0
    """Factor on everything the body does; above 1 large movements clip."""
    gain_step: tuple[float, float] | None = None
    """Range of a factor on the body's coupling from the middle of the night on."""
    gaps: int = 0
    gap_s: tuple[float, float] = (0.5, 300.0)


_SHORT: Final = {
    "lead_s": (60.0, 90.0),
    "falling_asleep_s": (180.0, 240.0),
    "getting_up_s": (60.0, 120.0),
    "wake_bouts": 0,
}

SCENARIOS: Final = {
    scenario.name: scenario
    for scenario in (
        Scenario(name="quiet", limbs_per_hour=2, turns_per_hour=1.2, wake_bouts=1),
        Scenario(
            name="restless",
            limbs_per_hour=10,
            turns_per_hour=5,
            large_per_hour=4,
            restless_bouts=3,
            wake_bouts=4,
            bathroom_breaks=1,
        ),
        Scenario(name="plm", plm_per_hour=25),
        Scenario(name="plm_severe", plm_per_hour=60, series="long"),
        Scenario(name="random_movers", limbs_per_hour=30),
        Scenario(name="empty", empty=True, hours=8, house=House(steps=3, doors=2)),
        Scenario(
            name="demo",
            mount=Mount.SLAT,
            chip="LSM6DSO",
            clock_error=0.004,
            bed=BedRanges(frequency_hz=(4.0, 9.0), damping=(0.05, 0.15)),
            lead_s=(300, 420),
            falling_asleep_s=(1100, 1400),
            getting_up_s=(1200, 1500),
            quiet_morning_share=1.0,
            wake_bouts=1,
            bathroom_breaks=1,
            jerks=(4, 5),
            twitches_per_hour=6,
            twitch_ratio=(5, 10),
            plm_per_hour=18,
            series="long",
            period_s=(22, 27),
            loudness=(0.55, 0.65),
            house=House(steps=0.7, doors=0.4, traffic=0.4, machines=1),
        ),
        Scenario(
            name="short",
            hours=1 / 3,
            mount=Mount.SLAT,
            clock_error=0.0,
            bed=BedRanges(frequency_hz=(5.0, 9.0), damping=(0.08, 0.15)),
            jerks=(2, 2),
            twitches_per_hour=0,
            limbs_per_hour=0,
            plm_per_hour=50,
            series="long",
            period_s=(20, 24),
            period_jitter=(0.05, 0.08),
            turns_per_hour=8,
            large_per_hour=0,
            loudness=(0.6, 0.7),
            house=House(steps=0, doors=0, bumps=0, traffic=0),
            wake_movements_per_hour=20,
            **_SHORT,  # type: ignore[arg-type]
        ),
    )
}
"""Named nights for demonstrations and tests; the evaluation has its own, many more."""


def find_scenario(name: str, hours: float | None = None) -> Scenario:
    """Return a named scenario, of another length if one is given.

    In a shorter night everything around the sleep shrinks with it.

    Raises
    ------
    ValueError
        If there is no scenario of that name.
    """
    if name not in SCENARIOS:
        raise ValueError(f"no scenario {name!r}; there are {', '.join(SCENARIOS)}")
    scenario = SCENARIOS[name]
    if hours is None:
        return scenario
    shrink = min(1.0, hours / scenario.hours)
    return replace(
        scenario,
        hours=hours,
        lead_s=_scaled(scenario.lead_s, shrink),
        falling_asleep_s=_scaled(scenario.falling_asleep_s, shrink),
        getting_up_s=_scaled(scenario.getting_up_s, shrink),
        wake_bout_s=_scaled(scenario.wake_bout_s, shrink),
        bathroom_s=_scaled(scenario.bathroom_s, shrink),
        wake_bouts=round(scenario.wake_bouts * shrink),
        bathroom_breaks=round(scenario.bathroom_breaks * shrink),
        restless_bouts=round(scenario.restless_bouts * shrink),
    )


def _scaled(stretch_s: tuple[float, float], factor: float) -> tuple[float, float]:
    return stretch_s[0] * factor, stretch_s[1] * factor
