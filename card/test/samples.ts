import type { Movement, Night, NightAnswer, NightSummary } from "../src/data/night.ts";
import { makeFormat } from "../src/language/format.ts";
import type { Format } from "../src/language/format.ts";
import { translator } from "../src/language/translate.ts";
import type { FrontendLocale } from "../src/data/home-assistant.ts";

export const LOCALE: FrontendLocale = { language: "en-GB", number_format: "language", time_format: "24", time_zone: "server" };
export const translate = translator();
export const format: Format = makeFormat(LOCALE, "Europe/Berlin", translate);

export const UNKNOWN_SUMMARY: NightSummary = {
  rules: "wasm2016",
  limb_movements: null,
  plm: null,
  plm_per_hour: null,
  series: null,
  periodicity_index: null,
  periodicity_index_chance: null,
  rhythm_period_s: null,
  hypnic_jerks: null,
  small_twitches: null,
  body_movements: null,
  time_in_bed_s: null,
  sleep_period_s: null,
  coverage: null,
  breathing_related_series: [],
};

export function movement(changes: Partial<Movement> = {}): Movement {
  return {
    onset_s: 3600,
    duration_s: 2,
    kind: "limb_movement",
    peak_mg: 12.34,
    confidence: 0.9,
    series: null,
    reason: { code: "never_translated", values: {}, text: "Because of its length." },
    ...changes,
  };
}

/** A night from 22:00 to 06:00 in Berlin. */
export function night(changes: Partial<Night> = {}): Night {
  return {
    date: "2026-03-15",
    kind: "night",
    provisional: false,
    start: "2026-03-14T21:00:00+00:00",
    duration_s: 28_800,
    in_bed: [[600, 28_200]],
    gaps: [],
    sleep_onset_s: 1800,
    final_wake_s: 27_000,
    presence_reason: { code: "heartbeat", values: {}, text: "The heartbeat is seen." },
    movements: [],
    summary: { ...UNKNOWN_SUMMARY, time_in_bed_s: 27_600, coverage: 1 },
    ...changes,
  };
}

export function answer(changes: Partial<NightAnswer> = {}): NightAnswer {
  return {
    node: { device_id: "bed", name: "Bed", connected: true, simulated: false, in_bed: false, presence_reason: null },
    sleeper: { id: "ada", device_id: "ada_device", name: "Ada" },
    night: night(),
    ...changes,
  };
}
