/** Values on a height of pixels, with round ticks. */
export interface ValueScale {
  readonly ticks: readonly number[];
  readonly step: number;
  /** Larger values stand higher: smaller in pixels. */
  y(value: number): number;
}

const ROUND_STEPS = [1, 2, 2.5, 5] as const;

/**
 * Return a scale from zero, or from a round value at or below the smallest, to one at or above the largest; whole numbers only
 * where a half would mean nothing.
 */
export function valueScale(largest: number, top_px: number, bottom_px: number, most_ticks: number, least_step = 0, smallest = 0): ValueScale {
  const step = Math.max(roundStep((largest > smallest ? largest - smallest : 1) / most_ticks), least_step);
  const start = Math.floor(smallest / step + 1e-9) * step;
  const count = Math.max(Math.ceil((largest - start) / step - 1e-9), 1);
  const length = step * count;
  const ticks = Array.from({ length: count + 1 }, (_, index) => Number((start + index * step).toPrecision(12)));
  return { ticks, step, y: (value) => bottom_px - ((bottom_px - top_px) * Math.min(Math.max(value - start, 0), length)) / length };
}

function roundStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(least));
  const factor = ROUND_STEPS.find((one) => one * power >= least * (1 - 1e-9)) ?? 10;
  return factor * power;
}
