import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import { chartOf, hassThat, press, settle, TYPE } from "./show.ts";
import type { HomeAssistant } from "../../src/data/home-assistant.ts";
import type { DiaryMark } from "../../src/data/nights.ts";
import type { NightView } from "../../src/views/night-view.ts";
import { answer, movement, night, nightsAnswer } from "../samples.ts";

const MARKS: readonly DiaryMark[] = [
  { kind: "caffeine", at: "2026-03-13T20:00:00Z", amount: 1, note: null },
  { kind: "caffeine", at: "2026-03-14T15:05:00Z", amount: 2, note: null },
  { kind: "exercise", at: "2026-03-14T18:00:00Z", amount: null, note: null },
  { kind: "medication", at: "2026-03-15T01:00:00Z", amount: 0.5, note: "tablet" },
  { kind: "tea", at: "2026-03-15T08:00:00Z", amount: null, note: null },
];

async function show(marks = MARKS): Promise<NightView> {
  const shown = answer({ night: night({ id: 412, movements: [movement()] }) });
  const callWS = (({ type }: { type: string }) =>
    Promise.resolve(type === "sleep_twitch/nights" ? nightsAnswer({ marks }) : shown)) as unknown as HomeAssistant["callWS"];
  const view = document.createElement("sleep-twitch-night-view");
  view.config = { type: TYPE };
  view.hass = hassThat(() => Promise.resolve(null), { callWS });
  document.body.append(view);
  await settle(view);
  return view;
}

const buttons = (view: NightView): HTMLElement[] => [...(chartOf(view)?.querySelectorAll<HTMLElement>(".diary button") ?? [])];

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  document.body.replaceChildren();
  vi.useRealTimers();
});

describe("what was noted for the night", () => {
  it("stands above the lanes in order of time, each told in words", async () => {
    const view = await show();

    expect(buttons(view).map((button) => button.getAttribute("aria-label"))).toEqual([
      "16:05 · Caffeine · amount 2",
      "19:00 · Exercise",
      "02:00 · Medication · amount 0.5 · tablet",
      "09:00 · tea",
    ]);
  });

  it("has what was before bed side by side at the beginning, and what came after at the end", async () => {
    const view = await show();

    expect(buttons(view).map((button) => button.getAttribute("style"))).toEqual(["--at: 11px", "--at: 41px", "--at: 200px", "--at: 389px"]);
    expect(buttons(view).map(({ className }) => className)).toEqual(["", "", "", "late"]);
  });

  it("has the picture that Home Assistant has of it, and a flag where it has none", async () => {
    const view = await show();

    expect(buttons(view).map((button) => button.querySelector("ha-icon")?.getAttribute("icon"))).toEqual([
      "mdi:coffee", "mdi:run", "mdi:pill", "mdi:flag",
    ]);
  });

  it("is left out where it is not in sight", async () => {
    const view = await show();

    await press(view, "+");
    await press(view, "+");

    expect(buttons(view).map((button) => button.getAttribute("aria-label"))).toEqual(["02:00 · Medication · amount 0.5 · tablet"]);
  });

  it("takes no room where there is nothing", async () => {
    expect(chartOf(await show([]))?.querySelector(".diary")).toBeNull();
  });
});
