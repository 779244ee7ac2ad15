"""What the sensor feels, as the night is laid on it piece by piece."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

import numpy as np

from ..synthetic_bed.models import Source, TrueEvent
from .envelope import envelope_mg

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from .doings import Doing

_VISIBLE: Final = 1.5
"""Times the resting envelope."""
_CLEAR: Final = 3.5
"""Times the heartbeat's."""


@dataclass(slots=True, eq=False)
class Canvas:
    """The acceleration as it grows, and what has been laid on it, in true seconds."""

    rate_hz: float
    moved_mg: NDArray[np.float64]
    gain_from_s: float
    gain: float
    resting_mg: float = 0.0
    heartbeat_mg: float = 0.0
    events: list[TrueEvent] = field(default_factory=list)

    def gain_at(self, moment_s: float) -> float:
        """Return how much of a movement reaches the sensor at a moment."""
        return self.gain if moment_s >= self.gain_from_s else 1.0

    def lay(
        self,
        shape_mg: NDArray[np.float64],
        doing: Doing,
        source: Source,
    ) -> None:
        """Add a movement and write down how large it came out."""
        first = round(doing.onset_s * self.rate_hz)
        shape_mg = shape_mg[: len(self.moved_mg) - first]
        self.moved_mg[first : first + len(shape_mg)] += shape_mg
        envelope = float(envelope_mg(shape_mg, self.rate_hz).max())
        self.events.append(
            TrueEvent(
                onset_s=doing.onset_s,
                duration_s=doing.duration_s,
                kind=doing.kind,
                detail=doing.detail,
                source=source,
                peak_mg=float(np.linalg.norm(shape_mg, axis=1).max()),
                envelope_mg=envelope,
                visible=envelope >= _VISIBLE * self.resting_mg,
                clear=envelope
                >= max(_VISIBLE * self.resting_mg, _CLEAR * self.heartbeat_mg),
                periodic=doing.periodic,
            )
        )
