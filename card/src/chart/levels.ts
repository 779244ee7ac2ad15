const LEAST_TOP_MG = 100;
const LEAST_BOTTOM_MG = 0.1;

/** Strengths on a scale of ratios, with a tick at each power of ten. */
export interface LevelScale {
  readonly ticks_mg: readonly number[];
  /** What lies outside is drawn at the edge. */
  y(level_mg: number): number;
}

/** Return a scale of whole decades with room for the resting level and for the largest value. */
export function levelScale(rest_mg: number | null, largest_mg: number | null, top_px: number, bottom_px: number): LevelScale {
  const lowest = Math.floor(Math.log10(Math.min((rest_mg ?? LEAST_BOTTOM_MG) || LEAST_BOTTOM_MG, LEAST_BOTTOM_MG)));
  const highest = Math.ceil(Math.log10(Math.max(largest_mg ?? 0, LEAST_TOP_MG)));
  const decades = highest - lowest;
  const ticks_mg = Array.from({ length: decades + 1 }, (_, index) => Number((10 ** (lowest + index)).toPrecision(3)));
  const y = (level_mg: number): number => {
    const share = (Math.log10(Math.max(level_mg, 1e-9)) - lowest) / decades;
    return bottom_px - (bottom_px - top_px) * Math.min(Math.max(share, 0), 1);
  };
  return { ticks_mg, y };
}
