"""Make a synthetic night: `python -m bench.synthetic_bed --scenario plm out.edf`."""

from __future__ import annotations

import argparse
from pathlib import Path

from .night import generate_night
from .recording import write_csv, write_edf, write_truth_json
from .scenario import SCENARIOS, find_scenario


def main() -> None:
    """Write one night to an EDF or a CSV, by the name of the file."""
    arguments = _parser().parse_args()
    night = generate_night(
        find_scenario(arguments.scenario, arguments.hours), arguments.seed
    )
    write = write_csv if arguments.output.suffix.lower() == ".csv" else write_edf
    write(night, arguments.output)
    if arguments.truth is not None:
        write_truth_json(night, arguments.truth)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m bench.synthetic_bed",
        description="Make a night on a synthetic bed, with the truth beside it.",
    )
    parser.add_argument("output", type=Path, help="an .edf or a .csv to write")
    parser.add_argument("--scenario", choices=sorted(SCENARIOS), default="demo")
    parser.add_argument(
        "--seed", type=int, default=1, help="another seed, another night"
    )
    parser.add_argument(
        "--hours", type=float, help="another length than the scenario's"
    )
    parser.add_argument("--truth", type=Path, help="a .json for what really happened")
    return parser


if __name__ == "__main__":
    main()
