"""What befalls a night: a row of outages, the same for the same seed."""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class OutageKind(StrEnum):
    """What is done, and to whom."""

    KILL_HOME = "kill -9 of Home Assistant"
    RESTART_HOME = "restart of Home Assistant"
    TEAR_JOURNAL = "power cut of Home Assistant's machine"
    """A kill that takes the end of the journal with it."""
    CUT_LINK = "link cut"
    FLAP_LINK = "link flapping"
    STALL_LINK = "link stalled"
    KILL_NODE = "kill -9 of the node"
    CUT_POWER = "power cut of both"
    KILL_AT_CLOSE = "kill -9 of Home Assistant while it closes the night"


HARMLESS: Final = (
    OutageKind.KILL_HOME,
    OutageKind.KILL_HOME,
    OutageKind.RESTART_HOME,
    OutageKind.TEAR_JOURNAL,
    OutageKind.CUT_LINK,
    OutageKind.FLAP_LINK,
    OutageKind.STALL_LINK,
)
"""What costs nothing while the node's ring holds; the worst twice as often."""
COSTLY: Final = (*HARMLESS, *(OutageKind.KILL_NODE, OutageKind.CUT_POWER) * 3)
"""With what costs a gap, in every other case or so."""

STARTING_S: Final = (0.05, 1.5)
"""Since the outage before: Home Assistant is starting, or lives through its journal."""
RUNNING_S: Final = (1.5, 4.0)
"""Since the outage before: it fetches what it missed, or follows the node."""
CLOSING_S: Final = (0.0, 1.5)
"""Since the night was said to be over: it is scored, written and filed."""
RUNNING_SHARE: Final = 0.65
LENGTH_S: Final = (0.0, 2.0)


@dataclass(frozen=True, kw_only=True)
class Outage:
    """One thing that happens to a night."""

    kind: OutageKind
    calm_s: float
    """Wall time since the outage before."""
    length_s: float
    """Wall time until everything is there again."""
    severity: float
    """From 0 to 1: how much of the journal is torn off, how often the link flaps."""


def draw_outages(
    seed: int, n_outages: int, kinds: Sequence[OutageKind]
) -> tuple[Outage, ...]:
    """Return so many outages; every kind comes before one comes again."""
    rng = random.Random(seed)  # noqa: S311 - a plan, not a key
    drawn: list[OutageKind] = []
    while len(drawn) < n_outages:
        drawn += rng.sample(kinds, len(kinds))
    return tuple(
        Outage(
            kind=kind,
            calm_s=rng.uniform(*_calm_of(rng)),
            length_s=rng.uniform(*LENGTH_S),
            severity=rng.random(),
        )
        for kind in drawn[:n_outages]
    )


def draw_close(seed: int) -> Outage:
    """Return the outage at the end: its calm begins with the end of the night."""
    rng = random.Random(seed)  # noqa: S311 - a plan, not a key
    return Outage(
        kind=OutageKind.KILL_AT_CLOSE,
        calm_s=rng.uniform(*CLOSING_S),
        length_s=0.0,
        severity=rng.random(),
    )


def planned_s(outages: Sequence[Outage]) -> float:
    """Return how long the outages take, if nothing takes time but they."""
    return sum(outage.calm_s + outage.length_s for outage in outages)


def _calm_of(rng: random.Random) -> tuple[float, float]:
    return RUNNING_S if rng.random() < RUNNING_SHARE else STARTING_S
