/** Seconds of a night on a width of pixels. */
export interface TimeScale {
  readonly left_px: number;
  readonly right_px: number;
  /** The first second that is drawn. */
  readonly start_s: number;
  readonly length_s: number;
  x(seconds: number): number;
  /** Whether some of a stretch is drawn. */
  shows(from_s: number, to_s: number): boolean;
}

/** Return the scale; what lies outside of it is drawn at its edge. */
export function timeScale(length_s: number, left_px: number, right_px: number, start_s = 0): TimeScale {
  const width_px = Math.max(right_px - left_px, 0);
  return {
    left_px,
    right_px: left_px + width_px,
    start_s,
    length_s,
    x: (seconds) => left_px + (width_px * Math.min(Math.max(seconds - start_s, 0), length_s)) / length_s,
    shows: (from_s, to_s) => to_s >= start_s && from_s <= start_s + length_s,
  };
}
