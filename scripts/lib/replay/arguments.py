"""The command line of scripts/replay."""

import argparse
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

from custom_components.sleep_twitch.night.models import RuleSet

from .chips import NOISE_UG_PER_SQRT_HZ, noise_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Arguments:
    """What a person asked for."""

    file: Path
    is_movement_list: bool
    """The file lists movements made elsewhere; else it is a recording."""
    as_json: bool
    rules: RuleSet
    sensitivity: int
    noise_ug_per_sqrt_hz: float | None
    """Noise of the chip that was named; None without one."""


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
    if (options.recording is None) == (options.movements is None):
        parser.error("give one RECORDING, or --movements LIST.csv")
    noise = None
    if options.chip is not None:
        noise = noise_of(options.chip)
        if noise is None:
            known = ", ".join(sorted(NOISE_UG_PER_SQRT_HZ))
            parser.error(f"--chip {options.chip} is not known; known are {known}")
    return Arguments(
        file=options.recording or options.movements,
        is_movement_list=options.movements is not None,
        as_json=options.json,
        rules=RuleSet(options.rules),
        sensitivity=options.sensitivity,
        noise_ug_per_sqrt_hz=noise,
    )


def _parser() -> argparse.ArgumentParser:
    parser = _OneLineParser(
        prog="replay",
        description="Score a recording of a bed, or a list of movements, "
        "by the line that Home Assistant runs.",
        allow_abbrev=False,
    )
    parser.add_argument(
        "recording",
        nargs="?",
        type=Path,
        metavar="RECORDING",
        help="EDF/EDF+ with three acceleration signals (g, mg, m/s2), or CSV "
        "time_s,x_mg,y_mg,z_mg (or _g, _m_s2)",
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
    return parser
