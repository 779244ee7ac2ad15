import { describe, expect, it } from "vitest";

import { coursesOf } from "../../src/data/courses.ts";
import { dayOf } from "../../src/data/nights.ts";
import type { DiaryMark } from "../../src/data/nights.ts";

const mark = (at: string, changes: Partial<DiaryMark> = {}): DiaryMark => ({ kind: "medication", at: `${at}T20:00:00Z`, amount: 1, note: null, ...changes });
const days = (marks: readonly DiaryMark[]): readonly (readonly number[])[] =>
  coursesOf(marks, "UTC").map((course) => [course.first_day - dayOf("2026-03-01"), course.last_day - dayOf("2026-03-01"), course.days]);

describe("a course", () => {
  it("stands at the night that follows the evening", () => {
    expect(days([mark("2026-02-28")])).toEqual([[0, 0, 1]]);
  });

  it("goes on day after day, and over a few days without a mark", () => {
    expect(days([mark("2026-02-28"), mark("2026-03-01"), mark("2026-03-08")])).toEqual([[0, 8, 3]]);
  });

  it("counts a day once", () => {
    expect(days([mark("2026-02-28"), mark("2026-02-28")])).toEqual([[0, 0, 1]]);
  });

  it("ends with a longer pause", () => {
    expect(days([mark("2026-02-28"), mark("2026-03-09")])).toEqual([[0, 0, 1], [9, 9, 1]]);
  });

  it("ends where the amount changes, and an unknown amount is another", () => {
    const marks = [mark("2026-02-28"), mark("2026-03-01", { amount: 2 }), mark("2026-03-02", { amount: null })];

    expect(coursesOf(marks, "UTC").map(({ amount }) => amount)).toEqual([1, 2, null]);
  });

  it("is one for each thing taken, though they alternate", () => {
    const iron = { kind: "supplement", note: "iron" };
    const marks = [mark("2026-02-28"), mark("2026-02-28", iron), mark("2026-03-01"), mark("2026-03-01", iron)];

    expect(coursesOf(marks, "UTC").map(({ kind, days: taken }) => [kind, taken])).toEqual([["medication", 2], ["supplement", 2]]);
  });

  it("is of medication and supplements only", () => {
    expect(coursesOf([mark("2026-02-28", { kind: "caffeine" })], "UTC")).toEqual([]);
  });
});
