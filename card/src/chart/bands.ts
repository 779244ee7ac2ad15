import type { IntervalS, Night } from "../data/night.ts";
import type { TimeScale } from "./scale.ts";

/** A stretch of the night on the timeline. */
export interface Band {
  readonly x_px: number;
  readonly width_px: number;
}

/** Thinner than this a stretch would not be seen, and a gap must be. */
const NARROWEST_PX = 1;

export function bands(intervals: readonly IntervalS[], scale: TimeScale): readonly Band[] {
  return intervals.filter(([start_s, end_s]) => scale.shows(start_s, end_s)).map(([start_s, end_s]) => {
    const x_px = scale.x(start_s);
    return { x_px, width_px: Math.max(scale.x(end_s) - x_px, NARROWEST_PX) };
  });
}

/** Return the sleep period less the time out of bed; the whole of it while nobody knows who is in bed. */
export function asleepInBed(night: Night): readonly IntervalS[] {
  const period = sleepPeriod(night);
  if (!period) return [];
  if (night.in_bed.length === 0) return [period];
  return night.in_bed
    .map(([start_s, end_s]): IntervalS => [Math.max(start_s, period[0]), Math.min(end_s, period[1])])
    .filter(([start_s, end_s]) => end_s > start_s);
}

/** Return the widest band, for a name to stand in. */
export function widest(bands: readonly Band[]): Band | null {
  return bands.reduce<Band | null>((best, band) => (best && best.width_px >= band.width_px ? best : band), null);
}

/** From sleep onset to final waking, or to now while the night goes on; null when unknown. */
function sleepPeriod(night: Night): IntervalS | null {
  if (night.sleep_onset_s === null) return null;
  const end_s = night.final_wake_s ?? (night.provisional ? night.duration_s : null);
  return end_s === null ? null : [night.sleep_onset_s, end_s];
}
