"""Series of periodic limb movements, by two published rule sets."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, Final, Protocol

from .models import MovementKind, RuleSet

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .models import Interval
    from .params import AasmRule, NightParams, WasmRule

TOLERANCE_S: Final = 1e-6
"""Bounds are exact to a microsecond: 110.1 s - 100.1 s is ten seconds, not less."""

_TURNS: Final = (MovementKind.BODY_MOVEMENT, MovementKind.BED_TRANSITION)


class Timed(Protocol):
    """What the rules look at in a movement."""

    @property
    def onset_s(self) -> float:
        """Return when the movement began."""

    @property
    def duration_s(self) -> float:
        """Return how long force was applied."""

    @property
    def kind(self) -> MovementKind:
        """Return what the movement was."""


def number_series(
    movements: Sequence[Timed], gaps: Sequence[Interval], params: NightParams
) -> list[int | None]:
    """Return the number of each movement's series, from 1, or None outside of one.

    Parameters
    ----------
    movements : sequence
        Movements in any order, taken as they stand.
    gaps : sequence of Interval
        Holes in the recording, in order; only those beyond the rule's bound count.
    params : NightParams
        The rule set and its numbers.

    Returns
    -------
    list of int or None
        One entry a movement, in the order given; numbers follow time.

    References
    ----------
    Ferri R. et al. (2016). World Association of Sleep Medicine (WASM) 2016 standards
    for recording and scoring leg movements in polysomnograms. Sleep Med 26, 86-95.
    AASM Manual for the Scoring of Sleep and Associated Events, versions 2 and 3.
    """
    order = sorted(range(len(movements)), key=lambda index: movements[index].onset_s)
    ordered = [movements[index] for index in order]
    if params.rules is RuleSet.WASM2016:
        runs = _wasm2016_runs(ordered, gaps, params.wasm)
    else:
        runs = _aasm_runs(ordered, gaps, params.aasm)
    numbers: list[int | None] = [None] * len(movements)
    for number, run in enumerate(runs, start=1):
        for place in run:
            numbers[order[place]] = number
    return numbers


def stretch_numbers(
    onsets_s: Sequence[float], gaps: Sequence[Interval], longest_gap_s: float
) -> list[int]:
    """Return for each onset how many long gaps came before it: equal means unbroken."""
    starts_s = sorted(
        gap.start_s for gap in gaps if gap.duration_s > longest_gap_s + TOLERANCE_S
    )
    return [bisect_right(starts_s, onset_s) for onset_s in onsets_s]


def _wasm2016_runs(
    movements: Sequence[Timed], gaps: Sequence[Interval], rule: WasmRule
) -> list[list[int]]:
    """Return the series as places in the list: any wrong interval ends one."""
    stretches = stretch_numbers(
        [m.onset_s for m in movements], gaps, rule.longest_gap_s
    )
    runs: list[list[int]] = []
    run: list[int] = []
    for place, movement in enumerate(movements):
        if _ends_wasm2016_series(movement, rule):
            runs.append(run)
            run = []
        elif _is_candidate(movement, rule):
            if run and not (
                stretches[place] == stretches[run[-1]]
                and _is_within(
                    movement.onset_s - movements[run[-1]].onset_s,
                    rule.shortest_interval_s,
                    rule.longest_interval_s,
                )
            ):
                runs.append(run)
                run = []
            run.append(place)
    runs.append(run)
    return [run for run in runs if len(run) >= rule.fewest_movements]


def _ends_wasm2016_series(movement: Timed, rule: WasmRule) -> bool:
    """Tell whether a movement ends a series: a turn, or a limb movement too long."""
    if movement.kind in _TURNS:
        return True
    return (
        movement.kind is MovementKind.LIMB_MOVEMENT
        and movement.duration_s > rule.longest_movement_s + TOLERANCE_S
    )


def _aasm_runs(
    movements: Sequence[Timed], gaps: Sequence[Interval], rule: AasmRule
) -> list[list[int]]:
    """Return the series as places in the list: a movement too soon is passed over."""
    stretches = stretch_numbers(
        [m.onset_s for m in movements], gaps, rule.longest_gap_s
    )
    runs: list[list[int]] = []
    run: list[int] = []
    for place, movement in enumerate(movements):
        if not _is_candidate(movement, rule):
            continue
        if run and stretches[place] == stretches[run[-1]]:
            interval_s = movement.onset_s - movements[run[-1]].onset_s
            if interval_s < rule.shortest_interval_s - TOLERANCE_S:
                continue
            if interval_s <= rule.longest_interval_s + TOLERANCE_S:
                run.append(place)
                continue
        runs.append(run)
        run = [place]
    runs.append(run)
    return [run for run in runs if len(run) >= rule.fewest_movements]


def _is_candidate(movement: Timed, rule: WasmRule | AasmRule) -> bool:
    """Tell whether a movement is a limb movement of the length the rule wants."""
    return movement.kind is MovementKind.LIMB_MOVEMENT and _is_within(
        movement.duration_s, rule.shortest_movement_s, rule.longest_movement_s
    )


def _is_within(value_s: float, shortest_s: float, longest_s: float) -> bool:
    """Tell whether a length lies in its bounds, both included."""
    return shortest_s - TOLERANCE_S <= value_s <= longest_s + TOLERANCE_S
