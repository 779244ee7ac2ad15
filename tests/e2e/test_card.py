"""The card in the frontend it is made for, looked at in a real browser.

Every run leaves its pictures in .build/pictures, see picture.py.
"""

import asyncio
import json
from collections.abc import AsyncIterator, Callable, Coroutine, Iterator
from typing import Any, Final

import pytest
import pytest_socket
from playwright.async_api import Locator, Page, expect

from ..tools import ROOT
from .card_pages import SCREENS, SUFFIXES, Scheme, log_in, start_browser, take_picture
from .card_stage import (
    CARD,
    DASHBOARD,
    RECORDING,
    CardStage,
    empty,
    keep_night,
    keep_signal,
    simulated_night,
)

pytestmark = [
    pytest.mark.e2e,
    pytest.mark.browser,
    pytest.mark.timeout(600),
    pytest.mark.usefixtures("socket_enabled"),
]

GERMAN: Final = json.loads(
    (ROOT / "custom_components/sleep_twitch/translations/de.json").read_text("utf-8")
)["common"]
OTHER_CARDS: Final = (
    "sleep-twitch-trend-card",
    "sleep-twitch-periodicity-card",
    "sleep-twitch-nights-card",
    "sleep-twitch-live-card",
)

NOTED: Final = (
    ("caffeine", "2026-03-14T15:10:00+00:00", 2),
    ("alcohol", "2026-03-14T20:00:00+00:00", 1),
    ("medication", "2026-03-15T01:00:00+00:00", 0.5),
)

type OpenPage = Callable[..., Coroutine[Any, Any, Page]]


@pytest.fixture(scope="module")
def stage(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CardStage]:
    """Return a Home Assistant that has one night, of a simulated bed, and a diary."""
    pytest_socket.enable_socket()
    config = empty(tmp_path_factory.mktemp("card") / "config")
    folder = tmp_path_factory.mktemp("recording")
    kept = simulated_night(folder)
    keep_night(config, kept)
    keep_signal(config, folder / RECORDING, kept)
    with CardStage(config) as stage:
        for kind, time, amount in NOTED:
            stage.command(
                "call_service",
                domain="sleep_twitch",
                service="log_diary",
                service_data={"kind": kind, "time": time, "amount": amount},
            )
        yield stage


@pytest.fixture
async def open_page(stage: CardStage) -> AsyncIterator[OpenPage]:
    """Return what opens the dashboard as somebody who has just come to it."""
    async with start_browser() as browser:

        async def open_one(
            screen: str = "desktop",
            scheme: Scheme = "light",
            token: str | None = None,
            language: str = "en-GB",
        ) -> Page:
            home = stage.home
            context = await log_in(
                browser, home.url, token or home.token, screen, scheme, language
            )
            page = await context.new_page()
            await page.goto(f"{home.url}/{DASHBOARD}/0")
            return page

        yield open_one


async def _picture(page: Page, name: str) -> None:
    await take_picture(page.locator("sleep-twitch-night-card"), name)


def _selected(page: Page) -> Locator:
    return page.locator("sleep-twitch-night-view .detail")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("screen", SCREENS)
async def test_the_last_night_is_on_the_card(
    open_page: OpenPage, stage: CardStage, screen: str, scheme: Scheme
) -> None:
    """Test a dashboard that is opened shows the night that the store holds."""
    summary = stage.command("sleep_twitch/night")["night"]["summary"]

    page = await open_page(screen, scheme)

    view = page.locator("sleep-twitch-night-view")
    await expect(view.locator("h2")).to_have_text("Night of Ada", timeout=60_000)
    await expect(view.locator(".headline .value")).to_contain_text(
        f"{summary['plm_per_hour']:.1f}"
    )
    await expect(view.locator("path.limb_movement:not(.emblem)").first).to_be_attached()
    suffix = SUFFIXES[screen] + SUFFIXES[scheme]
    await _picture(page, f"night-card{suffix}")


async def test_a_tapped_movement_says_why(
    open_page: OpenPage, stage: CardStage
) -> None:
    """Test the finger finds the movement, and the card the reason of its judgement."""
    movements = stage.command("sleep_twitch/night")["night"]["movements"]
    page = await open_page("phone")
    door = page.locator("path.bed_transition:not(.emblem)").first
    await door.wait_for(timeout=60_000)

    box = await door.bounding_box()
    assert box is not None
    await page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)

    reasons = {
        f"{movement['reason']['text'].capitalize()}."
        for movement in movements
        if movement["kind"] == "bed_transition"
    }
    await expect(_selected(page).locator("h3")).to_have_text("In or out of bed")
    assert await _selected(page).locator(".reason").inner_text() in reasons
    await expect(_selected(page).locator(".signal")).to_be_attached()
    await _picture(page, "movement-card-phone")


async def test_what_was_no_movement_is_marked_and_taken_back(
    open_page: OpenPage, stage: CardStage
) -> None:
    """Test the button leaves a movement out of the stored figures and takes it in."""

    def limb_movements() -> int:
        return int(
            stage.command("sleep_twitch/night")["night"]["summary"]["limb_movements"]
        )

    before = limb_movements()
    page = await open_page()
    chart = page.locator("sleep-twitch-timeline [role=slider]")
    await chart.wait_for(timeout=60_000)
    await _select_first_in_series(page, stage)
    button = _selected(page).locator(".wrong button")

    await button.click()
    await expect(chart.locator("path.wrong.selected")).to_be_attached()
    marked = limb_movements()
    await expect(_selected(page).locator(".signal")).to_be_attached()
    await _picture(page, "wrong-card")
    await button.click()
    await expect(chart.locator("path.wrong")).to_have_count(0)

    assert [marked, limb_movements()] == [before - 1, before]


async def _select_first_in_series(page: Page, stage: CardStage) -> None:
    """Walk to the first periodic limb movement, as a keyboard does."""
    movements = stage.command("sleep_twitch/night")["night"]["movements"]
    in_series = [movement["series"] is not None for movement in movements]
    await page.locator("sleep-twitch-timeline [role=slider]").focus()
    await page.keyboard.press("Home")
    for _ in range(in_series.index(True)):
        await page.keyboard.press("ArrowRight")


async def test_what_changes_elsewhere_is_followed(
    open_page: OpenPage, stage: CardStage
) -> None:
    """Test the card shows what is new in the latest night, without being asked."""
    movements = stage.command("sleep_twitch/night")["night"]["movements"]
    page = await open_page()
    chart = page.locator("sleep-twitch-timeline [role=slider]")
    await chart.wait_for(timeout=60_000)

    for wrong in (True, False):
        stage.command(
            "call_service",
            domain="sleep_twitch",
            service="mark_movement",
            service_data={"onset_s": movements[-1]["onset_s"], "wrong": wrong},
        )
        await expect(chart.locator("path.wrong")).to_have_count(
            int(wrong), timeout=20_000
        )


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_the_signal_behind_a_movement_is_shown(
    open_page: OpenPage, stage: CardStage, scheme: Scheme
) -> None:
    """Test whoever looks at a movement sees what the sensor felt then."""
    page = await open_page("phone", scheme)
    chart = page.locator("sleep-twitch-timeline [role=slider]")
    await chart.wait_for(timeout=60_000)

    await _select_first_in_series(page, stage)

    signal = _selected(page).locator("sleep-twitch-signal-chart svg")
    await expect(signal.locator(".signal")).to_be_attached()
    assert "mg at most" in (await signal.get_attribute("aria-label") or "")
    await _picture(page, f"signal-card-phone{SUFFIXES[scheme]}")


@pytest.mark.parametrize("screen", SCREENS)
async def test_the_night_is_brought_closer(open_page: OpenPage, screen: str) -> None:
    """Test wheel and keys show a part of the night, and the browser none of its own."""
    page = await open_page(screen)
    chart = page.locator("sleep-twitch-timeline [role=slider]")
    await chart.wait_for(timeout=60_000)
    shown = page.locator("sleep-twitch-timeline .zoom span")
    ticks = chart.locator(".clock")
    whole = await ticks.all_text_contents()

    box = await chart.bounding_box()
    assert box is not None
    await page.mouse.move(box["x"] + box["width"] * 0.35, box["y"] + 100)
    await page.keyboard.down("Control")
    for _ in range(4):
        await page.mouse.wheel(0, -100)
    await page.keyboard.up("Control")
    await expect(shown).to_contain_text(" to ")
    close = await ticks.all_text_contents()
    suffix = SUFFIXES[screen]
    await _picture(page, f"zoom-card{suffix}")
    await chart.focus()
    await page.keyboard.press("0")
    await expect(shown).to_be_empty()

    assert len(close) > 1
    assert close != whole
    assert await ticks.all_text_contents() == whole
    assert await page.evaluate("visualViewport.scale * devicePixelRatio") == 1


async def test_a_german_reads_german(open_page: OpenPage) -> None:
    """Test the card and the reasons are in the language of who looks."""
    page = await open_page(language="de")
    chart = page.locator("sleep-twitch-timeline [role=slider]")
    await chart.wait_for(timeout=60_000)
    await expect(page.locator("sleep-twitch-night-view h2")).to_have_text(
        "Nacht von Ada"
    )

    await chart.focus()
    await page.keyboard.press("Home")

    (german,) = [
        sentence.split(" {")[0]
        for code, sentence in GERMAN.items()
        if code == "reason_got_in"
    ]
    await expect(_selected(page).locator(".reason")).to_contain_text(german)


async def test_the_keyboard_leads_through_the_night(open_page: OpenPage) -> None:
    """Test no mouse is needed, from the first movement to the table of them all."""
    page = await open_page()
    chart = page.locator("sleep-twitch-timeline [role=slider]")
    await chart.wait_for(timeout=60_000)

    await chart.focus()
    await page.keyboard.press("Home")
    await page.keyboard.press("ArrowRight")

    await expect(_selected(page).locator(".name .note")).to_contain_text("2 of ")
    await page.locator("sleep-twitch-night-view summary").press("Enter")
    await expect(page.locator("sleep-twitch-night-view tbody tr").first).to_be_visible()


@pytest.mark.parametrize(
    ("screen", "scheme"), [("desktop", "light"), ("phone", "dark")]
)
async def test_what_was_noted_stands_above_the_night(
    open_page: OpenPage, screen: str, scheme: Scheme
) -> None:
    """Test an evening's coffee is on the night it may have to do with, in words."""
    page = await open_page(screen, scheme)

    marks = page.locator("sleep-twitch-timeline .diary button")
    await expect(marks).to_have_count(len(NOTED), timeout=60_000)
    await expect(marks.first.locator("ha-icon svg")).to_be_visible()
    await marks.nth(2).focus()
    await expect(marks.nth(2).locator("span")).to_be_visible()
    await expect(marks.nth(2)).to_have_accessible_name(
        "02:00 · Medication · amount 0.5"
    )
    await _picture(page, f"diary-card{SUFFIXES[screen]}{SUFFIXES[scheme]}")


async def test_the_card_is_there_in_every_fresh_page(open_page: OpenPage) -> None:
    """Test the frontend, while it starts, does not lose the elements we define.

    Twenty people who have never been here come five at a time, so that scripts are
    slow and arrive in another order each time.
    """
    shown = [
        is_shown
        for _ in range(4)
        for is_shown in await asyncio.gather(*(_is_shown(open_page) for _ in range(5)))
    ]

    assert shown == [True] * 20


async def _is_shown(open_page: OpenPage) -> bool:
    """Return whether a fresh page has the card, and no error in its place."""
    page = await open_page()
    await page.locator("sleep-twitch-night-view h2").wait_for(timeout=60_000)
    errors = await page.locator("hui-error-card").count()
    await page.context.close()
    return errors == 0


async def test_the_picker_and_the_editor_know_the_card(open_page: OpenPage) -> None:
    """Test it can be chosen, suggests itself for our entities, and can be edited."""
    page = await open_page()
    await page.locator("sleep-twitch-night-view h2").wait_for(timeout=60_000)

    known = await page.evaluate(
        """async () => {
          const hass = document.querySelector("home-assistant").hass;
          const card = "sleep-twitch-night-card";
          const entry = window.customCards.find(({type}) => type === card);
          const ours = Object.values(hass.entities).find(
            ({platform}) => platform === "sleep_twitch"
          );
          const form = await customElements.get(entry.type).getConfigForm();
          return {
            suggested: entry.getEntitySuggestion(hass, ours.entity_id).config,
            foreign: entry.getEntitySuggestion(hass, "sun.sun"),
            device: ours.device_id,
            fields: form.schema.map((field) => form.computeLabel(field)),
          };
        }"""
    )

    assert known == {
        "suggested": {**CARD, "device_id": known["device"]},
        "foreign": None,
        "device": known["device"],
        "fields": ["Sleeper or bed", "Title", "Hide movements of the house"],
    }


async def test_a_title_given_in_the_editor_is_shown(
    open_page: OpenPage, stage: CardStage
) -> None:
    """Test the visual editor opens, takes a title and saves it."""
    page = await open_page()
    await page.locator("sleep-twitch-night-view h2").wait_for(timeout=60_000)

    await page.goto(f"{stage.home.url}/{DASHBOARD}/0?edit=1")
    await page.locator("sleep-twitch-night-view h2").wait_for(timeout=60_000)
    card = page.locator("hui-card-edit-mode").first
    await card.hover()
    await card.dblclick(position={"x": 60, "y": 40})
    await page.locator("ha-selector-text input").fill("Our bed")
    await page.get_by_role("button", name="Save", exact=True).click()

    await expect(page.locator("hui-view sleep-twitch-night-view h2")).to_have_text(
        "Our bed"
    )


async def test_a_stranger_is_told_that_the_night_is_private(
    open_page: OpenPage, stage: CardStage
) -> None:
    """Test somebody who may not see the sleeper sees no figure, and whom to ask."""
    token = stage.run(_make_private_and_get_a_strangers_token(stage))

    page = await open_page("phone", token=token)

    view = page.locator("sleep-twitch-night-view")
    await expect(view.locator("h2")).to_have_text(
        "This night is private", timeout=60_000
    )
    await expect(view.locator(".state")).to_contain_text(
        "An administrator can change it"
    )
    assert await view.locator(".headline").count() == 0
    await _picture(page, "private-card-phone")
    for card in OTHER_CARDS:
        stage.run(stage.show({"type": f"custom:{card}"}))
        await page.reload()
        await expect(page.locator(f"{card} .state")).to_contain_text(
            "An administrator can change it", timeout=60_000
        )
        assert await page.locator(f"{card} svg:not(.moon)").count() == 0


async def _make_private_and_get_a_strangers_token(stage: CardStage) -> str:
    """Restrict Ada's nights to administrators, and log somebody else in."""
    home = stage.home
    (entry,) = await home.command("config_entries/get", domain="sleep_twitch")
    (ada,) = await home.command(
        "config_entries/subentries/list", entry_id=entry["entry_id"]
    )
    flows = "/api/config/config_entries/subentries/flow"
    start = {
        "handler": [entry["entry_id"], "sleeper"],
        "subentry_id": ada["subentry_id"],
    }
    flow = await home.post(flows, start)
    access = {"name": "Ada", "access": "administrators", "users": []}
    done = await home.post(f"{flows}/{flow['flow_id']}", access)
    assert done["type"] == "abort", done
    made = await home.command(
        "config/auth/create", name="Guest", group_ids=["system-users"]
    )
    login = {"username": "guest", "password": "a guest's password"}
    await home.command(
        "config/auth_provider/homeassistant/create", user_id=made["user"]["id"], **login
    )
    client = {"client_id": f"{home.url}/"}
    step = await home.post(
        "/auth/login_flow",
        {
            **client,
            "handler": ["homeassistant", None],
            "redirect_uri": f"{home.url}/",
        },
    )
    code = await home.post(f"/auth/login_flow/{step['flow_id']}", {**client, **login})
    grant = {"grant_type": "authorization_code", "code": code["result"], **client}
    async with home._http().post(f"{home.url}/auth/token", data=grant) as response:
        return str((await response.json())["access_token"])
