"""Judge detectors on nights with known truth: `python -m bench.nights.run --set tune`.

Prints Markdown: the goals, a line a night, what became of everything. With --json the
figures of every night, with examples of what went wrong, go to a file.
"""

from __future__ import annotations

import argparse
import json
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict
from pathlib import Path

from .cache import cached_night
from .evaluation_set import SEEDS, EvaluationNight, nights
from .figures import NightFigures, judge
from .systems import SYSTEMS
from .table import confusion_table, goal_table, night_table, recall_table

_PROCESSES = 2


def main() -> None:
    """Run the nights that the command line asks for and print the tables."""
    options = _parser().parse_args()
    chosen = [night for night in nights(options.set) if _matches(night, options.only)]
    with ProcessPoolExecutor(_PROCESSES) as pool:
        results = list(pool.map(_judge_all, chosen, [options.systems] * len(chosen)))
    columns = {
        system: [result[system] for result in results] for system in options.systems
    }
    print(f"# {len(chosen)} nights of the {options.set} set\n")
    print(goal_table(columns))
    for system, figures in columns.items():
        print(f"\n## {system}, night by night\n\n{night_table(figures)}")
        print(f"\n## {system}, limb movements by size\n\n{recall_table(figures)}")
        print(f"\n## {system}, what became of what\n\n{confusion_table(figures)}")
    if options.json is not None:
        document = {
            system: [asdict(night) for night in figures]
            for system, figures in columns.items()
        }
        options.json.write_text(json.dumps(document, indent=1) + "\n", "utf-8")


def _judge_all(wanted: EvaluationNight, systems: list[str]) -> dict[str, NightFigures]:
    night = cached_night(wanted)
    return {
        system: judge(wanted.name, night, SYSTEMS[system](night)) for system in systems
    }


def _matches(night: EvaluationNight, only: list[str] | None) -> bool:
    return only is None or any(word in night.scenario.name for word in only)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m bench.nights.run",
        description="Judge detectors on nights with known truth.",
    )
    parser.add_argument("--set", choices=sorted(SEEDS), default="tune")
    parser.add_argument(
        "--systems", nargs="+", choices=sorted(SYSTEMS), default=list(SYSTEMS)
    )
    parser.add_argument("--only", nargs="+", help="words in the names of scenarios")
    parser.add_argument("--json", type=Path, help="a file for all figures")
    return parser


if __name__ == "__main__":
    main()
