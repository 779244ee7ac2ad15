"""Trees of scikit-learn as the product's plain arrays."""

from __future__ import annotations

import json
import math
from typing import TYPE_CHECKING, Any, Final

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from sklearn.ensemble import HistGradientBoostingClassifier

_DIGITS: Final = 5
"""Digits of a value: what a tree adds to a score."""
_DECIMALS: Final = 6
"""Of a threshold: finer than the evidence, which is rounded."""


def write_forest(
    model: HistGradientBoostingClassifier,
    columns: Sequence[str],
    depth: int,
    path: Path,
) -> None:
    """Write a grown model as the data file that `Forest.read` takes.

    One tree a line, so that a change of the model can be looked at. Nodes are
    numbered as in a heap; a branch that ends early is filled with itself.
    """
    trees = [
        _tree(predictor.nodes, place, depth)
        for stage in model._predictors
        for place, predictor in enumerate(stage)
    ]
    start = [_rounded(value) for value in np.ravel(model._baseline_prediction)]
    head = {
        "classes": [str(name) for name in model.classes_],
        "columns": list(columns),
        "start": start,
    }
    lines = ",\n".join(json.dumps(tree, separators=(",", ":")) for tree in trees)
    text = json.dumps(head, indent=1)[:-2] + f',\n "trees": [\n{lines}\n]}}\n'
    path.write_text(text, "utf-8")


def _tree(nodes: Any, tree_class: int, depth: int) -> dict[str, Any]:  # noqa: ANN401 - a structured array.
    n_splits = 2**depth - 1
    tree: dict[str, Any] = {
        "class": tree_class,
        "feature": [0] * n_splits,
        "threshold": [None] * n_splits,
        "unknown_right": [0] * n_splits,
        "value": [0.0] * (2 * n_splits + 1),
    }
    _fill(tree, nodes, 0, 0)
    return tree


def _fill(tree: dict[str, Any], nodes: Any, at: int, place: int) -> float:  # noqa: ANN401
    """Fill a node and all below it; return its mean value."""
    node = nodes[at]
    is_split = place < len(tree["feature"])
    if node["is_leaf"]:
        value = float(node["value"])
        tree["value"][place] = _rounded(value)
        if is_split:
            _fill(tree, nodes, at, 2 * place + 1)
            _fill(tree, nodes, at, 2 * place + 2)
        return value
    tree["feature"][place] = int(node["feature_idx"])
    threshold = round(float(node["num_threshold"]), _DECIMALS)
    # Infinite where only what is unknown goes to the right; JSON knows no such number.
    tree["threshold"][place] = threshold if math.isfinite(threshold) else None
    tree["unknown_right"][place] = int(not node["missing_go_to_left"])
    counts = [int(nodes[int(node[side])]["count"]) for side in ("left", "right")]
    values = [
        _fill(tree, nodes, int(node[side]), 2 * place + 1 + number)
        for number, side in enumerate(("left", "right"))
    ]
    mean = sum(c * v for c, v in zip(counts, values, strict=True)) / sum(counts)
    tree["value"][place] = _rounded(mean)
    return mean


def _rounded(value: float) -> float:
    return float(f"{value:.{_DIGITS}g}")
