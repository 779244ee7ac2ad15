import type { Point } from "../data/trace.ts";
import type { LiveMovement } from "../data/live.ts";
import type { LevelScale } from "./levels.ts";

const LEFT_PX = 44;
const RIGHT_PX = 14;
const LANE_PX = 34;
const AXIS_PX = 26;
const SECOND_MS = 1000;
/** What is found is told half a minute late: a whole minute shows it beside its signal, where there is room for one. */
const WINDOW_MS = 60_000;
const NARROW_WINDOW_MS = 30_000;
const NARROW_PX = 420;
const TICKS_S = [5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600] as const;
const LEAST_MG = 1e-6;

type Known = readonly [at_ms: number, level_mg: number];

/** The room of the picture, and what time it shows. */
export interface LivePlot {
  readonly left_px: number;
  readonly right_px: number;
  /** The lane of what was found is above it. */
  readonly top_px: number;
  readonly bottom_px: number;
  readonly from_ms: number;
  readonly to_ms: number;
  x(at_ms: number): number;
}

/** What a line is drawn with: a canvas, or a list in a test. */
export interface Pen {
  moveTo(x_px: number, y_px: number): void;
  lineTo(x_px: number, y_px: number): void;
}

export interface LiveMark {
  readonly movement: LiveMovement;
  readonly x_px: number;
  readonly width_px: number;
}

/** Return the room for the time up to an instant, more of a bed that plays faster than life. */
export function livePlot(width_px: number, height_px: number, to_ms: number, speed: number): LivePlot {
  const right_px = Math.max(width_px - RIGHT_PX, LEFT_PX + 1);
  const length_ms = (width_px < NARROW_PX ? NARROW_WINDOW_MS : WINDOW_MS) * speed;
  const from_ms = to_ms - length_ms;
  const x = (at_ms: number): number => LEFT_PX + ((right_px - LEFT_PX) * (at_ms - from_ms)) / length_ms;
  return { left_px: LEFT_PX, right_px, top_px: LANE_PX, bottom_px: height_px - AXIS_PX, from_ms, to_ms, x };
}

/** Return the round instants of the axis, as dense as the room for a label allows. */
export function secondTicks({ from_ms, to_ms, left_px, right_px }: LivePlot, label_px: number): readonly number[] {
  const second_px = ((right_px - left_px) * SECOND_MS) / (to_ms - from_ms);
  const step_ms = (TICKS_S.find((step_s) => step_s * second_px >= label_px) ?? 7200) * SECOND_MS;
  const ticks: number[] = [];
  for (let at_ms = Math.ceil(from_ms / step_ms) * step_ms; at_ms <= to_ms; at_ms += step_ms) ticks.push(at_ms);
  return ticks;
}

/** Draw what of a line lies in the room, in a stroke for each stretch without a gap; return the level at the edge, null in a gap. */
export function drawLine(line: readonly Point[], plot: LivePlot, levels: LevelScale, pen: Pen): number | null {
  let before: Known | null = null;
  for (const [index, [at_ms, value]] of line.entries()) {
    const next = line[index + 1];
    if (next && next[0] < plot.from_ms) continue;
    const known: Known | null = value === null ? null : [at_ms, value];
    const isBeyond = at_ms > plot.to_ms;
    if (before && known) {
      const level_mg = isBeyond ? between(before, known, plot.to_ms) : known[1];
      pen.lineTo(Math.min(plot.x(at_ms), plot.right_px), levels.y(level_mg));
      if (isBeyond) return level_mg;
    } else if (known && !isBeyond) pen.moveTo(plot.x(at_ms), levels.y(known[1]));
    if (isBeyond) return null;
    before = known;
  }
  return before?.[1] ?? null;
}

/** Return where the movements stand that lie in the room. */
export function liveMarks(movements: readonly LiveMovement[], plot: LivePlot): readonly LiveMark[] {
  return movements
    .map((movement) => {
      const onset_ms = Date.parse(movement.onset);
      const x_px = plot.x(onset_ms);
      return { movement, x_px, width_px: plot.x(onset_ms + movement.duration_s * SECOND_MS) - x_px };
    })
    .filter(({ x_px, width_px }) => x_px <= plot.right_px && x_px + width_px >= plot.left_px);
}

/** Between two levels it goes in ratios, as the axis does. */
function between([before_ms, earlier]: Known, [after_ms, later]: Known, at_ms: number): number {
  return earlier * (Math.max(later, LEAST_MG) / Math.max(earlier, LEAST_MG)) ** ((at_ms - before_ms) / (after_ms - before_ms));
}
