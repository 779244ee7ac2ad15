"""Cells of a CSV: numbers that read back the same, and text that runs nothing."""

from __future__ import annotations

from typing import Final

_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")  # noqa: RUF001 - spreadsheets take the wide ones as well
"""What a cell begins with that a spreadsheet would run."""
_SHIELD: Final = "'"
"""What stands before such a text: spreadsheets take it as text then."""


def number_cell(value: float | None) -> str:
    """Return a number in as many digits as read back to the same; unknown is empty."""
    if value is None:
        return ""
    return str(value) if isinstance(value, int) else repr(float(value))


def truth_cell(value: bool | None) -> str:  # noqa: FBT001 - the value of the cell
    """Return `true` or `false`; unknown is empty."""
    return "" if value is None else str(value).lower()


def text_cell(text: str | None) -> str:
    """Return free text that no spreadsheet takes for a formula.

    A quote is put before what would be one, and before what begins with a quote
    already, so that `plain_text` gets back every text.
    """
    if text is None:
        return ""
    if text.startswith(_SHIELD) or text.lstrip(" \u00a0").startswith(_FORMULA):
        return _SHIELD + text
    return text


def plain_text(cell: str) -> str:
    """Return the text that a cell of free text stands for."""
    return cell.removeprefix(_SHIELD)
