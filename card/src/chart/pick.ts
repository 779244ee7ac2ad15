import type { Movement } from "../data/night.ts";
import type { Mark } from "./marks.ts";

/** About a fingertip. */
const REACH_PX = 24;
const STRIDE = 10;

/** Return the mark that a tap means: the nearest within reach, the stronger where two are as near. */
export function nearestMark(marks: readonly Mark[], x_px: number, y_px: number): Mark | null {
  let nearest: Mark | null = null;
  let nearest_px = REACH_PX;
  for (const mark of marks) {
    const distance_px = Math.hypot(sideways(mark, x_px), (mark.y_px - y_px) / 2);
    const isNearer = distance_px < nearest_px || (distance_px === nearest_px && mark.strength > (nearest?.strength ?? -1));
    if (!isNearer) continue;
    nearest = mark;
    nearest_px = distance_px;
  }
  return nearest;
}

/** Return the movement that a key leads to from the current one (-1 for none), or null for a key that leads nowhere. */
export function step(movements: readonly Movement[], current: number, key: string): number | null {
  const last = movements.length - 1;
  const to = (index: number): number => Math.min(Math.max(index, 0), last);
  if (last < 0) return null;
  if (key === "ArrowRight") return to(current + 1);
  if (key === "ArrowLeft") return to(current < 0 ? last : current - 1);
  if (key === "PageDown") return to(current + STRIDE);
  if (key === "PageUp") return to(current - STRIDE);
  if (key === "Home") return 0;
  if (key === "End") return last;
  if (key === "ArrowDown" || key === "ArrowUp") return sameKind(movements, current, key === "ArrowDown" ? 1 : -1);
  return null;
}

/** Up and down stay with the kind of movement that is selected. */
function sameKind(movements: readonly Movement[], current: number, direction: 1 | -1): number {
  const kind = movements[current]?.kind;
  if (!kind) return 0;
  for (let index = current + direction; index >= 0 && index < movements.length; index += direction) {
    if (movements[index]?.kind === kind) return index;
  }
  return current;
}

function sideways({ x_px: start_px, width_px }: Mark, x_px: number): number {
  return Math.max(start_px - x_px, x_px - start_px - width_px, 0);
}
