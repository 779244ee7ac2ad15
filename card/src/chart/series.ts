import type { Night } from "../data/night.ts";
import type { Lane } from "./lanes.ts";
import type { TimeScale } from "./scale.ts";

/** Narrower than this a bar would not be seen. */
const NARROWEST_PX = 6;
const OVERHANG_PX = 3;
const HEIGHT_SHARE = 0.82;

/** A series of periodic limb movements, as the bar that joins its events. */
export interface SeriesBar {
  readonly series: number;
  readonly x_px: number;
  readonly y_px: number;
  readonly width_px: number;
  readonly height_px: number;
  readonly size: number;
  /** Its rhythm may come from breathing. */
  readonly isBreathing: boolean;
}

/** Return the bars of a night's series in the lane of limb movements. */
export function seriesBars(night: Night, lane: Lane, scale: TimeScale): readonly SeriesBar[] {
  const extents = new Map<number, { start_s: number; end_s: number; size: number }>();
  for (const { series, onset_s, duration_s } of night.movements) {
    if (series === null) continue;
    const { start_s, size } = extents.get(series) ?? { start_s: onset_s, size: 0 };
    extents.set(series, { start_s, end_s: onset_s + duration_s, size: size + 1 });
  }
  const breathing = new Set(night.summary.breathing_related_series);
  const height_px = lane.height_px * HEIGHT_SHARE;
  const shown = [...extents].filter(([, { start_s, end_s }]) => scale.shows(start_s, end_s));
  return shown.map(([series, { start_s, end_s, size }]) => ({
    series,
    size,
    isBreathing: breathing.has(series),
    x_px: scale.x(start_s) - OVERHANG_PX,
    y_px: lane.top_px + (lane.height_px - height_px) / 2,
    width_px: Math.max(scale.x(end_s) - scale.x(start_s) + 2 * OVERHANG_PX, NARROWEST_PX),
    height_px,
  }));
}
