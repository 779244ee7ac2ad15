"""The cards of many nights in the frontend they are made for, looked at in a browser.

The nights are those of a spring, so the browser's clock stands still in it.
"""

import re
from collections.abc import AsyncIterator, Callable, Coroutine, Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any, Final

import pytest
import pytest_socket
from playwright.async_api import Page, expect

from custom_components.sleep_twitch.kept_night import KeptNight
from custom_components.sleep_twitch.night.models import Interval

from .card_pages import SCREENS, SUFFIXES, Scheme, log_in, start_browser, take_picture
from .card_stage import DASHBOARD, CardStage, empty, keep_night, simulated_night

pytestmark = [
    pytest.mark.e2e,
    pytest.mark.browser,
    pytest.mark.timeout(600),
    pytest.mark.usefixtures("socket_enabled"),
]

MORNING: Final = "2026-03-15T08:00:00+01:00"
NIGHTS: Final = 40
NIGHT: Final = "sleep-twitch-night-card"
TREND: Final = "sleep-twitch-trend-card"
PERIODICITY: Final = "sleep-twitch-periodicity-card"
MANY: Final = "sleep-twitch-nights-card"
EDITED: Final = (TREND, PERIODICITY, MANY, "sleep-twitch-live-card")

_HARDLY_HEARD: Final = 0.6

type OpenCard = Callable[..., Coroutine[Any, Any, Page]]


@pytest.fixture(scope="module")
def stage(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CardStage]:
    """Return a Home Assistant that has some weeks of nights, of a simulated bed."""
    pytest_socket.enable_socket()
    config = empty(tmp_path_factory.mktemp("nights") / "config")
    last = simulated_night(tmp_path_factory.mktemp("recording"))
    for before in reversed(range(NIGHTS)):
        keep_night(config, _earlier(last, before))
    with CardStage(config) as stage:
        yield stage


@pytest.fixture
async def open_card(stage: CardStage) -> AsyncIterator[OpenCard]:
    """Return what opens the dashboard with one card, on a morning of that spring."""
    async with start_browser() as browser:

        async def open_one(
            card: str, screen: str = "desktop", scheme: Scheme = "light", **options: str
        ) -> Page:
            stage.run(stage.show({"type": f"custom:{card}", **options}))
            home = stage.home
            context = await log_in(browser, home.url, home.token, screen, scheme)
            page = await context.new_page()
            await page.clock.set_fixed_time(MORNING)
            await page.goto(f"{home.url}/{DASHBOARD}/0")
            return page

        yield open_one


def _earlier(last: KeptNight, days: int) -> KeptNight:
    """Return the night as it might have been some days before, more restless.

    It began up to an hour earlier or later, and other hours of it were calm.
    """
    earlier = timedelta(days=days, minutes=days * 37 % 120 - 60 if days else 0)
    rate = last.summary.plm_per_hour
    assert rate is not None
    summary = replace(
        last.summary,
        plm_per_hour=rate + days * 0.3 + days * 7 % 5,
        coverage=_HARDLY_HEARD if days % 9 == 4 else last.summary.coverage,
    )
    calm = days * 2477 % 14_000
    movements = tuple(
        movement
        for movement in last.night.movements
        if not days or not calm < movement.onset_s < calm + 9000
    )
    gaps = (
        (Interval(start_s=9000.0, end_s=15_000.0),)
        if summary.coverage == _HARDLY_HEARD
        else last.night.gaps
    )
    return replace(
        last,
        night=replace(last.night, movements=movements, gaps=gaps),
        start=last.start - earlier,
        end=last.end - earlier,
        first_boot_id=NIGHTS - days,
        last_boot_id=NIGHTS - days,
        summary=summary,
    )


async def test_the_night_before_is_a_tap_away(open_card: OpenCard) -> None:
    """Test the night card leads back through what is kept, and home again."""
    page = await open_card(NIGHT)
    header = page.locator("sleep-twitch-night-view header")
    await expect(header).to_contain_text("15 Mar", timeout=60_000)

    before = page.get_by_role("button", name="Previous night")
    await before.click()
    await expect(header).to_contain_text("14 Mar")
    await before.click()
    await expect(header).to_contain_text("13 Mar")
    await page.keyboard.press("Shift+ArrowRight")
    await expect(header).to_contain_text("14 Mar")
    after = page.get_by_role("button", name="Next night")
    await after.click()

    await expect(header).to_contain_text("15 Mar")
    await expect(after).to_be_disabled()


@pytest.mark.parametrize("screen", SCREENS)
async def test_the_night_stands_among_those_before(
    open_card: OpenCard, screen: str
) -> None:
    """Test the headline figure is shown beside what the last fortnight's nights had."""
    page = await open_card(NIGHT, screen)

    usual = page.locator("sleep-twitch-night-view .usual")
    # One of the fourteen nights before was hardly heard, or two were.
    await expect(usual).to_contain_text(
        re.compile(r"usually \d+–\d+ in the 1[23] nights before"), timeout=60_000
    )
    await expect(usual.locator(".dot")).to_be_visible()
    await take_picture(page.locator(NIGHT), f"usual-card{SUFFIXES[screen]}")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("screen", SCREENS)
async def test_every_night_is_a_dot_of_the_trend(
    open_card: OpenCard, screen: str, scheme: Scheme
) -> None:
    """Test weeks that the store holds are all on the card, hollow where unheard."""
    page = await open_card(TREND, screen, scheme)

    chart = page.locator("sleep-twitch-trend-chart")
    await expect(chart.locator(".dot")).to_have_count(NIGHTS, timeout=60_000)
    await expect(chart.locator(".dot.hollow")).to_have_count(4)
    await expect(chart.locator(".median")).to_have_count(1)
    suffix = SUFFIXES[screen] + SUFFIXES[scheme]
    await take_picture(page.locator(TREND), f"trend-card{suffix}")


async def test_what_was_taken_is_on_the_trend(
    open_card: OpenCard, stage: CardStage
) -> None:
    """Test a diary mark stands at the night that follows, in sign and in words."""
    for day in (1, 2, 3):
        stage.command(
            "call_service",
            domain="sleep_twitch",
            service="log_diary",
            service_data={
                "kind": "medication",
                "amount": 1,
                "time": f"2026-03-0{day}T21:00:00+01:00",
            },
        )

    page = await open_card(TREND)

    view = page.locator("sleep-twitch-trend-view")
    await expect(view.locator(".courses li")).to_have_text(
        "2 Mar to 4 Mar · Medication · amount 1", timeout=60_000
    )
    await expect(view.locator("path.sign.medication")).to_have_count(3)


async def test_the_keyboard_leads_from_night_to_night(open_card: OpenCard) -> None:
    """Test no mouse is needed, from the last night to the table of them all."""
    page = await open_card(TREND, figure="sleep_period", period="3_months")
    chart = page.locator("sleep-twitch-trend-chart [role=slider]")
    await chart.wait_for(timeout=60_000)

    await chart.focus()
    await page.keyboard.press("End")

    view = page.locator("sleep-twitch-trend-view")
    await expect(view.locator(".detail h3")).to_contain_text("15 Mar 2026")
    await view.locator("summary").press("Enter")
    await expect(view.locator("tbody tr")).to_have_count(NIGHTS)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("screen", SCREENS)
async def test_the_intervals_of_the_last_night_are_on_the_card(
    open_card: OpenCard, stage: CardStage, screen: str, scheme: Scheme
) -> None:
    """Test intervals, rhythm and index are those that the store holds."""
    summary = stage.command("sleep_twitch/night")["night"]["summary"]

    page = await open_card(PERIODICITY, screen, scheme)

    view = page.locator("sleep-twitch-periodicity-view")
    await expect(view.locator(".headline .value")).to_have_text(
        f"every {summary['rhythm_period_s']:.0f} s", timeout=60_000
    )
    await expect(view.locator(".index")).to_have_text(
        f"{summary['periodicity_index']:.2f}"
    )
    await expect(view.locator(".column").first).to_be_attached()
    suffix = SUFFIXES[screen] + SUFFIXES[scheme]
    await take_picture(page.locator(PERIODICITY), f"periodicity-card{suffix}")


async def test_nights_are_put_together(open_card: OpenCard) -> None:
    """Test a month has whiskers, and leaves out what was hardly heard."""
    page = await open_card(PERIODICITY, nights="1_month")

    view = page.locator("sleep-twitch-periodicity-view")
    await expect(view.locator(".span")).to_contain_text("27 nights", timeout=60_000)
    await expect(view.locator(".whisker").first).to_be_attached()
    await take_picture(page.locator(PERIODICITY), "periodicity-card-month")


@pytest.mark.parametrize("card", EDITED)
async def test_a_title_given_in_the_editor_is_kept(
    open_card: OpenCard, stage: CardStage, card: str
) -> None:
    """Test each card's form opens, takes a title and saves it with the dashboard."""
    page = await open_card(card)
    await page.goto(f"{stage.home.url}/{DASHBOARD}/0?edit=1")
    await page.locator(f"{card} h2").wait_for(timeout=60_000)

    await page.locator("hui-card-edit-mode").first.dblclick(position={"x": 60, "y": 40})
    await page.locator("ha-selector-text input").fill("Our bed")
    await page.get_by_role("button", name="Save", exact=True).click()

    await expect(page.locator(f"hui-view {card} h2")).to_have_text("Our bed")
    saved = stage.command("lovelace/config", url_path=DASHBOARD)
    ((kept,),) = [grid["cards"] for grid in saved["views"][0]["sections"]]
    assert (kept["type"], kept["title"]) == (f"custom:{card}", "Our bed")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("screen", SCREENS)
async def test_every_night_is_a_row_of_the_raster(
    open_card: OpenCard, screen: str, scheme: Scheme
) -> None:
    """Test weeks of nights are seen at one glance, and what was not heard as such."""
    page = await open_card(MANY, screen, scheme)

    chart = page.locator("sleep-twitch-nights-chart")
    slider = chart.locator("[role=slider]")
    await expect(slider).to_have_attribute("aria-valuemax", f"{NIGHTS}", timeout=60_000)
    unknown = await chart.locator("path.unknown").get_attribute("d")
    assert unknown is not None
    assert unknown.count("M") == 4
    await slider.click(position={"x": 150, "y": 28})
    view = page.locator("sleep-twitch-nights-view")
    await expect(view.locator(".detail h3")).to_contain_text("15 Mar 2026")
    suffix = SUFFIXES[screen] + SUFFIXES[scheme]
    await take_picture(page.locator(MANY), f"nights-card{suffix}")


async def test_two_days_stand_side_by_side(open_card: OpenCard) -> None:
    """Test a button shows the nights as an actogram, and keys go from row to row."""
    page = await open_card(MANY, "desktop", "dark", figure="movements")
    view = page.locator("sleep-twitch-nights-view")
    await view.get_by_role("button", name="Actogram").click(timeout=60_000)

    await page.locator("sleep-twitch-nights-chart [role=slider]").press("Home")
    await page.keyboard.press("ArrowDown")

    await expect(view.locator(".detail h3")).to_contain_text("5 Feb 2026")
    await take_picture(page.locator(MANY), "actogram-card-dark")
    await view.locator("summary").press("Enter")
    await expect(view.locator("tbody tr")).to_have_count(NIGHTS)


async def test_the_picker_and_the_editor_know_the_cards(open_card: OpenCard) -> None:
    """Test they can be chosen, have forms, and suggest themselves for their figures."""
    page = await open_card(TREND)
    await page.locator("sleep-twitch-trend-view h2").wait_for(timeout=60_000)

    known = await page.evaluate(
        """async () => {
          const hass = document.querySelector("home-assistant").hass;
          const shown = (key) => Object.values(hass.entities).find(
            ({translation_key}) => translation_key === key
          ).entity_id;
          const ours = window.customCards.filter(
            ({type}) => /trend|periodicity|nights/.test(type)
          );
          return Promise.all(ours.map(async ({type, getEntitySuggestion}) => {
            const form = await customElements.get(type).getConfigForm();
            const key = /nights/.test(type) ? "limb_movements" : "periodicity_index";
            const {config} = getEntitySuggestion(hass, shown(key));
            return [
              form.schema.map((field) => form.computeLabel(field)),
              [config.type, config.figure],
              getEntitySuggestion(hass, "sun.sun"),
            ];
          }));
        }"""
    )

    assert known == [
        [
            ["Sleeper or bed", "Layout", "Nightly figure", "Time shown", "Title"],
            [f"custom:{MANY}", None],
            None,
        ],
        [
            ["Sleeper or bed", "Nightly figure", "Time shown", "Title"],
            [f"custom:{TREND}", "periodicity_index"],
            None,
        ],
        [["Sleeper or bed", "Nights", "Title"], [f"custom:{PERIODICITY}", None], None],
    ]
