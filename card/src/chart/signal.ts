import type { Signal } from "../data/signal.ts";
import type { TimeScale } from "./scale.ts";
import type { ValueScale } from "./value-scale.ts";

/** Return the path of a signal: an upright stroke for each pixel, from its least to its largest value. */
export function signalPath({ points }: Signal, { left_px, right_px }: TimeScale, values: ValueScale): string {
  const pixel_px = (right_px - left_px) / points.length;
  return points
    .map((point, index) => {
      if (!point) return "";
      // Each stroke reaches the one before it, or a steep signal would fall apart.
      const [least, largest] = points[index - 1] ?? point;
      const top_px = values.y(Math.max(point[1], least));
      const bottom_px = values.y(Math.min(point[0], largest));
      return `M${round(left_px + (index + 0.5) * pixel_px)} ${round(top_px)}V${round(bottom_px)}`;
    })
    .join("");
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
