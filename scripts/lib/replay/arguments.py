"""The command line of scripts/replay."""

import argparse
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

from custom_components.sleep_twitch.night.models import RuleSet

from .chips import NOISE_UG_PER_SQRT_HZ, known_chip
from .cohort.arguments import (
    CohortArguments,
    add_arguments,
    check_options,
    cohort_arguments,
)
from .settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Arguments:
    """What a person asked for."""

    file: Path
    """A recording, a movement list, or a folder of recordings."""
    is_movement_list: bool
    """The file lists movements made elsewhere."""
    as_json: bool
    settings: Settings
    cohort: CohortArguments | None
    """What else was asked for of a folder; None for a single file."""


class _OneLineParser(argparse.ArgumentParser):
    """A parser that says what is wrong in one line."""

    def error(self, message: str) -> NoReturn:
        """Leave with the message alone; --help tells the rest."""
        sys.stderr.write(f"replay: {message}; see scripts/replay --help\n")
        sys.exit(2)


def parse(argv: list[str]) -> Arguments:
    """Return what was asked for, or leave with one line and exit code 2."""
    parser = _parser()
    options = parser.parse_args(argv)
    check_options(options, parser)
    if (options.recording is None) == (options.movements is None):
        parser.error("give one RECORDING or FOLDER, or --movements LIST.csv")
    chip = None if options.chip is None else known_chip(options.chip)
    if options.chip is not None and chip is None:
        known = ", ".join(sorted(NOISE_UG_PER_SQRT_HZ))
        parser.error(f"--chip {options.chip} is not known; known are {known}")
    settings = Settings(
        rules=RuleSet(options.rules), sensitivity=options.sensitivity, chip=chip
    )
    is_folder = options.recording is not None and options.recording.is_dir()
    return Arguments(
        file=options.recording or options.movements,
        is_movement_list=options.movements is not None,
        as_json=options.json,
        settings=settings,
        cohort=cohort_arguments(options, settings) if is_folder else None,
    )


def _parser() -> argparse.ArgumentParser:
    parser = _OneLineParser(
        prog="replay",
        description="Score a recording of a bed, a folder of them, or a list of "
        "movements, by the line that Home Assistant runs.",
        allow_abbrev=False,
    )
    parser.add_argument(
        "recording",
        nargs="?",
        type=Path,
        metavar="RECORDING|FOLDER",
        help="EDF/EDF+ with three acceleration signals (g, mg, m/s2), or CSV "
        "time_s,x_mg,y_mg,z_mg (or _g, _m_s2), or a folder of such files",
    )
    parser.add_argument(
        "--movements",
        type=Path,
        metavar="LIST.csv",
        help="score the series of a movement list instead: onset_s,duration_s[,kind]",
    )
    parser.add_argument(
        "--json", action="store_true", help="print one JSON document and nothing else"
    )
    parser.add_argument(
        "--rules",
        choices=[rules.value for rules in RuleSet],
        default=RuleSet.WASM2016.value,
        help="rule set for series of periodic limb movements (default: %(default)s)",
    )
    parser.add_argument(
        "--sensitivity",
        type=int,
        choices=range(1, 6),
        default=3,
        help="1 reports only what is certain, 5 also what is faint (default: 3)",
    )
    parser.add_argument(
        "--chip",
        metavar="NAME",
        help="accelerometer of the recording, for its noise; without it the noise is "
        "taken from the recording's quietest stretches. Known: "
        + ", ".join(sorted(NOISE_UG_PER_SQRT_HZ)),
    )
    add_arguments(parser)
    return parser
