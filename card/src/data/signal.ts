/** What the websocket command `sleep_twitch/signal` answers: the mirror of `websocket_signal.py`. */
import type { IntervalS, Movement, Night } from "./night.ts";
import type { Question } from "./request.ts";

/** So much is shown before and after a movement: as long as itself, within these. */
const SHORTEST_MARGIN_S = 4;
const LONGEST_MARGIN_S = 60;
/** As much as is answered at once. */
const LONGEST_WINDOW_S = 3600;
const MOST_PIXELS = 4000;

export interface Signal {
  readonly start_s: number;
  readonly end_s: number;
  /** Least and largest value of each pixel in mg; null where there is no sample. */
  readonly points: readonly (readonly [least_mg: number, largest_mg: number] | null)[];
}

/** Return the window in which a movement is looked at, in seconds of its night. */
export function windowOf({ onset_s, duration_s }: Movement): IntervalS {
  const margin_s = Math.min(Math.max(duration_s, SHORTEST_MARGIN_S), LONGEST_MARGIN_S);
  const start_s = onset_s - margin_s;
  return [start_s, Math.min(onset_s + duration_s + margin_s, start_s + LONGEST_WINDOW_S)];
}

export function signalQuestion(night: Night, movement: Movement, device_id: string | undefined, width_px: number): Question {
  const [start_s, end_s] = windowOf(movement);
  const pixels = Math.min(Math.max(Math.round(width_px), 1), MOST_PIXELS);
  return { type: "sleep_twitch/signal", ...(device_id ? { device_id } : {}), night_id: night.id, start_s, end_s, pixels };
}

/** Return the largest value; 0 of a signal that is a hole. */
export function peakOf({ points }: Signal): number {
  return Math.max(0, ...points.map((point) => point?.[1] ?? 0));
}

/** Return where there is no sample. */
export function holesOf({ start_s, end_s, points }: Signal): readonly IntervalS[] {
  const at = (index: number): number => start_s + ((end_s - start_s) * index) / points.length;
  return points.flatMap((point, index) => (point ? [] : [[at(index), at(index + 1)] as const]));
}
