"""Whether real recordings make sense: `python -m bench.real_recordings FOLDER`.

Runs `scripts/replay --json` on every EDF and CSV of a folder, one after the other, and
prints a Markdown table with what it said and four verdicts:

- ran: a document, or one line that tells what the file would need (marked "refused");
- presence: nobody is seen in at most a tenth of a recording, a sleeper in four fifths;
- no series: none at all where nobody lay; else none with a PI of more than 0.1 above
  its chance level, twice the spread of chance over a night of random movements;
- no flood: at most 60 small twitches an hour.

The last three are not asked of less than ten minutes.

`who.csv` in the folder (`file,who`) says who was there: `nobody`, `sleeper`, or `awake`
for a sensor worn by day, of which no presence is asked. Recordings of people known to
have periodic movements do not belong in the folder. Ends with an error when a verdict
fails. The recordings themselves are not part of this repository.
"""

import argparse
import csv
import json
import subprocess
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

ROOT: Final = Path(__file__).resolve().parents[1]
KINDS: Final = (
    "limb_movement",
    "hypnic_jerk",
    "small_twitch",
    "body_movement",
    "bed_transition",
    "environment",
)
WHO: Final = "who.csv"
REFUSED: Final = 2
"""Exit code of replay when it says in one line why a file cannot be scored."""
MOST_OF_NOBODY: Final = 0.1
LEAST_OF_A_SLEEPER: Final = 0.8
MOST_EXCESS: Final = 0.1
MOST_TWITCHES_PER_HOUR: Final = 60.0
FEWEST_HOURS: Final = 1 / 6
TIMEOUT_S: Final = 1800.0
HEADER: Final = (
    "file",
    "who",
    "Hz",
    "hours",
    "in bed",
    *(f"{kind}/h" for kind in KINDS),
    "series",
    "PI",
    "chance",
    "ran",
    "presence",
    "no series",
    "no flood",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What replay made of one file."""

    file: str
    who: str
    """Who was there by `who.csv`; empty where it does not say."""
    exit_code: int
    complaint: str
    """Last line of standard error, or why nothing came; empty when all went well."""
    document: dict[str, Any] | None

    @property
    def hours(self) -> float:
        """Return the length of the recording; 0 where it was not read."""
        if self.document is None:
            return 0.0
        return float(self.document["recording"]["duration_s"]) / 3600

    @property
    def in_bed_share(self) -> float:
        """Return the part of the recording that counts as in bed."""
        if self.document is None or self.document["night"] is None:
            return 0.0
        stays: list[list[float]] = self.document["night"]["in_bed"]
        return sum(end - start for start, end in stays) / (3600 * self.hours)

    @property
    def per_hour(self) -> dict[str, float]:
        """Return the events of each kind for an hour of recording."""
        moves = self.document["movements"] if self.document else []
        found = Counter(move["kind"] for move in moves)
        return {kind: found[kind] / max(self.hours, 1e-9) for kind in KINDS}

    def figure(self, key: str) -> float | None:
        """Return a figure of the summary."""
        return self.document["summary"][key] if self.document else None

    def verdicts(self) -> tuple[str, str, str, str]:
        """Return ran, presence, no series and no flood; empty where not asked."""
        if self.document is None:
            is_refused = self.exit_code == REFUSED and self.complaint
            return "refused" if is_refused else "NO", "", "", ""
        if self.hours < FEWEST_HOURS:
            return "yes", "", "", ""
        is_flooded = self.per_hour["small_twitch"] > MOST_TWITCHES_PER_HOUR
        return (
            "yes",
            self._presence(),
            _word(self._is_aperiodic()),
            _word(not is_flooded),
        )

    def _presence(self) -> str:
        if self.who == "nobody":
            return _word(self.in_bed_share <= MOST_OF_NOBODY)
        if self.who == "sleeper":
            return _word(self.in_bed_share >= LEAST_OF_A_SLEEPER)
        return ""

    def _is_aperiodic(self) -> bool:
        if not self.figure("series"):
            return True
        index = self.figure("periodicity_index")
        chance = self.figure("periodicity_index_chance")
        if self.who == "nobody" or index is None or chance is None:
            return False
        return index <= chance + MOST_EXCESS


def replayed(path: Path, who: str) -> Outcome:
    """Return what replay makes of a file; one that hangs counts as a crash."""
    command = [str(ROOT / "scripts" / "replay"), "--json", str(path)]
    try:
        run = subprocess.run(
            command, capture_output=True, text=True, check=False, timeout=TIMEOUT_S
        )
    except subprocess.TimeoutExpired as err:
        return _without_document(path, who, -1, str(err))
    complaints = run.stderr.strip().splitlines()
    if run.returncode != 0:
        return _without_document(
            path, who, run.returncode, complaints[-1] if complaints else ""
        )
    try:
        document = json.loads(run.stdout)
    except ValueError as err:
        return _without_document(path, who, run.returncode, f"no JSON: {err}")
    return Outcome(
        file=path.name, who=who, exit_code=0, complaint="", document=document
    )


def _without_document(path: Path, who: str, exit_code: int, complaint: str) -> Outcome:
    return Outcome(
        file=path.name, who=who, exit_code=exit_code, complaint=complaint, document=None
    )


def who_was_there(folder: Path) -> dict[str, str]:
    """Return who was in each recording by the folder's own list."""
    path = folder / WHO
    if not path.is_file():
        return {}
    with path.open(encoding="utf-8", newline="") as lines:
        return {row["file"]: row["who"] for row in csv.DictReader(lines)}


def row(outcome: Outcome) -> tuple[str, ...]:
    """Return the cells of one file."""
    document = outcome.document
    if document is None:
        blank = ("",) * (len(HEADER) - 6)
        return (outcome.file, outcome.who, *blank, *outcome.verdicts())
    return (
        outcome.file,
        outcome.who,
        f"{document['recording']['sample_rate_hz']:.4g}",
        f"{outcome.hours:.2f}",
        f"{outcome.in_bed_share:.0%}",
        *(f"{rate:.1f}" for rate in outcome.per_hour.values()),
        _cell(outcome.figure("series"), 0),
        _cell(outcome.figure("periodicity_index"), 2),
        _cell(outcome.figure("periodicity_index_chance"), 2),
        *outcome.verdicts(),
    )


def main() -> int:
    """Replay a folder, tell, and return the process's exit code."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path, metavar="FOLDER")
    folder: Path = parser.parse_args().folder
    who = who_was_there(folder)
    files = sorted(
        path
        for path in folder.iterdir()
        if path.suffix.lower() in {".csv", ".edf"} and path.name != WHO
    )
    if not files:
        parser.error(f"{folder} holds no .csv and no .edf")
    print(_line(HEADER))
    print(_line(("---",) * len(HEADER)))
    outcomes = []
    for path in files:
        outcome = replayed(path, who.get(path.name, ""))
        print(_line(row(outcome)), flush=True)
        outcomes.append(outcome)
    for outcome in outcomes:
        if outcome.document is None:
            print(f"\n{outcome.file}: exit {outcome.exit_code}: {outcome.complaint}")
    return int(any("NO" in outcome.verdicts() for outcome in outcomes))


def _word(is_met: bool) -> str:  # noqa: FBT001  The verdict itself.
    return "yes" if is_met else "NO"


def _cell(value: float | None, digits: int) -> str:
    return "" if value is None else f"{value:.{digits}f}"


def _line(cells: tuple[str, ...]) -> str:
    return f"| {' | '.join(cells)} |"


if __name__ == "__main__":
    sys.exit(main())
