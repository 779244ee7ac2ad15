"""Reasons: figures as a person reads them, sentences that need no program."""

from __future__ import annotations

import re
from string import Formatter

import pytest

from custom_components.sleep_twitch.night.evidence import Ground
from custom_components.sleep_twitch.night.models import MovementKind, Reason
from custom_components.sleep_twitch.night.reason import (
    REASON_TEXTS,
    reason,
    reason_text,
)


def test_figures_keep_the_digits_that_mean_something() -> None:
    """Test 6.0321 minutes are six, and 0.2234 s are 0.223."""
    why = reason(
        "jerk_before_sleep", active_s=0.22341, peak_ratio=31.27, minutes=6.0021
    )

    assert dict(why.values) == {"active_s": 0.223, "peak_ratio": 31.3, "minutes": 6.0}
    assert "6 min before" in reason_text(why)


def test_a_judgement_says_what_it_was_told_from_and_by_what() -> None:
    """Test the codes in a reason become the words they stand for."""
    why = reason(
        "limb",
        active_s=2.2,
        peak_ratio=9.0,
        rival="rival_small_twitch",
        ground="ground_length",
    )

    assert reason_text(why) == (
        "force for 2.2 s at 9 times rest; told from a small twitch by its length"
    )


@pytest.mark.parametrize("ground", Ground)
@pytest.mark.parametrize(
    "rival", sorted(set(MovementKind) - {MovementKind.BED_TRANSITION})
)
def test_every_ground_and_rival_has_its_words(
    ground: Ground, rival: MovementKind
) -> None:
    """Test no pair that a verdict may have is told as a code."""
    why = reason(
        "large",
        active_s=4.0,
        peak_ratio=60.0,
        rival=f"rival_{rival}",
        ground=f"ground_{ground}",
    )

    assert "_" not in reason_text(why)


def test_what_an_earlier_version_judged_still_has_a_reason() -> None:
    """Test nights that were kept before stay readable: fewer figures, other codes."""
    bare = Reason("limb", {"active_s": 2.2, "peak_ratio": 9.0})
    gone = Reason("impulse_in_sleep", {"active_s": 0.3, "peak_ratio": 30.0})

    assert reason_text(bare) == "force for 2.2 s at 9 times rest"
    assert reason_text(gone) == "judged by the rules of an earlier version"


def test_a_reason_is_told_in_the_words_it_is_given() -> None:
    """Test another language has its own words for codes within a sentence."""
    texts = {
        "limb": "Kraft {active_s} s",
        "told_apart": "nicht {rival}: {ground}",
        "rival_small_twitch": "Zuckung",
        "ground_length": "Dauer",
        "earlier_version": "früher",
    }
    why = reason(
        "limb", active_s=2.0, rival="rival_small_twitch", ground="ground_length"
    )

    assert reason_text(why, texts) == "Kraft 2 s; nicht Zuckung: Dauer"


@pytest.mark.parametrize("code", REASON_TEXTS)
def test_a_sentence_reads_on_its_own(code: str) -> None:
    """Test every sentence is one, without marks of a program or a diagnosis."""
    text = REASON_TEXTS[code]
    names = {name for _, name, _, _ in Formatter().parse(text) if name}

    filled = text.format_map(dict.fromkeys(names, "7"))

    assert not re.search(r"[{}_]|\bHA\b|diagnos|PLMD", filled)
    assert filled == filled.strip()
    assert not filled.endswith(".")


def test_a_reason_cannot_be_changed() -> None:
    """Test what was said stays said."""
    why = reason("bed_empty")

    with pytest.raises(TypeError):
        why.values["active_s"] = 1.0  # type: ignore[index]
