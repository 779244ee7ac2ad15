"""Pages of a dashboard as somebody sees them who has just come to it."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any, Final, Literal

from playwright.async_api import Browser, BrowserContext, Locator, async_playwright

from ..tools import require_chromium
from .picture import hold_against_approved, write_taken

FLAGS: Final = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
SCREENS: Final[dict[str, Any]] = {
    "desktop": {"width": 1280, "height": 1180},
    "phone": {"width": 376, "height": 1500},
}
SUFFIXES: Final = {"desktop": "", "phone": "-phone", "light": "", "dark": "-dark"}

type Scheme = Literal["light", "dark"]


@asynccontextmanager
async def start_browser() -> AsyncIterator[Browser]:
    """Run a browser without a window."""
    program = require_chromium()
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(
            executable_path=program, args=list(FLAGS)
        )
        yield browser
        await browser.close()


async def log_in(
    browser: Browser,
    url: str,
    token: str,
    screen: str,
    scheme: Scheme,
    language: str = "en-GB",
) -> BrowserContext:
    """Return a context in which a page is opened by somebody who is logged in."""
    context = await browser.new_context(
        viewport=SCREENS[screen],
        color_scheme=scheme,
        timezone_id="Europe/Berlin",
        locale=language,
        reduced_motion="reduce",
    )
    tokens = _tokens(url, token)
    await context.add_init_script(f"localStorage.hassTokens = {json.dumps(tokens)}")
    return context


async def take_picture(card: Locator, name: str) -> None:
    """Take a picture of a card that stands still, and compare it with the one before.

    What comes a moment later, such as a signal or an icon, has come when two pictures
    are the same.
    """
    before, now = b"", await card.screenshot(animations="disabled")
    while now != before:
        before, now = now, await _a_moment_later(card)
    hold_against_approved(name, now)


async def _a_moment_later(card: Locator) -> bytes:
    await asyncio.sleep(0.2)
    return await card.screenshot(animations="disabled")


async def take_snapshot(card: Locator, name: str) -> None:
    """Take a picture of what moves, to be looked at: no two are the same."""
    write_taken(name, await card.screenshot(animations="disabled"))


def _tokens(url: str, token: str) -> str:
    """Return what the frontend keeps of a login."""
    return json.dumps(
        {
            "access_token": token,
            "token_type": "Bearer",
            "expires_in": 1800,
            "hassUrl": url,
            "clientId": f"{url}/",
            "expires": 4_102_444_800_000,
            "refresh_token": "",
        }
    )
