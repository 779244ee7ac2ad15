"""Take pictures of samples of a card: light and dark, on a phone and on a wide screen.

Run `npm run dev` first, then this with an environment that has Playwright.
"""

import shutil
import sys
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from playwright.sync_api import sync_playwright

HERE = Path(__file__).parent
WIDTHS_PX = {"phone": 376, "column": 516, "wide": 1216}
FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking")


def main(target: Path, kind: str, only: str, picked: str = "") -> None:
    """Write <sample>-<width>-<theme>.png for samples of a card into the target folder.

    A number of key presses selects that movement of the first card, and opens its table.
    """
    target.mkdir(parents=True, exist_ok=True)
    handler = partial(SimpleHTTPRequestHandler, directory=str(HERE))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    page_url = f"http://127.0.0.1:{server.server_port}/index.html"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=list(FLAGS)
        )
        for name, width_px in WIDTHS_PX.items():
            for theme in ("light", "dark"):
                page = browser.new_page(viewport={"width": width_px, "height": 900})
                query = f"card={kind}&only={only}" + ("&dark" if theme == "dark" else "")
                page.goto(f"{page_url}?{query}")
                page.wait_for_timeout(600)
                if picked:
                    page.keyboard.press("Tab")
                    for _ in range(int(picked)):
                        page.keyboard.press("ArrowRight")
                    page.locator("summary").first.click()
                    page.wait_for_timeout(100)
                for card in page.locator("body > .card").all():
                    sample = card.get_attribute("id")
                    card.screenshot(path=target / f"{sample}-{name}-{theme}.png")
                page.close()
        browser.close()
    server.shutdown()


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:])
