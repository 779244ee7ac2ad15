/** When somebody moved in half a year of nights, to look at while working on the card, made from a seed. */
import type { Activity, ActivityAnswer } from "../src/data/activity.ts";
import { aheadIn } from "../src/data/local-clock.ts";
import { dateOf, lastDays } from "../src/data/nights.ts";
import { FAILURES } from "./nights-samples.ts";
import type { Sample as AnySample } from "./nights-samples.ts";
import { randomFrom } from "./samples.ts";

interface Sample {
  readonly answer: ActivityAnswer | AnySample["answer"];
  readonly config?: object;
}

const BIN_S = 900;
const DAY_S = 86_400;
const TODAY = lastDays(1, Date.now(), "Europe/Berlin").last_day;

/** A night from about 23:00 on, later at the end of a week; restless in its first half, in waves of a month. */
function night(random: () => number, day: number): Activity {
  const isWeekend = (day + 3) % 7 >= 5;
  const midnight_s = day * DAY_S;
  const ahead_s = aheadIn("Europe/Berlin")(midnight_s * 1000) / 1000;
  const start_s = midnight_s - ahead_s - 3600 + (isWeekend ? 4500 : 0) + Math.round((random() - 0.5) * 4800);
  const length_s = 26_400 + Math.round(random() * 5400) + (isWeekend ? 2700 : 0);
  const first_s = Math.floor(start_s / BIN_S) * BIN_S;
  const bins = Math.ceil((start_s + length_s - first_s) / BIN_S);
  const away_s = random() < 0.35 ? 9000 + random() * 9000 : Infinity;
  const lost_s = random() < 0.12 ? 4000 + random() * 15_000 : Infinity;
  const restless = 14 + 11 * Math.sin(day / 9) + random() * 16;
  const limb: (number | null)[] = [];
  const heard_s: number[] = [];
  let wave = 0;
  for (let bin = 0; bin < bins; bin += 1) {
    const at_s = first_s + bin * BIN_S - start_s;
    const covered_s = Math.max(Math.min(at_s + BIN_S, length_s) - Math.max(at_s, 0), 0);
    const isLost = at_s > lost_s && at_s < lost_s + 5400;
    const isAway = at_s + 450 > away_s && at_s < away_s + 900;
    wave = wave * 0.72 + (random() < 0.22 ? random() * 2.2 : 0);
    heard_s.push(isLost ? 0 : covered_s * (isAway ? 0.05 : 1));
    const rate = restless * wave * Math.max(1.5 - at_s / length_s, 0.3) + (random() < 0.3 ? 4 : 0);
    limb.push(isLost ? null : Math.round((rate * covered_s) / 3600));
  }
  return {
    id: day,
    date: dateOf(day),
    kind: "night",
    simulated: false,
    movements_forgotten: false,
    start: new Date(start_s * 1000).toISOString(),
    end: new Date((start_s + length_s) * 1000).toISOString(),
    in_bed: away_s < length_s ? [[120, away_s], [away_s + 480, length_s - 200]] : [[120, length_s - 200]],
    sleep_onset_s: 900 + random() * 1800,
    final_wake_s: length_s - 300 - random() * 2000,
    rules: "wasm2016",
    plm_per_hour: restless * 0.7,
    time_in_bed_s: length_s - 320,
    coverage: lost_s < length_s ? 0.8 : 0.99,
    first_bin: new Date(first_s * 1000).toISOString(),
    heard_s,
    limb_movements: limb,
    movements: limb.map((count) => (count === null ? null : count + Math.round(random() * 4))),
  };
}

function nights(days: number): ActivityAnswer {
  const random = randomFrom(9);
  const made = Array.from({ length: days }, (_, index) => night(random, TODAY - days + 1 + index));
  return {
    node: { device_id: "bed", name: "Bed", connected: true, simulated: false, paused: false, in_bed: false, presence_reason: null },
    sleeper: { id: "ada", device_id: "ada", name: "Ada" },
    bin_s: BIN_S,
    // Some nights were slept elsewhere.
    nights: made.filter((_, index) => index % 31 !== 11 && (index < days * 0.42 || index > days * 0.46)),
  };
}

const half = nights(182);
const three = nights(91);
const two = nights(14);
const forgotten = three.nights.map((one, index) =>
  index < 60 ? { ...one, movements_forgotten: true, limb_movements: one.limb_movements.map(() => null) } : { ...one, simulated: true },
);

export const ACTIVITY_SAMPLES: Readonly<Record<string, Sample>> = {
  rich: { answer: three },
  weeks: { answer: two, config: { period: "2_weeks" } },
  month: { answer: nights(30), config: { period: "1_month", figure: "movements" } },
  half: { answer: half, config: { period: "6_months" } },
  actogram: { answer: three, config: { layout: "actogram" } },
  actoweeks: { answer: two, config: { layout: "actogram", period: "2_weeks" } },
  actohalf: { answer: half, config: { layout: "actogram", period: "6_months" } },
  one: { answer: { ...three, nights: three.nights.slice(-1) } },
  forgotten: { answer: { ...three, nights: forgotten } },
  ...FAILURES,
};
