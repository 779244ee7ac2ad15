import type { TimeScale } from "./scale.ts";

const QUARTER_HOUR_S = 900;
const HOUR_S = 3600;
const DAY_S = 86_400;
const STEPS_S = [
  1, 2, 5, 10, 15, 30, 60, 120, 300, 600, QUARTER_HOUR_S, 1800, HOUR_S, 2 * HOUR_S, 3 * HOUR_S, 4 * HOUR_S, 6 * HOUR_S, 12 * HOUR_S,
] as const;
/** A label with minutes wants more room than a bare hour, and one with seconds still more. */
const MINUTE_GAP_FACTOR = 1.6;
const SECOND_GAP_FACTOR = 2;

export interface Tick {
  readonly at_ms: number;
  readonly x_px: number;
}

export interface Clock {
  readonly ticks: readonly Tick[];
  /** What the labels must tell of the time. */
  readonly detail: "hour" | "minute" | "second";
}

/** Return ticks on round clock times of the zone, as dense as the gap between two labels allows. */
export function clockTicks(start_ms: number, scale: TimeScale, timeZone: string, gap_px: number): Clock {
  const step_s = stepSeconds(scale, gap_px);
  const minuteOfDay = minutesIn(timeZone);
  const ticks: Tick[] = [];
  // Quarters of an hour are the finest offset a zone has, so round local times are among them, on days of a clock change too.
  const grid_ms = Math.min(step_s, QUARTER_HOUR_S) * 1000;
  const from_ms = start_ms + scale.start_s * 1000;
  for (let at_ms = Math.ceil(from_ms / grid_ms) * grid_ms; at_ms <= from_ms + scale.length_s * 1000; at_ms += grid_ms) {
    const isRound = step_s <= QUARTER_HOUR_S || minuteOfDay(at_ms) % (step_s / 60) === 0;
    if (isRound) ticks.push({ at_ms, x_px: scale.x((at_ms - start_ms) / 1000) });
  }
  return { ticks, detail: detailOf(step_s) };
}

function stepSeconds(scale: TimeScale, gap_px: number): number {
  const second_px = (scale.right_px - scale.left_px) / scale.length_s;
  return STEPS_S.find((step_s) => second_px * step_s >= gap_px * gapFactor(step_s)) ?? DAY_S;
}

function gapFactor(step_s: number): number {
  if (step_s < 60) return SECOND_GAP_FACTOR;
  return step_s < HOUR_S ? MINUTE_GAP_FACTOR : 1;
}

function detailOf(step_s: number): Clock["detail"] {
  if (step_s < 60) return "second";
  return step_s < HOUR_S ? "minute" : "hour";
}

function minutesIn(timeZone: string): (at_ms: number) => number {
  const clock = new Intl.DateTimeFormat("en-GB", { timeZone, hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
  return (at_ms) => {
    const [hours, minutes] = clock.format(at_ms).split(":").map(Number);
    return Number(hours) * 60 + Number(minutes);
  };
}
