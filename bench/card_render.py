"""What drawing a full night takes in a browser: `python -m bench.card_render`.

The night card as it is installed, in Chromium without a window, given a night of 1,000
movements and one of none, again and again in one page: how long until all of it is in
the page and laid out, and until the frame after that has been shown. The ratio is
asserted; absolute times depend on the machine and are told. Exit code 1 when the ratio
misses its goal.
"""

import json
import random
import shutil
import sys
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from statistics import median
from typing import Any, Final

from playwright.sync_api import Page, sync_playwright

from custom_components.sleep_twitch.night.models import MovementKind

WWW: Final = Path(__file__).parents[1] / "custom_components" / "sleep_twitch" / "www"
MOVEMENTS: Final = 1000
NIGHT_S: Final = 8 * 3600.0
GOAL_RATIO: Final = 4.0
"""A night of 1,000 movements, by an empty one: laying both out, whole cards."""
GOAL_MS: Final = 100.0
"""Wanted, and told: it depends on the machine."""
RUNS: Final = 25
WIDTH_PX: Final = 1216
FLAGS: Final = ("--no-sandbox", "--disable-gpu", "--disable-background-networking")

_PAGE: Final = """
<!doctype html><meta charset="utf-8"><body>
<script type="module">
  customElements.define("home-assistant", class extends HTMLElement {});
  customElements.define("ha-card", class extends HTMLElement {});
  await import("./loader.js");
  await customElements.whenDefined("sleep-twitch-night-card");
  const hassOf = (answer) => ({
    connected: true,
    locale: {
      language: "en", number_format: "language", time_format: "language",
      time_zone: "server",
    },
    config: { time_zone: "Europe/Berlin" },
    entities: {},
    callWS: async ({ type }) =>
      type === "sleep_twitch/nights" ? { ...answer, nights: [], marks: [] } : answer,
    connection: {
      subscribeMessage: async (tell) => { tell(answer); return async () => {}; },
    },
  });
  const nextFrame = () => new Promise((done) =>
    requestAnimationFrame(() => setTimeout(done)));
  window.draw = async (answer) => {
    const card = document.createElement("sleep-twitch-night-card");
    card.setConfig({ type: "custom:sleep-twitch-night-card" });
    await nextFrame();
    const begin = performance.now();
    document.body.append(card);
    card.hass = hassOf(answer);
    const timeline = () => card.querySelector("sleep-twitch-night-view")
      ?.shadowRoot?.querySelector("sleep-twitch-timeline")?.shadowRoot;
    while (!timeline()?.querySelector("svg")) await new Promise((done) => {
      const channel = new MessageChannel();
      channel.port1.onmessage = done;
      channel.port2.postMessage(null);
    });
    card.getBoundingClientRect();
    const laid_out = performance.now();
    await nextFrame();
    const shown = performance.now();
    const marks = timeline().querySelectorAll("svg path").length;
    card.remove();
    return { laid_out_ms: laid_out - begin, shown_ms: shown - begin, marks };
  };
  window.isReady = true;
</script>
"""


class _Files(SimpleHTTPRequestHandler):
    """Give the page, and beside it the cards as they are installed."""

    def do_GET(self) -> None:
        """Answer with the page at the top, with a file below."""
        if self.path != "/":
            super().do_GET()
            return
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(_PAGE.encode())

    def log_message(self, *_: object) -> None:
        """Keep the terminal for the figures."""


def main() -> int:
    """Measure, tell, and return the process's exit code."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Files, directory=str(WWW)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    program = shutil.which("chromium") or shutil.which("google-chrome")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=list(FLAGS))
        page = browser.new_page(viewport={"width": WIDTH_PX, "height": 1000})
        page.goto(f"http://127.0.0.1:{server.server_port}/")
        page.wait_for_function("window.isReady")
        is_met = _compare(page)
        browser.close()
    server.shutdown()
    return 0 if is_met else 1


def _compare(page: Page) -> bool:
    """Tell how long a full and an empty night take, taking turns."""
    full, empty = _answer(MOVEMENTS), _answer(0)
    page.evaluate("draw", full)
    runs: list[tuple[dict[str, float], dict[str, float]]] = [
        (page.evaluate("draw", full), page.evaluate("draw", empty)) for _ in range(RUNS)
    ]
    for name in ("laid_out_ms", "shown_ms"):
        full_ms = median(run[name] for run, _ in runs)
        empty_ms = median(run[name] for _, run in runs)
        print(
            f"{name.removesuffix('_ms').replace('_', ' ')}: {full_ms:.1f} ms "
            f"({GOAL_MS:g} ms wanted), an empty night {empty_ms:.1f} ms: "
            f"{full_ms / empty_ms:.1f} x"
        )
    print(f"{runs[0][0]['marks']} shapes of {MOVEMENTS} movements")
    return full_ms / empty_ms <= GOAL_RATIO


def _answer(movements: int) -> dict[str, Any]:
    """Return what the card is answered for a night of so many movements."""
    dice = random.Random(7)  # noqa: S311 - no secret
    reason = {"code": "limb", "values": {}, "text": "as limb movements are"}
    onsets_s = sorted(dice.uniform(0, NIGHT_S - 10) for _ in range(movements))
    night = {
        "id": 1, "date": "2026-03-15", "kind": "night", "origin": "recorded",
        "provisional": False, "simulated": False, "movements_forgotten": False,
        "start": "2026-03-14T21:30:00+00:00", "duration_s": NIGHT_S,
        "in_bed": [[0.0, NIGHT_S]], "gaps": [], "sleep_onset_s": 900.0,
        "final_wake_s": NIGHT_S - 600, "presence_reason": reason,
        "movements": [
            {
                "onset_s": onset_s, "duration_s": dice.uniform(0.2, 6),
                "kind": dice.choice(list(MovementKind)).value,
                "peak_mg": dice.lognormvariate(2, 1),
                "confidence": dice.random(), "wrong": False, "reason": reason,
                "series": 1 + number // 10 if number % 10 < 6 else None,
            }
            for number, onset_s in enumerate(onsets_s)
        ],
        "summary": {
            "rules": "wasm2016", "limb_movements": movements, "plm": 0,
            "plm_per_hour": 0.0, "series": 0, "periodicity_index": None,
            "periodicity_index_chance": None, "rhythm_period_s": None,
            "hypnic_jerks": 0, "small_twitches": 0, "body_movements": 0,
            "time_in_bed_s": NIGHT_S, "sleep_period_s": NIGHT_S - 1500,
            "coverage": 1.0, "breathing_related_series": [], "imi_histogram": None,
            "plm_by_hour": None,
        },
    }  # fmt: skip
    node = {
        "device_id": None, "name": "Bed Node", "connected": True, "simulated": False,
        "paused": False, "in_bed": False, "presence_reason": reason,
    }  # fmt: skip
    sleeper = {"id": "ada", "device_id": None, "name": "Ada"}
    answer: dict[str, Any] = json.loads(
        json.dumps({"node": node, "sleeper": sleeper, "night": night})
    )
    return answer


if __name__ == "__main__":
    sys.exit(main())
