"""Series of periodic limb movements: the vectors, every bound, and a second opinion."""

from __future__ import annotations

import json
import re
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from custom_components.sleep_twitch.night.models import (
    Interval,
    MovementKind,
    RuleSet,
    ScoredMovement,
)
from custom_components.sleep_twitch.night.params import NightParams
from custom_components.sleep_twitch.night.periodicity import (
    intervals_s,
    periodicity_index,
)
from custom_components.sleep_twitch.night.series import number_series
from tests.night.handmade import moved

VECTORS: Final[dict[str, Any]] = json.loads(
    (Path(__file__).parents[1] / "fixtures" / "plm_series.json").read_text(
        encoding="utf-8"
    )
)["cases"]
TURNS: Final = (MovementKind.BODY_MOVEMENT, MovementKind.BED_TRANSITION)
BYSTANDERS: Final = (
    MovementKind.HYPNIC_JERK,
    MovementKind.SMALL_TWITCH,
    MovementKind.ENVIRONMENT,
)


def _numbers(
    movements: list[ScoredMovement],
    rules: RuleSet,
    gaps: tuple[Interval, ...] = (),
) -> list[int | None]:
    return number_series(movements, gaps, NightParams(rules=rules))


def _vector(name: str) -> list[ScoredMovement]:
    return [moved(onset, length) for onset, length in VECTORS[name]["movements"]]


def _every(interval_s: float, n: int, start_s: float = 100.0) -> list[ScoredMovement]:
    return [moved(start_s + interval_s * i) for i in range(n)]


@pytest.mark.parametrize("rules", RuleSet)
@pytest.mark.parametrize("name", VECTORS)
def test_every_movement_of_a_vector_is_in_or_out_as_published(
    name: str, rules: RuleSet
) -> None:
    """Test our series are those that sleep researchers' own software finds."""
    numbers = _numbers(_vector(name), rules)

    assert [int(n is not None) for n in numbers] == VECTORS[name][f"plm_{rules}"]


@pytest.mark.parametrize("name", VECTORS)
def test_the_interval_form_of_the_index_is_the_vectors(name: str) -> None:
    """Test the index that is published is the interval form, to all its digits."""
    onsets_s = [onset for onset, _ in VECTORS[name]["movements"]]
    params = NightParams()

    index = periodicity_index(intervals_s(onsets_s, (), 2.0), params.periodicity)

    assert index == pytest.approx(
        VECTORS[name]["periodicity_index_intervals"], abs=5e-5
    )


@pytest.mark.parametrize("name", VECTORS)
def test_the_other_form_of_the_index_follows_from_the_series(name: str) -> None:
    """Test series and candidates agree with the form that is never published."""
    movements = _vector(name)
    numbers = _numbers(movements, RuleSet.WASM2016)
    candidates = [m for m in movements if 0.5 <= m.duration_s <= 10]

    share = sum(n is not None for n in numbers) / len(candidates)

    assert share == pytest.approx(
        VECTORS[name]["periodicity_index_plm_over_clm"], abs=5e-5
    )


def test_a_series_counts_from_one_in_order_of_time() -> None:
    """Test the second series of the night is called the second."""
    movements = [*_every(20, 4, start_s=1000), *_every(20, 4)]

    assert _numbers(movements, RuleSet.WASM2016) == [2] * 4 + [1] * 4


@pytest.mark.parametrize("rules", RuleSet)
@pytest.mark.parametrize("start_s", [0.1, 100.1, 12345.7, 26999.3])
def test_a_bound_holds_wherever_the_night_began(rules: RuleSet, start_s: float) -> None:
    """Test ten seconds are ten seconds, though 110.1 - 100.1 is less in binary."""
    shortest_s = {RuleSet.WASM2016: 10.0, RuleSet.AASM: 5.0}[rules]

    assert _numbers(_every(shortest_s, 4, start_s), rules) == [1] * 4
    assert _numbers(_every(90.0, 4, start_s), rules) == [1] * 4
    assert _numbers(_every(90.001, 4, start_s), rules) == [None] * 4


def test_the_aasm_measures_on_from_the_last_movement_it_took() -> None:
    """Test a movement that comes too soon does not shift where the next is measured."""
    movements = [moved(s) for s in (100, 120, 124.999, 129.999, 140, 160)]

    assert _numbers(movements, RuleSet.AASM) == [1, 1, None, 1, 1, 1]


def test_wasm_starts_anew_with_the_movement_that_came_too_soon() -> None:
    """Test the later one of a close pair may open the next series."""
    movements = [moved(s) for s in (100, 120, 140, 149.9, 170, 190, 210)]

    assert _numbers(movements, RuleSet.WASM2016) == [None] * 3 + [1] * 4


@pytest.mark.parametrize("kind", TURNS)
@pytest.mark.parametrize("duration_s", [0.4, 3.0, 60.0])
def test_a_turn_ends_a_series_by_wasm_only(
    kind: MovementKind, duration_s: float
) -> None:
    """Test turning over is no limb movement, however short the turn was."""
    movements = [*_every(20, 6), moved(150, duration_s, kind)]

    assert _numbers(movements, RuleSet.WASM2016) == [None] * 7
    assert _numbers(movements, RuleSet.AASM) == [1] * 6 + [None]


@pytest.mark.parametrize("kind", BYSTANDERS)
@pytest.mark.parametrize("duration_s", [0.2, 2.0, 25.0])
@pytest.mark.parametrize("rules", RuleSet)
def test_what_is_no_limb_movement_never_enters(
    kind: MovementKind, duration_s: float, rules: RuleSet
) -> None:
    """Test a lorry in the street neither joins a series nor ends one."""
    movements = [*_every(20, 4), moved(130, duration_s, kind)]

    assert _numbers(movements, rules) == [1, 1, 1, 1, None]


@pytest.mark.parametrize("rules", RuleSet)
def test_a_limb_movement_below_half_a_second_is_looked_through(rules: RuleSet) -> None:
    """Test a twitch in a list breaks nothing."""
    movements = [*_every(20, 4), moved(130, 0.49)]

    assert _numbers(movements, rules) == [1, 1, 1, 1, None]


@pytest.mark.parametrize("rules", RuleSet)
@pytest.mark.parametrize(
    ("gap_s", "expected"),
    [(2.0, [1] * 6), (2.01, [None] * 6)],
    ids=["two seconds", "more than two seconds"],
)
def test_a_gap_beyond_two_seconds_ends_a_series(
    rules: RuleSet, gap_s: float, expected: list[int | None]
) -> None:
    """Test no interval is measured across what was not recorded."""
    gap = Interval(start_s=150.0, end_s=150.0 + gap_s)

    assert _numbers(_every(20, 6), rules, (gap,)) == expected


@pytest.mark.parametrize("rules", RuleSet)
def test_a_movement_cut_off_by_a_gap_stays_in_its_series(rules: RuleSet) -> None:
    """Test a gap takes nothing from what ended before it."""
    gap = Interval(start_s=162.0, end_s=170.0)

    assert _numbers(_every(20, 5), rules, (gap,)) == [1, 1, 1, 1, None]


@pytest.mark.parametrize("rules", RuleSet)
def test_no_movement_gives_no_series(rules: RuleSet) -> None:
    """Test a still night is scored like any other."""
    assert _numbers([], rules) == []


def _links(flags: list[bool]) -> list[bool]:
    """Return which events hang in a chain of at least three links, by pattern."""
    chain = "".join("=" if flag else "|" for flag in flags)
    kept = [False] * (len(flags) + 1)
    for match in re.finditer("={3,}", chain):
        kept[match.start() : match.end() + 1] = [True] * (len(match.group()) + 1)
    return kept


def _wasm_by_pairs(movements: list[ScoredMovement]) -> set[float]:
    """Return onsets in a series: each neighbouring pair of candidates judged alone."""
    clm = [
        m.onset_s
        for m in movements
        if m.kind is MovementKind.LIMB_MOVEMENT and 0.5 <= m.duration_s <= 10
    ]
    stops = [
        m.onset_s
        for m in movements
        if m.kind in TURNS
        or (m.kind is MovementKind.LIMB_MOVEMENT and m.duration_s > 10)
    ]
    flags = [
        10 <= round(b - a, 6) <= 90 and not any(a <= stop < b for stop in stops)
        for a, b in pairwise(clm)
    ]
    return {s for s, kept in zip(clm, _links(flags), strict=False) if kept and clm}


def _aasm_by_thinning(movements: list[ScoredMovement]) -> set[float]:
    """Return onsets in a series: what comes too soon is struck out, then pairs."""
    left = [
        m.onset_s
        for m in movements
        if m.kind is MovementKind.LIMB_MOVEMENT and 0.5 <= m.duration_s <= 10
    ]
    taken: list[float] = []
    while left:
        first = left[0]
        taken.append(first)
        left = [s for s in left if round(s - first, 6) >= 5]
    flags = [round(b - a, 6) <= 90 for a, b in pairwise(taken)]
    return {s for s, kept in zip(taken, _links(flags), strict=False) if kept and taken}


MOVEMENTS = st.lists(
    st.tuples(
        st.one_of(
            st.sampled_from([1.0, 4.99, 5.0, 9.99, 10.0, 20.0, 90.0, 90.01]),
            st.integers(1, 120).map(float),
        ),
        st.sampled_from([0.49, 0.5, 2.0, 10.0, 10.01]),
        st.sampled_from([MovementKind.LIMB_MOVEMENT] * 6 + list(MovementKind)),
    ),
    max_size=60,
)


def _laid_out(steps: list[tuple[float, float, MovementKind]]) -> list[ScoredMovement]:
    onset_s = 0.0
    movements = []
    for step_s, duration_s, kind in steps:
        onset_s = round(onset_s + step_s, 2)
        movements.append(moved(onset_s, duration_s, kind))
    return movements


@given(MOVEMENTS)
def test_wasm_agrees_with_a_scorer_written_another_way(
    steps: list[tuple[float, float, MovementKind]],
) -> None:
    """Test the walk through the night finds what judging every pair alone finds."""
    movements = _laid_out(steps)

    numbers = _numbers(movements, RuleSet.WASM2016)

    found = {m.onset_s for m, n in zip(movements, numbers, strict=True) if n}
    assert found == _wasm_by_pairs(movements)


@given(MOVEMENTS)
def test_the_aasm_agrees_with_a_scorer_written_another_way(
    steps: list[tuple[float, float, MovementKind]],
) -> None:
    """Test passing movements over gives what striking them out first gives."""
    movements = _laid_out(steps)

    numbers = _numbers(movements, RuleSet.AASM)

    found = {m.onset_s for m, n in zip(movements, numbers, strict=True) if n}
    assert found == _aasm_by_thinning(movements)


@given(MOVEMENTS, st.integers(0, 100_000))
def test_a_later_start_changes_no_series(
    steps: list[tuple[float, float, MovementKind]], shift_s: int
) -> None:
    """Test the hour at which a night begins does not matter."""
    movements = _laid_out(steps)
    later = [moved(m.onset_s + shift_s, m.duration_s, m.kind) for m in movements]

    for rules in RuleSet:
        assert _numbers(later, rules) == _numbers(movements, rules)
