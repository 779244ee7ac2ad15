"""The closing line of scripts/test: every suite's results, added up."""

import sys
from pathlib import Path
from xml.etree import ElementTree as ET

COUNTS = ("tests", "failures", "errors", "skipped")


def main(folder: Path) -> int:
    """Print one line for all JUnit files of a folder; 1 when a test failed."""
    total = dict.fromkeys(COUNTS, 0)
    for path in sorted(folder.glob("*.xml")):
        for name, count in _counts(path).items():
            total[name] += count
    failed = total["failures"] + total["errors"]
    passed = total["tests"] - failed - total["skipped"]
    print(f"{passed} passed, {failed} failed, {total['skipped']} skipped")
    return int(failed > 0)


def _counts(path: Path) -> dict[str, int]:
    # The file was written a moment ago by the project's own test runners.
    suites = ET.parse(path).getroot().iter("testsuite")  # noqa: S314
    totals = dict.fromkeys(COUNTS, 0)
    for suite in suites:
        for name in COUNTS:
            totals[name] += int(suite.get(name, "0"))
    return totals


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
