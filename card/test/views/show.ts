import { vi } from "vitest";

import "./room.ts";
import type { HomeAssistant } from "../../src/data/home-assistant.ts";
import type { NightAnswer } from "../../src/data/night.ts";
import type { NightView } from "../../src/views/night-view.ts";
import "../../src/views/night-view.ts";
import { answer, LOCALE, movement, night, UNKNOWN_SUMMARY } from "../samples.ts";

export const TYPE = "custom:sleep-twitch-night-card";
export const SERIES = [4000, 4080, 4160, 4240].map((onset_s) => movement({ onset_s, series: 1 }));
export const RICH = answer({
  night: night({
    gaps: [[9000, 9600]],
    movements: [movement({ kind: "hypnic_jerk", onset_s: 1900, peak_mg: 200 }), ...SERIES],
    summary: {
      ...UNKNOWN_SUMMARY, limb_movements: 4, plm: 4, plm_per_hour: 0.6, series: 1, hypnic_jerks: 1, time_in_bed_s: 27_600,
      periodicity_index: 0.64, periodicity_index_chance: 0.12, coverage: 0.98,
    },
  }),
});

export type Answers = () => Promise<unknown>;

/** A Home Assistant that answers for a night, and has no list of them. */
export function hassThat(answers: Answers, changes: Partial<HomeAssistant> = {}): HomeAssistant {
  const unknown = refuse({ code: "unknown_command", message: "Unknown command." });
  const callWS = (({ type }) => (type === "sleep_twitch/night" ? answers() : unknown())) as HomeAssistant["callWS"];
  return hassOfAll(answers, { callWS, ...changes });
}

/** A Home Assistant that answers every command alike. */
export function hassOfAll(answers: Answers, changes: Partial<HomeAssistant> = {}): HomeAssistant {
  const callWS = answers as HomeAssistant["callWS"];
  return { connected: true, locale: LOCALE, config: { time_zone: "Europe/Berlin" }, entities: {}, callWS, ...changes };
}

export function refuse(reason: object): Answers {
  return async () => {
    await Promise.resolve();
    throw reason as Error;
  };
}

/** Let everything happen that is under way. */
export async function settle(view: NightView): Promise<void> {
  for (let turn = 0; turn < 5; turn += 1) {
    await vi.advanceTimersByTimeAsync(0);
    await view.updateComplete;
    await view.shadowRoot?.querySelector("sleep-twitch-timeline")?.updateComplete;
  }
}

export async function show(answers: Answers, config: Record<string, unknown> = {}): Promise<NightView> {
  const view = document.createElement("sleep-twitch-night-view");
  view.config = { type: TYPE, ...config };
  view.hass = hassThat(answers);
  document.body.append(view);
  await settle(view);
  return view;
}

export const showNight = (shown: NightAnswer, config = {}): Promise<NightView> => show(() => Promise.resolve(shown), config);

export function text(view: NightView, selector: string): string {
  const found = view.shadowRoot?.querySelector(selector) ?? chartOf(view)?.querySelector(selector);
  return (found?.textContent ?? "").replace(/\s+/g, " ").trim();
}

export const chartOf = (view: NightView): ShadowRoot | null | undefined => view.shadowRoot?.querySelector("sleep-twitch-timeline")?.shadowRoot;
export const slider = (view: NightView): HTMLElement | null | undefined => chartOf(view)?.querySelector<HTMLElement>("[role=slider]");

export async function press(view: NightView, key: string): Promise<void> {
  slider(view)?.dispatchEvent(new KeyboardEvent("keydown", { key }));
  await settle(view);
}
