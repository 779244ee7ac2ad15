/** Where one shade ends and the next begins, in movements per hour: each is for twice as many. */
export const SHADE_EDGES = [8, 16, 32, 64, 128] as const;
/** None, fewer than the first edge, and one from each edge on. */
export const SHADES = SHADE_EDGES.length + 2;

/** Return the shade of a rate, from 0 for none at all. */
export function shadeOf(rate: number): number {
  return rate > 0 ? 1 + SHADE_EDGES.filter((edge) => rate >= edge).length : 0;
}
