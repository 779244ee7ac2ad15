"""What a sleeper says of a day: the things that may move them at night."""

import sqlite3
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from .moment import from_us, to_us


class DiaryKind(StrEnum):
    """What a diary mark is about."""

    CAFFEINE = "caffeine"
    STIMULANT = "stimulant"
    ALCOHOL = "alcohol"
    STRESS = "stress"
    EXERCISE = "exercise"
    LACK_OF_SLEEP = "lack_of_sleep"
    MEDICATION = "medication"
    SUPPLEMENT = "supplement"
    SYMPTOM = "symptom"


@dataclass(frozen=True, kw_only=True)
class DiaryMark:
    """One thing a sleeper noted."""

    sleeper: str
    kind: DiaryKind
    at: datetime
    amount: float | None
    """How much of it; 0 is "none", said by the sleeper; None is "some, not counted"."""
    note: str | None


def write_mark(database: sqlite3.Connection, mark: DiaryMark) -> None:
    """Add a mark to the diary."""
    database.execute(
        "INSERT INTO diary (sleeper, kind, at_us, amount, note) VALUES (?, ?, ?, ?, ?)",
        (mark.sleeper, mark.kind, to_us(mark.at), mark.amount, mark.note),
    )


def read_marks(database: sqlite3.Connection, sleeper: str) -> tuple[DiaryMark, ...]:
    """Return the diary of a sleeper in order of time."""
    rows = database.execute(
        "SELECT * FROM diary WHERE sleeper = ? ORDER BY at_us", (sleeper,)
    )
    return tuple(
        DiaryMark(
            sleeper=row["sleeper"],
            kind=DiaryKind(row["kind"]),
            at=from_us(row["at_us"]),
            amount=row["amount"],
            note=row["note"],
        )
        for row in rows
    )
