"""The page on formats says what the files say."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

import pytest

from custom_components.sleep_twitch.export.csv_table import Column
from custom_components.sleep_twitch.export.movements_csv import MOVEMENT_COLUMNS
from custom_components.sleep_twitch.export.nights_csv import NIGHT_COLUMNS
from custom_components.sleep_twitch.export.nights_json import (
    FORMAT,
    VERSION,
    night_document,
)
from tests.export.nights import BERLIN, night

PAGE: Final = (Path(__file__).parents[2] / "docs" / "formats.md").read_text("utf-8")


@pytest.mark.parametrize(
    "column",
    [*NIGHT_COLUMNS, *MOVEMENT_COLUMNS],
    ids=[
        *(f"nights: {column.name}" for column in NIGHT_COLUMNS),
        *(f"movements: {column.name}" for column in MOVEMENT_COLUMNS),
    ],
)
def test_every_column_is_explained_as_in_its_dictionary(column: Column[Any]) -> None:
    """Test page and dictionary cannot say two things of one column."""
    row = f"| `{column.name}` | {column.unit} | {column.meaning} | {column.unknown} |"

    assert row in PAGE


def test_every_member_of_the_json_is_on_the_page() -> None:
    """Test whoever writes a program against the JSON finds its names."""
    document = night_document(night(), BERLIN)
    names = {
        *document,
        *document["movements"][0],
        *document["movements"][0]["reason"],
        *document["summary"],
        *document["summary"]["imi_histogram"],
    }
    told = PAGE.replace("summary.", "").replace("movements[].", "")

    assert [n for n in names if f"`{n}`" not in told and f'"{n}"' not in told] == []
    assert f'"format": "{FORMAT}", "version": {VERSION}' in PAGE
