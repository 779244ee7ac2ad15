import type { NightAnswer } from "./night.ts";

/** Below this share of valid samples a night says so. */
export const LOW_COVERAGE_SHARE = 0.8;

export type Chip = "provisional" | "nap" | "paused" | "simulated";
export type Notice = "offline" | "presence_unknown" | "low_coverage" | "breathing";

/** Return what the figures are to be read with, as words beside the title. */
export function chipsOf({ node, night }: NightAnswer): readonly Chip[] {
  const chips: Chip[] = [];
  if (night?.provisional) chips.push("provisional");
  // A night begins as short as a nap: only its end tells.
  if (night?.kind === "nap" && !night.provisional) chips.push("nap");
  if (node.paused) chips.push("paused");
  if (night?.simulated ?? node.simulated) chips.push("simulated");
  return chips;
}

/** Return what the reader must know of this night, most pressing first. */
export function noticesOf({ node, night }: NightAnswer): readonly Notice[] {
  const notices: Notice[] = [];
  if (!node.connected) notices.push("offline");
  if (!night) return notices;
  if (night.summary.time_in_bed_s === null) notices.push("presence_unknown");
  if ((night.summary.coverage ?? 1) < LOW_COVERAGE_SHARE) notices.push("low_coverage");
  if (night.summary.breathing_related_series.length > 0) notices.push("breathing");
  return notices;
}
