"""The figures as a table to read."""

from __future__ import annotations

from statistics import fmean
from typing import TYPE_CHECKING, Final

from .figures import RATIOS, NightFigures, Tally, absolute, middle, pooled
from .matching import GROUPS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_SMALL_NIGHT: Final = 10
"""A night with fewer limb movements than this has no F1 worth a bar."""

Row = tuple[str, str, str]


def goal_rows(figures: Sequence[NightFigures]) -> list[Row]:
    """Return what is asked, the goal, and what was reached over all nights."""
    limbs = [
        night.tallies["limb_movement"].f1 or 0.0
        for night in figures
        if night.tallies["limb_movement"].found + night.tallies["limb_movement"].missed
        >= _SMALL_NIGHT
    ]
    strangers = sum(night.strangers for night in figures)
    taken = sum(night.strangers_taken for night in figures)
    plm = absolute(night.plm_per_hour_error for night in figures)
    index = absolute(night.periodicity_index_error for night in figures)
    onset = absolute(night.sleep_onset_error_min for night in figures)
    wake = absolute(night.final_wake_error_min for night in figures)
    in_bed = absolute(night.time_in_bed_error_min for night in figures)
    durations = [error for night in figures for error in night.duration_errors_s]
    biases = [
        middle(night.duration_errors_s) or 0.0
        for night in figures
        if len(night.duration_errors_s) >= _SMALL_NIGHT
    ]
    empty = [night for night in figures if night.empty_events_per_hour is not None]
    goals = {
        "limb_movement": "0.98",
        "hypnic_jerk": "0.96",
        "small_twitch": "0.90",
        "body_or_transition": "0.97",
    }
    rows = [
        (f"{group.name}, F1", goals[group.name], _two(pooled(figures, group.name).f1))
        for group in GROUPS
    ]
    rows.insert(1, ("limb_movement, F1 of the worst night", "0.90", _two(min(limbs))))
    rows += [
        (
            "house or partner taken for the sleeper",
            "10 %",
            f"{100 * taken / max(strangers, 1):.0f} % of {strangers}",
        ),
        ("empty bed, events an hour, worst", "2", _worst(empty)),
        (
            "empty bed, limb movement series",
            "0",
            str(sum(night.empty_series or 0 for night in empty)),
        ),
        ("PLM/h, mean absolute error", "0.4", f"{fmean(plm):.2f}"),
        ("PLM/h, worst absolute error", "1.5", f"{max(plm):.2f}"),
        ("PI, mean absolute error", "0.01", f"{fmean(index):.3f}"),
        ("sleep onset, median absolute error", "5 min", _spread(onset)),
        ("final waking, median absolute error", "-", _spread(wake)),
        ("time in bed, median absolute error", "2 min", _spread(in_bed)),
        ("limb duration, median absolute error", "0.25 s", _spread_s(durations)),
        (
            "limb duration, worst night's median error",
            "0.25 s",
            f"{max(biases, key=abs):+.2f} s" if biases else "-",
        ),
    ]
    return rows


def goal_table(columns: Mapping[str, Sequence[NightFigures]]) -> str:
    """Return the goals with a column for each detector, as Markdown."""
    by_system = {name: goal_rows(figures) for name, figures in columns.items()}
    first = next(iter(by_system.values()))
    rows = [["", "goal", *columns]]
    for place, (what, goal, _) in enumerate(first):
        reached = [by_system[name][place][2] for name in columns]
        rows.append([what, goal, *reached])
    return markdown(rows)


def night_table(figures: Sequence[NightFigures]) -> str:
    """Return a line a night, as Markdown."""
    rows = [
        [
            "night",
            "limb F1 (found/missed/false)",
            "jerk",
            "twitch",
            "body",
            "strangers taken",
            "PLM/h error",
            "PI error",
            "onset min",
            "wake min",
            "in bed min",
            "duration s",
            "invisible",
        ]
    ]
    rows += [_night_row(night) for night in figures]
    return markdown(rows)


def recall_table(figures: Sequence[NightFigures]) -> str:
    """Return how many limb movements were found, by how large they are."""
    rows = [["envelope by the resting one", "limb movements", "found"]]
    for name in RATIOS:
        total = sum((night.limb_recall[name] for night in figures), Tally())
        owed = total.found + total.missed
        share = f"{100 * total.found / owed:.1f} %" if owed else "-"
        rows.append([name, str(owed), share])
    return markdown(rows)


def confusion_table(figures: Sequence[NightFigures]) -> str:
    """Return what became of everything, over all nights, as Markdown."""
    total: dict[str, dict[str, int]] = {}
    for night in figures:
        for pair, count in night.confusion.items():
            was, said = pair.split(" > ")
            row = total.setdefault(was, {})
            row[said] = row.get(said, 0) + count
    said_names = sorted({said for row in total.values() for said in row})
    rows = [["what it was", *said_names]]
    rows += [
        [was, *(str(total[was].get(said, "")) for said in said_names)]
        for was in sorted(total)
    ]
    return markdown(rows)


def markdown(rows: Sequence[Sequence[str]]) -> str:
    """Return rows as a table, the first of them its head."""
    lines = ["| " + " | ".join(row) + " |" for row in rows]
    lines.insert(1, "|" + "---|" * len(rows[0]))
    return "\n".join(lines)


def _night_row(night: NightFigures) -> list[str]:
    cells = [night.name]
    for group in GROUPS:
        tally = night.tallies[group.name]
        counts = f"{tally.found}/{tally.missed}/{tally.false}"
        cells.append(f"{_two(tally.f1)} ({counts})")
    cells += [
        f"{night.strangers_taken}/{night.strangers}",
        _signed(night.plm_per_hour_error, 2),
        _signed(night.periodicity_index_error, 3),
        _signed(night.sleep_onset_error_min, 1),
        _signed(night.final_wake_error_min, 1),
        _signed(night.time_in_bed_error_min, 1),
        _signed(middle(night.duration_errors_s), 2),
        "-"
        if night.invisible_share is None
        else f"{100 * night.invisible_share:.0f} %",
    ]
    return cells


def _worst(empty: Sequence[NightFigures]) -> str:
    if not empty:
        return "-"
    return f"{max(night.empty_events_per_hour or 0.0 for night in empty):.1f}"


def _spread(minutes: Sequence[float]) -> str:
    return f"{middle(minutes):.1f} min (worst {max(minutes):.0f})" if minutes else "-"


def _spread_s(errors: Sequence[float]) -> str:
    sizes = absolute(errors)
    return f"{middle(sizes):.2f} s" if sizes else "-"


def _two(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"


def _signed(value: float | None, digits: int) -> str:
    return "-" if value is None else f"{value:+.{digits}f}"
