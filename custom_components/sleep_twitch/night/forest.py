"""Boosted trees that weigh evidence: a small model, read from a data file."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

import numpy as np

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Weighed:
    """What the trees say of each row."""

    scores: NDArray[np.float64]
    """Shape (n_rows, n_classes): logits, the largest wins."""
    shares: NDArray[np.float64]
    """Shape (n_rows, n_classes, n_columns): how much of a score each column gave. With
    the score before any tree they add up to it."""


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Forest:
    """Trees of one depth, each adding to the score of one class (Friedman 2001).

    Nodes are numbered as in a heap: those after node i are 2 i + 1 and 2 i + 2. Where
    a branch ends early its node never sends anything to the right.

    References
    ----------
    Friedman J. H. (2001). Greedy function approximation: a gradient boosting machine.
    Annals of Statistics 29(5), 1189-1232.
    """

    classes: tuple[str, ...]
    columns: tuple[str, ...]
    start: NDArray[np.float64]
    """Shape (n_classes,): score before any tree."""
    tree_class: NDArray[np.int64]
    """Shape (n_trees,): class that a tree adds to."""
    feature: NDArray[np.int64]
    """Shape (n_trees, n_splits): column that a node asks for."""
    threshold: NDArray[np.float64]
    """Shape (n_trees, n_splits): beyond it to the right."""
    unknown_right: NDArray[np.bool_]
    """Shape (n_trees, n_splits): where a figure that is unknown goes."""
    value: NDArray[np.float64]
    """Shape (n_trees, n_nodes): mean of the leaves below a node; what a leaf adds."""

    @classmethod
    def read(cls, path: Path) -> Self:
        """Return the forest of a data file.

        Raises
        ------
        ValueError
            If trees and classes of the file do not fit each other.
        """
        document = json.loads(path.read_text("utf-8"))
        trees = document["trees"]
        forest = cls(
            classes=tuple(document["classes"]),
            columns=tuple(document["columns"]),
            start=np.array(document["start"], np.float64),
            tree_class=np.array([tree["class"] for tree in trees], np.int64),
            feature=np.array([tree["feature"] for tree in trees], np.int64),
            threshold=np.array(
                [
                    [np.inf if at is None else at for at in tree["threshold"]]
                    for tree in trees
                ],
                np.float64,
            ),
            unknown_right=np.array([tree["unknown_right"] for tree in trees], np.bool_),
            value=np.array([tree["value"] for tree in trees], np.float64),
        )
        forest._check(path)
        return forest

    def weigh(self, figures: NDArray[np.float64]) -> Weighed:
        """Return the scores of rows, and what each column gave to them.

        Parameters
        ----------
        figures : ndarray, shape (n_rows, n_columns)
            In the order of `columns`; NaN is unknown.
        """
        n_rows, n_columns = len(figures), len(self.columns)
        n_classes, n_trees = len(self.classes), len(self.tree_class)
        trees = np.arange(n_trees)
        rows = np.arange(n_rows)[:, None]
        node = np.zeros((n_rows, n_trees), np.int64)
        said = np.broadcast_to(self.value[:, 0], (n_rows, n_trees))
        shares = np.zeros(n_rows * n_classes * n_columns)
        while node.size and node[0, 0] < self.feature.shape[1]:
            column = self.feature[trees, node]
            figure = figures[rows, column]
            right = np.where(
                np.isnan(figure),
                self.unknown_right[trees, node],
                figure > self.threshold[trees, node],
            )
            node = 2 * node + 1 + right
            now = self.value[trees, node]
            place = (rows * n_classes + self.tree_class) * n_columns + column
            shares += np.bincount(
                place.ravel(), (now - said).ravel(), minlength=len(shares)
            )
            said = now
        split = shares.reshape(n_rows, n_classes, n_columns)
        root = np.bincount(self.tree_class, self.value[:, 0], n_classes)
        return Weighed(scores=self.start + root + split.sum(axis=2), shares=split)

    def _check(self, path: Path) -> None:
        n_trees = len(self.tree_class)
        n_splits = self.feature.shape[1] if n_trees else 0
        fits = (
            n_splits > 0
            # A heap without holes has 1, 3, 7, 15 ... of them.
            and n_splits & (n_splits + 1) == 0
            and self.value.shape == (n_trees, 2 * n_splits + 1)
            and self.threshold.shape == self.feature.shape == self.unknown_right.shape
            and self.start.shape == (len(self.classes),)
            and set(self.tree_class.tolist()) <= set(range(len(self.classes)))
            and set(self.feature.ravel().tolist()) <= set(range(len(self.columns)))
        )
        if not fits:
            msg = (
                f"{path.name} holds {n_trees} trees of {n_splits} splits "
                f"that do not fit {len(self.classes)} classes and "
                f"{len(self.columns)} columns"
            )
            raise ValueError(msg)
