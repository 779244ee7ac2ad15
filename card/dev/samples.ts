/** Nights to look at while working on the cards, made from a seed: what a bed might send, not what one did. */
import type { Movement, MovementKind, Night, NightAnswer, NightSummary } from "../src/data/night.ts";

const START = "2026-03-14T21:24:00+00:00";
const LENGTH_S = 8.6 * 3600;
const BEDTIME_S = 420;
const GET_UP_S = LENGTH_S - 200;

const PEAK_MG: Readonly<Record<MovementKind, readonly [number, number]>> = {
  hypnic_jerk: [60, 320],
  limb_movement: [3, 50],
  small_twitch: [1.5, 6],
  body_movement: [60, 500],
  bed_transition: [200, 700],
  environment: [2, 30],
};

const REASONS: Readonly<Record<MovementKind, string>> = {
  hypnic_jerk: "One kick on all axes, over in 0.2 s, four minutes around sleep onset; what follows is the bed ringing.",
  limb_movement: "Force applied for 0.5 to 10 s, little lasting tilt, and most of its energy below 8 Hz.",
  small_twitch: "Shorter than 0.5 s, 4.2 times the resting level, and not in step with the heartbeat.",
  body_movement: "Longer than 3 s and large; the bed lies 2.4 degrees differently afterwards.",
  bed_transition: "Large, and the heartbeat in the bed begins or ends with it.",
  environment: "Most of its energy above 8 Hz while the heartbeat goes on undisturbed.",
};

export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1664525 + 1013904223) % 4294967296;
    return state / 4294967296;
  };
}

function movement(random: () => number, kind: MovementKind, onset_s: number, series: number | null = null): Movement {
  const [low_mg, high_mg] = PEAK_MG[kind];
  const long_s = { hypnic_jerk: 0.3, limb_movement: 3.5, small_twitch: 0.3, body_movement: 14, bed_transition: 12, environment: 2 }[kind];
  return {
    onset_s,
    duration_s: long_s * (0.4 + random() * 0.6),
    kind,
    peak_mg: low_mg * (high_mg / low_mg) ** random(),
    confidence: 0.4 + 0.6 * Math.sqrt(random()),
    series,
    wrong: false,
    reason: { code: `sample_${kind}`, values: {}, text: REASONS[kind] },
  };
}

function summaryOf(movements: readonly Movement[], sleep_period_s: number, coverage: number): NightSummary {
  const count = (kind: MovementKind): number => movements.filter((one) => one.kind === kind).length;
  const plm = movements.filter(({ series }) => series !== null).length;
  return {
    rules: "wasm2016",
    limb_movements: count("limb_movement"),
    plm,
    plm_per_hour: plm / (sleep_period_s / 3600),
    series: new Set(movements.map(({ series }) => series).filter((series) => series !== null)).size,
    periodicity_index: plm > 20 ? 0.64 : null,
    periodicity_index_chance: plm > 20 ? 0.12 : null,
    rhythm_period_s: plm > 20 ? 23.4 : null,
    hypnic_jerks: count("hypnic_jerk"),
    small_twitches: count("small_twitch"),
    body_movements: count("body_movement"),
    time_in_bed_s: GET_UP_S - BEDTIME_S,
    sleep_period_s,
    coverage,
    breathing_related_series: [],
  };
}

function nightOf(movements: Movement[], changes: Partial<Night> = {}): Night {
  movements.sort((one, other) => one.onset_s - other.onset_s);
  const night: Night = {
    date: "2026-03-15",
    kind: "night",
    provisional: false,
    start: START,
    duration_s: LENGTH_S,
    in_bed: [[BEDTIME_S, 15_200], [15_560, GET_UP_S]],
    gaps: [],
    sleep_onset_s: BEDTIME_S + 1260,
    final_wake_s: GET_UP_S - 900,
    presence_reason: { code: "heartbeat", values: {}, text: "The heartbeat is seen." },
    movements,
    summary: summaryOf(movements, GET_UP_S - 900 - BEDTIME_S - 1260, 0.99),
    ...changes,
  };
  return night;
}

function scatter(random: () => number, kind: MovementKind, count: number): Movement[] {
  return Array.from({ length: count }, () => movement(random, kind, BEDTIME_S + 300 + random() * (GET_UP_S - BEDTIME_S - 900)));
}

function periodic(random: () => number, first_s: number, size: number, series: number): Movement[] {
  let onset_s = first_s;
  return Array.from({ length: size }, () => {
    onset_s += 23 + (random() - 0.5) * 9;
    return movement(random, "limb_movement", onset_s, series);
  });
}

function richNight(changes: Partial<Night> = {}): Night {
  const random = randomFrom(7);
  const series = [4200, 6100, 9800, 12_600, 17_300, 21_900];
  const movements = [
    movement(random, "bed_transition", BEDTIME_S),
    movement(random, "bed_transition", 15_190),
    movement(random, "bed_transition", 15_560),
    movement(random, "bed_transition", GET_UP_S),
    movement(random, "hypnic_jerk", 1340),
    movement(random, "hypnic_jerk", 1610),
    movement(random, "hypnic_jerk", 15_990),
    ...series.flatMap((first_s, index) => periodic(random, first_s, 18 + Math.floor(random() * 34), index + 1)),
    ...scatter(random, "limb_movement", 38),
    ...scatter(random, "small_twitch", 22),
    ...scatter(random, "body_movement", 17),
    ...scatter(random, "environment", 14),
  ];
  return nightOf(movements, changes);
}

function manyNight(): Night {
  const random = randomFrom(11);
  return nightOf([
    ...Array.from({ length: 20 }, (_, index) => periodic(random, 2000 + index * 1300, 40, index + 1)).flat(),
    ...scatter(random, "small_twitch", 120),
    ...scatter(random, "body_movement", 60),
    ...scatter(random, "environment", 20),
  ]);
}

function answer(night: Night | null, node: Partial<NightAnswer["node"]> = {}): NightAnswer {
  return {
    node: { device_id: "bed", name: "Bed", connected: true, simulated: false, paused: false, in_bed: false, presence_reason: null, ...node },
    sleeper: { id: "ada", device_id: "ada", name: "Ada" },
    night,
  };
}

const rich = richNight();
const tonight_s = 3.4 * 3600;
const unknown: NightSummary = {
  ...rich.summary, limb_movements: null, plm: null, plm_per_hour: null, series: null, periodicity_index: null,
  periodicity_index_chance: null, rhythm_period_s: null, hypnic_jerks: null, small_twitches: null, body_movements: null,
  time_in_bed_s: null, sleep_period_s: null,
};

/** What the command answers, or the error it rejects with; null never answers. */
export const SAMPLES: Readonly<Record<string, NightAnswer | { readonly code: string; readonly message: string } | null>> = {
  rich: answer(rich),
  gaps: answer(
    { ...rich, gaps: [[7600, 9100], [18_800, 19_000]], summary: { ...rich.summary, coverage: 0.72, breathing_related_series: [2] } },
    { connected: false, simulated: true },
  ),
  tonight: answer(
    richNight({
      provisional: true, duration_s: tonight_s, final_wake_s: null, in_bed: [[BEDTIME_S, tonight_s]],
      movements: rich.movements.filter(({ onset_s }) => onset_s < tonight_s),
    }),
    { in_bed: true },
  ),
  one: answer(nightOf([movement(randomFrom(3), "limb_movement", 9000)])),
  still: answer(nightOf([])),
  many: answer(manyNight()),
  unknown: answer(nightOf([...rich.movements].slice(4, 9), { in_bed: [], sleep_onset_s: null, final_wake_s: null, summary: unknown })),
  empty: answer(null),
  offline: answer(null, { connected: false }),
  private: { code: "unauthorized", message: "Unauthorized" },
  stopped: { code: "unknown_command", message: "Unknown command." },
  broken: { code: "home_assistant_error", message: "database disk image is malformed" },
  loading: null,
};
