"""What the one setting does: `python -m bench.sensitivity`.

A dozen simulated nights at each of the five steps, through detector and final pass;
prints Markdown: what is missed and what is false at each.
"""

from __future__ import annotations

from concurrent.futures import ProcessPoolExecutor
from statistics import fmean
from typing import TYPE_CHECKING

from custom_components.sleep_twitch.detector.params import SENSITIVITIES

from .nights.cache import cached_night
from .nights.figures import absolute, judge, pooled
from .nights.line import answer_of
from .nights.sample import sample_parser, sampled
from .nights.table import markdown

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from .nights.evaluation_set import EvaluationNight
    from .nights.figures import NightFigures

HEADINGS = (
    "step",
    "limb movements missed an hour",
    "limb movements false an hour",
    "small twitches missed an hour",
    "small twitches false an hour",
    "house or partner taken for the sleeper",
    "PLM/h, mean absolute error",
)


def main() -> None:
    """Run the steps over the nights and print the table."""
    options = sample_parser(
        "bench.sensitivity", "Measure what each step of the sensitivity costs."
    ).parse_args()
    nights = sampled(options)
    with ProcessPoolExecutor(options.processes) as pool:
        results = list(pool.map(_at_every_step, nights))
    hours = sum(result[0] for result in results)
    by_step = {
        step: [figures[step] for _, figures in results] for step in SENSITIVITIES
    }
    print(f"{len(nights)} nights, {hours:.0f} hours in bed\n")
    print(sensitivity_table(by_step, hours))


def sensitivity_table(
    by_step: Mapping[int, Sequence[NightFigures]], hours: float
) -> str:
    """Return a line a step, as Markdown.

    Parameters
    ----------
    by_step : mapping of int to sequence of NightFigures
        The same nights for every step.
    hours : float
        True time in bed of all of them together.
    """
    rows = [HEADINGS, *(_row(step, by_step[step], hours) for step in sorted(by_step))]
    return markdown(rows)


def _row(step: int, nights: Sequence[NightFigures], hours: float) -> tuple[str, ...]:
    limbs, twitches = pooled(nights, "limb_movement"), pooled(nights, "small_twitch")
    strangers = sum(night.strangers for night in nights)
    taken = sum(night.strangers_taken for night in nights)
    errors = absolute(night.plm_per_hour_error for night in nights)
    return (
        str(step),
        f"{limbs.missed / hours:.2f}",
        f"{limbs.false / hours:.2f}",
        f"{twitches.missed / hours:.2f}",
        f"{twitches.false / hours:.2f}",
        f"{100 * taken / strangers:.1f} % of {strangers}" if strangers else "-",
        f"{fmean(errors):.2f}" if errors else "-",
    )


def _at_every_step(wanted: EvaluationNight) -> tuple[float, dict[int, NightFigures]]:
    """Return the true hours in bed, and the figures at each step."""
    night = cached_night(wanted)
    hours = sum(stay.duration_s for stay in night.truth.in_bed) / 3600
    return hours, {
        step: judge(wanted.name, night, answer_of(night, step))
        for step in SENSITIVITIES
    }


if __name__ == "__main__":
    main()
