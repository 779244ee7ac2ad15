import type { Movement, Night, NightAnswer, NightSummary } from "../src/data/night.ts";
import type { ImiHistogram, NightsAnswer, Session, SessionSummary } from "../src/data/nights.ts";
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
    wrong: false,
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
    node: { device_id: "bed", name: "Bed", connected: true, simulated: false, paused: false, in_bed: false, presence_reason: null },
    sleeper: { id: "ada", device_id: "ada_device", name: "Ada" },
    night: night(),
    ...changes,
  };
}

/** Fewer than the seventy-one bins of the real one, on the same grid. */
export const HISTOGRAM: ImiHistogram = {
  log_edges_s: [20, 22.1, 24.4, 27],
  log_counts: [3, 9, 4],
};

export const UNKNOWN_SESSION_SUMMARY: SessionSummary = { ...UNKNOWN_SUMMARY, imi_histogram: null, plm_by_hour: null };

/** A night of an hourly rate, heard as a whole. */
export function session(date: string, changes: Partial<SessionSummary> = {}, kind: Session["kind"] = "night"): Session {
  return {
    id: `${date} ${kind}`,
    date,
    kind,
    simulated: false,
    start: `${date}T00:00:00+00:00`,
    end: `${date}T06:00:00+00:00`,
    summary: { ...UNKNOWN_SESSION_SUMMARY, coverage: 1, ...changes },
  };
}

/** Nights of March 2026, one a day from the first on, with these movements per hour. */
export function sessions(rates: readonly (number | null)[]): readonly Session[] {
  return rates.map((plm_per_hour, index) => session(`2026-03-${String(index + 1).padStart(2, "0")}`, { plm_per_hour }));
}

export function nightsAnswer(changes: Partial<NightsAnswer> = {}): NightsAnswer {
  const { node, sleeper } = answer();
  return { node, sleeper, nights: [], marks: [], ...changes };
}
