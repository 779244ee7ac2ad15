import type { TimeScale } from "./scale.ts";

/** So much must be left: enough to tell one movement from the next. */
const SHORTEST_S = 20;
const KEY_FACTOR = 2;
/** A pinch on a trackpad comes as a wheel that turns by the logarithm of the factor, in hundredths; a notch of a real one is more. */
const WHEEL_PX = 100;
const LONGEST_TURN_PX = 40;

/** The part of a night that is drawn; null is all of it. */
export interface TimeWindow {
  readonly start_s: number;
  readonly length_s: number;
}

/** Return the window within the night; null where it shows all of it. */
export function clampWindow({ start_s, length_s }: TimeWindow, whole_s: number): TimeWindow | null {
  const kept_s = Math.max(length_s, SHORTEST_S);
  if (kept_s >= whole_s) return null;
  return { start_s: Math.min(Math.max(start_s, 0), whole_s - kept_s), length_s: kept_s };
}

/** Return the window so much closer (a factor above 1), with what is at a place still there, or moved to another. */
export function zoomAt(scale: TimeScale, factor: number, from_px: number, whole_s: number, to_px = from_px): TimeWindow | null {
  const length_s = Math.max(scale.length_s / factor, SHORTEST_S);
  const width_px = Math.max(scale.right_px - scale.left_px, 1);
  const held_s = scale.start_s + ((from_px - scale.left_px) / width_px) * scale.length_s;
  return clampWindow({ start_s: held_s - ((to_px - scale.left_px) / width_px) * length_s, length_s }, whole_s);
}

/** Return the factor of a turn of the wheel. */
export function wheelFactor(delta_px: number): number {
  return Math.exp(-Math.min(Math.max(delta_px, -LONGEST_TURN_PX), LONGEST_TURN_PX) / WHEEL_PX);
}

/** Return the window that a key leads to, or undefined for a key that leads nowhere. */
export function keyWindow(scale: TimeScale, key: string, at_px: number, whole_s: number): TimeWindow | null | undefined {
  if (key === "0") return null;
  if (key === "+" || key === "=") return zoomAt(scale, KEY_FACTOR, at_px, whole_s);
  return key === "-" ? zoomAt(scale, 1 / KEY_FACTOR, at_px, whole_s) : undefined;
}

/** Return the window moved so far that it shows a stretch of the night, if it does not. */
export function showing(window: TimeWindow | null, start_s: number, end_s: number, whole_s: number): TimeWindow | null {
  if (!window || (start_s >= window.start_s && end_s <= window.start_s + window.length_s)) return window;
  return clampWindow({ ...window, start_s: (start_s + end_s - window.length_s) / 2 }, whole_s);
}
