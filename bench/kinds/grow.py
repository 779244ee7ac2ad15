"""Grow the product's trees: `.venv-kinds/bin/python -m bench.kinds.grow`.

Nights of both simulators, of seeds that no evaluation uses, go through the product's
own detector and evidence. With --check whole kinds of nights are left out in turn, and
what the trees then say of them is printed: how they do on nights unlike any they know.
Writes custom_components/sleep_twitch/night/kinds.json, or the file that --output names,
and compares what numpy makes of it with what scikit-learn says. Takes some minutes;
nights are kept on disk. `scripts/setup kinds` makes the environment.
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
from custom_components.sleep_twitch.night.evidence import GROUNDS
from custom_components.sleep_twitch.night.forest import Forest
from custom_components.sleep_twitch.night.verdict import MODEL

from .examples import Examples, examples_of
from .export import write_forest

if TYPE_CHECKING:
    from numpy.typing import NDArray

FIRST_SEEDS: Final = (11, 12, 13, 14, 15)
"""Of the first simulator; its report set has others."""
SECOND_SEEDS: Final = (31, 32, 33, 34)
"""Of the second."""
HARD_SEEDS: Final = tuple(range(40, 52))
"""Of both, for the nights that are hardest to learn:"""
HARD: Final = ("partner", "both", "bedmate", "pets")
"""words in the names of those with somebody else in the bed."""
DEPTH: Final = 4
"""Questions in a row: enough for "short, and large, and near to falling asleep"."""
ROUNDS: Final = 200
LEARNING_RATE: Final = 0.1
LEFT_OUT_IN_TURN: Final = 4
_PROCESSES: Final = 2


def main() -> None:
    """Grow, check and write as the command line asks."""
    options = _parser().parse_args()
    examples = _gather(options.first_seeds, options.second_seeds)
    print(
        f"{len(examples.kinds)} movements of {len(set(examples.scenarios))} scenarios"
    )
    if options.check:
        _check(examples)
    model = _grown(examples.figures, examples.kinds)
    write_forest(model, tuple(GROUNDS), DEPTH, options.output)
    _compare(model, examples.figures, options.output)


def _gather(first_seeds: list[int], second_seeds: list[int]) -> Examples:
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
        nights = [night for night in pool.map(examples_of, wanted) if night]
    return Examples(
        figures=np.concatenate([night.figures for night in nights]),
        kinds=np.concatenate([night.kinds for night in nights]),
        scenarios=np.concatenate([night.scenarios for night in nights]),
    )


def _grown(
    figures: NDArray[np.float64], kinds: NDArray[np.str_]
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
    return model.fit(figures, kinds)


def _check(examples: Examples) -> None:
    """Print F1 by kind on scenarios that were left out."""
    names = np.unique(examples.scenarios)
    order = np.random.default_rng(0).permutation(len(names))
    said = np.empty_like(examples.kinds)
    for turn in range(LEFT_OUT_IN_TURN):
        out = np.isin(examples.scenarios, names[order[turn::LEFT_OUT_IN_TURN]])
        model = _grown(examples.figures[~out], examples.kinds[~out])
        said[out] = model.predict(examples.figures[out])
    for kind in np.unique(examples.kinds).tolist():
        true, named = examples.kinds == kind, said == kind
        f1 = 2 * np.count_nonzero(true & named) / (true.sum() + named.sum())
        print(f"{kind}: F1 {f1:.3f} on scenarios left out ({true.sum()} examples)")


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
        "--output", type=Path, default=MODEL, help="a file for the trees"
    )
    return parser


if __name__ == "__main__":
    main()
