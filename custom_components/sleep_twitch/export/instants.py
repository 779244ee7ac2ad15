"""Instants as ISO 8601 writes them: in UTC, and in local time with its offset."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from datetime import tzinfo

_DIGITS: Final = "microseconds"


def utc_text(moment: datetime) -> str:
    """Return an instant in UTC; always with microseconds, so that a column is even."""
    return moment.astimezone(UTC).isoformat(timespec=_DIGITS).replace("+00:00", "Z")


def local_text(moment: datetime, time_zone: tzinfo) -> str:
    """Return an instant in local time with the offset that held then."""
    return moment.astimezone(time_zone).isoformat(timespec=_DIGITS)


def instant_of(text: str) -> datetime:
    """Return the instant that a text stands for, in UTC.

    Raises
    ------
    ValueError
        If it is no ISO 8601, or has no offset: then it could be any hour.
    """
    moment = datetime.fromisoformat(text.strip())
    if moment.tzinfo is None:
        raise ValueError(f"'{text.strip()}' has no offset from UTC")
    return moment.astimezone(UTC)


def second_of(start: datetime, seconds: float) -> datetime:
    """Return the instant of a second of the night, to the whole microsecond."""
    return start + timedelta(microseconds=round(seconds * 1e6))
