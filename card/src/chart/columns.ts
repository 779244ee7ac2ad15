import type { Bin, Hour } from "../data/rhythm.ts";
import { valueScale } from "./value-scale.ts";
import type { ValueScale } from "./value-scale.ts";

const LEFT_PX = 42;
const RIGHT_PX = 8;
const AXIS_PX = 26;
const GAP_PX = 1;
/** What a logarithmic axis of intervals reaches: less is no pause, more is no rhythm. */
const SHORTEST_S = 1.5;
const LONGEST_S = 200;
const HOUR_GAP_SHARE = 0.3;

/** The room of a chart of columns. */
export interface Plot {
  readonly left_px: number;
  readonly right_px: number;
  readonly top_px: number;
  readonly bottom_px: number;
  readonly height_px: number;
}

/** One column, and its place in the list it was made from. */
export interface Column {
  readonly index: number;
  readonly x_px: number;
  readonly width_px: number;
  readonly y_px: number;
  readonly height_px: number;
}

export interface BinColumn extends Column {
  readonly isInWindow: boolean;
}

export interface HourColumn extends Column {
  /** Whiskers to the quartiles. */
  readonly lower_px: number;
  readonly upper_px: number;
  readonly isKnown: boolean;
}

export function plotOf(width_px: number, top_px: number, plot_height_px: number): Plot {
  const bottom_px = top_px + plot_height_px;
  return { left_px: LEFT_PX, right_px: Math.max(width_px - RIGHT_PX, LEFT_PX), top_px, bottom_px, height_px: bottom_px + AXIS_PX };
}

/** Return where an interval stands on the logarithmic axis. */
export function logX(interval_s: number, { left_px, right_px }: Plot): number {
  const share = Math.log(interval_s / SHORTEST_S) / Math.log(LONGEST_S / SHORTEST_S);
  return left_px + (right_px - left_px) * Math.min(Math.max(share, 0), 1);
}

/** Return the bins that the axis reaches, with their places in the histogram. */
export function shownBins(bins: readonly Bin[]): readonly (Bin & { readonly index: number })[] {
  return bins.map((bin, index) => ({ ...bin, index })).filter(({ from_s, to_s }) => from_s >= SHORTEST_S && to_s <= LONGEST_S);
}

export function binScale(bins: readonly Bin[], { top_px, bottom_px }: Plot): ValueScale {
  return valueScale(Math.max(0, ...shownBins(bins).map(({ count }) => count)), top_px, bottom_px, 4, 1);
}

/** Return a column for each bin; one lies in the window where its middle does. */
export function binColumns(bins: readonly Bin[], window_s: readonly [number, number], plot: Plot): readonly BinColumn[] {
  const scale = binScale(bins, plot);
  return shownBins(bins).map(({ index, from_s, to_s, count }) => {
    const x_px = logX(from_s, plot);
    const middle_s = Math.sqrt(from_s * to_s);
    const y_px = scale.y(count);
    return {
      index,
      x_px,
      width_px: Math.max(logX(to_s, plot) - x_px - GAP_PX, GAP_PX),
      y_px,
      height_px: plot.bottom_px - y_px,
      isInWindow: middle_s > window_s[0] && middle_s <= window_s[1],
    };
  });
}

export function hourScale(hours: readonly (Hour | null)[], { top_px, bottom_px }: Plot): ValueScale {
  return valueScale(Math.max(0, ...hours.map((hour) => hour?.upper ?? 0)), top_px, bottom_px, 3);
}

/** Return a column for each hour; one that nobody knows has the height of the plot, to be hatched. */
export function hourColumns(hours: readonly (Hour | null)[], plot: Plot): readonly HourColumn[] {
  const scale = hourScale(hours, plot);
  const hour_px = (plot.right_px - plot.left_px) / Math.max(hours.length, 1);
  return hours.map((hour, index) => {
    const y_px = hour ? scale.y(hour.median) : plot.top_px;
    return {
      index,
      x_px: plot.left_px + hour_px * (index + HOUR_GAP_SHARE / 2),
      width_px: hour_px * (1 - HOUR_GAP_SHARE),
      y_px,
      height_px: plot.bottom_px - y_px,
      lower_px: scale.y(hour?.lower ?? 0),
      upper_px: scale.y(hour?.upper ?? 0),
      isKnown: hour !== null,
    };
  });
}

/** Return the place of the column that a tap means, -1 beside them all. */
export function columnAt(columns: readonly Column[], x_px: number): number {
  return columns.findIndex((column) => x_px >= column.x_px - GAP_PX && x_px <= column.x_px + column.width_px + GAP_PX);
}
