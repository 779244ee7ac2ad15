import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import { hassThat, press, settle, slider, text, TYPE } from "./show.ts";
import type { HomeAssistant } from "../../src/data/home-assistant.ts";
import type { NightView } from "../../src/views/night-view.ts";
import { answer, movement, night, nightsAnswer, session } from "../samples.ts";

const FIRST = { ...session("2026-03-13"), id: 411 };
const SECOND = { ...session("2026-03-14"), id: 412 };
const NIGHTS = [FIRST, SECOND];
const TONIGHT = night({ id: null, provisional: true, movements: [movement()] });

interface Asked {
  readonly type: string;
  readonly night_id?: number;
  readonly end_date?: string;
}

let asked: Asked[] = [];

/** A Home Assistant with two nights that are over, and tonight. */
function hassWithNights(nights = NIGHTS): HomeAssistant {
  const callWS = (async (message: Asked) => {
    asked.push(message);
    await Promise.resolve();
    if (message.type === "sleep_twitch/nights") return nightsAnswer({ nights: message.end_date === "2026-03-15" ? nights : [] });
    if (message.night_id === undefined) return answer({ night: TONIGHT });
    const found = nights.find(({ id }) => id === message.night_id);
    if (!found || found.date === "gone") throw { code: "not_found", message: "No such night" } as unknown as Error;
    return answer({ night: night({ id: found.id, date: found.date, start: found.start }) });
  }) as unknown as HomeAssistant["callWS"];
  return hassThat(() => Promise.resolve(null), { callWS });
}

async function showNights(hass = hassWithNights()): Promise<NightView> {
  const view = document.createElement("sleep-twitch-night-view");
  view.config = { type: TYPE };
  view.hass = hass;
  document.body.append(view);
  await settle(view);
  return view;
}

const button = (view: NightView, label: string): HTMLButtonElement | null | undefined =>
  view.shadowRoot?.querySelector<HTMLButtonElement>(`button[aria-label="${label} night"]`);
const isDisabled = (view: NightView): (string | null | undefined)[] =>
  ["Previous", "Next"].map((label) => button(view, label)?.getAttribute("aria-disabled"));
const askedNights = (): (number | undefined)[] => asked.filter(({ type }) => type === "sleep_twitch/night").map(({ night_id }) => night_id);

async function step(view: NightView, label: string): Promise<void> {
  button(view, label)?.click();
  await settle(view);
}

beforeEach(() => {
  asked = [];
  vi.useFakeTimers({ now: Date.parse("2026-03-15T03:00:00Z") });
});

afterEach(() => {
  document.body.replaceChildren();
  vi.useRealTimers();
});

describe("the way to other nights", () => {
  it("begins at the latest night, after which there is none", async () => {
    const view = await showNights();

    expect(isDisabled(view)).toEqual(["false", "true"]);
    expect(text(view, ".span")).toMatch(/^Sun,? 15 Mar/);
  });

  it("leads back night by night, and ends at the first", async () => {
    const view = await showNights();

    await step(view, "Previous");
    const second = text(view, ".span");
    await step(view, "Previous");
    await step(view, "Previous");

    expect(second).toMatch(/^Sat,? 14 Mar/);
    expect(text(view, ".span")).toMatch(/^Fri,? 13 Mar/);
    expect(isDisabled(view)).toEqual(["true", "false"]);
    expect(askedNights()).toEqual([undefined, 412, 411]);
  });

  it("leads forward again, to tonight without a number", async () => {
    const view = await showNights();

    await step(view, "Previous");
    await step(view, "Next");

    expect(askedNights()).toEqual([undefined, 412, undefined]);
    expect(text(view, ".chips")).toBe("Still going on");
  });

  it("is taken by keys as well, which then lead to no other movement", async () => {
    const view = await showNights();
    await press(view, "Home");

    const key = (name: string): KeyboardEvent =>
      new KeyboardEvent("keydown", { key: name, shiftKey: true, bubbles: true, composed: true, cancelable: true });
    slider(view)?.dispatchEvent(key("ArrowLeft"));
    slider(view)?.dispatchEvent(key("ArrowUp"));
    await settle(view);
    const back = text(view, ".span");
    slider(view)?.dispatchEvent(key("ArrowRight"));
    await settle(view);

    expect(back).toMatch(/^Sat,? 14 Mar/);
    expect(askedNights()).toEqual([undefined, 412, undefined]);
  });

  it("keeps the night that is there until the other has come", async () => {
    const view = await showNights();

    button(view, "Previous")?.click();
    await view.updateComplete;

    expect(view.shadowRoot?.querySelector(".skeleton")).toBeNull();
    expect(text(view, ".span")).toMatch(/^Sun,? 15 Mar/);
  });

  it("leads back to the latest where a night was forgotten meanwhile", async () => {
    const nights = [FIRST, { ...SECOND, date: "gone" }];
    const view = await showNights(hassWithNights(nights));

    await step(view, "Previous");

    expect(askedNights()).toEqual([undefined, 412, undefined]);
    expect(text(view, ".chips")).toBe("Still going on");
  });

  it("begins anew for another sleeper", async () => {
    const view = await showNights();
    await step(view, "Previous");

    view.config = { type: TYPE, device_id: "bob" };
    await settle(view);

    expect(asked).toContainEqual({ type: "sleep_twitch/night", device_id: "bob" });
    expect(isDisabled(view)).toEqual(["false", "true"]);
  });

  it("is there and leads nowhere where nights cannot be listed", async () => {
    const view = await showNights(hassThat(() => Promise.resolve(answer())));

    expect(isDisabled(view)).toEqual(["true", "true"]);
  });
});
