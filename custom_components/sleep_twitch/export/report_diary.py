"""The diary, night by night: what stands in its grid, and which notes stand out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from .report_models import DIARY_KINDS

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

    from .report_models import Report, ReportMark
    from .report_words import Words

MORNING: Final = timedelta(hours=5)
"""A mark before five belongs to the night that is under way (a choice)."""
_CHANGES: Final = ("medication", "supplement")
"""Kinds whose first mark with a name and a dose may mean that something changed."""
_COUNTED: Final = ("caffeine", "alcohol", "exercise")
"""Kinds whose amounts may be added up over a day."""
_SAID: Final = "symptom"
"""The kind whose notes are told in full."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DayEntry:
    """What was noted of one kind before one night."""

    amount: float | None
    """All of it together, where it may be added up and all of it was counted."""
    is_none: bool
    """The sleeper said that there was none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """The first mark of the period with a name and a dose."""

    number: int
    """Of its day; from 1."""
    day: date
    mark: ReportMark


@dataclass(frozen=True, slots=True, kw_only=True)
class Diary:
    """The marks of a period, in order, each with the night that follows it."""

    marks: tuple[tuple[date, ReportMark], ...]

    @property
    def kinds(self) -> tuple[str, ...]:
        """Return what there are marks about."""
        used = {mark.kind for _, mark in self.marks}
        return tuple(kind for kind in DIARY_KINDS if kind in used)

    def entries(self, kind: str) -> dict[date, DayEntry]:
        """Return what was noted of a kind, by the day."""
        found: dict[date, list[ReportMark]] = {}
        for day, mark in self.marks:
            if mark.kind == kind:
                found.setdefault(day, []).append(mark)
        return {day: _entry(kind, marks) for day, marks in found.items()}

    def changes(self) -> tuple[Change, ...]:
        """Return the first mark of each medicine, supplement and dose."""
        seen: set[tuple[str, str, float | None]] = set()
        found: list[Change] = []
        for day, mark in self.marks:
            name = (mark.kind, (mark.note or "").strip().casefold(), mark.amount)
            if mark.kind not in _CHANGES or name in seen:
                continue
            seen.add(name)
            number = found[-1].number if found else 0
            is_new = not found or found[-1].day != day
            found.append(Change(number=number + is_new, day=day, mark=mark))
        return tuple(found)

    def symptoms(self) -> tuple[tuple[date, ReportMark], ...]:
        """Return the symptoms that were put in words."""
        return tuple(
            (day, mark)
            for day, mark in self.marks
            if mark.kind == _SAID and (mark.note or "").strip()
        )


def read_diary(report: Report) -> Diary:
    """Return the marks that belong to nights of the report's period."""
    placed = [(day_of_mark(mark.at), mark) for mark in report.marks]
    inside = [
        (day, mark)
        for day, mark in placed
        if report.first_day <= day <= report.last_day
    ]
    return Diary(marks=tuple(sorted(inside, key=lambda each: each[1].at)))


def day_of_mark(at: datetime) -> date:
    """Return the day in which the night ends that a mark comes before."""
    return (at.replace(tzinfo=None) - MORNING).date() + timedelta(days=1)


def say_mark(mark: ReportMark, words: Words) -> str:
    """Return a mark as a line of text."""
    kind = words.text(f"diary_{mark.kind}")
    note = " ".join((mark.note or "").split())
    said = words.text("mark", kind=kind, note=note) if note else kind
    if mark.amount is None:
        return said
    none = words.text("diary_none")
    amount = words.amount(mark.amount) if mark.amount else none
    return words.text("mark_amount", mark=said, amount=amount)


def _entry(kind: str, marks: Sequence[ReportMark]) -> DayEntry:
    amounts = [mark.amount for mark in marks]
    known = [amount for amount in amounts if amount is not None]
    is_none = len(known) == len(amounts) and not any(known)
    is_counted = kind in _COUNTED and len(known) == len(amounts) and not is_none
    return DayEntry(amount=sum(known) if is_counted else None, is_none=is_none)
