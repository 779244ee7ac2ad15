"""What became of every event, in counts and in words, to mend a detector by."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from ..synthetic_bed import Source
from .matching import TOLERANCE_S, Matched

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..synthetic_bed import TrueEvent, Truth
    from .answer import Reported


def confusion(truth: Truth, reported: Sequence[Reported]) -> Counter[str]:
    """Count what each visible event became: the nearest report in or near it."""
    counts: Counter[str] = Counter()
    explained: set[int] = set()
    for event in truth.events:
        near = [move for move in reported if _touches(move, event)]
        explained.update(id(move) for move in near)
        if event.visible:
            best = min(
                near, key=lambda move: abs(move.onset_s - event.onset_s), default=None
            )
            counts[f"{_what(event)} > {best.kind if best else 'nothing'}"] += 1
    for move in reported:
        if id(move) not in explained:
            counts[f"nothing > {move.kind}"] += 1
    return counts


def examples(
    truth: Truth, matched: dict[str, Matched], reported: Sequence[Reported]
) -> list[str]:
    """Return every miss and every false one of the groups, a line each."""
    lines = []
    for name, one in matched.items():
        lines += [f"missed {name} {_missed(truth, e, reported)}" for e in one.missed]
        lines += [f"false {name} {_false(truth, move)}" for move in one.false]
    return lines


def _missed(truth: Truth, event: TrueEvent, reported: Sequence[Reported]) -> str:
    near = [move for move in reported if _touches(move, event)]
    said = ", ".join(f"{move.kind} at {move.onset_s:.1f}" for move in near)
    ratio = event.envelope_mg / truth.resting_envelope_mg
    return (
        f"{event.onset_s:.1f} s ({event.detail}, {event.duration_s:.2f} s, "
        f"{event.peak_mg:.1f} mg, {ratio:.1f} x rest): {said or 'nothing'}"
    )


def _false(truth: Truth, move: Reported) -> str:
    near = [event for event in truth.events if _touches(move, event)]
    was = ", ".join(f"{_what(event)} at {event.onset_s:.1f}" for event in near)
    return (
        f"{move.onset_s:.1f} s ({move.kind}, {move.duration_s:.2f} s): "
        f"{was or 'nothing'}"
    )


def _touches(move: Reported, event: TrueEvent) -> bool:
    end_s = event.onset_s + event.duration_s
    return move.onset_s < end_s + 0.3 and move.end_s > event.onset_s - TOLERANCE_S


def _what(event: TrueEvent) -> str:
    whose = "" if event.source is Source.SLEEPER else f"{event.source}: "
    return f"{whose}{event.detail}"
