import type { Movement } from "../data/night.ts";
import type { Lane } from "./lanes.ts";
import type { TimeScale } from "./scale.ts";

/** Strengths from the faintest movement a chip sees to a jump out of bed, on the log scale of what one feels. */
const FAINTEST_MG = 1;
const STRONGEST_MG = 400;
const UNKNOWN_STRENGTH = 0.5;
const FAINTEST_OPACITY = 0.35;

/** One movement as it is drawn. */
export interface Mark {
  readonly movement: Movement;
  /** Its place in the night's list. */
  readonly index: number;
  readonly x_px: number;
  readonly y_px: number;
  readonly width_px: number;
  /** 0 to 1. */
  readonly strength: number;
  readonly opacity: number;
}

/** Return how strong a peak is, 0 to 1; a movement without one is drawn at half. */
export function strengthOf(peak_mg: number | null): number {
  if (peak_mg === null) return UNKNOWN_STRENGTH;
  const share = Math.log(Math.max(peak_mg, FAINTEST_MG) / FAINTEST_MG) / Math.log(STRONGEST_MG / FAINTEST_MG);
  return Math.min(share, 1);
}

/** Return how solid a mark is; a movement without confidence came from a list and is taken as it stands. */
export function opacityOf(confidence: number | null): number {
  return FAINTEST_OPACITY + (1 - FAINTEST_OPACITY) * Math.min(Math.max(confidence ?? 1, 0), 1);
}

/** Return the marks of all lanes, in order of onset within a lane. */
export function placeMarks(movements: readonly Movement[], lanes: readonly Lane[], scale: TimeScale): readonly Mark[] {
  return lanes.flatMap((lane) => {
    const marks = movements
      .map((movement, index) => ({ movement, index }))
      .filter(({ movement: { kind, onset_s, duration_s } }) => kind === lane.kind && scale.shows(onset_s, onset_s + duration_s))
      .map(({ movement, index }) => place(movement, index, lane, scale));
    return marks;
  });
}

/** Keep the tallest movement of each pixel: what is drawn over the others would hide them anyway. */
export function keepTallest(marks: readonly Mark[]): readonly Mark[] {
  const tallest = new Map<string, Mark>();
  for (const mark of marks) {
    const pixel = `${mark.movement.kind} ${Math.round(mark.x_px)}`;
    const other = tallest.get(pixel);
    if (!other || weight(mark) > weight(other)) tallest.set(pixel, mark);
  }
  return [...tallest.values()];
}

/** What was no movement hides none. */
function weight({ movement, strength }: Mark): number {
  return movement.wrong ? strength - 1 : strength;
}

function place(movement: Movement, index: number, lane: Lane, scale: TimeScale): Mark {
  const x_px = scale.x(movement.onset_s);
  return {
    movement,
    index,
    x_px,
    y_px: lane.top_px + lane.height_px / 2,
    width_px: scale.x(movement.onset_s + movement.duration_s) - x_px,
    strength: strengthOf(movement.peak_mg),
    opacity: opacityOf(movement.confidence),
  };
}
