"""Grow the product's trees: `.venv-kinds/bin/python -m bench.kinds.grow`.

Nights of both simulators, of seeds that no evaluation uses, go through the product's
own detector and evidence. The trees of the first reading learn from all of them; those
of the second from what trees that had not seen a night made of it, as it will be in a
bedroom. With --check whole kinds of nights are left out in turn, and what both readings
then say of them is printed: how they do on nights unlike any they know.
Writes kinds.json and kinds_again.json of custom_components/sleep_twitch/night, or of
the folder that --output names, and compares what numpy makes of them with what
scikit-learn says. Takes about half an hour; nights are kept on disk. `scripts/setup
kinds` makes the environment.
"""

from __future__ import annotations

import argparse
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier

from bench.nights.evaluation_set import EVALUATION, EvaluationNight
from bench.second_bed import CATALOGUE
from custom_components.sleep_twitch.night.evidence import GROUNDS, Evidence
from custom_components.sleep_twitch.night.evidence_company import (
    COMPANY,
    KINDS,
    gather_company,
)
from custom_components.sleep_twitch.night.forest import Forest
from custom_components.sleep_twitch.night.verdict import FIRST_MODEL, SECOND_MODEL

from .examples import ExampleNight, examples_of
from .export import write_forest

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

FIRST_SEEDS: Final = (11, 12, 13, 14, 15, 16, 17, 18)
"""Of the first simulator; its report set has others."""
SECOND_SEEDS: Final = (31, 32, 33, 34, 35, 36, 37)
"""Of the second."""
HARD_SEEDS: Final = tuple(range(40, 56))
"""Of both, for the nights that are hardest to learn:"""
HARD: Final = ("partner", "both", "bedmate", "pets")
"""words in the names of those with somebody else in the bed."""
HARD_WEIGHT: Final = 0.25
"""What a movement of these counts beside one of the others: there are more such nights
here than bedrooms would give, and trees that expect somebody else see them everywhere.
"""
DEPTH: Final = 4
"""Questions in a row: enough for "short, and large, and near to falling asleep"."""
ROUNDS: Final = 200
LEARNING_RATE: Final = 0.1
LEFT_OUT_IN_TURN: Final = 4
_PROCESSES: Final = 2


def main() -> None:
    """Grow, check and write as the command line asks."""
    options = _parser().parse_args()
    options.output.mkdir(parents=True, exist_ok=True)
    nights = _gather(options.first_seeds, options.second_seeds)
    asked = np.concatenate([night.is_asked for night in nights])
    scenarios = {night.scenario for night in nights}
    print(f"{np.count_nonzero(asked)} movements of {len(scenarios)} scenarios")
    if options.check:
        _check(nights)
    kinds = np.concatenate([night.kinds for night in nights])[asked]
    figures = np.concatenate([night.figures for night in nights])[asked]
    weights = _weights(nights)[asked]
    first = _grown(figures, kinds, weights)
    _write(first, figures, tuple(GROUNDS), options.output / FIRST_MODEL.name)
    among = _among(nights, _unseen(nights, lambda night: night.name))[asked]
    second = _grown(among, kinds, weights)
    columns = (*GROUNDS, *COMPANY)
    _write(second, among, columns, options.output / SECOND_MODEL.name)


def _gather(first_seeds: list[int], second_seeds: list[int]) -> list[ExampleNight]:
    hard = [
        scenario
        for scenario in (*EVALUATION, *CATALOGUE)
        if any(word in scenario.name for word in HARD)
    ]
    wanted = [
        EvaluationNight(scenario=scenario, seed=seed)
        for scenarios, seeds in (
            (EVALUATION, first_seeds),
            (CATALOGUE, second_seeds),
            (hard, HARD_SEEDS),
        )
        for seed in seeds
        for scenario in scenarios
    ]
    with ProcessPoolExecutor(_PROCESSES) as pool:
        return [night for night in pool.map(_examples_if_possible, wanted) if night]


def _examples_if_possible(wanted: EvaluationNight) -> ExampleNight | None:
    """Return the examples of a night, None where the simulator cannot make it."""
    try:
        return examples_of(wanted)
    except ValueError as err:
        print(f"{wanted.name} is left out: {err}")
        return None


def _unseen(
    nights: Sequence[ExampleNight], group_of: Callable[[ExampleNight], str]
) -> NDArray[np.float64]:
    """Return scores of all movements by trees that saw nothing of their group."""
    groups = np.array([group_of(night) for night in nights])
    names = np.unique(groups)
    order = np.random.default_rng(0).permutation(len(names))
    scores = [np.empty((len(night.kinds), len(KINDS))) for night in nights]
    for turn in range(LEFT_OUT_IN_TURN):
        is_out = np.isin(groups, names[order[turn::LEFT_OUT_IN_TURN]]).tolist()
        known = [night for night, out in zip(nights, is_out, strict=True) if not out]
        model = _grown(
            np.concatenate([night.figures[night.is_asked] for night in known]),
            np.concatenate([night.kinds[night.is_asked] for night in known]),
            np.concatenate([_weights([night])[night.is_asked] for night in known]),
        )
        for place in np.flatnonzero(is_out).tolist():
            scores[place] = model.decision_function(nights[place].figures)
    return np.concatenate(scores)


def _weights(nights: Sequence[ExampleNight]) -> NDArray[np.float64]:
    """Return what each movement counts."""
    return np.concatenate(
        [
            np.full(len(night.kinds), HARD_WEIGHT if night.seed in HARD_SEEDS else 1.0)
            for night in nights
        ]
    )


def _among(
    nights: Sequence[ExampleNight], scores: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Return the figures of the second reading of all movements."""
    rows, first = [], 0
    for night in nights:
        last = first + len(night.kinds)
        company = gather_company(
            night.onsets_s,
            night.directions,
            Evidence(figures=night.figures),
            scores[first:last],
        )
        rows.append(np.concatenate([night.figures, company.figures], axis=1))
        first = last
    return np.concatenate(rows)


def _grown(
    figures: NDArray[np.float64],
    kinds: NDArray[np.str_],
    weights: NDArray[np.float64],
) -> HistGradientBoostingClassifier:
    model = HistGradientBoostingClassifier(
        max_depth=DEPTH,
        max_leaf_nodes=2**DEPTH,
        max_iter=ROUNDS,
        learning_rate=LEARNING_RATE,
        l2_regularization=2.0,
        min_samples_leaf=15,
        max_features=0.4,
        early_stopping=False,
        random_state=0,
    )
    return model.fit(figures, kinds, sample_weight=weights)


def _check(nights: Sequence[ExampleNight]) -> None:
    """Print F1 by kind and reading on scenarios that were left out."""
    asked = np.concatenate([night.is_asked for night in nights])
    kinds = np.concatenate([night.kinds for night in nights])
    names = np.concatenate(
        [np.full(len(night.kinds), night.scenario) for night in nights]
    )
    first = _unseen(nights, lambda night: night.scenario)
    among = _among(nights, first)
    second = np.empty_like(first)
    scenarios = np.unique(names)
    for turn in range(LEFT_OUT_IN_TURN):
        out = np.isin(names, scenarios[turn::LEFT_OUT_IN_TURN])
        known = ~out & asked
        model = _grown(among[known], kinds[known], _weights(nights)[known])
        second[out] = model.decision_function(among[out])
    for reading, scores in (("first", first), ("second", second)):
        said = np.array([str(kind) for kind in KINDS])[scores.argmax(axis=1)][asked]
        for kind in KINDS:
            true, named = kinds[asked] == kind, said == kind
            f1 = 2 * np.count_nonzero(true & named) / (true.sum() + named.sum())
            print(f"{reading} reading, {kind}: F1 {f1:.3f} ({true.sum()} examples)")


def _write(
    model: HistGradientBoostingClassifier,
    figures: NDArray[np.float64],
    columns: tuple[str, ...],
    path: Path,
) -> None:
    write_forest(model, columns, DEPTH, path)
    _compare(model, figures, path)


def _compare(
    model: HistGradientBoostingClassifier, figures: NDArray[np.float64], path: Path
) -> None:
    """Refuse a file that numpy reads differently from what was grown."""
    wanted = model.predict_proba(figures)
    scores = Forest.read(path).weigh(figures).scores
    odds = np.exp(scores - scores.max(axis=1, keepdims=True))
    got = odds / odds.sum(axis=1, keepdims=True)
    off = np.abs(got - wanted).max(axis=1)
    print(f"numpy and scikit-learn differ by {np.quantile(off, 0.99):.4f} (99 %)")
    if (
        np.quantile(off, 0.99) > 0.01
        or np.mean(got.argmax(axis=1) != wanted.argmax(axis=1)) > 0.001
    ):
        raise SystemExit("the written trees are not those that were grown")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m bench.kinds.grow", description="Grow the trees of the kinds."
    )
    parser.add_argument("--check", action="store_true", help="leave scenarios out")
    parser.add_argument("--first-seeds", nargs="+", type=int, default=list(FIRST_SEEDS))
    parser.add_argument(
        "--second-seeds", nargs="+", type=int, default=list(SECOND_SEEDS)
    )
    parser.add_argument(
        "--output", type=Path, default=FIRST_MODEL.parent, help="folder for the trees"
    )
    return parser


if __name__ == "__main__":
    main()
