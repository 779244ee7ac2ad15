import { describe, expect, it } from "vitest";

import { bandPath, courseBars, courseSign, dotsOf, layOutTrend, medianPath, nearestDot, rowsOf } from "../../src/chart/trend.ts";
import type { TrendRoom } from "../../src/chart/trend.ts";
import type { Course } from "../../src/data/courses.ts";
import type { TrendNight } from "../../src/data/trend.ts";

const RANGE = { first_day: 100, last_day: 109 };
const ROOM: TrendRoom = { width_px: 260, gutter_px: 50, rows: 0, isFitted: false, fixed_end: null, least_step: 0 };
const night = (day: number, value: number | null, changes: Partial<TrendNight> = {}): TrendNight => ({
  day, value, coverage: 1, isSure: true, week: null, ...changes,
});
const course = (changes: Partial<Course> = {}): Course => ({
  kind: "medication", first_day: 102, last_day: 104, days: 3, amount: 1, note: null, ...changes,
});

describe("the layout of a trend", () => {
  it("stands each night in the middle of its day", () => {
    const layout = layOutTrend([], RANGE, ROOM);

    expect([layout.x(100), layout.x(109)]).toEqual([60, 240]);
  });

  it("has room for all values, and for the band", () => {
    const layout = layOutTrend([night(100, 8), night(101, null, { week: { lower: 1, median: 2, upper: 11 } })], RANGE, ROOM);

    expect(layout.values.ticks).toEqual([0, 5, 10, 15]);
  });

  it("ends a share at one whatever its values", () => {
    expect(layOutTrend([night(100, 0.2)], RANGE, { ...ROOM, fixed_end: 1 }).values.ticks.at(-1)).toBe(1);
  });

  it("begins near the smallest value where zero says nothing, and at zero where all are unknown", () => {
    const fitted = { ...ROOM, isFitted: true, least_step: 0.5 };
    const hours = [night(100, 7.2), night(101, 8.6, { week: { lower: 6.8, median: 7, upper: 8 } })];

    expect(layOutTrend(hours, RANGE, fitted).values.ticks).toEqual([6.5, 7, 7.5, 8, 8.5, 9]);
    expect(layOutTrend([night(100, null)], RANGE, fitted).values.ticks).toEqual([0, 0.5]);
  });

  it("has smaller dots where there are many, and is never wider than nothing", () => {
    const radius = (width_px: number): number => layOutTrend([], RANGE, { ...ROOM, width_px }).radius_px;

    expect([radius(260), radius(130), radius(20)]).toEqual([4.5, 3.15, 1.8]);
  });

  it("makes room for what was taken", () => {
    expect(layOutTrend([], RANGE, { ...ROOM, rows: 2 }).top_px - layOutTrend([], RANGE, ROOM).top_px).toBe(40);
  });
});

describe("the dots", () => {
  const layout = layOutTrend([night(100, 10)], RANGE, ROOM);

  it("are none for a night whose figure is unknown, and hollow for one hardly heard", () => {
    const dots = dotsOf([night(100, 10), night(101, null), night(102, 0, { isSure: false })], layout);

    expect(dots).toEqual([
      { index: 0, x_px: 60, y_px: 10, isHollow: false },
      { index: 2, x_px: 100, y_px: 210, isHollow: true },
    ]);
  });

  it("are found by a tap near them, by their day first", () => {
    const dots = dotsOf([night(100, 10), night(101, 0), night(102, 10)], layout);

    expect(nearestDot(dots, 78, 205)?.index).toBe(1);
    expect(nearestDot(dots, 97, 40)?.index).toBe(2);
    expect(nearestDot(dots, 200, 40)).toBeNull();
    expect(nearestDot([], 200, 40)).toBeNull();
  });
});

describe("the line and its band", () => {
  const week = { lower: 2, median: 4, upper: 8 };
  const line = [night(100, 10, { week }), night(101, 10, { week })];
  const layout = layOutTrend(line, RANGE, ROOM);

  it("follow median and quartiles", () => {
    expect(medianPath(line, layout)).toBe("M60 130L80 130");
    expect(bandPath(line, layout)).toBe("M60 50L80 50L80 170L60 170z");
  });

  it("lie at zero where a night has no week", () => {
    expect(medianPath([night(100, 1)], layout)).toBe("M60 210");
    expect(bandPath([night(100, 1)], layout)).toBe("M60 210L60 210z");
  });
});

describe("what was taken", () => {
  const layout = layOutTrend([], RANGE, { ...ROOM, rows: 2 });
  const iron = course({ kind: "supplement", first_day: 90, last_day: 120 });

  it("has a row for each kind, as far as it reaches into the time shown", () => {
    const bars = courseBars([iron, course()], RANGE, layout);

    expect(bars.map(({ x_px, end_px, y_px }) => [x_px, end_px, y_px])).toEqual([[60, 240, 36], [100, 140, 16]]);
    expect(rowsOf([iron, course()], RANGE)).toEqual(["medication", "supplement"]);
  });

  it("is not drawn outside of it", () => {
    expect(courseBars([course({ first_day: 90, last_day: 99 }), course({ first_day: 110, last_day: 111 })], RANGE, layout)).toEqual([]);
  });

  it("has a shape for each kind", () => {
    expect(courseSign("medication", 10, 10)).not.toBe(courseSign("supplement", 10, 10));
  });
});
