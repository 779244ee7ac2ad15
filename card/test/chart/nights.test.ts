import { describe, expect, it } from "vitest";

import { drawNights, keyFor, layOutNights, nightAt } from "../../src/chart/nights.ts";
import type { DayRow, Days, Rate } from "../../src/data/day-rows.ts";
import { dayOf } from "../../src/data/nights.ts";
import type { Activity } from "../../src/data/activity.ts";
import { activity } from "../activities.ts";

const WIDTH_PX = 342;
const MONDAY = dayOf("2026-03-16");
const NIGHT: Activity = activity("2026-03-14T22:00:00Z", "2026-03-15T06:00:00Z");

/** A day with rates from 20:00 on: eight hours since noon. */
function row(day: number, rates: readonly Rate[], changes: Partial<DayRow> = {}): DayRow {
  return { day, night: NIGHT, rates: Array.from({ length: 96 }, (_, cell) => rates[cell - 32]), in_bed: [], marks_h: [], ...changes };
}

const empty = (day: number): DayRow => ({ day, night: null, rates: [], in_bed: [], marks_h: [] });
const daysOf = (...rows: readonly DayRow[]): Days => ({ rows, span: [8, 22] });

describe("the layout of many nights", () => {
  const days = daysOf(row(MONDAY, []), row(MONDAY + 1, []));

  it("has the newest night on top, and as much of the clock as they use", () => {
    const plot = layOutNights(days, "raster", WIDTH_PX);

    expect([plot.y(0), plot.y(1), plot.bottom_px]).toEqual([42, 22, 62]);
    expect([plot.x(8), plot.x(15), plot.x(22), plot.x(0), plot.x(24)]).toEqual([52, 192, 332, 52, 332]);
  });

  it("has two days side by side, and the oldest on top", () => {
    const plot = layOutNights(days, "actogram", WIDTH_PX);

    expect([plot.y(0), plot.y(1)]).toEqual([22, 42]);
    expect([plot.x(0), plot.x(24), plot.x(48)]).toEqual([52, 192, 332]);
  });

  it.each([
    [14, 20, 3], [30, 17, 2], [91, 5.5, 0], [182, 3.5, 0],
  ])("makes rows of %i nights thin enough to be seen at once", (count, row_px, air_px) => {
    const many = daysOf(...Array.from({ length: count }, (_, index) => row(MONDAY + index, [])));

    expect(layOutNights(many, "raster", WIDTH_PX)).toMatchObject({ row_px, air_px });
  });

  it("stays in order where there is no room at all", () => {
    expect(layOutNights(days, "raster", 20)).toMatchObject({ left_px: 52, right_px: 52 });
  });
});

describe("the drawing of many nights", () => {
  it("puts neighbours of one shade together, and knows none from few and from unknown", () => {
    const days = daysOf(row(MONDAY + 1, [0, 0, 4, 4, 40, null, undefined, 4]));
    const { shades, unknown } = drawNights(days, layOutNights(days, "raster", WIDTH_PX));

    expect(shades).toEqual(["M52 22h10v17h-10z", "M62 22h10v17h-10zM87 22h5v17h-5z", "", "", "M72 22h5v17h-5z", "", ""]);
    expect(unknown).toBe("M77 22h5v17h-5z");
  });

  it("hatches the whole of a day of which nothing is known", () => {
    const days = daysOf(row(MONDAY + 1, []), empty(MONDAY + 2));

    expect(drawNights(days, layOutNights(days, "raster", WIDTH_PX)).unknown).toBe("M52 22h280v17h-280z");
  });

  it("leaves out what lies beside the span, such as an afternoon's nap", () => {
    const nap = { ...row(MONDAY + 1, []), rates: Array.from({ length: 96 }, (_, cell) => (cell === 8 ? 4 : undefined)) };
    const days = daysOf(nap);

    expect(drawNights(days, layOutNights(days, "raster", WIDTH_PX)).shades.join("")).toBe("");
  });

  it("has stays in bed, and marks at sleep onset and final waking", () => {
    const days = daysOf(row(MONDAY + 1, [], { in_bed: [[10, 13]], marks_h: [11, 12.5] }));
    const { in_bed, marks } = drawNights(days, layOutNights(days, "raster", WIDTH_PX));

    expect(in_bed).toBe("M92 22h60v17h-60z");
    expect(marks).toBe("M112 22v17M142 22v17");
  });

  it("has no outlines around rows as thin as lines", () => {
    const days = daysOf(...Array.from({ length: 91 }, (_, index) => row(MONDAY + index, [], { in_bed: [[10, 13]] })));

    expect(drawNights(days, layOutNights(days, "raster", WIDTH_PX)).in_bed).toBe("");
  });

  it("tints the nights that end on a Saturday or a Sunday, and parts the weeks", () => {
    const days = daysOf(...[-3, -2, -1, 0].map((ahead) => row(MONDAY + ahead, [])));
    const raster = drawNights(days, layOutNights(days, "raster", WIDTH_PX));
    const actogram = drawNights(days, layOutNights(days, "actogram", WIDTH_PX));

    expect(raster.weekends).toBe("M0 62h332v20h-332zM0 42h332v20h-332z");
    expect(raster.weeks).toBe("M0 42H332");
    expect(actogram.weeks).toBe("M0 82H332");
  });

  it("plots each day twice: below itself, and beside the day before", () => {
    const days = daysOf(row(MONDAY + 1, [64]), row(MONDAY + 2, [128]));
    const { shades, marks } = drawNights(days, layOutNights(days, "actogram", 532));

    expect(shades[5]).toBe("M130.3 24.4h2.4v14.6h-2.4z");
    expect(shades[6]).toBe("M365.3 22h2.4v17h-2.4zM130.3 42h2.4v17h-2.4z");
    expect(marks).toBe("");
  });
});

describe("a tap on a row", () => {
  const days = daysOf(row(MONDAY, []), empty(MONDAY + 1), row(MONDAY + 2, []));
  const plot = layOutNights(days, "raster", WIDTH_PX);

  it.each([
    ["on the newest", 30, 2],
    ["on the oldest", 70, 0],
    ["on a day without a night, nearer to the one above", 48, 2],
    ["on a day without a night, nearer to the one below", 57, 0],
    ["just below them", 90, 0],
    ["far below them", 120, -1],
  ])("means the night %s", (_, y_px, index) => {
    expect(nightAt(days, plot, y_px)).toBe(index);
  });
});

describe("a key", () => {
  it("leads upwards and downwards as the rows stand", () => {
    expect(["ArrowUp", "PageUp", "ArrowLeft"].map((key) => keyFor(key, "raster"))).toEqual(["ArrowUp", "PageDown", "ArrowLeft"]);
    expect(["ArrowUp", "ArrowDown", "PageUp"].map((key) => keyFor(key, "actogram"))).toEqual(["ArrowDown", "ArrowUp", "PageUp"]);
  });
});
