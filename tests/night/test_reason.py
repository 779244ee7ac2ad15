"""Reasons: figures as a person reads them, sentences that need no program."""

from __future__ import annotations

import re
from string import Formatter

import pytest

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
