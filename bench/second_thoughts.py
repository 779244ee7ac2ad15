"""What was told while the night ran, beside what the morning says of it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

import numpy as np

from custom_components.sleep_twitch.night.models import MovementKind

from .nights.matching import TOLERANCE_S, nearest_pairs
from .nights.table import markdown

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_SAME_EXTENT_S: Final = 0.25
"""A movement whose end or onset moves by more has grown since it was told."""
_FIRST_S: Final = 3600.0
"""So long after falling asleep a night has few movements to measure others by."""


class Fate(StrEnum):
    """What became of a movement that was told."""

    SAME = "the same kind"
    OTHER = "another kind"
    JOINED = "part of another movement"
    GONE = "gone"


class Phase(StrEnum):
    """How much of the night was known when a movement was told."""

    BEFORE_SLEEP = "before falling asleep"
    FIRST_HOUR = "in the first hour asleep"
    LATER = "later"


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A movement as it was told live, in seconds of the recording."""

    onset_s: float
    duration_s: float
    kind: MovementKind
    told_s: float
    """Time of the newest sample when it was told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """A movement as the final pass has it, in seconds of the recording."""

    onset_s: float
    duration_s: float
    kind: MovementKind

    def covers(self, moment_s: float) -> bool:
        """Tell whether a moment lies in it, within the tolerance."""
        end_s = self.onset_s + self.duration_s
        return self.onset_s - TOLERANCE_S <= moment_s <= end_s + TOLERANCE_S


@dataclass(frozen=True, slots=True, kw_only=True)
class LivedNight:
    """A night as it was told, and as it ended."""

    told: tuple[Told, ...]
    settled: tuple[Settled, ...]
    opened_s: float
    """When there was a session to tell of; infinity if there never was one."""
    sleep_onset_s: float | None
    """By the final pass."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Thought:
    """What became of one movement that was told."""

    told: Told
    fate: Fate
    phase: Phase
    kind: MovementKind | None
    """In the morning; None of what is gone or part of another."""
    has_grown: bool
    """Its onset or end is another by now: it was not over, or what followed joined."""

    @property
    def latency_s(self) -> float:
        """Return how long after its onset it was told."""
        return self.told.told_s - self.told.onset_s


@dataclass(frozen=True, slots=True, kw_only=True)
class Reckoning:
    """One night or many: every told movement, and what was told too late."""

    thoughts: tuple[Thought, ...]
    n_settled: int
    """The sleeper's movements by the final pass."""
    n_too_early: int
    """Of these never told, for there was no session to tell of yet."""
    n_untold: int
    """Of these never told, though there was one."""


def reckon(night: LivedNight) -> Reckoning:
    """Return what became of everything that was told in a night."""
    pairs = dict(
        nearest_pairs(
            [told.onset_s for told in night.told],
            [settled.onset_s for settled in night.settled],
        )
    )
    thoughts = tuple(
        _thought(told, night.settled[pairs[i]] if i in pairs else None, night)
        for i, told in enumerate(night.told)
    )
    paired = set(pairs.values())
    own = [
        (j, settled)
        for j, settled in enumerate(night.settled)
        if settled.kind is not MovementKind.ENVIRONMENT
    ]
    silent = [
        settled
        for j, settled in own
        if j not in paired and not any(settled.covers(t.onset_s) for t in night.told)
    ]
    n_too_early = sum(settled.onset_s < night.opened_s for settled in silent)
    return Reckoning(
        thoughts=thoughts,
        n_settled=len(own),
        n_too_early=n_too_early,
        n_untold=len(silent) - n_too_early,
    )


def together(reckonings: Sequence[Reckoning]) -> Reckoning:
    """Return many nights as one."""
    return Reckoning(
        thoughts=tuple(it for one in reckonings for it in one.thoughts),
        n_settled=sum(one.n_settled for one in reckonings),
        n_too_early=sum(one.n_too_early for one in reckonings),
        n_untold=sum(one.n_untold for one in reckonings),
    )


def fate_table(reckoning: Reckoning) -> str:
    """Return what became of what was told, by when it was told, as Markdown."""
    thoughts = reckoning.thoughts
    rows = [
        (
            "told",
            "movements",
            *Fate,
            "has grown since, of those of another kind",
            "latency, median",
            "latency, 95 %",
        ),
        _fate_row("at any time", thoughts),
    ]
    rows += [
        _fate_row(phase, [it for it in thoughts if it.phase is phase])
        for phase in Phase
    ]
    return markdown(rows)


def kind_table(reckoning: Reckoning) -> str:
    """Return which kind became which, the commonest first, as Markdown."""
    told = Counter(it.told.kind for it in reckoning.thoughts)
    changes = Counter(
        (it.told.kind, it.kind or it.fate)
        for it in reckoning.thoughts
        if it.fate is not Fate.SAME
    )
    rows = [("told as", "in the morning", "movements", "of those told as it")]
    rows += [
        (before, after, str(count), _share(count, told[before]))
        for (before, after), count in changes.most_common()
    ]
    return markdown(rows)


def silence_table(reckoning: Reckoning) -> str:
    """Return how many of the sleeper's movements were never told, as Markdown."""
    total = reckoning.n_settled
    early, untold = reckoning.n_too_early, reckoning.n_untold
    return markdown(
        [
            ("the sleeper's, by the final pass", "movements"),
            ("all", str(total)),
            ("never told: there was no session yet", _count(early, total)),
            ("never told, though there was one", _count(untold, total)),
        ]
    )


def _thought(told: Told, settled: Settled | None, night: LivedNight) -> Thought:
    return Thought(
        told=told,
        fate=_fate(told, settled, night.settled),
        phase=_phase(told, night.sleep_onset_s),
        kind=settled.kind if settled else None,
        has_grown=settled is not None and _has_grown(told, settled),
    )


def _fate(told: Told, settled: Settled | None, others: Iterable[Settled]) -> Fate:
    if settled is not None:
        return Fate.SAME if settled.kind is told.kind else Fate.OTHER
    joined = any(other.covers(told.onset_s) for other in others)
    return Fate.JOINED if joined else Fate.GONE


def _phase(told: Told, sleep_onset_s: float | None) -> Phase:
    if sleep_onset_s is None or told.onset_s < sleep_onset_s:
        return Phase.BEFORE_SLEEP
    if told.onset_s < sleep_onset_s + _FIRST_S:
        return Phase.FIRST_HOUR
    return Phase.LATER


def _has_grown(told: Told, settled: Settled) -> bool:
    end_s = settled.onset_s + settled.duration_s
    return (
        abs(settled.onset_s - told.onset_s) > _SAME_EXTENT_S
        or abs(end_s - told.onset_s - told.duration_s) > _SAME_EXTENT_S
    )


def _fate_row(name: str, thoughts: Sequence[Thought]) -> tuple[str, ...]:
    total = len(thoughts)
    fates = Counter(it.fate for it in thoughts)
    grown = sum(it.fate is Fate.OTHER and it.has_grown for it in thoughts)
    latencies_s = [it.latency_s for it in thoughts]
    return (
        name,
        str(total),
        *(_count(fates[fate], total) for fate in Fate),
        str(grown),
        *(_quantile(latencies_s, share) for share in (0.5, 0.95)),
    )


def _quantile(values_s: Sequence[float], share: float) -> str:
    return f"{np.quantile(values_s, share):.0f} s" if values_s else "-"


def _count(count: int, total: int) -> str:
    return f"{count} ({_share(count, total)})"


def _share(count: int, total: int) -> str:
    return f"{100 * count / total:.1f} %" if total else "-"
