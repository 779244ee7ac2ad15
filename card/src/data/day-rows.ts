import type { Activity, ActivityFigure, Counts } from "./activity.ts";
import { aheadIn } from "./local-clock.ts";

const HOUR_MS = 3_600_000;
const DAY_H = 24;
const DAY_MS = DAY_H * HOUR_MS;
/** Cells of a day. */
const CELLS_AN_HOUR = 4;
const CELLS = DAY_H * CELLS_AN_HOUR;
/** Less of a cell in bed and heard has no rate worth telling. */
const LEAST_S = 180;
/** What is shown in any case: 20:00 to 10:00. */
const USUAL_H = [8, 22] as const;

/** Hours since noon. */
export type HoursSpan = readonly [from_h: number, to_h: number];

/** Movements per hour; null is unknown, undefined is out of bed. */
export type Rate = number | null | undefined;

/** A day from noon to noon, by the clock on the wall. */
export interface DayRow {
  /** The day it ends in, in days since 1970. */
  readonly day: number;
  /** The night that lies in it, or most of it. */
  readonly night: Activity | null;
  /** By the quarter of an hour since noon; empty where nothing at all is known of the day. */
  readonly rates: readonly Rate[];
  readonly in_bed: readonly HoursSpan[];
  /** Sleep onsets and final wakings, in hours since noon. */
  readonly marks_h: readonly number[];
}

export interface Days {
  /** From the first to the last with a night, none left out. */
  readonly rows: readonly DayRow[];
  /** What the nights use of the clock. */
  readonly span: HoursSpan;
}

/** Return what is known of each day, cut at noon. */
export function daysOf(nights: readonly Activity[], figure: ActivityFigure, bin_s: number, timeZone: string): Days {
  const book = new DayBook(aheadIn(timeZone));
  for (const night of nights) {
    const noon_ms = book.clockOf(night);
    book.addCounts(night, night[figure], bin_s, noon_ms);
    book.addStays(night, noon_ms);
    if (night.kind === "night") book.addNight(night, noon_ms);
  }
  return { rows: book.rows(), span: book.span };
}

/** What is gathered of a day; an hour that the clocks show twice is added up. */
interface Draft {
  night: Activity | null;
  readonly counts: number[];
  readonly heard_s: number[];
  readonly isUnknown: boolean[];
  readonly in_bed: HoursSpan[];
  readonly marks_h: number[];
}

/** Tells how many milliseconds of the clocks lie between an instant and noon of the last day of 1969. */
type SinceNoon = (at_ms: number) => number;

class DayBook {
  span: HoursSpan = USUAL_H;
  private readonly _drafts = new Map<number, Draft>();
  private readonly _ahead: (at_ms: number) => number;

  constructor(ahead: (at_ms: number) => number) {
    this._ahead = ahead;
  }

  /** Clocks change seldom, and asking for them is slow. */
  clockOf({ start, end }: Activity): SinceNoon {
    const ahead_ms = this._ahead(Date.parse(start));
    const isSteady = ahead_ms === this._ahead(Date.parse(end));
    return (at_ms) => at_ms + (isSteady ? ahead_ms : this._ahead(at_ms)) + DAY_MS / 2;
  }

  addCounts({ first_bin, heard_s, movements_forgotten }: Activity, counts: Counts, bin_s: number, noon_ms: SinceNoon): void {
    for (const [index, count] of counts.entries()) {
      const at_ms = noon_ms(Date.parse(first_bin) + index * bin_s * 1000);
      const draft = this._draftAt(at_ms);
      const cell = Math.floor(hourOf(at_ms) * CELLS_AN_HOUR);
      const here_s = Number(heard_s[index]);
      // Of a night whose movements are forgotten it is still known when nobody was in bed.
      if (count === null) draft.isUnknown[cell] ||= !movements_forgotten || here_s >= LEAST_S;
      else {
        draft.counts[cell] = (draft.counts[cell] ?? 0) + count;
        draft.heard_s[cell] = (draft.heard_s[cell] ?? 0) + here_s;
      }
    }
  }

  addStays({ start, in_bed, kind }: Activity, noon_ms: SinceNoon): void {
    for (const [start_s, end_s] of in_bed) {
      const to_ms = noon_ms(Date.parse(start) + end_s * 1000);
      for (let from_ms = noon_ms(Date.parse(start) + start_s * 1000); from_ms < to_ms; from_ms = (dayAt(from_ms) + 1) * DAY_MS) {
        const from_h = hourOf(from_ms);
        const stay: HoursSpan = [from_h, Math.min(from_h + (to_ms - from_ms) / HOUR_MS, DAY_H)];
        this._draftAt(from_ms).in_bed.push(stay);
        if (kind === "night") this.span = [Math.min(this.span[0], Math.floor(stay[0])), Math.max(this.span[1], Math.ceil(stay[1]))];
      }
    }
  }

  addNight(night: Activity, noon_ms: SinceNoon): void {
    const start_ms = Date.parse(night.start);
    this._draftAt(noon_ms((start_ms + Date.parse(night.end)) / 2)).night = night;
    for (const mark_s of [night.sleep_onset_s, night.final_wake_s]) {
      if (mark_s === null) continue;
      const at_ms = noon_ms(start_ms + mark_s * 1000);
      this._draftAt(at_ms).marks_h.push(hourOf(at_ms));
    }
  }

  rows(): readonly DayRow[] {
    const days = [...this._drafts.keys()].sort((one, other) => one - other);
    const [first] = days;
    const last = days.at(-1);
    if (first === undefined || last === undefined) return [];
    return Array.from({ length: last - first + 1 }, (_, index) => rowOf(first + index, this._drafts.get(first + index)));
  }

  private _draftAt(at_ms: number): Draft {
    const day = dayAt(at_ms);
    const draft = this._drafts.get(day) ?? { night: null, counts: [], heard_s: [], isUnknown: [], in_bed: [], marks_h: [] };
    this._drafts.set(day, draft);
    return draft;
  }
}

function dayAt(noon_ms: number): number {
  return Math.floor(noon_ms / DAY_MS);
}

function hourOf(noon_ms: number): number {
  return (noon_ms % DAY_MS) / HOUR_MS;
}

function rowOf(day: number, draft: Draft | undefined): DayRow {
  if (!draft) return { day, night: null, rates: [], in_bed: [], marks_h: [] };
  const { night, in_bed, marks_h } = draft;
  return { day, night, rates: Array.from({ length: CELLS }, (_, cell) => rateIn(draft, cell)), in_bed, marks_h };
}

function rateIn({ counts, heard_s, isUnknown }: Draft, cell: number): Rate {
  const here_s = heard_s[cell] ?? 0;
  if (here_s >= LEAST_S) return (Number(counts[cell]) * 3600) / here_s;
  return isUnknown[cell] ? null : undefined;
}
