"""One readable page of a scored night, for a terminal."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from custom_components.sleep_twitch.night.models import (
    NightSummary,
    RuleSet,
    ScoredMovement,
)

RULE_NAMES: Final = {RuleSet.WASM2016: "WASM 2016", RuleSet.AASM: "AASM"}
SCALE: Final = (
    "Counted from movements of the bed, not from muscles: another scale than a sleep\n"
    "laboratory's. For wellness, not a medical device."
)


def list_page(
    path: Path, movements: Sequence[ScoredMovement], summary: NightSummary
) -> str:
    """Return the page of a movement list."""
    rows = [("movements", str(len(movements))), *rhythm_rows(summary)]
    return "\n".join([f"{path.name}: a list of movements", "", *_table(rows)])


def rhythm_rows(summary: NightSummary) -> list[tuple[str, str]]:
    """Return the figures of rhythm, each with its unit and rule set."""
    rules = RULE_NAMES[summary.rules]
    return [
        ("limb movements", _figure(summary.limb_movements)),
        (
            f"periodic ({rules})",
            f"{_figure(summary.plm)} in {_figure(summary.series)} series",
        ),
        ("periodicity index", _index(summary)),
        ("rhythm", _figure(summary.rhythm_period_s, "s between movements", 1)),
    ]


def _index(summary: NightSummary) -> str:
    if summary.periodicity_index is None:
        return "unknown (fewer than 20 intervals)"
    chance = _figure(summary.periodicity_index_chance, "", 2)
    return f"{summary.periodicity_index:.2f} (by chance {chance})"


def _figure(value: float | None, unit: str = "", digits: int = 0) -> str:
    """Return a figure with its unit; what is not known is called unknown."""
    return "unknown" if value is None else f"{value:.{digits}f} {unit}".rstrip()


def _table(rows: Sequence[tuple[str, str]]) -> list[str]:
    width = max(len(name) for name, _ in rows)
    return [f"  {name:<{width}}  {value}" for name, value in rows]
