"""The dashboard that the strategy makes, in the frontend it is made for."""

from collections.abc import AsyncIterator, Callable, Coroutine, Iterator
from typing import Any, Final

import pytest
import pytest_socket
from playwright.async_api import Page, expect

from ..client.fake_node import FakeBedNode
from .card_pages import SCREENS, SUFFIXES, Scheme, log_in, start_browser, take_picture
from .card_stage import CardStage, empty, keep_night, simulated_night

pytestmark = [
    pytest.mark.e2e,
    pytest.mark.browser,
    pytest.mark.timeout(600),
    pytest.mark.usefixtures("socket_enabled"),
]

DASHBOARD: Final = "sleep-made"
MORNING: Final = "2026-03-15T08:00:00+01:00"
"""The night is one of a spring, so the browser's clock stands still in it."""
STRATEGY: Final = "custom:sleep-twitch"
SHOWN: Final = {
    "last-night": "sleep-twitch-night-view h2",
    "tonight": "hui-tile-card",
    "trends": "sleep-twitch-imi-chart",
    "live": "sleep-twitch-live-view h2",
    "rules": "hui-markdown-card li",
}
"""What each view has when it is there."""

type OpenView = Callable[..., Coroutine[Any, Any, Page]]


@pytest.fixture(scope="module")
def stage(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CardStage]:
    """Return a Home Assistant with one night and a dashboard of our strategy."""
    pytest_socket.enable_socket()
    config = empty(tmp_path_factory.mktemp("dashboard") / "config")
    keep_night(config, simulated_night(tmp_path_factory.mktemp("recording")))
    with CardStage(config) as stage:
        page = {"url_path": DASHBOARD, "title": "Sleep", "mode": "storage"}
        stage.command("lovelace/dashboards/create", **page)
        made = {"strategy": {"type": STRATEGY}}
        stage.command("lovelace/config/save", url_path=DASHBOARD, config=made)
        yield stage


@pytest.fixture
async def open_view(stage: CardStage) -> AsyncIterator[OpenView]:
    """Return what opens a view of the dashboard as somebody who has just come to it."""
    async with start_browser() as browser:

        async def open_one(
            view: str, screen: str = "desktop", scheme: Scheme = "light"
        ) -> Page:
            home = stage.home
            context = await log_in(browser, home.url, home.token, screen, scheme)
            page = await context.new_page()
            await page.clock.set_fixed_time(MORNING)
            await page.goto(f"{home.url}/{DASHBOARD}/{view}")
            return page

        yield open_one


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("screen", SCREENS)
async def test_every_view_of_the_dashboard_is_there(
    open_view: OpenView, screen: str, scheme: Scheme
) -> None:
    """Test one click gives last night, tonight, trends and rules, without errors."""
    page = await open_view("last-night", screen, scheme)
    for view, shown in SHOWN.items():
        await page.goto(page.url.rsplit("/", 1)[0] + f"/{view}")
        await page.locator(shown).first.wait_for(timeout=60_000)
        assert await page.locator("hui-error-card").count() == 0
        await take_picture(
            page.locator("home-assistant"),
            f"dashboard-{view}{SUFFIXES[screen]}{SUFFIXES[scheme]}",
        )


async def test_the_dashboard_is_among_the_new_ones(open_view: OpenView) -> None:
    """Test the dialog of new dashboards offers it with its name."""
    page = await open_view("last-night")
    await page.locator(SHOWN["last-night"]).first.wait_for(timeout=60_000)

    await page.goto(page.url.split("/sleep-made")[0] + "/config/lovelace/dashboards")
    await page.get_by_text("Add dashboard").first.click(timeout=60_000)

    offered = page.locator("dashboard-card", has_text="Sleep Twitch")
    await expect(offered).to_have_count(1)


async def test_a_new_sleeper_comes_to_the_dashboard_that_is_open(
    open_view: OpenView, stage: CardStage
) -> None:
    """Test the dashboard is made anew when somebody else sleeps in the bed."""
    page = await open_view("trends")
    await page.locator(SHOWN["trends"]).first.wait_for(timeout=60_000)
    assert await page.locator("hui-heading-card").count() == 1

    stage.run(_add_sleeper(stage, "Grace"))

    await expect(page.locator("hui-heading-card")).to_have_count(2, timeout=60_000)


async def test_every_bed_has_its_place(open_view: OpenView, stage: CardStage) -> None:
    """Test a second bed brings its sleeper's cards and its own entities."""
    guests = FakeBedNode(mac="06:35:69:AB:F6:7A", name="guest-room")
    stage.run(stage.add_bed(guests, "Linus"))

    page = await open_view("last-night")
    last = page.locator("sleep-twitch-night-card").last
    await expect(last.locator("h2")).to_have_text("Night of Linus", timeout=60_000)
    await expect(last.locator(".state h3")).to_have_text("No night yet")

    await page.goto(page.url.rsplit("/", 1)[0] + "/tonight")
    headings = page.locator("hui-heading-card")
    await expect(headings.filter(has_text="Guest Room")).to_have_count(
        1, timeout=60_000
    )
    await expect(headings.filter(has_text="Linus")).to_have_count(1)


async def _add_sleeper(stage: CardStage, name: str) -> None:
    home = stage.home
    (entry,) = await home.command("config_entries/get", domain="sleep_twitch")
    flows = "/api/config/config_entries/subentries/flow"
    flow = await home.post(flows, {"handler": [entry["entry_id"], "sleeper"]})
    who = {"name": name, "access": "everyone", "users": []}
    made = await home.post(f"{flows}/{flow['flow_id']}", who)
    assert made["type"] == "create_entry", made
