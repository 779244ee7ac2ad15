import { describe, expect, it } from "vitest";

import { marksOf, markText } from "../../src/data/diary.ts";
import type { DiaryMark } from "../../src/data/nights.ts";
import { format, night, translate } from "../samples.ts";

function mark(changes: Partial<DiaryMark> = {}): DiaryMark {
  return { kind: "caffeine", at: "2026-03-14T19:05:00Z", amount: null, note: null, ...changes };
}

describe("what was noted for a night", () => {
  it("goes from the noon before it to the noon after, in the time of the house", () => {
    const at = ["2026-03-14T10:59:00Z", "2026-03-14T11:00:00Z", "2026-03-15T10:59:00Z", "2026-03-15T11:00:00Z"];

    const kept = marksOf(night({ date: "2026-03-15" }), at.map((instant) => mark({ at: instant })), "Europe/Berlin");

    expect(kept.map(({ at: instant }) => instant)).toEqual([at[1], at[2]]);
  });
});

describe("a mark in words", () => {
  it.each([
    ["some of it", {}, "20:05 · Caffeine"],
    ["how much, and what was said", { amount: 1.5, note: "espresso" }, "20:05 · Caffeine · amount 1.5 · espresso"],
    ["none, which is something else than not saying", { kind: "alcohol", amount: 0 }, "20:05 · Alcohol · none"],
    ["a kind of a later version as it is called there", { kind: "nap" }, "20:05 · nap"],
  ])("tells %s", (_, changes, expected) => {
    expect(markText(mark(changes), translate, format)).toBe(expected);
  });
});
