"""A JSON document read piece by piece: one of years need not be in memory."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final, NoReturn

from .errors import RecordingError
from .json_place import JsonPlace

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from typing import TextIO

_CHUNK: Final = 1 << 20
"""Characters that are read at once: more than a night has."""


def read_members(path: Path, streamed: str) -> Iterator[tuple[str, JsonPlace]]:
    """Give the members of the object in a file, in its order.

    Parameters
    ----------
    path : Path
        A JSON document that is an object.
    streamed : str
        Name of the member that is a long list: each of its values is given by itself,
        and forgotten after.

    Raises
    ------
    RecordingError
        If the file cannot be read or is no JSON; it tells the line.
    """
    try:
        with path.open(encoding="utf-8-sig") as file:
            yield from _Stream(file, path).members(streamed)
    except OSError as err:
        raise RecordingError(f"{path}: cannot be read: {err.strerror}") from err
    except UnicodeDecodeError as err:
        raise RecordingError(f"{path}: is no JSON: it is not in UTF-8") from err


class _Stream:
    """Values and signs of a JSON text, one after the other."""

    def __init__(self, file: TextIO, path: Path) -> None:
        """Begin at the beginning of a file."""
        self._file = file
        self._path = path
        self._decoder = json.JSONDecoder(parse_constant=_no_number)
        self._text = ""
        self._at = 0
        self._lines_before = 0

    def members(self, streamed: str) -> Iterator[tuple[str, JsonPlace]]:
        """Give the members of the object that the text is."""
        if self._next() != "{":
            JsonPlace(self._value(), str(self._path), "").refuse("an object")
        for _ in self._each("{", "}"):
            name = self._value()
            if not isinstance(name, str):
                self._fail("a name in quotes is needed")
            self._take(":")
            if name == streamed and self._next() == "[":
                for number in self._each("[", "]"):
                    yield name, self._place(f"{name}[{number}]")
            elif name == streamed:
                self._place(name).refuse("a list")
            else:
                yield name, self._place(name)
        if self._next():
            self._fail("nothing more is needed")

    def _place(self, place: str) -> JsonPlace:
        return JsonPlace(self._value(), str(self._path), place)

    def _each(self, opening: str, closing: str) -> Iterator[int]:
        """Give the numbers of what stands between two brackets, commas aside."""
        self._take(opening)
        number = 0
        while self._next() != closing:
            if number:
                self._take(",")
            yield number
            number += 1
        self._take(closing)

    def _next(self) -> str:
        """Return the next sign that is no space; "" at the end."""
        while True:
            rest = self._text[self._at : self._at + 1]
            if not rest and not self._read():
                return ""
            if rest and rest not in " \t\r\n":
                return rest
            self._at += len(rest)

    def _take(self, sign: str) -> None:
        if self._next() != sign:
            self._fail(f"'{sign}' is needed")
        self._at += 1

    def _value(self) -> Any:  # noqa: ANN401 - what JSON can say
        """Return the next value, however much of the text it takes."""
        self._next()
        while True:
            try:
                value, end = self._decoder.raw_decode(self._text, self._at)
            except json.JSONDecodeError as err:
                if not self._read():
                    self._at = err.pos
                    self._fail(err.msg)
            except (ValueError, RecursionError) as err:
                self._fail(str(err))
            else:
                # A number at the very end may have more digits behind it.
                if end < len(self._text) or not self._read():
                    self._at = end
                    return value

    def _read(self) -> bool:
        """Read on, and forget what was taken; False when there is nothing more."""
        # Twice as much each time: a value of any length is tried a few times only.
        more = self._file.read(max(_CHUNK, len(self._text) - self._at))
        if not more:
            return False
        self._lines_before += self._text.count("\n", 0, self._at)
        self._text = self._text[self._at :] + more
        self._at = 0
        return True

    def _fail(self, wanted: str) -> NoReturn:
        line = self._lines_before + self._text.count("\n", 0, self._at) + 1
        raise RecordingError(f"{self._path}: line {line}: is no JSON: {wanted}")


def _no_number(name: str) -> NoReturn:
    raise ValueError(f"{name} is no number; unknown is null")
