import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import { hassThat, press, refuse, settle, TYPE } from "./show.ts";
import type { HomeAssistant } from "../../src/data/home-assistant.ts";
import type { Night } from "../../src/data/night.ts";
import type { NightView } from "../../src/views/night-view.ts";
import { answer, movement, night } from "../samples.ts";

interface Asked {
  readonly type: string;
  readonly start_s: number;
  readonly pixels: number;
}

const MOVEMENTS = [movement({ onset_s: 3600 }), movement({ onset_s: 7200, kind: "hypnic_jerk" })];
let asked: Asked[] = [];
let answers: (question: Asked) => Promise<unknown>;

function hassWithSignal(changes: Partial<Night> = {}): HomeAssistant {
  const callWS = ((question: Asked) => {
    if (question.type === "sleep_twitch/nights") return Promise.resolve({ nights: [], marks: [] });
    if (question.type === "sleep_twitch/night") return Promise.resolve(answer({ night: night({ id: 412, movements: MOVEMENTS, ...changes }) }));
    asked.push(question);
    return answers(question);
  }) as unknown as HomeAssistant["callWS"];
  return hassThat(() => Promise.resolve(null), { callWS });
}

async function show(hass = hassWithSignal()): Promise<NightView> {
  const view = document.createElement("sleep-twitch-night-view");
  view.config = { type: TYPE, device_id: "ada" };
  view.hass = hass;
  document.body.append(view);
  await settle(view);
  return view;
}

const chart = (view: NightView): ShadowRoot | null | undefined => view.shadowRoot?.querySelector("sleep-twitch-signal-chart")?.shadowRoot;
const said = (view: NightView): string | undefined => chart(view)?.querySelector("p")?.textContent;

beforeEach(() => {
  asked = [];
  answers = ({ start_s }) => Promise.resolve({ start_s, end_s: start_s + 10, points: [[0.5, 1], [2, 18.2], null, [0.5, 1]] });
  vi.useFakeTimers();
});

afterEach(() => {
  document.body.replaceChildren();
  vi.useRealTimers();
});

describe("the signal behind a movement", () => {
  it("is asked for when a movement is looked at, in as many values as there are pixels", async () => {
    const view = await show();
    const before = asked.length;

    await press(view, "Home");

    expect(before).toBe(0);
    expect(asked).toEqual([{ type: "sleep_twitch/signal", device_id: "ada", night_id: 412, start_s: 3596, end_s: 3606, pixels: 350 }]);
  });

  it("is drawn over the clock, with the movement shaded and holes hatched", async () => {
    const view = await show();

    await press(view, "Home");

    expect(chart(view)?.querySelector(".signal")?.getAttribute("d")).toMatch(/^M[\d.]+ [\d.]+V/);
    expect(chart(view)?.querySelectorAll("rect.extent.limb_movement, rect.gap")).toHaveLength(2);
    expect([...(chart(view)?.querySelectorAll(".clock") ?? [])].map(({ textContent }) => textContent)).toContain("23:00:00");
    expect([...(chart(view)?.querySelectorAll(".value") ?? [])].map(({ textContent }) => textContent)).toEqual(["0", "10", "20"]);
    expect(chart(view)?.querySelector("svg")?.getAttribute("aria-label")).toBe("Signal from 22:59:56 to 23:00:06, 18.2 mg at most");
  });

  it("has its room before it has come", async () => {
    answers = () => new Promise(() => undefined);
    const view = await show();

    await press(view, "Home");

    expect(chart(view)?.querySelector("svg")?.getAttribute("height")).toBe("162");
    expect(chart(view)?.querySelector(".signal")).toBeNull();
    expect(chart(view)?.querySelector("svg")?.getAttribute("aria-label")).toBe("Signal in mg");
  });

  it("is dropped when another movement is looked at meanwhile", async () => {
    const late: ((signal: unknown) => void)[] = [];
    answers = () => new Promise((resolve) => late.push(resolve));
    const view = await show();

    await press(view, "Home");
    await press(view, "ArrowRight");
    late[1]?.({ start_s: 7196, end_s: 7206, points: [[1, 2]] });
    await settle(view);
    late[0]?.({ start_s: 3596, end_s: 3606, points: [[50, 99]] });
    await settle(view);

    expect(asked.map(({ start_s }) => start_s)).toEqual([3596, 7196]);
    expect(chart(view)?.querySelector("svg")?.getAttribute("aria-label")).toContain("2.0 mg at most");
  });

  it("says in plain words that it is not kept", async () => {
    answers = refuse({ code: "no_raw_data", message: "The raw data of night 412 is not kept" });
    const view = await show();

    await press(view, "Home");

    expect(said(view)).toBe("The signal of this night is not kept. The options of the bed say for how many nights it is.");
  });

  it("is asked for again with the night, where it was not to be had", async () => {
    answers = refuse({ code: "no_raw_data", message: "" });
    const view = await show();
    await press(view, "Home");

    await vi.advanceTimersByTimeAsync(300_000);
    await settle(view);

    expect(asked).toHaveLength(2);
  });

  it("comes after tonight is over, and is not asked for before", async () => {
    const view = await show(hassWithSignal({ id: null, provisional: true }));

    await press(view, "Home");

    expect(said(view)).toBe("The signal comes after you get up.");
    expect(asked).toEqual([]);
  });
});
