import { nightDayAt } from "./nights.ts";
import type { DiaryMark } from "./nights.ts";

export const COURSE_KINDS = ["medication", "supplement"] as const;
export type CourseKind = (typeof COURSE_KINDS)[number];

/** Days without a mark after which it is a course of its own. */
const LONGEST_PAUSE_DAYS = 7;

/** One medication or supplement as it was taken: the same amount, with the same note, day after day. */
export interface Course {
  readonly kind: CourseKind;
  readonly first_day: number;
  readonly last_day: number;
  /** Days with a mark. */
  readonly days: number;
  /** 0 is "none", said by the sleeper; null is "some, not counted". */
  readonly amount: number | null;
  readonly note: string | null;
}

/** Return medication and supplements as courses, in order of their first day; an evening stands at the night that follows. */
export function coursesOf(marks: readonly DiaryMark[], timeZone: string): readonly Course[] {
  const courses: Course[] = [];
  for (const mark of marks) {
    const kind = COURSE_KINDS.find((one) => one === mark.kind);
    if (!kind) continue;
    const day = nightDayAt(Date.parse(mark.at), timeZone);
    const { amount, note } = mark;
    const index = courses.findLastIndex((one) => one.kind === kind && one.note === note);
    const before = courses[index];
    const goesOn = before?.amount === amount && day - before.last_day <= LONGEST_PAUSE_DAYS;
    if (!before || !goesOn) courses.push({ kind, first_day: day, last_day: day, days: 1, amount, note });
    else courses[index] = { ...before, last_day: day, days: before.days + (day > before.last_day ? 1 : 0) };
  }
  return courses;
}
