"""The page for a doctor: whole, honest of what is unknown, and safe to open."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from html.parser import HTMLParser
from typing import Final

import pytest

from custom_components.sleep_twitch.export.report import report_html
from custom_components.sleep_twitch.export.report_models import DIARY_KINDS, Report
from custom_components.sleep_twitch.night.models import RuleSet

from .report_cases import (
    SCRIPT,
    empty,
    fortnight,
    long_period,
    one_night,
    scripted,
    simulated,
    sleepless_nights,
    two_rule_sets,
)
from .report_languages import english, long_winded, right_to_left
from .report_nights import LAST_DAY, Sleeper, mark, night, nights, report

ENGLISH: Final = english()
_VOID: Final = {"br", "link", "meta"}
_GRAY: Final = re.compile(r"#([0-9a-f])\1\1$|#([0-9a-f]{2})\2\2$")
"""Colours that a printer without colours prints as they are meant."""


class _Page(HTMLParser):
    """The page as a browser reads it."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str]] = []
        self.unclosed: list[str] = []
        self.rows: list[list[str]] = []
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(name, value or "") for name, value in attrs]
        if tag not in _VOID:
            self.unclosed.append(tag)
        if tag == "tr":
            self.rows.append([])
        if tag in {"td", "th"}:
            self.rows[-1].append("")

    def handle_endtag(self, tag: str) -> None:
        assert self.unclosed.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" in self.unclosed:
            return
        self.text += data
        if {"td", "th"} & set(self.unclosed):
            self.rows[-1][-1] += data

    def row(self, label: str) -> list[str]:
        """Return the cells after the first one that says so."""
        return next(cells[1:] for cells in self.rows if cells[0] == label)


class _Noted(Mapping[str, str]):
    """Texts that remember which of them were read."""

    def __init__(self) -> None:
        self.read: set[str] = set()

    def __getitem__(self, key: str) -> str:
        self.read.add(key)
        return ENGLISH[key]

    def __iter__(self) -> Iterator[str]:
        return iter(ENGLISH)

    def __len__(self) -> int:
        return len(ENGLISH)


def _page(report_: Report, texts: Mapping[str, str] = ENGLISH) -> _Page:
    return _Page(report_html(report_, texts))


CASES: Final[dict[str, Callable[[], Report]]] = {
    "a fortnight": fortnight,
    "nothing recorded": empty,
    "one night": one_night,
    "no sleep onset": sleepless_nights,
    "a name of markup": scripted,
    "two rule sets": two_rule_sets,
    "a simulated bed": simulated,
    "ninety nights": lambda: long_period(90),
}


@pytest.mark.parametrize("case", CASES)
def test_the_page_is_whole_and_loads_nothing(case: str) -> None:
    """Test it opens anywhere, also without a network, and asks nobody for anything."""
    page = _page(CASES[case]())

    addresses = [
        value
        for name, value in page.attributes
        if name in {"href", "src", "srcset", "xlink:href", "action", "data"}
    ]
    assert page.unclosed == []
    assert addresses == ["data:,"]
    assert not {"script", "iframe", "object", "img", "form"} & set(page.tags)


def test_a_name_stays_a_name_wherever_it_stands() -> None:
    """Test nobody breaks the page by what they call themselves or note."""
    html = report_html(scripted(), ENGLISH)
    page = _Page(html)

    assert "<script" not in html
    assert html.count("</style>") == 1
    assert not [name for name, _ in page.attributes if name.startswith("on")]
    assert page.text.count(SCRIPT) >= 5


@pytest.mark.parametrize("case", CASES)
def test_nothing_on_the_page_needs_a_colour(case: str) -> None:
    """Test a printer without colours loses nothing."""
    html = report_html(CASES[case](), ENGLISH)

    colours = set(re.findall(r"#[0-9a-f]{3,8}\b(?=[\";]| )", html))

    assert colours
    assert [colour for colour in colours if not _GRAY.match(colour)] == []


def test_figures_stand_with_their_spread_and_number_of_nights() -> None:
    """Test the first figure that a doctor looks for is the median of the nights."""
    every = nights(5)
    rates = (4.0, 8.0, 12.0, 16.0, 30.0)
    told = tuple(
        replace(each, summary=replace(each.summary, plm_per_hour=rate))
        for each, rate in zip(every, rates, strict=True)
    )

    row = _page(report(told)).row("Periodic limb movements (PLM)/h")

    assert row == ["12.0", "8.0–16.0", "4.0–30.0", "5"]


def test_chance_stands_beside_the_index() -> None:
    """Test nobody reads an index without what random movements would reach."""
    page = _page(one_night())

    index = float(page.row("Periodicity index, 0 to 1")[0])
    chance = float(page.row("… by chance, same number")[0])
    above = float(page.row("… above chance")[0])

    assert 0 < chance < index
    assert above == pytest.approx(index - chance, abs=0.011)


@pytest.mark.parametrize("case", ["nothing recorded", "no sleep onset"])
def test_what_is_unknown_is_said_to_be_and_is_no_zero(case: str) -> None:
    """Test an empty page does not look like a quiet sleeper."""
    page = _page(CASES[case]())

    assert page.row("Periodic limb movements (PLM)/h") == ["unknown", "0"]
    assert page.row("Summed up here") == ["0"]
    assert "no night with a figure" in page.text


def test_a_quiet_sleeper_has_zeros() -> None:
    """Test none is told as none, where it is known."""
    page = _page(report(nights(sleeper=Sleeper(series_an_hour=0.0))))

    assert page.row("Periodic limb movements (PLM)/h")[0] == "0.0"
    assert page.row("Rhythm, s from one to the next") == ["unknown", "0"]


def test_missing_data_is_counted() -> None:
    """Test a reader sees how much of the period the figures are of."""
    page = _page(fortnight())

    assert page.row("Nights in the period") == ["14"]
    assert page.row("Summed up here") == ["10"]
    assert page.row("Left out: under 4\u00a0h in bed") == ["1"]
    assert page.row("Left out: under 80\u00a0% recorded") == ["1"]
    assert page.row("Left out: no sleep onset found") == ["1"]
    assert page.row("Not recorded") == ["1"]
    assert page.row("Naps, left out") == ["2"]


def test_every_night_has_its_row_and_every_day_its_place() -> None:
    """Test a night that lacks is seen in the table, not skipped."""
    page = _page(fortnight())

    days = [
        row[0].split()[1] for row in page.rows if re.match(r"[A-Z][a-z]{2} \d", row[0])
    ]

    assert days == [str(day) for day in range(2, 16)]
    assert page.row("Tue 10 Mar") == ["Not recorded"]
    assert page.row("Fri 13 Mar")[2:6] == ["–", "–", "99\u00a0%", "–"]


def test_days_without_a_recording_share_a_row() -> None:
    """Test a sleeper who was away for a year does not fill ten pages."""
    page = _page(report(nights(1), days=366))

    assert page.row("Sat 15 Mar–Sat 14 Mar") == ["Not recorded"]


def test_nights_of_another_rule_set_are_listed_and_left_out() -> None:
    """Test figures of two scales are not summed up as one."""
    page = _page(two_rule_sets())

    assert "WASM/IRLSSG/EURLSSG 2016" in page.text
    assert page.row("Left out: another rule set") == ["5"]
    assert page.row("Periodic limb movements (PLM)/h")[-1] == "9"
    assert page.row("Sun 15 Mar")[-1] == "d, e"


def test_the_window_of_the_rule_set_is_drawn() -> None:
    """Test the picture shows what the chosen rules let into a series."""
    aasm = tuple(
        night(each.day, seed=1, sleeper=Sleeper(), rules=RuleSet.AASM)
        for each in nights(3)
    )

    assert "series: 10–90\u00a0s" in _page(fortnight()).text
    assert "series: 5–90\u00a0s" in _page(report(aasm)).text


def test_a_simulated_bed_is_told_first() -> None:
    """Test nobody takes a demonstration for a person."""
    text = _page(simulated()).text

    assert text.index("Simulated: 14 of these nights") < text.index(
        "Figures of a night"
    )


def test_texts_say_their_language_and_its_direction() -> None:
    """Test a page in Hebrew reads from right to left, and numbers do not."""
    page = _page(fortnight(), right_to_left())

    assert page.attributes[:2] == [("lang", "he"), ("dir", "rtl")]
    assert ("direction", "ltr") in page.attributes
    assert page.attributes.count(("dir", "ltr")) > 100


def test_numbers_are_written_as_the_language_writes_them() -> None:
    """Test 12,3 in German is not 12.3, nor 123."""
    text = _page(fortnight(), long_winded()).text

    assert "12,3" in text
    assert re.findall(r"(?<!\.)\b\d+\.\d+(?!\.\d)", text.replace("0.5–10", "")) == []


def test_no_text_is_missing_and_none_is_left_over() -> None:
    """Test a translator translates what is printed, all of it, and nothing else."""
    texts = _Noted()
    marks = tuple(mark(kind, LAST_DAY, note="x") for kind in DIARY_KINDS)
    many = tuple(
        mark("symptom", LAST_DAY - timedelta(days=back), note="y") for back in range(60)
    )
    aasm = night(LAST_DAY, seed=1, sleeper=Sleeper(), rules=RuleSet.AASM)
    short = night(LAST_DAY, seed=1, sleeper=Sleeper(hours=2.0, latency_min=5.0))
    reports = (
        *(case() for case in CASES.values()),
        report(nights(), marks=marks),
        report(nights(90), days=90, marks=many),
        replace(report((aasm,)), sensor=None),
        report((short,)),
        report((), days=366),
        _below_chance(),
    )

    for each in reports:
        report_html(each, texts)

    printed = {key for key in ENGLISH if key.startswith("report_")}
    assert texts.read == printed


def test_less_than_chance_is_not_written_as_two_dashes() -> None:
    """Test a minus beside a dash is not taken for a slip of the printer."""
    row = _page(_below_chance()).row("… above chance")

    assert row == ["−0.08", "–", "−0.08 to −0.08", "2"]


def _below_chance() -> Report:
    told = [
        replace(each.summary, periodicity_index=0.02, periodicity_index_chance=0.1)
        for each in nights(2)
    ]
    return report(
        tuple(
            replace(each, summary=summary)
            for each, summary in zip(nights(2), told, strict=True)
        )
    )


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"last_day": LAST_DAY - timedelta(days=20)}, "wants 1 to 366"),
        ({"first_day": LAST_DAY - timedelta(days=366)}, "wants 1 to 366"),
        ({"first_day": LAST_DAY - timedelta(days=3)}, "lies outside of"),
        ({"nights": nights(2)[::-1]}, "one a day"),
        ({"nights": nights(1) * 2}, "one a day"),
        ({"marks": (mark("tea", LAST_DAY),)}, "'tea'; known: medication"),
        ({"generated_at": datetime(2026, 3, 15, 9)}, "no time zone"),  # noqa: DTZ001 - what is refused
    ],
    ids=[
        "ends before it begins",
        "more than a year",
        "a night outside",
        "out of order",
        "twice the same",
        "unknown kind",
        "no zone",
    ],
)
def test_a_report_that_would_mislead_is_refused(
    change: dict[str, object], complaint: str
) -> None:
    """Test a mistake of the caller is told, not printed."""
    wrong = replace(report(nights()), **change)  # type: ignore[arg-type] # wrong on purpose

    with pytest.raises(ValueError, match=re.escape(complaint)):
        report_html(wrong, ENGLISH)
