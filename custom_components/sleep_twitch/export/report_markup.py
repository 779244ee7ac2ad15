"""Markup that cannot be broken by what is put into it."""

from __future__ import annotations

from html import escape
from typing import Final

_WITHOUT_END: Final = ("br", "link", "meta")


class Markup(str):
    """Text that is markup already, and so is not escaped again."""

    __slots__ = ()


def element(tag: str, *children: str, **attributes: str | float) -> Markup:
    """Return an element; children that are not markup, and attributes, are escaped.

    A name that Python keeps for itself ends in an underscore; one inside of a name
    stands for a hyphen.
    """
    opened = "".join(
        f' {name.rstrip("_").replace("_", "-")}="{escape(_plain(value))}"'
        for name, value in attributes.items()
    )
    if tag in _WITHOUT_END:
        return Markup(f"<{tag}{opened}>")
    return Markup(f"<{tag}{opened}>{join(*children)}</{tag}>")


def join(*children: str) -> Markup:
    """Return markup of all children, one after the other."""
    return Markup(
        "".join(
            child if isinstance(child, Markup) else escape(child) for child in children
        )
    )


def _plain(value: str | float) -> str:
    """Return an attribute's text; millimetres of paper need no third decimal."""
    return value if isinstance(value, str) else f"{round(value, 2):g}"
