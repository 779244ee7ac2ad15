/** Nights of weeks and years to look at while working on the cards, made from a seed. */
import { dateOf, lastDays } from "../src/data/nights.ts";
import type { DiaryMark, ImiHistogram, NightsAnswer, Session } from "../src/data/nights.ts";
import { randomFrom } from "./samples.ts";

export interface Sample {
  readonly answer: NightsAnswer | { readonly code: string; readonly message: string } | null;
  readonly config?: object;
}

const EDGES_S = Array.from({ length: 72 }, (_, index) => Math.exp((index - 7) / 10));
const TODAY = lastDays(1, Date.now(), "Europe/Berlin").last_day;

/** Intervals around a rhythm, and as many more that follow none. */
function histogram(random: () => number, count: number, period_s: number): ImiHistogram {
  const log_counts = EDGES_S.slice(1).map(() => 0);
  const add = (interval_s: number): void => {
    const bin = Math.floor(Math.log(interval_s) * 10) + 7;
    if (bin in log_counts) log_counts[bin] = (log_counts[bin] ?? 0) + 1;
  };
  for (let index = 0; index < count; index += 1) {
    add(period_s * Math.exp(0.25 * (random() + random() + random() - 1.5) * 2));
    if (index % 2 === 0) add(-60 * Math.log(1 - random()) + 0.6);
  }
  return { log_edges_s: EDGES_S, log_counts };
}

function session(random: () => number, day: number, plm_per_hour: number, changes: Partial<Session["summary"]> = {}): Session {
  const sleep_period_s = 6.2 * 3600 + random() * 5400;
  const plm = Math.round((plm_per_hour * sleep_period_s) / 3600);
  const date = dateOf(day);
  return {
    id: day,
    date,
    kind: "night",
    simulated: false,
    start: `${dateOf(day - 1)}T21:30:00+00:00`,
    end: `${date}T05:40:00+00:00`,
    summary: {
      rules: "wasm2016",
      limb_movements: plm + 30,
      plm,
      plm_per_hour,
      series: Math.ceil(plm / 14),
      periodicity_index: plm > 20 ? 0.4 + random() * 0.4 : null,
      periodicity_index_chance: plm > 20 ? 0.08 + random() * 0.08 : null,
      rhythm_period_s: plm > 20 ? 22 + random() * 6 : null,
      hypnic_jerks: Math.floor(random() * 6),
      small_twitches: Math.floor(random() * 40),
      body_movements: 8 + Math.floor(random() * 20),
      time_in_bed_s: sleep_period_s + 2400,
      sleep_period_s,
      coverage: random() < 0.08 ? 0.55 : 0.97,
      imi_histogram: histogram(random, plm, 24),
      plm_by_hour: Array.from({ length: 7 }, (_, hour) => (hour === 4 ? null : plm_per_hour * (1.8 - hour * 0.25) * (0.6 + random()))),
      breathing_related_series: [],
      ...changes,
    },
  };
}

function nights(days: number, marks: readonly DiaryMark[] = []): NightsAnswer {
  const random = randomFrom(5);
  const made = Array.from({ length: days }, (_, index) => {
    const treated = index > days * 0.6 ? 0.45 : 1;
    return session(random, TODAY - days + 1 + index, treated * (14 + 6 * Math.sin(index / 9) + random() * 14));
  });
  return {
    node: { device_id: "bed", name: "Bed", connected: true, simulated: false, paused: false, in_bed: false, presence_reason: null },
    sleeper: { id: "ada", device_id: "ada", name: "Ada" },
    // Some nights were slept elsewhere.
    nights: made.filter((_, index) => index % 17 !== 11 && (index < days * 0.3 || index > days * 0.38)),
    marks,
  };
}

function daily(kind: string, first: number, last: number, amount: number | null, note: string | null): DiaryMark[] {
  return Array.from({ length: last - first + 1 }, (_, index) => ({
    kind, amount, note, at: `${dateOf(TODAY - 1 - last + index)}T20:00:00+00:00`,
  }));
}

const TAKEN = [
  ...daily("medication", 61, 75, 0.5, "evening tablet"),
  ...daily("medication", 5, 37, 1, "evening tablet"),
  ...daily("supplement", 12, 52, null, "iron"),
];
const three = nights(91, TAKEN);
const last = three.nights.slice(-1);
const few = three.nights.slice(-9).map((night, index) => ({ ...night, summary: { ...night.summary, coverage: index % 3 ? 0.4 : 0.9 } }));

export const FAILURES: Readonly<Record<string, Sample>> = {
  empty: { answer: { ...three, nights: [] } },
  offline: { answer: { ...three, node: { ...three.node, connected: false }, nights: [] } },
  private: { answer: { code: "unauthorized", message: "Unauthorized" } },
  broken: { answer: { code: "home_assistant_error", message: "database disk image is malformed" } },
  loading: { answer: null },
};

export const TREND_SAMPLES: Readonly<Record<string, Sample>> = {
  rich: { answer: three },
  weeks: { answer: nights(14, daily("medication", 0, 6, 0, null)), config: { period: "2_weeks", figure: "sleep_period" } },
  years: { answer: nights(730, TAKEN), config: { period: "2_years" } },
  index: { answer: three, config: { figure: "periodicity_index" } },
  few: { answer: { ...three, nights: few, marks: [] }, config: { period: "2_weeks", figure: "hypnic_jerks" } },
  one: { answer: { ...three, nights: last.map((night) => ({ ...night, simulated: true })), marks: [] } },
  ...FAILURES,
};

const quiet = last.map((night) => ({
  ...night,
  summary: { ...night.summary, periodicity_index: null, periodicity_index_chance: null, rhythm_period_s: null, imi_histogram: null, plm_by_hour: null, coverage: 0.5 },
}));
const busy = three.nights.slice(5, 6);

export const RHYTHM_SAMPLES: Readonly<Record<string, Sample>> = {
  rich: { answer: { ...three, nights: busy } },
  month: { answer: { ...three, nights: three.nights.slice(-30) }, config: { nights: "1_month" } },
  few: { answer: { ...three, nights: last }, config: { nights: "1_week" } },
  aasm: { answer: { ...three, nights: busy.map((night) => ({ ...night, simulated: true, summary: { ...night.summary, rules: "aasm" } })) } },
  quiet: { answer: { ...three, nights: quiet } },
  ...FAILURES,
};
