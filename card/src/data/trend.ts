import { dayOf } from "./nights.ts";
import type { Session } from "./nights.ts";
import { valueOf } from "./nightly.ts";
import type { NightlyFigure } from "./nightly.ts";
import { LOW_COVERAGE_SHARE } from "./notices.ts";

/** Nights that a median is taken of. */
export const MEDIAN_NIGHTS = 7;
/** Seven nights further apart than this tell of no one time. */
const LONGEST_WINDOW_DAYS = 21;
/** A line across more days without a night that counts would be a guess. */
const LONGEST_LINE_GAP_DAYS = 4;

/** One night of a trend. */
export interface TrendNight {
  readonly day: number;
  readonly value: number | null;
  /** Share of the session with valid samples, 0 to 1. */
  readonly coverage: number | null;
  /** Whether enough of the night was heard for its figure to count in the median. */
  readonly isSure: boolean;
  /** What this night and the six counted ones before it come to; null while they are fewer. */
  readonly week: Spread | null;
}

export interface Spread {
  readonly lower: number;
  readonly median: number;
  readonly upper: number;
}

/** Return each night with its value, and the median and quartiles of the last seven that count. */
export function trendOf(nights: readonly Session[], figure: NightlyFigure): readonly TrendNight[] {
  const counted: { day: number; value: number }[] = [];
  return nights.map(({ date, summary }) => {
    const day = dayOf(date);
    const value = valueOf(summary, figure);
    const { coverage } = summary;
    const isSure = coverage !== null && coverage >= LOW_COVERAGE_SHARE;
    const isCounted = isSure && value !== null;
    if (isCounted) counted.push({ day, value });
    return { day, value, coverage, isSure, week: isCounted ? spreadOfLast(counted) : null };
  });
}

/** Return how many nights count in a median. */
export function countedNights(nights: readonly TrendNight[]): number {
  return nights.filter(({ isSure, value }) => isSure && value !== null).length;
}

/** Return the nights whose weeks follow on one another, as lines to draw. */
export function weekLines(nights: readonly TrendNight[]): readonly (readonly TrendNight[])[] {
  const lines: TrendNight[][] = [];
  for (const night of nights) {
    if (!night.week) continue;
    const line = lines.at(-1);
    const before = line?.at(-1);
    if (line && before && night.day - before.day <= LONGEST_LINE_GAP_DAYS) line.push(night);
    else lines.push([night]);
  }
  return lines;
}

/** Return a quantile of sorted values, between two of them where it falls there. */
export function quantile(sorted: readonly number[], share: number): number {
  const place = (sorted.length - 1) * share;
  const below = sorted[Math.floor(place)] ?? Number.NaN;
  const above = sorted[Math.ceil(place)] ?? Number.NaN;
  return below + (above - below) * (place - Math.floor(place));
}

export function spreadOf(values: readonly number[]): Spread {
  const sorted = [...values].sort((one, other) => one - other);
  return { lower: quantile(sorted, 0.25), median: quantile(sorted, 0.5), upper: quantile(sorted, 0.75) };
}

function spreadOfLast(counted: readonly { readonly day: number; readonly value: number }[]): Spread | null {
  const last = counted.slice(-MEDIAN_NIGHTS);
  const [first] = last;
  const latest = counted.at(-1);
  if (last.length < MEDIAN_NIGHTS || !first || !latest || latest.day - first.day > LONGEST_WINDOW_DAYS) return null;
  return spreadOf(last.map(({ value }) => value));
}
