import type { Periodicity } from "./figures.ts";
import type { RuleSet } from "./night.ts";
import type { Session } from "./nights.ts";
import { LOW_COVERAGE_SHARE } from "./notices.ts";
import { spreadOf } from "./trend.ts";
import type { Spread } from "./trend.ts";

/** Intervals that a series may have, by the rules of its night. */
export const SERIES_WINDOW_S: Readonly<Record<RuleSet, readonly [from_s: number, to_s: number]>> = { wasm2016: [10, 90], aasm: [5, 90] };
/** Where the rhythm of periodic limb movements usually lies. */
export const USUAL_RHYTHM_S = [15, 40] as const;
/** Nights that a spread is drawn of. */
export const FEWEST_SPREAD_NIGHTS = 3;

export interface Bin {
  readonly from_s: number;
  readonly to_s: number;
  readonly count: number;
}

/** Periodic limb movements in one hour since sleep onset, over the nights that know it. */
export interface Hour extends Spread {
  readonly nights: number;
}

/** The rhythm of one night, or of several together. */
export interface Rhythm {
  readonly nights: number;
  readonly rules: RuleSet;
  /** Whether the nights were not all judged by one rule set. */
  readonly hasOtherRules: boolean;
  /** Intervals of all nights; empty where none is known. */
  readonly bins: readonly Bin[];
  readonly periodicity: Periodicity | null;
  readonly period_s: number | null;
  /** From the first hour after sleep onset on; null where no night has data. */
  readonly hours: readonly (Hour | null)[];
}

/** Return what the nights have together: counts are added, figures of a night stand as their median. */
export function rhythmOf(nights: readonly Session[]): Rhythm | null {
  const last = nights.at(-1);
  if (!last) return null;
  const summaries = nights.map(({ summary }) => summary);
  return {
    nights: nights.length,
    rules: last.summary.rules,
    hasOtherRules: summaries.some(({ rules }) => rules !== last.summary.rules),
    bins: addBins(nights),
    periodicity: periodicityOf(nights),
    period_s: median(summaries.map(({ rhythm_period_s }) => rhythm_period_s)),
    hours: hoursOf(nights),
  };
}

/** Return the nights heard well enough to be put together. */
export function wellHeard(nights: readonly Session[]): readonly Session[] {
  return nights.filter(({ summary }) => (summary.coverage ?? 0) >= LOW_COVERAGE_SHARE);
}

export function intervalsOf(bins: readonly Bin[]): number {
  return bins.reduce((sum, { count }) => sum + count, 0);
}

/** All nights have the same bins: those of the summary are fixed. */
function addBins(nights: readonly Session[]): readonly Bin[] {
  const bins: Bin[] = [];
  for (const { summary } of nights) {
    const { log_edges_s = [], log_counts = [] } = summary.imi_histogram ?? {};
    for (const [index, count] of log_counts.entries()) {
      const from_s = Number(log_edges_s[index]);
      const to_s = Number(log_edges_s[index + 1]);
      bins[index] = { from_s, to_s, count: count + (bins[index]?.count ?? 0) };
    }
  }
  return bins;
}

/** An index counts only beside its own chance level. */
function periodicityOf(nights: readonly Session[]): Periodicity | null {
  const both = nights.filter(({ summary }) => summary.periodicity_index !== null && summary.periodicity_index_chance !== null);
  const index = median(both.map(({ summary }) => summary.periodicity_index));
  const chance = median(both.map(({ summary }) => summary.periodicity_index_chance));
  return index === null || chance === null ? null : { index, chance };
}

function hoursOf(nights: readonly Session[]): readonly (Hour | null)[] {
  const profiles = nights.map(({ summary }) => summary.plm_by_hour ?? []);
  const length = Math.max(...profiles.map((hours) => hours.length));
  return Array.from({ length }, (_, hour) => {
    const known = profiles.map((hours) => hours[hour] ?? null).filter((value) => value !== null);
    return known.length > 0 ? { nights: known.length, ...spreadOf(known) } : null;
  });
}

function median(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length > 0 ? spreadOf(known).median : null;
}
