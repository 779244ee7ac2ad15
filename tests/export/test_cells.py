"""What a cell says, and what it must never do."""

from __future__ import annotations

import pytest

from custom_components.sleep_twitch.export.cells import (
    number_cell,
    plain_text,
    text_cell,
    truth_cell,
)

FORMULAS = [
    '=HYPERLINK("http://example.org","Ada")',
    "+1+1",
    "-2+3",
    "@SUM(A1)",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    "  =1+1",
    "\uff1d1+1",
]


@pytest.mark.parametrize("text", FORMULAS)
def test_a_formula_is_only_text(text: str) -> None:
    """Test a sleeper's name runs nothing on a doctor's computer."""
    assert text_cell(text) == f"'{text}"


@pytest.mark.parametrize(
    "text", [*FORMULAS, "Ada", "Zoë", "'quoted'", "'=1", "", "a = b", "7"]
)
def test_every_text_comes_back(text: str) -> None:
    """Test the shield takes nothing away and adds nothing that stays."""
    assert plain_text(text_cell(text)) == text


def test_an_ordinary_name_is_left_alone() -> None:
    """Test pandas and R see names as they are."""
    assert text_cell("Ada - the first") == "Ada - the first"


@pytest.mark.parametrize("value", [0, -3, 41, 0.1 + 0.2, 1e-9, 27_000.0, -2.5])
def test_a_number_reads_back_the_same(value: float) -> None:
    """Test no figure changes on its way out, and a negative one is no formula."""
    assert float(number_cell(value)) == value
    assert not number_cell(value).startswith("'")


def test_unknown_is_empty_and_never_zero() -> None:
    """Test a statistic over the column leaves out what is not known."""
    assert number_cell(None) == truth_cell(None) == text_cell(None) == ""
    assert number_cell(0) == "0"
    assert truth_cell(value=False) == "false"
