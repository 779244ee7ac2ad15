"""A place in a JSON document: typed values out, or a sentence on what is wrong."""

from __future__ import annotations

import json
import math
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Final, NoReturn, TypeVar

from .errors import RecordingError
from .instants import instant_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from enum import StrEnum

_LARGEST_COUNT: Final = 2**31 - 1

Value = TypeVar("Value")
Member = TypeVar("Member", bound="StrEnum")


class JsonPlace:
    """One value of a document, and where it stands."""

    def __init__(self, value: Any, file: str, place: str) -> None:  # noqa: ANN401 - what JSON can say
        """Take a value of the document of a file."""
        self._value = value
        self._file = file
        self._place = place

    def __getitem__(self, name: str) -> JsonPlace:
        """Return the value under a name."""
        fields: Mapping[str, Any] = self._checked(dict, "an object")
        if name not in fields:
            raise RecordingError(f"{self._file}: {self._named} has no '{name}'")
        return JsonPlace(fields[name], self._file, f"{self._place}.{name}".lstrip("."))

    def get(self, name: str) -> JsonPlace | None:
        """Return the value under a name that need not be there."""
        return self[name] if name in self._checked(dict, "an object") else None

    def items(self) -> list[JsonPlace]:
        """Return the values of a list."""
        return [
            JsonPlace(value, self._file, f"{self._place}[{number}]")
            for number, value in enumerate(self._checked(list, "a list"))
        ]

    def fields(self) -> dict[str, JsonPlace]:
        """Return the values of an object by name."""
        return {name: self[name] for name in self._checked(dict, "an object")}

    def known(self, read: Callable[[JsonPlace], Value]) -> Value | None:
        """Return what is read here, or None where it is unknown."""
        return None if self._value is None else read(self)

    def number(self) -> float:
        """Return a finite number."""
        value = self._value
        if isinstance(value, bool) or not isinstance(value, int | float):
            self.refuse("a number")
        try:
            number = float(value)
        except OverflowError:
            self.refuse("a finite number")
        if not math.isfinite(number):
            self.refuse("a finite number")
        return number

    def amount(self) -> float:
        """Return a number of 0 or more."""
        number = self.number()
        if number < 0:
            self.refuse("a number of 0 or more")
        return number

    def share(self) -> float:
        """Return a number from 0 to 1."""
        number = self.number()
        # A share that was summed up may end a rounding error above 1.
        if not 0 <= number <= 1 + 1e-6:
            self.refuse("a share from 0 to 1")
        return number

    def within(self, low: float, high: float) -> float:
        """Return a number between two bounds."""
        number = self.number()
        if not low <= number <= high:
            self.refuse(f"a number from {low:g} to {high:g}")
        return number

    def count(self) -> int:
        """Return a whole number of 0 or more, as a database can hold it."""
        value = self._value
        if isinstance(value, bool) or not isinstance(value, int) or value < 0:
            self.refuse("a whole number of 0 or more")
        if value > _LARGEST_COUNT:
            self.refuse(f"a whole number up to {_LARGEST_COUNT}")
        return value

    def truth(self) -> bool:
        """Return true or false."""
        return bool(self._checked(bool, "true or false"))

    def text(self) -> str:
        """Return text."""
        return str(self._checked(str, "text"))

    def member(self, members: type[Member]) -> Member:
        """Return the member of an enumeration that is named here."""
        try:
            return members(self.text())
        except ValueError:
            self.refuse(f"one of {', '.join(members)}")

    def instant(self) -> datetime:
        """Return an instant in UTC."""
        try:
            return instant_of(self.text())
        except ValueError:
            self.refuse("an instant in ISO 8601 with its offset from UTC")

    def day(self) -> date:
        """Return a date."""
        try:
            return date.fromisoformat(self.text())
        except ValueError:
            self.refuse("a date like 2026-03-14")

    def refuse(self, wanted: str) -> NoReturn:
        """Say what stands here, and what would be right."""
        shown = json.dumps(self._value, ensure_ascii=False)[:60]
        raise RecordingError(
            f"{self._file}: {self._named} is {shown}, {wanted} is needed"
        )

    @property
    def is_text(self) -> bool:
        """Return whether text stands here."""
        return isinstance(self._value, str)

    @property
    def _named(self) -> str:
        return self._place or "the document"

    def _checked(self, wanted: type, called: str) -> Any:  # noqa: ANN401 - what JSON can say
        if not isinstance(self._value, wanted):
            self.refuse(called)
        return self._value
