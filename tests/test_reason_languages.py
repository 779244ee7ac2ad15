"""The reasons in other languages, against those that the scoring gives."""

import json
import re
from pathlib import Path
from typing import Final

import pytest
from homeassistant.core import HomeAssistant

from custom_components.sleep_twitch.night.reason import REASON_TEXTS, reason
from custom_components.sleep_twitch.night_view import async_reason_texts

TRANSLATIONS: Final = (
    Path(__file__).parents[1] / "custom_components" / "sleep_twitch" / "translations"
)
OTHERS: Final = sorted({*TRANSLATIONS.glob("*.json")} - {TRANSLATIONS / "en.json"})
PREFIX: Final = "reason_"


def _reasons(language: Path) -> dict[str, str]:
    common = json.loads(language.read_text(encoding="utf-8"))["common"]
    return {
        key.removeprefix(PREFIX): sentence
        for key, sentence in common.items()
        if key.startswith(PREFIX)
    }


def _figures(sentence: str) -> set[str]:
    return set(re.findall(r"\{\w+\}", sentence))


@pytest.mark.parametrize("language", OTHERS, ids=lambda path: path.stem)
def test_every_reason_is_told_in_every_language(language: Path) -> None:
    """Test no sentence is missing, and none was left behind."""
    assert set(_reasons(language)) == set(REASON_TEXTS)


@pytest.mark.parametrize("language", OTHERS, ids=lambda path: path.stem)
def test_a_translated_reason_keeps_its_figures(language: Path) -> None:
    """Test nobody reads a sentence with braces, or without the figure that matters."""
    wrong = {
        code: sentence
        for code, sentence in _reasons(language).items()
        # The frontend takes an apostrophe before a brace for the sign of a quotation.
        if _figures(sentence) != _figures(REASON_TEXTS[code]) or "'{" in sentence
    }

    assert wrong == {}


def test_the_languages_of_the_cards_are_there() -> None:
    """Test who reads a card in a language reads its reasons in it, too."""
    cards = Path(__file__).parents[1] / "card" / "src" / "language"
    wanted = {path.stem for path in cards.glob("*.json")} - {"en"}

    assert {path.stem for path in OTHERS} == wanted


@pytest.mark.usefixtures("enable_custom_integrations")
async def test_home_assistant_speaks_its_own_language(hass: HomeAssistant) -> None:
    """Test what comes with a reason is in the language of the house."""
    hass.config.language = "de"
    why = reason("limb", active_s=2.2, peak_ratio=9.0)

    texts = await async_reason_texts(hass)

    told = "2.2 s lang Kraft, mit dem 9-Fachen der Ruhe"
    assert texts.view(why)["text"].replace("\N{NO-BREAK SPACE}", " ") == told
    assert texts.paused["text"].startswith("die Aufzeichnung")
