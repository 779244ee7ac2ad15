"""A dozen nights of both simulators, for what takes too long on all of them."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import TYPE_CHECKING, Final

from ..second_bed import CATALOGUE
from .evaluation_set import EVALUATION, SEEDS, EvaluationNight

if TYPE_CHECKING:
    from argparse import Namespace

SAMPLE: Final = (
    "quiet_frame",
    "restless_slat",
    "twitchy",
    "hypnic_prone_slat",
    "plm25_frame",
    "random_slat",
    "steps_doors_frame",
    "mpu6050_topper",
)
"""Of the first simulator: calm and not, with and without a rhythm, a house that moves,
and a chip that hardly feels the heart."""
SECOND_SAMPLE: Final = (
    "second_quiet_slat",
    "second_plm25_frame",
    "second_noisy_slat",
    "second_mpu6050",
)
"""Of the second."""
_PROCESSES: Final = 2


def sample_parser(program: str, description: str) -> ArgumentParser:
    """Return a command line that chooses among the nights."""
    parser = ArgumentParser(prog=f"python -m {program}", description=description)
    parser.add_argument("--only", nargs="+", help="words in the names of scenarios")
    parser.add_argument("--seed", type=int, default=SEEDS["tune"][0])
    parser.add_argument("--second-seed", type=int, default=SEEDS["second"][0])
    parser.add_argument("--processes", type=int, default=_PROCESSES)
    return parser


def sampled(options: Namespace) -> list[EvaluationNight]:
    """Return the nights that the command line asks for."""
    first = {scenario.name: scenario for scenario in EVALUATION}
    second = {plan.name: plan for plan in CATALOGUE}
    chosen = [
        *(EvaluationNight(scenario=first[it], seed=options.seed) for it in SAMPLE),
        *(
            EvaluationNight(scenario=second[it], seed=options.second_seed)
            for it in SECOND_SAMPLE
        ),
    ]
    return [
        night
        for night in chosen
        if options.only is None or any(word in night.name for word in options.only)
    ]
