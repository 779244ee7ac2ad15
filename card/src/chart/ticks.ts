import type { TimeScale } from "./scale.ts";

const QUARTER_HOUR_MS = 900_000;
const STEPS_H = [1, 2, 3, 4, 6, 12] as const;
const FINE_STEPS_MIN = [15, 30] as const;
/** A label with minutes wants more room than a bare hour. */
const FINE_GAP_FACTOR = 1.6;

export interface Tick {
  readonly at_ms: number;
  readonly x_px: number;
}

export interface Clock {
  readonly ticks: readonly Tick[];
  /** Below an hour the labels want their minutes. */
  readonly hasMinutes: boolean;
}

/** Return ticks on round clock times of the zone, as dense as the gap between two labels allows. */
export function clockTicks(start_ms: number, scale: TimeScale, timeZone: string, gap_px: number): Clock {
  const step_min = stepMinutes(scale, gap_px);
  const minuteOfDay = minutesIn(timeZone);
  const ticks: Tick[] = [];
  const first_ms = Math.ceil(start_ms / QUARTER_HOUR_MS) * QUARTER_HOUR_MS;
  // Quarters of an hour are the finest offset a zone has, so round local times are among them, on days of a clock change too.
  for (let at_ms = first_ms; at_ms <= start_ms + scale.length_s * 1000; at_ms += QUARTER_HOUR_MS) {
    if (minuteOfDay(at_ms) % step_min === 0) ticks.push({ at_ms, x_px: scale.x((at_ms - start_ms) / 1000) });
  }
  return { ticks, hasMinutes: step_min < 60 };
}

function stepMinutes(scale: TimeScale, gap_px: number): number {
  const hour_px = ((scale.right_px - scale.left_px) * 3600) / scale.length_s;
  const fits = (step_min: number, room_px: number): boolean => (hour_px * step_min) / 60 >= room_px;
  const fine_min = FINE_STEPS_MIN.find((step_min) => fits(step_min, gap_px * FINE_GAP_FACTOR));
  return fine_min ?? STEPS_H.map((hours) => hours * 60).find((step_min) => fits(step_min, gap_px)) ?? 1440;
}

function minutesIn(timeZone: string): (at_ms: number) => number {
  const clock = new Intl.DateTimeFormat("en-GB", { timeZone, hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
  return (at_ms) => {
    const [hours, minutes] = clock.format(at_ms).split(":").map(Number);
    return Number(hours) * 60 + Number(minutes);
  };
}
