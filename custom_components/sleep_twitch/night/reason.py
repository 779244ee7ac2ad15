"""Reasons in words: one English sentence a code, with the figures in it."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from .models import Reason

if TYPE_CHECKING:
    from collections.abc import Mapping

REASON_TEXTS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "listed": "kind and length as the movement list gives them",
    }
)
"""The sentence of each code; what stands in braces is a figure of the reason."""


_DIGITS: Final = 3
"""Digits of a figure: more would claim what no sensor knows."""


def reason(code: str, **values: float | str) -> Reason:
    """Return a reason with its figures rounded as a person reads them."""
    return Reason(code, MappingProxyType({k: _rounded(v) for k, v in values.items()}))


def reason_text(why: Reason) -> str:
    """Return the sentence that a reason stands for, figures filled in."""
    return REASON_TEXTS[why.code].format_map(
        {key: _spoken(value) for key, value in why.values.items()}
    )


def _rounded(value: float | str) -> float | str:
    """Round a figure to the digits that mean something."""
    if isinstance(value, str):
        return value
    return float(f"{value:.{_DIGITS}g}")


def _spoken(value: float | str) -> str:
    """Return a figure without the zeros that say nothing."""
    return value if isinstance(value, str) else f"{value:.10g}"
