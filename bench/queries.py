"""What looking at nights costs with years of them: `python -m bench.queries`.

Everything that a night view, a list or a trend asks of the store, with five years of
nights in it (500,000 movements) and with 30, in one run. A question about the same days
may take as long with the one as with the other. Exit code 1 when a ratio misses
its goal; absolute times are told.
"""

import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import Final

from custom_components.sleep_twitch.database import open_database
from custom_components.sleep_twitch.kept_night import day_of
from custom_components.sleep_twitch.night_activity import read_activity
from custom_components.sleep_twitch.night_queries import (
    read_day,
    read_heads,
    read_last_night,
    read_night,
)
from custom_components.sleep_twitch.night_writes import mark_movement, write_night
from custom_components.sleep_twitch.session_identity import has_final

from .five_years import FIRST_EVENING, FIVE_YEARS, NIGHT_S, OWNER, fill

type Query = Callable[[sqlite3.Connection], object]

FEW_NIGHTS: Final = 30
TREND_NIGHTS: Final = 730
PICTURE_NIGHTS: Final = 182
BIN_S: Final = 900
GOAL_RATIO: Final = 1.5
"""Five years stored, by 30 nights stored: pages lie further apart, and no more."""
GOAL_MS: Final = 100.0
"""Told, as it depends on the machine."""
RUNS: Final = 40


def main() -> int:
    """Measure, tell, and return the process's exit code."""
    with tempfile.TemporaryDirectory() as folder:
        few = _stored(Path(folder) / "few.db", FEW_NIGHTS)
        many = _stored(Path(folder) / "many.db", FIVE_YEARS)
        with closing(few), closing(many):
            met = [_compare(name, few, many) for name in QUERIES]
            met.append(_tell_trend(many))
            met.append(_tell_picture(many))
            _tell_start(Path(folder) / "many.db")
    return 0 if all(met) else 1


def _stored(path: Path, nights: int) -> sqlite3.Connection:
    database = open_database(path).connection
    fill(database, nights)
    return database


def _compare(name: str, few: sqlite3.Connection, many: sqlite3.Connection) -> bool:
    """Tell how long a question about the last days takes with few and many nights."""
    few_ms, many_ms = _quickest_ms(
        partial(QUERIES[name](FEW_NIGHTS), few),
        partial(QUERIES[name](FIVE_YEARS), many),
    )
    ratio = many_ms / few_ms
    print(f"{name}: {many_ms:.2f} ms, {few_ms:.2f} ms with few nights: {ratio:.2f} x")
    return ratio <= GOAL_RATIO


def _tell_trend(many: sqlite3.Connection) -> bool:
    """Tell what two years of heads take, a night of them against a night of 30."""
    trend = partial(
        read_heads, owner=OWNER, first=_day(FIVE_YEARS - TREND_NIGHTS), last=date.max
    )
    month_ms, trend_ms = _quickest_ms(
        partial(_month(FIVE_YEARS), many), partial(trend, many)
    )
    ratio = (trend_ms / TREND_NIGHTS) / (month_ms / FEW_NIGHTS)
    print(
        f"a trend of two years: {trend_ms:.0f} ms (goal {GOAL_MS:.0f} ms),"
        f" a night {ratio:.2f} x of one in a month"
    )
    return ratio <= GOAL_RATIO


def _tell_picture(many: sqlite3.Connection) -> bool:
    """Tell what half a year of movements takes, a night against one of a month."""
    half_year = partial(
        read_activity,
        owner=OWNER,
        first=_day(FIVE_YEARS - PICTURE_NIGHTS),
        last=date.max,
        bin_s=BIN_S,
    )
    month_ms, half_year_ms = _quickest_ms(
        partial(_month_of_activity(FIVE_YEARS), many), partial(half_year, many)
    )
    ratio = (half_year_ms / PICTURE_NIGHTS) / (month_ms / FEW_NIGHTS)
    print(
        f"movements of half a year: {half_year_ms:.0f} ms (goal {GOAL_MS:.0f} ms),"
        f" a night {ratio:.2f} x of one in a month"
    )
    return ratio <= GOAL_RATIO


def _tell_start(path: Path) -> None:
    """Tell how long the check takes that every start makes."""
    begin_s = time.perf_counter()
    open_database(path).connection.close()
    size_mb = path.stat().st_size / 1e6
    took_s = time.perf_counter() - begin_s
    print(f"start with the check of {size_mb:.0f} MB: {took_s:.2f} s")


def _quickest_ms(*works: Callable[[], object]) -> tuple[float, ...]:
    """Return the least CPU time of each over some runs, in turns: what it itself takes.

    In turns, as what else the machine does slows all of them alike.
    """
    times_s: list[list[float]] = [[] for _ in works]
    for _ in range(RUNS):
        for work, taken_s in zip(works, times_s, strict=True):
            begin_s = time.process_time()
            work()
            taken_s.append(time.process_time() - begin_s)
    return tuple(min(taken_s) * 1000 for taken_s in times_s)


def _day(number: int) -> date:
    """Return the day of the night of a number."""
    return day_of(FIRST_EVENING + timedelta(days=number, seconds=NIGHT_S))


def _last_night(_stored_nights: int) -> Query:
    return partial(read_last_night, owner=OWNER)


def _a_day(stored_nights: int) -> Query:
    return partial(read_day, owner=OWNER, day=_day(stored_nights - 10))


def _a_night(stored_nights: int) -> Query:
    return partial(read_night, night_id=stored_nights - 10)


def _month(stored_nights: int) -> Query:
    return partial(
        read_heads, owner=OWNER, first=_day(stored_nights - FEW_NIGHTS), last=date.max
    )


def _month_of_activity(stored_nights: int) -> Query:
    first = _day(stored_nights - FEW_NIGHTS)
    return partial(read_activity, owner=OWNER, first=first, last=date.max, bin_s=BIN_S)


def _restart(stored_nights: int) -> Query:
    def _ask(database: sqlite3.Connection) -> object:
        kept = read_night(database, stored_nights)
        assert kept is not None
        return has_final(database, kept)

    return _ask


def _mark(stored_nights: int) -> Query:
    def _mark_and_commit(database: sqlite3.Connection) -> None:
        kept = read_night(database, stored_nights - 10)
        assert kept is not None
        movement = kept.night.movements[100]
        is_wrong = movement.onset_s not in kept.wrong_onsets_s
        with database:
            mark_movement(
                database, stored_nights - 10, movement.onset_s, is_wrong=is_wrong
            )

    return _mark_and_commit


def _write_again(stored_nights: int) -> Query:
    def _write(database: sqlite3.Connection) -> None:
        kept = read_night(database, stored_nights)
        assert kept is not None
        with database:
            write_night(database, kept)

    return _write


QUERIES: Final[dict[str, Callable[[int], Query]]] = {
    "the last night": _last_night,
    "the night of a day": _a_day,
    "the night of a number": _a_night,
    "a month of heads": _month,
    "a month of movements": _month_of_activity,
    "whether a night is known after a restart": _restart,
    "marking a movement": _mark,
    "writing a night": _write_again,
}
"""Each made for a store with so many nights; the numbers of nights begin with 1."""


if __name__ == "__main__":
    sys.exit(main())
