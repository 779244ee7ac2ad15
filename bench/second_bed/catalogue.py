"""The nights of the second set."""

from __future__ import annotations

from typing import Final

from .plan import Bedmate, Household, NightPlan

_QUIET: Final = Household(steps=0.3, doors=0.2, bumps=0.2, traffic=0.2)
_NOISY: Final = Household(steps=4, doors=3, bumps=3, traffic=2, loudness=1.5)

_SLEEPERS: Final = (
    NightPlan(name="second_quiet_frame", mount="frame", limbs_per_hour=2, house=_QUIET),
    NightPlan(name="second_quiet_slat", limbs_per_hour=2, turns_per_hour=1),
    NightPlan(
        name="second_restless",
        chip="LSM6DS3",
        limbs_per_hour=14,
        turns_per_hour=5,
        wake_bouts=(4, 6),
        toilet_trips=1,
    ),
    NightPlan(
        name="second_restless_topper",
        mount="topper",
        limbs_per_hour=10,
        turns_per_hour=4,
        wake_bouts=(2, 5),
        toilet_trips=2,
    ),
    NightPlan(
        name="second_lies_awake",
        chip="ICM-42688",
        quiet_wake=True,
        falling_asleep_min=(30, 70),
        wake_bouts=(4, 6),
    ),
    NightPlan(name="second_jerks", jerks=(8, 14), falling_asleep_min=(20, 40)),
    NightPlan(
        name="second_jerks_frame",
        mount="frame",
        jerks=(6, 12),
        wake_bouts=(3, 5),
        falling_asleep_min=(15, 40),
    ),
    NightPlan(name="second_twitchy", twitches_per_hour=18, limbs_per_hour=6),
)

_PERIODIC: Final = (
    NightPlan(name="second_plm10", plm_per_hour=10, chip="LIS2DW12"),
    NightPlan(name="second_plm25_frame", mount="frame", plm_per_hour=25),
    NightPlan(name="second_plm25_long", plm_per_hour=25, series="long"),
    NightPlan(name="second_plm60", plm_per_hour=60, series="long"),
    NightPlan(
        name="second_plm90_topper",
        mount="topper",
        plm_per_hour=90,
        series="long",
        period_s=(16, 26),
    ),
    NightPlan(name="second_random_30", limbs_per_hour=30),
    NightPlan(name="second_random_30_frame", mount="frame", limbs_per_hour=30),
    NightPlan(
        name="second_breathing_42",
        plm_per_hour=30,
        series="long",
        period_s=(41, 43),
        period_spread=(0.05, 0.1),
    ),
)

_OTHERS: Final = (
    NightPlan(name="second_bedmate", bedmate=Bedmate(limbs_per_hour=10)),
    NightPlan(
        name="second_bedmate_plm",
        limbs_per_hour=5,
        bedmate=Bedmate(plm_per_hour=30),
    ),
    NightPlan(
        name="second_both_plm",
        mount="topper",
        plm_per_hour=30,
        bedmate=Bedmate(plm_per_hour=30),
    ),
    NightPlan(name="second_noisy_frame", mount="frame", plm_per_hour=10, house=_NOISY),
    NightPlan(name="second_noisy_slat", limbs_per_hour=6, house=_NOISY),
    NightPlan(name="second_machines", plm_per_hour=20, house=Household(machines=1.5)),
    NightPlan(
        name="second_traffic", plm_per_hour=20, house=Household(traffic=10, loudness=2)
    ),
    NightPlan(name="second_pets", limbs_per_hour=6, house=Household(pets=4)),
    NightPlan(name="second_phone", plm_per_hour=10, house=Household(phones=4)),
    NightPlan(name="second_empty", empty=True, hours=(8, 8), house=_QUIET),
    NightPlan(
        name="second_empty_noisy", mount="frame", empty=True, hours=(8, 8), house=_NOISY
    ),
)

_DEVICES: Final = (
    NightPlan(name="second_adxl345", chip="ADXL345", plm_per_hour=30),
    NightPlan(name="second_mpu6050", chip="MPU-6050", plm_per_hour=30),
    NightPlan(
        name="second_mpu6050_frame", mount="frame", chip="MPU-6050", limbs_per_hour=8
    ),
    NightPlan(name="second_lis3dh", chip="LIS3DH", plm_per_hour=20),
    NightPlan(name="second_bmi270", mount="frame", chip="BMI270", plm_per_hour=20),
    NightPlan(name="second_50hz", rate_hz=50, plm_per_hour=30),
    NightPlan(name="second_200hz", rate_hz=200, chip="LIS2DW12", plm_per_hour=30),
    NightPlan(name="second_fast", clock_error=0.02, plm_per_hour=30),
    NightPlan(name="second_slow", clock_error=-0.02, plm_per_hour=30),
    NightPlan(name="second_gaps", gaps=9, plm_per_hour=30),
    NightPlan(name="second_gain", gain_step=0.45, plm_per_hour=30),
    NightPlan(name="second_clipping", mount="topper", drive=2.5, plm_per_hour=30),
)

_BEDS: Final = (
    NightPlan(
        name="second_soft", mode_hz=(2.5, 4), damping=(0.03, 0.06), plm_per_hour=30
    ),
    NightPlan(
        name="second_ringing",
        mount="frame",
        mode_hz=(3.8, 4.4),
        damping=(0.035, 0.045),
        plm_per_hour=30,
    ),
    NightPlan(name="second_stiff", mount="frame", mode_hz=(9, 12), plm_per_hour=30),
)

CATALOGUE: Final = (*_SLEEPERS, *_PERIODIC, *_OTHERS, *_DEVICES, *_BEDS)
"""Every night once; a seed makes it another bed and another sleeper."""
