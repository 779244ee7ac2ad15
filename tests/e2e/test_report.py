"""The page for a doctor, printed by a real browser on the two papers of the world.

Every run leaves what it printed in .build/reports, to be looked at.
"""

import asyncio
import json
import re
from collections.abc import AsyncIterator, Callable, Mapping
from typing import Any, Final

import pytest
from playwright.async_api import Browser, Page, async_playwright

from custom_components.sleep_twitch.export.report import report_html
from custom_components.sleep_twitch.export.report_models import Report

from ..export import report_cases as cases
from ..export.report_languages import english, long_winded, right_to_left
from ..export.report_nights import nights, report
from ..tools import ROOT, require_chromium

pytestmark = [
    pytest.mark.browser,
    pytest.mark.timeout(120),
    pytest.mark.usefixtures("socket_enabled"),
]

FLAGS: Final = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
PRINTED: Final = ROOT / ".build" / "reports"
PAPERS_MM: Final = {"A4": 210.0, "Letter": 215.9}
MARGIN_MM: Final = 12.0
PX_A_MM: Final = 96 / 25.4
FULL_DIARY_NIGHTS: Final = 30
"""Nights that fit on two pages on either paper, with a diary that is kept."""

CASES: Final[dict[str, tuple[Callable[[], Report], Mapping[str, str], int]]] = {
    "fortnight": (cases.fortnight, english(), 2),
    "empty": (cases.empty, english(), 2),
    "one-night": (cases.one_night, english(), 2),
    "three-nights": (cases.three_nights, english(), 2),
    "sleepless": (cases.sleepless_nights, english(), 2),
    "still": (cases.still_sleeper, english(), 2),
    "scripted": (cases.scripted, english(), 2),
    "two-rule-sets": (cases.two_rule_sets, english(), 2),
    "simulated": (cases.simulated, english(), 2),
    "right-to-left": (cases.fortnight, right_to_left(), 2),
    "long-winded": (cases.fortnight, long_winded(), 2),
    "thirty": (lambda: cases.long_period(FULL_DIARY_NIGHTS), english(), 2),
    "ninety": (lambda: cases.long_period(90), english(), 3),
    "a-year": (lambda: cases.long_period(366), english(), 9),
}
"""What is printed, in which language, and on how many pages at most."""

_PAGE_OBJECT: Final = re.compile(rb"/Type\s*/Page\b")

_OVERLAPS: Final = """() => {
  const found = [];
  for (const svg of document.querySelectorAll("svg")) {
    const frame = svg.getBoundingClientRect();
    const texts = [...svg.querySelectorAll("text")].map((text) => {
      const { left, right, top, bottom } = text.getBoundingClientRect();
      return { said: text.textContent, left, right, top, bottom };
    });
    for (const [place, one] of texts.entries()) {
      if (one.left < frame.left - 1 || one.right > frame.right + 1 ||
          one.top < frame.top - 1 || one.bottom > frame.bottom + 1)
        found.push(`cut off: ${one.said}`);
      for (const other of texts.slice(place + 1))
        if (one.left < other.right && other.left < one.right &&
            one.top + 1 < other.bottom - 1 && other.top + 1 < one.bottom - 1)
          found.push(`${one.said} over ${other.said}`);
    }
  }
  return found;
}"""
"""Texts in pictures that lie over each other, or are cut off."""

_OVERFLOWS: Final = """() => {
  const width = document.documentElement.clientWidth;
  return [...document.querySelectorAll("body *:not(svg *)")]
    .filter((part) => part.scrollWidth > part.clientWidth + 1 && part.clientWidth > 0
      || part.getBoundingClientRect().right > width + 1
      || part.getBoundingClientRect().left < -1)
    .map((part) => `${part.tagName}: ${part.textContent.slice(0, 60)}`);
}"""
"""Parts of the page whose content does not fit into them."""


@pytest.fixture
async def browser() -> AsyncIterator[Browser]:
    """Return a browser that is closed afterwards."""
    program = require_chromium()
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(
            executable_path=program, args=list(FLAGS)
        )
        yield browser
        await browser.close()


async def _open(browser: Browser, case: str, paper: str) -> tuple[Page, list[str]]:
    """Open a page as wide as the paper's text, and note what it asks and complains."""
    made, texts, _ = CASES[case]
    path = PRINTED / f"{case}.html"
    await asyncio.to_thread(_write, case, report_html(made(), texts))
    page = await browser.new_page()
    width_mm = PAPERS_MM[paper] - 2 * MARGIN_MM
    await page.set_viewport_size({"width": round(width_mm * PX_A_MM), "height": 1000})
    await page.emulate_media(media="print")
    noise: list[str] = []
    page.on("console", lambda message: noise.append(message.text))
    page.on("pageerror", lambda error: noise.append(str(error)))
    page.on("request", lambda request: noise.append(request.url))
    await page.goto(path.as_uri())
    noise.remove(path.as_uri())
    return page, noise


def _write(case: str, html: str) -> None:
    PRINTED.mkdir(parents=True, exist_ok=True)
    (PRINTED / f"{case}.html").write_text(html, encoding="utf-8")


@pytest.mark.parametrize("case", CASES)
async def test_the_page_prints_whole(browser: Browser, case: str) -> None:
    """Test it fits its pages, asks nobody for anything, and nothing is cut off."""
    pages = [await _open(browser, case, paper) for paper in PAPERS_MM]

    printed = [
        await page.pdf(format=paper, path=PRINTED / f"{case}-{paper}.pdf")
        for paper, (page, _) in zip(PAPERS_MM, pages, strict=True)
    ]

    assert max(len(_PAGE_OBJECT.findall(each)) for each in printed) <= CASES[case][2]
    assert [noise for _, noise in pages] == [[], []]
    assert [await page.evaluate(_OVERLAPS) for page, _ in pages] == [[], []]
    assert [await page.evaluate(_OVERFLOWS) for page, _ in pages] == [[], []]


async def test_a_name_runs_nothing(browser: Browser) -> None:
    """Test markup in a name or a note is text to the browser, too."""
    page, noise = await _open(browser, "scripted", "A4")

    scripts = await page.locator("script").count()
    shown = await page.locator(".name").inner_text()

    assert (scripts, noise) == (0, [])
    assert shown == cases.SCRIPT


async def test_the_guard_sees_what_is_cut_and_covered(browser: Browser) -> None:
    """Test the judge above bites: it is shown a picture that is wrong."""
    page = await browser.new_page()
    await page.set_content(
        '<svg viewBox="0 0 100 20" width="300">'
        '<text x="10" y="10">one</text><text x="12" y="10">other</text>'
        '<text x="95" y="18">cut off here</text></svg>'
        '<p style="width: 2em; white-space: nowrap">far too long</p>'
    )

    overlaps: list[Any] = await page.evaluate(_OVERLAPS)
    overflows: list[Any] = await page.evaluate(_OVERFLOWS)

    assert "one over other" in overlaps
    assert "cut off: cut off here" in overlaps
    assert json.dumps(overflows).count("far too long") == 1


async def test_black_ink_tells_everything(browser: Browser) -> None:
    """Test the page is the same without colours: it has none."""
    page, _ = await _open(browser, "fortnight", "A4")

    picture = await page.evaluate(
        """() => [...document.querySelectorAll("body, body *")].flatMap((part) => {
          const style = getComputedStyle(part);
          return [style.color, style.backgroundColor, style.fill, style.stroke,
                  style.borderTopColor];
        })"""
    )

    coloured = [
        colour
        for colour in set(picture)
        if len(set(re.findall(r"[\d.]+", colour)[:3])) > 1
    ]
    assert coloured == []


def test_a_fortnight_is_what_is_printed_by_default() -> None:
    """Test the period of the promise above is the one that is asked for most."""
    assert cases.fortnight().days == 14
    assert len(report(nights()).nights) == 14
