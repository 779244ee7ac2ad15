"""The page's texts, and languages that nobody speaks but every page must stand."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Final

_ENGLISH: Final = (
    Path(__file__).parents[2]
    / "custom_components"
    / "sleep_twitch"
    / "translations"
    / "en.json"
)
_SPLIT: Final = re.compile(r"(\{\w+\})")
_KEPT: Final = ("report_language", "report_direction", "report_decimal_mark")
_ALEF: Final = ord("א")


def english() -> dict[str, str]:
    """Return the texts of the page, and others, as Home Assistant gives them."""
    texts: dict[str, str] = json.loads(_ENGLISH.read_text(encoding="utf-8"))["common"]
    return texts


def right_to_left() -> dict[str, str]:
    """Return texts in Hebrew letters, which say nothing."""
    texts = {key: _respelt(text) for key, text in english().items()}
    own = {"report_language": "he", "report_direction": "rtl"}
    return texts | own | {"report_decimal_mark": ","}


def long_winded() -> dict[str, str]:
    """Return texts that are longer than the English ones, with a comma in numbers."""
    texts = {
        key: text if key in _KEPT or "{" in text else _stretched(text)
        for key, text in english().items()
    }
    return texts | {"report_language": "de", "report_decimal_mark": ","}


def _respelt(text: str) -> str:
    parts = _SPLIT.split(text)
    parts[::2] = [re.sub("[A-Za-z]", _hebrew, part) for part in parts[::2]]
    return "".join(parts)


def _hebrew(letter: re.Match[str]) -> str:
    return chr(_ALEF + (ord(letter[0].lower()) - ord("a")) % 27)


def _stretched(text: str) -> str:
    """Return a text whose words have more letters."""
    return re.sub(
        r"[A-Za-z]{4,}", lambda word: word[0] + "en" * round(len(word[0]) / 6.7), text
    )
