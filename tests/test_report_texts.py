"""The page for a doctor and Home Assistant's own words for the same things."""

import json
from pathlib import Path
from typing import Any, Final

from custom_components.sleep_twitch.diary import DiaryKind
from custom_components.sleep_twitch.export.report_models import DIARY_KINDS

ENGLISH: Final[dict[str, Any]] = json.loads(
    (
        Path(__file__).parents[1]
        / "custom_components"
        / "sleep_twitch"
        / "translations"
        / "en.json"
    ).read_text(encoding="utf-8")
)


def test_the_page_knows_every_kind_of_the_diary() -> None:
    """Test nothing that a sleeper notes is lost on the way to the doctor."""
    assert sorted(DIARY_KINDS) == sorted(DiaryKind)


def test_the_page_and_the_action_name_the_diary_alike() -> None:
    """Test a reader finds on paper what was chosen on the screen."""
    on_paper = {kind: ENGLISH["common"][f"report_diary_{kind}"] for kind in DIARY_KINDS}

    assert on_paper == ENGLISH["selector"]["diary_kind"]["options"]
