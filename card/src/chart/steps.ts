const STRIDE = 10;

/** Return the place that a key leads to among so many (-1 for none), or null for a key that leads nowhere. */
export function stepTo(count: number, current: number, key: string): number | null {
  const last = count - 1;
  if (last < 0) return null;
  const to = (index: number): number => Math.min(Math.max(index, 0), last);
  if (key === "ArrowRight" || key === "ArrowUp") return to(current + 1);
  if (key === "ArrowLeft" || key === "ArrowDown") return to(current < 0 ? last : current - 1);
  if (key === "PageDown") return to(current + STRIDE);
  if (key === "PageUp") return to(current - STRIDE);
  if (key === "Home") return 0;
  if (key === "End") return last;
  return key === "Escape" ? -1 : null;
}
