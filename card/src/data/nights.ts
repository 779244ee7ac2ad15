/** What the websocket command `sleep_twitch/nights` answers: the mirror of `websocket_api.py`. */
import { aheadIn } from "./local-clock.ts";
import type { BedNode, NightSummary, Sleeper } from "./night.ts";
import type { Question } from "./request.ts";

const DAY_MS = 86_400_000;

/** Inter-movement intervals of a sleep period, counted in bins of 0.1 in ln(seconds). */
export interface ImiHistogram {
  readonly log_edges_s: readonly number[];
  readonly log_counts: readonly number[];
}

export interface SessionSummary extends NightSummary {
  readonly imi_histogram: ImiHistogram | null;
  /** Periodic limb movements an hour, for each hour since sleep onset; null where there are no data. */
  readonly plm_by_hour: readonly (number | null)[] | null;
}

/** One night or nap that is over. */
export interface Session {
  readonly id: number | string;
  /** Local day the session belongs to, as 2026-03-15. */
  readonly date: string;
  readonly kind: "night" | "nap";
  readonly simulated: boolean;
  /** UTC, ISO 8601. */
  readonly start: string;
  readonly end: string;
  readonly summary: SessionSummary;
}

/** Something the sleeper noted in the diary. */
export interface DiaryMark {
  readonly kind: string;
  /** UTC, ISO 8601. */
  readonly at: string;
  /** 0 is "none", said by the sleeper; null is "some, not counted". */
  readonly amount: number | null;
  readonly note: string | null;
}

export interface NightsAnswer {
  readonly node: BedNode;
  readonly sleeper: Sleeper;
  /** In order of time. */
  readonly nights: readonly Session[];
  readonly marks: readonly DiaryMark[];
}

/** Days of a calendar, both of them included, as days since 1970. */
export interface DayRange {
  readonly first_day: number;
  readonly last_day: number;
}

/** Return the last days up to the one that a night ending now belongs to. */
export function lastDays(days: number, now_ms: number, timeZone: string): DayRange {
  const last_day = nightDayAt(now_ms, timeZone);
  return { first_day: last_day - days + 1, last_day };
}

export function nightsQuestion(range: DayRange, device_id: string | undefined): Question {
  const dates = { start_date: dateOf(range.first_day), end_date: dateOf(range.last_day) };
  return { type: "sleep_twitch/nights", ...dates, ...(device_id ? { device_id } : {}) };
}

/** Return the nights, without the naps. */
export function nightsOnly(answer: NightsAnswer): readonly Session[] {
  return answer.nights.filter(({ kind }) => kind === "night");
}

/** Return the day of a date such as 2026-03-15, in days since 1970. */
export function dayOf(date: string): number {
  return Date.parse(`${date}T00:00:00Z`) / DAY_MS;
}

export function dateOf(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

/** Return the day, in days since 1970, of the night an instant belongs to: they go from local noon to noon. */
export function nightDayAt(at_ms: number, timeZone: string): number {
  return Math.floor((at_ms + aheadIn(timeZone)(at_ms)) / DAY_MS + 0.5);
}
