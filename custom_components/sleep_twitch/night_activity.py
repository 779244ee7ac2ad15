"""When a sleeper moved, night by night: what a picture of many nights is made of."""

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from .kept_night import Owner, SessionKind
from .moment import from_us
from .night.models import Interval, MovementKind, RuleSet
from .night_queries import OVER_AND_OWNED, owned_by

_BY_THE_SLEEPER: Final = (
    MovementKind.HYPNIC_JERK,
    MovementKind.LIMB_MOVEMENT,
    MovementKind.SMALL_TWITCH,
    MovementKind.BODY_MOVEMENT,
)
"""What a night counts: neither the house, nor getting in and out of bed."""
_LEAST_SHARE: Final = 0.2
"""Gaps that leave less of what a session has of a bin leave too little to count in."""
_NOTHING: Final = (0, 0)

_ASKED: Final = f"""
  SELECT * FROM night WHERE {OVER_AND_OWNED} AND day BETWEEN :first AND :last
"""  # noqa: S608 - our own clause


@dataclass(frozen=True, slots=True, kw_only=True)
class ActivityBin:
    """A stretch of the clock, and what moved in it."""

    heard_s: float
    """In bed, and with samples."""
    limb_movements: int | None
    movements: int | None
    """All of the sleeper's. None where nobody knows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NightActivity:
    """One session in bed that is over: when it was, and when somebody moved in it."""

    id: int
    day: date
    kind: SessionKind
    simulated: bool
    movements_forgotten: bool
    """The figures are kept and the movements no longer: no bin knows any."""
    start: datetime
    """UTC; the zero of every `_s`."""
    end: datetime
    in_bed: tuple[Interval, ...]
    sleep_onset_s: float | None
    final_wake_s: float | None
    rules: RuleSet
    plm_per_hour: float | None
    time_in_bed_s: float | None
    coverage: float | None
    first_bin: datetime
    """UTC; bins begin at multiples of their length, so on round times of any clock."""
    bins: tuple[ActivityBin, ...]


def read_activity(
    database: sqlite3.Connection, owner: Owner, first: date, last: date, bin_s: int
) -> tuple[NightActivity, ...]:
    """Return nights and naps of some days, both included, in order of time.

    Movements marked as wrong are left out. A bin is some seconds long, as many as
    asked for.
    """
    asked = {
        **owned_by(owner),
        "first": first.isoformat(),
        "last": last.isoformat(),
        "bin_us": bin_s * 1_000_000,
    }
    counts = _read_counts(database, asked)
    gaps = _read_gaps(database, asked)
    rows = database.execute(f"{_ASKED} ORDER BY day, start_us", asked)
    return tuple(
        _activity_of(
            row, gaps.get(row["id"], []), counts.get(row["id"], {}), bin_s=bin_s
        )
        for row in rows
    )


type _Counts = dict[int, tuple[int, int]]
"""Limb movements, and all of the sleeper's, by number of the bin since 1970."""


def _read_counts(
    database: sqlite3.Connection, asked: dict[str, object]
) -> dict[int, _Counts]:
    kinds = ", ".join(f"'{kind}'" for kind in _BY_THE_SLEEPER)
    counts: dict[int, _Counts] = {}
    for night_id, number, limb_movements, movements in database.execute(
        f"""
        SELECT asked.id,
          (asked.start_us + CAST(movement.onset_s * 1e6 AS INTEGER)) / :bin_us,
          SUM(movement.kind = '{MovementKind.LIMB_MOVEMENT}'), COUNT(*)
        FROM ({_ASKED}) AS asked CROSS JOIN movement ON movement.night = asked.id
        WHERE NOT movement.provisional AND NOT movement.wrong
          AND movement.kind IN ({kinds})
        GROUP BY 1, 2
        """,  # noqa: S608 - our own clauses
        asked,
    ):
        counts.setdefault(night_id, {})[number] = (limb_movements, movements)
    return counts


def _read_gaps(
    database: sqlite3.Connection, asked: dict[str, object]
) -> dict[int, list[Interval]]:
    gaps: dict[int, list[Interval]] = {}
    for night_id, start_s, end_s in database.execute(
        f"""
        SELECT gap.night, gap.start_s, gap.end_s
        FROM ({_ASKED}) AS asked CROSS JOIN gap ON gap.night = asked.id
        ORDER BY gap.night, gap.start_s
        """,  # noqa: S608 - our own clauses
        asked,
    ):
        gaps.setdefault(night_id, []).append(Interval(start_s=start_s, end_s=end_s))
    return gaps


def _activity_of(
    row: sqlite3.Row, gaps: Sequence[Interval], counts: _Counts, *, bin_s: int
) -> NightActivity:
    in_bed = tuple(
        Interval(start_s=start_s, end_s=end_s)
        for start_s, end_s in json.loads(row["detail"])["in_bed"]
    )
    bin_us = bin_s * 1_000_000
    first = row["start_us"] // bin_us
    last = max(row["end_us"] - 1, row["start_us"]) // bin_us
    grid = _Grid(
        first=first,
        count=last - first + 1,
        bin_s=bin_s,
        ahead_s=row["start_us"] / 1e6 - first * bin_s,
        length_s=(row["end_us"] - row["start_us"]) / 1e6,
    )
    return NightActivity(
        id=row["id"],
        day=date.fromisoformat(row["day"]),
        kind=SessionKind(row["kind"]),
        simulated=bool(row["simulated"]),
        movements_forgotten=bool(row["forgotten"]),
        start=from_us(row["start_us"]),
        end=from_us(row["end_us"]),
        in_bed=in_bed,
        sleep_onset_s=row["sleep_onset_s"],
        final_wake_s=row["final_wake_s"],
        rules=RuleSet(row["rules"]),
        plm_per_hour=row["plm_per_hour"],
        time_in_bed_s=row["time_in_bed_s"],
        coverage=row["coverage"],
        first_bin=from_us(first * bin_us),
        bins=_bins_of(grid, in_bed, gaps, None if row["forgotten"] else counts),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Grid:
    """The bins that a session lies in."""

    first: int
    """Number since 1970."""
    count: int
    bin_s: int
    ahead_s: float
    """From the begin of the first to the start of the session."""
    length_s: float
    """Of the session."""

    def seconds(self, spans: Sequence[Interval]) -> list[float]:
        """Return how much of each bin some spans of the session cover."""
        covered_s = [0.0] * self.count
        for span in spans:
            start_s = max(span.start_s + self.ahead_s, 0.0)
            end_s = min(span.end_s + self.ahead_s, float(self.count * self.bin_s))
            while start_s < end_s:
                number = int(start_s // self.bin_s)
                until_s = min(end_s, float((number + 1) * self.bin_s))
                covered_s[number] += until_s - start_s
                start_s = until_s
        return covered_s


def _bins_of(
    grid: _Grid,
    in_bed: Sequence[Interval],
    gaps: Sequence[Interval],
    counts: _Counts | None,
) -> tuple[ActivityBin, ...]:
    """Return the bins; without counts, none of them knows a movement."""
    session_s = grid.seconds([Interval(start_s=0.0, end_s=grid.length_s)])
    lost_s = grid.seconds(gaps)
    stayed_s = grid.seconds(in_bed)
    missed_s = grid.seconds(_shared(in_bed, gaps))
    bins = []
    for index in range(grid.count):
        is_known = lost_s[index] <= session_s[index] * (1 - _LEAST_SHARE)
        heard_s = stayed_s[index] - missed_s[index]
        limb_movements, movements = (
            (None, None)
            if counts is None or not is_known
            else counts.get(grid.first + index, _NOTHING)
        )
        bins.append(
            ActivityBin(
                heard_s=heard_s, limb_movements=limb_movements, movements=movements
            )
        )
    return tuple(bins)


def _shared(stays: Sequence[Interval], gaps: Sequence[Interval]) -> list[Interval]:
    """Return the gaps as far as somebody was in bed."""
    return [
        Interval(
            start_s=max(stay.start_s, gap.start_s), end_s=min(stay.end_s, gap.end_s)
        )
        for stay in stays
        for gap in gaps
        if gap.end_s > stay.start_s and gap.start_s < stay.end_s
    ]
