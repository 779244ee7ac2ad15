"""The page's texts, numbers and dates, in the language asked for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime

UNKNOWN: Final = "–"
"""What stands where a figure is unknown: never a zero."""
_MINUS: Final = "−"
_MINUTES_A_DAY: Final = 24 * 60


def isolated(name: str) -> str:
    """Return a name so marked that it keeps its own direction inside of a text."""
    return f"\u2068{name}\u2069"


@dataclass(frozen=True, slots=True)
class Words:
    """Texts by their key, and what is written with them."""

    texts: Mapping[str, str]
    """Texts of the page, whose keys begin with `report_`; others are not read.

    They say themselves which language they are in, and which way it is written: where
    a translation lacks, it is not the one that was asked for.
    """

    def text(self, key: str, **values: str | int) -> str:
        """Return a text with values in it.

        Raises
        ------
        KeyError
            If the texts lack it.
        """
        return self.texts[f"report_{key}"].format(**values)

    def number(self, value: float | None, digits: int = 0) -> str:
        """Return a number with some digits after the decimal mark."""
        if value is None:
            return UNKNOWN
        # What is rounded to nothing is neither above nor below it.
        return self._local(f"{round(value, digits) + 0.0:.{digits}f}")

    def amount(self, value: float) -> str:
        """Return a number as short as it can be told."""
        return self._local(f"{value:.6g}")

    def percent(self, share: float | None) -> str:
        """Return a share in percent; only all of it is 100."""
        if share is None:
            return UNKNOWN
        whole = round(100 * share)
        return self.text("percent", percent=min(whole, 99) if share < 1 else whole)

    def span(self, low: str, high: str) -> str:
        """Return two figures as a range; a dash beside a minus would be misread."""
        key = "range_words" if low.startswith(_MINUS) else "range"
        return self.text(key, low=low, high=high)

    def length(self, seconds: float | None) -> str:
        """Return a length as hours and minutes."""
        if seconds is None:
            return UNKNOWN
        hours, minutes = divmod(round(seconds / 60), 60)
        return self.text("length", hours=hours, minutes=f"{minutes:02}")

    def clock(self, at: datetime | None) -> str:
        """Return a time of day."""
        return UNKNOWN if at is None else self._time(at.hour * 60 + at.minute)

    def clock_of(self, minutes: float) -> str:
        """Return the time of day some minutes after midnight, or before it."""
        return self._time(round(minutes) % _MINUTES_A_DAY)

    def full_date(self, day: date) -> str:
        """Return a date with its year."""
        return self.text("date", day=day.day, month=self._month(day), year=day.year)

    def day(self, day: date) -> str:
        """Return a date without its year."""
        return self.text("day", day=day.day, month=self._month(day))

    def weekday(self, day: date) -> str:
        """Return a date without its year, with the day of the week."""
        return self.text(
            "weekday_day",
            weekday=self.text(f"weekday_{day.isoweekday()}"),
            day=self.day(day),
        )

    def _month(self, day: date) -> str:
        return self.text(f"month_{day.month}")

    def _time(self, minutes: int) -> str:
        hour, minute = divmod(minutes, 60)
        return self.text("time", hour=f"{hour:02}", minute=f"{minute:02}")

    def _local(self, number: str) -> str:
        """Return a number with the language's marks; a minus is no hyphen."""
        return number.replace("-", _MINUS).replace(".", self.text("decimal_mark"))
