import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import { hassThat, settle, text, TYPE } from "./show.ts";
import type { HomeAssistant } from "../../src/data/home-assistant.ts";
import type { Night } from "../../src/data/night.ts";
import type { NightView } from "../../src/views/night-view.ts";
import { answer, night, nightsAnswer, sessions, UNKNOWN_SUMMARY } from "../samples.ts";

async function show(rates: readonly (number | null)[], plm_per_hour: number | null, changes: Partial<Night> = {}): Promise<NightView> {
  const shown = answer({ night: night({ id: 412, summary: { ...UNKNOWN_SUMMARY, plm_per_hour, coverage: 1 }, ...changes }) });
  const callWS = (({ type }: { type: string }) =>
    Promise.resolve(type === "sleep_twitch/nights" ? nightsAnswer({ nights: sessions(rates) }) : shown)) as unknown as HomeAssistant["callWS"];
  const view = document.createElement("sleep-twitch-night-view");
  view.config = { type: TYPE };
  view.hass = hassThat(() => Promise.resolve(null), { callWS });
  document.body.append(view);
  await settle(view);
  return view;
}

const style = (view: NightView, selector: string): string | null | undefined => view.shadowRoot?.querySelector(`.usual ${selector}`)?.getAttribute("style");

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  document.body.replaceChildren();
  vi.useRealTimers();
});

describe("the headline figure among the nights before", () => {
  it("stands beside their middle half and their median", async () => {
    const view = await show([10, 12, 14, 16, 18, 20, 22], 40);

    expect(text(view, ".usual")).toBe("usually 13–19 in the 7 nights before");
    expect(style(view, ".fill")).toBe("margin-inline-start: 25%; inline-size: 11.5%");
    expect(style(view, ".chance")).toBe("inset-inline-start: 30.8%");
    expect(style(view, ".dot")).toBe("inset-inline-start: 76.9%");
  });

  it("has tenths where they tell something", async () => {
    expect(text(await show([4, 8, 5, 6, 3, 7, 9], 5), ".usual")).toBe("usually 4.5–7.5 in the 7 nights before");
  });

  it("is no dot at 0 where it is unknown", async () => {
    const view = await show([4, 8, 5, 6, 3, 7, 9], null);

    expect(style(view, ".chance")).toBeDefined();
    expect(style(view, ".dot")).toBeUndefined();
  });

  it("says how many nights there are while they are too few", async () => {
    expect(text(await show([4, 8, null, 5], 5), ".usual")).toBe("3 of 7 nights so far to say what is usual");
  });

  it("is not compared in a nap, but in a night as short as one", async () => {
    const nap = await show([4, 8, 5, 6, 3, 7, 9], 5, { kind: "nap" });
    const begun = await show([4, 8, 5, 6, 3, 7, 9], 5, { kind: "nap", provisional: true, id: null });

    expect([text(nap, ".usual"), text(begun, ".usual")]).toEqual(["", "usually 4.5–7.5 in the 7 nights before"]);
  });
});
