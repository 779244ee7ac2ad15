"""What the records of the journal hold as JSON."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from .wire.models import Cursor
from .wire.timeline import BootLine


def lines_of(data: Sequence[dict[str, Any]]) -> tuple[BootLine, ...]:
    """Return lines of time; their floats are exact."""
    return tuple(BootLine(**line) for line in data)


def lines_list(lines: Sequence[BootLine]) -> list[dict[str, Any]]:
    """Return lines of time for JSON."""
    return [asdict(line) for line in lines]


def cursor_of(data: Sequence[int] | None) -> Cursor | None:
    """Return a cursor, or None where there was none."""
    return None if data is None else Cursor(boot_id=data[0], next_sample=data[1])


def cursor_list(cursor: Cursor | None) -> list[int] | None:
    """Return a cursor for JSON."""
    return None if cursor is None else [cursor.boot_id, cursor.next_sample]
