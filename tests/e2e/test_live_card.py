"""The live card in the frontend it is made for, with a node that plays meanwhile."""

import asyncio
import re
from collections.abc import AsyncIterator, Iterator
from dataclasses import replace
from itertools import product
from typing import Any, Final

import numpy as np
import pytest
import pytest_socket
from numpy.typing import NDArray
from playwright.async_api import Browser, Page, expect

from bench.synthetic_bed import find_scenario, generate_night

from ..client.fake_node import FakeBedNode
from ..client.fake_ring import FakeRing
from ..placement_signals import empty as empty_bed
from ..placement_signals import feet, taken
from ..short_night import ring
from .card_pages import SCREENS, SUFFIXES, Scheme, log_in, start_browser, take_snapshot
from .card_stage import DASHBOARD, RATE_HZ, CardStage, empty

pytestmark = [
    pytest.mark.e2e,
    pytest.mark.browser,
    pytest.mark.timeout(600),
    pytest.mark.usefixtures("socket_enabled"),
]

LIVE: Final = "sleep-twitch-live-card"
BEFORE_S: Final = 690
"""Played before anybody looks: somebody has been in bed for ten minutes."""
RHYTHM_S: Final = (500, 690)
"""Then this comes again: a leg moves every 20 s, and the sleeper does not turn."""
SCHEMES: Final[tuple[Scheme, ...]] = ("light", "dark")
MEASURED_MS: Final = 4000
SOON: Final[dict[str, Any]] = {"timeout": 60_000}
COUNT_FRAMES: Final = """
    const request = window.requestAnimationFrame.bind(window);
    window.frames_seen = {at_ms: [], busy_ms: 0};
    window.requestAnimationFrame = (draw) => request((now_ms) => {
      const began_ms = performance.now();
      draw(now_ms);
      window.frames_seen.busy_ms += performance.now() - began_ms;
      window.frames_seen.at_ms.push(now_ms);
    });
"""
"""Notes every frame that the page draws, and the time that its drawing takes."""


@pytest.fixture(scope="module")
def stage(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CardStage]:
    """Return a Home Assistant with a node whose bed somebody has lain down in."""
    pytest_socket.enable_socket()
    scenario = replace(find_scenario("short"), rate_hz=RATE_HZ)
    counts = generate_night(scenario, seed=3).counts
    before, *rhythm = (round(at_s * RATE_HZ) for at_s in (BEFORE_S, *RHYTHM_S))
    again = np.tile(counts[slice(*rhythm)], (3, 1))
    stage = CardStage(empty(tmp_path_factory.mktemp("live") / "config"))
    stage.node.ring = FakeRing(rate_hz=RATE_HZ, nominal_rate_hz=RATE_HZ)
    stage.node.ring.fill(counts[:before])
    with stage:
        playing = stage.begin(stage.node.play(again))
        stage.run(stage.show({"type": f"custom:{LIVE}"}))
        yield stage
        playing.cancel()


@pytest.fixture
async def browser() -> AsyncIterator[Browser]:
    """Return a browser of its own for each test."""
    async with start_browser() as browser:
        yield browser


async def open_card(
    browser: Browser, stage: CardStage, screen: str, scheme: Scheme
) -> Page:
    """Open the dashboard with the card, where motion is welcome."""
    home = stage.home
    context = await log_in(browser, home.url, home.token, screen, scheme)
    page = await context.new_page()
    await page.emulate_media(reduced_motion="no-preference")
    await page.add_init_script(COUNT_FRAMES)
    await page.goto(f"{home.url}/{DASHBOARD}/0")
    return page


async def test_the_trace_glides(browser: Browser, stage: CardStage) -> None:
    """Test live samples come to the picture, which moves with every frame."""
    page = await open_card(browser, stage, "desktop", "light")
    view = page.locator("sleep-twitch-live-view")
    await expect(view.locator(".now")).to_contain_text("Still", **SOON)
    await page.wait_for_timeout(3000)

    levels = view.locator(".legend span").first
    pictures, told = set[str](), set[str]()
    for _ in range(4):
        pictures.add(await view.locator("canvas").evaluate("it => it.toDataURL()"))
        told.add(await levels.inner_text())
        await page.wait_for_timeout(600)

    assert len(pictures) == 4
    assert len(told) > 1
    seen = await _frames(page)
    print(f"{seen['fps']:.0f} frames/s, {seen['busy_share']:.0%} of the time drawing")  # noqa: T201
    assert seen["busy_share"] < 0.5


async def test_a_movement_is_marked_with_its_reason(
    browser: Browser, stage: CardStage
) -> None:
    """Test what the first pass finds comes to the card, in every look it has."""
    looks = [*product(SCREENS, SCHEMES)]
    pages = [await open_card(browser, stage, *look) for look in looks]

    for page, (screen, scheme) in zip(pages, looks, strict=True):
        view = page.locator("sleep-twitch-live-view")
        found = view.locator(".found li", has_text="Limb movement").first
        await expect(found).to_contain_text("times rest", timeout=90_000)
        await page.bring_to_front()
        await page.wait_for_timeout(500)
        suffix = SUFFIXES[screen] + SUFFIXES[scheme]
        await take_snapshot(page.locator(LIVE), f"live-card{suffix}")


async def test_a_lost_node_is_said_and_comes_back(
    browser: Browser, stage: CardStage
) -> None:
    """Test the card follows the node through an outage, without being reloaded."""
    page = await open_card(browser, stage, "phone", "light")
    view = page.locator("sleep-twitch-live-view")
    await expect(view.locator(".now")).to_contain_text("Still", **SOON)

    stage.run(stage.node.stop())
    await expect(view.locator(".notice")).to_contain_text("does not answer", **SOON)
    stage.run(stage.node.start())

    await expect(view.locator(".notice")).to_have_count(0, **SOON)


async def test_the_self_test_ends_in_words(browser: Browser, stage: CardStage) -> None:
    """Test somebody is led through the three steps, to what to do about the place."""
    node = FakeBedNode(ring=ring(), mac="06:35:69:AB:F6:80", name="fast-node")
    stage.run(stage.add_bed(node, "Grace"))
    stage.run(stage.show({"type": f"custom:{LIVE}", "device_id": _bed(stage)}))
    page = await open_card(browser, stage, "phone", "dark")
    place = page.locator("sleep-twitch-live-view .placement")
    await expect(place.locator("h3")).to_have_text("Is the sensor well placed?", **SOON)
    stage.run(_push(node, empty_bed(30.0)))
    await expect(page.locator(".legend")).to_contain_text("mg", **SOON)

    await place.get_by_role("button", name="Start").click()
    stage.run(_push(node, empty_bed(60.0)))
    await expect(place.locator(".ring text")).not_to_have_text("120 s", **SOON)
    await take_snapshot(page.locator(LIVE), "live-card-test")
    stage.run(_push(node, empty_bed(70.0)))
    await expect(place.locator("h3")).to_have_text("Step 2 of 3", **SOON)
    await place.get_by_role("button", name="Ready").click()
    stage.run(_push(node, taken()))
    await expect(place.locator("h3")).to_have_text("Step 3 of 3", **SOON)
    await place.get_by_role("button", name="Ready").click()
    stage.run(_push(node, feet()))

    await expect(place.locator(".notice.good")).to_contain_text(
        re.compile(r"stand \d+ × above the floor: good\."), **SOON
    )
    await take_snapshot(page.locator(LIVE), "live-card-result")


async def _push(node: FakeBedNode, counts: NDArray[np.int16]) -> None:
    """Let a node take samples, where it runs."""
    node.push(counts)


def _bed(stage: CardStage) -> str:
    """Return the device of the bed that plays fast."""
    devices = stage.command("config/device_registry/list")
    (device_id,) = (one["id"] for one in devices if one["name"] == "Fast Node")
    return str(device_id)


async def _frames(page: Page) -> dict[str, Any]:
    """Return how often the page draws, and for which share of the time."""
    await page.evaluate("window.frames_seen = {at_ms: [], busy_ms: 0}")
    await asyncio.sleep(MEASURED_MS / 1000)
    seen: dict[str, Any] = await page.evaluate("window.frames_seen")
    at_ms = seen["at_ms"]
    length_ms = at_ms[-1] - at_ms[0]
    frames = len(set(at_ms)) - 1
    return {
        "fps": 1000 * frames / length_ms,
        "busy_share": seen["busy_ms"] / length_ms,
    }
