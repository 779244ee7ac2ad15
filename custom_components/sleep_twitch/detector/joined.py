"""What several calls of the detector found, as one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .epoch import no_epochs
from .models import Detected, Epochs

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .models import Movement


def joined(parts: Iterable[Detected]) -> Detected:
    """Return all movements and epochs of the parts, in their order."""
    movements: list[Movement] = []
    epochs: list[Epochs] = []
    for part in parts:
        movements += part.movements
        if len(part.epochs):
            epochs.append(part.epochs)
    return Detected(
        movements=tuple(movements),
        epochs=Epochs.concatenate(epochs) if epochs else no_epochs(),
    )
