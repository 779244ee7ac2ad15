"""The nights that detectors are judged on: one scenario each, seeds kept apart.

Everything may be tuned on the tune set and on the second one, which comes from another
simulator. The report sets of both are only run to report.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from ..second_bed import CATALOGUE, NightPlan
from ..synthetic_bed import House, Partner, Scenario
from ..synthetic_bed.bed import BedRanges, Mount

SetName = Literal["tune", "report", "second", "second_report"]
SEEDS: Final[dict[SetName, tuple[int, ...]]] = {
    "tune": (11,),
    "report": (5011,),
    "second": (31,),
    "second_report": (5031,),
}

_FRAME, _SLAT, _TOPPER = Mount.FRAME, Mount.SLAT, Mount.TOPPER
_CALM: Final = House(steps=0.5, doors=0.3, bumps=0.3, traffic=0.3, loudness=1.0)
_LOUD: Final = House(steps=4, doors=3, bumps=3, traffic=2, loudness=2.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class EvaluationNight:
    """One night of the set."""

    scenario: Scenario | NightPlan
    seed: int

    @property
    def name(self) -> str:
        """Return a name that is its own in the set."""
        return f"{self.scenario.name}-{self.seed}"


def nights(which: SetName) -> tuple[EvaluationNight, ...]:
    """Return the nights of a set."""
    wanted: tuple[Scenario | NightPlan, ...] = EVALUATION
    if which in ("second", "second_report"):
        wanted = CATALOGUE
    return tuple(
        EvaluationNight(scenario=scenario, seed=seed)
        for scenario in wanted
        for seed in SEEDS[which]
    )


_SLEEPERS: Final = (
    Scenario(name="quiet_frame", mount=_FRAME, limbs_per_hour=2, turns_per_hour=1),
    Scenario(name="quiet_slat", mount=_SLAT, chip="ICM-42688", limbs_per_hour=2),
    Scenario(name="quiet_topper", mount=_TOPPER, chip="LIS2DW12", limbs_per_hour=3),
    Scenario(
        name="restless_slat",
        mount=_SLAT,
        limbs_per_hour=10,
        turns_per_hour=5,
        large_per_hour=4,
        restless_bouts=4,
        wake_bouts=4,
        bathroom_breaks=1,
    ),
    Scenario(
        name="restless_topper",
        mount=_TOPPER,
        chip="LSM6DS3",
        limbs_per_hour=12,
        turns_per_hour=5,
        restless_bouts=3,
        wake_bouts=3,
        bathroom_breaks=2,
    ),
    Scenario(name="hypnic_prone_slat", mount=_SLAT, jerks=(12, 20)),
    Scenario(name="hypnic_prone_frame", mount=_FRAME, chip="LIS2DW12", jerks=(8, 16)),
    Scenario(
        name="wakeful",
        mount=_SLAT,
        wake_bouts=6,
        wake_bout_s=(300, 1500),
        quiet_wake_share=0.6,
        quiet_morning_share=1.0,
        getting_up_s=(1500, 3600),
        falling_asleep_s=(2400, 4200),
        bathroom_breaks=1,
    ),
    Scenario(name="twitchy", mount=_SLAT, twitches_per_hour=20),
)
"""Quiet ones, restless ones, those who jerk and those who lie awake."""

_PERIODIC: Final = (
    Scenario(name="plm10_short", mount=_FRAME, plm_per_hour=10, series="short"),
    Scenario(name="plm25", mount=_SLAT, chip="LIS2DW12", plm_per_hour=25),
    Scenario(name="plm25_frame", mount=_FRAME, plm_per_hour=25, series="short"),
    Scenario(name="plm60_long", mount=_SLAT, plm_per_hour=60, series="long"),
    Scenario(
        name="plm90_long",
        mount=_TOPPER,
        plm_per_hour=90,
        series="long",
        period_s=(16, 28),
    ),
    Scenario(name="random_slat", mount=_SLAT, limbs_per_hour=30),
    Scenario(name="random_frame", mount=_FRAME, chip="ICM-42688", limbs_per_hour=30),
    Scenario(
        name="breathing_42s",
        mount=_SLAT,
        plm_per_hour=30,
        series="long",
        period_s=(41, 43),
        period_jitter=(0.06, 0.12),
        breathing_rhythm=True,
    ),
)
"""Periodic limb movements at every rate, and movers without any rhythm."""

_OTHERS: Final = (
    Scenario(name="partner_moves", mount=_SLAT, partner=Partner(limbs_per_hour=10)),
    Scenario(
        name="partner_plm",
        mount=_SLAT,
        chip="ICM-42688",
        partner=Partner(plm_per_hour=40),
    ),
    Scenario(
        name="both_plm",
        mount=_TOPPER,
        plm_per_hour=15,
        partner=Partner(plm_per_hour=25, coupling=(0.08, 0.25)),
    ),
    Scenario(name="steps_doors_frame", mount=_FRAME, plm_per_hour=10, house=_LOUD),
    Scenario(name="steps_doors_slat", mount=_SLAT, chip="LIS2DW12", house=_LOUD),
    Scenario(
        name="machines",
        mount=_FRAME,
        plm_per_hour=20,
        house=House(machines=3, loudness=1.5),
    ),
    Scenario(
        name="traffic",
        mount=_SLAT,
        plm_per_hour=20,
        house=House(traffic=10, loudness=2.5),
    ),
    Scenario(
        name="pets",
        mount=_SLAT,
        limbs_per_hour=6,
        house=House(pets=3, loudness=1.5),
    ),
    Scenario(
        name="phone", mount=_TOPPER, plm_per_hour=10, house=House(phone=4, loudness=2)
    ),
)
"""Somebody else in the bed or in the house."""

_EMPTY: Final = (
    Scenario(name="empty", mount=_SLAT, empty=True, hours=8, house=_CALM),
    Scenario(name="empty_loud", mount=_FRAME, empty=True, hours=8, house=_LOUD),
)
"""Nobody at all."""

_CHIPS: Final = (
    Scenario(name="bmi270", mount=_SLAT, chip="BMI270", plm_per_hour=20),
    Scenario(name="qmi8658", mount=_SLAT, chip="QMI8658", plm_per_hour=20),
    Scenario(name="lis3dh", mount=_SLAT, chip="LIS3DH", plm_per_hour=20),
    Scenario(name="adxl345", mount=_SLAT, chip="ADXL345", plm_per_hour=20),
    Scenario(name="mpu6050", mount=_SLAT, chip="MPU-6050", plm_per_hour=20),
    Scenario(
        name="mpu6050_topper",
        mount=_TOPPER,
        chip="MPU-6050",
        plm_per_hour=20,
        bathroom_breaks=1,
    ),
    Scenario(name="rate_50", mount=_SLAT, rate_hz=50, plm_per_hour=20),
    Scenario(
        name="rate_50_frame",
        mount=_FRAME,
        chip="ICM-42688",
        rate_hz=50,
        plm_per_hour=20,
    ),
    Scenario(
        name="rate_200",
        mount=_SLAT,
        chip="LIS2DW12",
        rate_hz=200,
        plm_per_hour=20,
        bathroom_breaks=1,
    ),
    Scenario(name="fast_clock", mount=_SLAT, clock_error=0.02, plm_per_hour=25),
    Scenario(name="slow_clock", mount=_SLAT, clock_error=-0.02, plm_per_hour=25),
    Scenario(name="gaps", mount=_SLAT, gaps=9, plm_per_hour=25),
    Scenario(name="gain_step", mount=_SLAT, gain_step=(0.4, 0.6), plm_per_hour=25),
    Scenario(
        name="clipping",
        mount=_TOPPER,
        overdrive=2.5,
        plm_per_hour=25,
        loudness=(0.7, 1),
    ),
)
"""Chips, rates and what goes wrong with them."""

_BEDS: Final = (
    Scenario(
        name="soft_bed",
        mount=_SLAT,
        plm_per_hour=20,
        bed=BedRanges(frequency_hz=(2.5, 4.0), damping=(0.03, 0.05)),
    ),
    Scenario(
        name="ringing_bed",
        mount=_FRAME,
        plm_per_hour=20,
        bed=BedRanges(frequency_hz=(3.8, 4.2), damping=(0.035, 0.045)),
    ),
    Scenario(
        name="stiff_bed",
        mount=_FRAME,
        plm_per_hour=20,
        bed=BedRanges(frequency_hz=(9.0, 12.0), damping=(0.03, 0.1)),
    ),
    Scenario(
        name="from_the_first_minute",
        mount=_SLAT,
        plm_per_hour=20,
        lead_s=(0, 0),
        bed=BedRanges(damping=(0.08, 0.2)),
    ),
)
"""Beds that ring, and a recording that begins and ends with the sleeper in it."""

EVALUATION: Final = (*_SLEEPERS, *_PERIODIC, *_OTHERS, *_EMPTY, *_CHIPS, *_BEDS)
