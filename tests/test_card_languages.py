"""The card's own sentences for reasons, against those that the scoring gives."""

import json
import re
from pathlib import Path
from typing import Final

import pytest

from custom_components.sleep_twitch.night.reason import REASON_TEXTS

LANGUAGES: Final = Path(__file__).parents[1] / "card" / "src" / "language"


def _reasons(language: Path) -> dict[str, str]:
    messages = json.loads(language.read_text(encoding="utf-8"))
    return {
        key.removeprefix("reason."): message
        for key, message in messages.items()
        if key.startswith("reason.")
    }


def _figures(sentence: str) -> set[str]:
    return set(re.findall(r"\{\w+\}", sentence))


@pytest.mark.parametrize(
    "language", sorted(LANGUAGES.glob("*.json")), ids=lambda path: path.stem
)
def test_every_reason_the_card_translates_is_still_given(language: Path) -> None:
    """Test no sentence was left behind; one that is missing is shown in English."""
    assert set(_reasons(language)) <= set(REASON_TEXTS)


@pytest.mark.parametrize(
    "language", sorted(LANGUAGES.glob("*.json")), ids=lambda path: path.stem
)
def test_a_translated_reason_keeps_its_figures(language: Path) -> None:
    """Test nobody reads a sentence with braces, or without the figure that matters."""
    wrong = {
        code: sentence
        for code, sentence in _reasons(language).items()
        if _figures(sentence) != _figures(REASON_TEXTS[code])
    }

    assert wrong == {}
