import { describe, expect, it } from "vitest";

import { binColumns, binScale, columnAt, hourColumns, logX, plotOf, shownBins } from "../../src/chart/columns.ts";
import type { Bin } from "../../src/data/rhythm.ts";

const PLOT = plotOf(350, 40, 100);
const bin = (from_s: number, to_s: number, count = 1): Bin => ({ from_s, to_s, count });

describe("the logarithmic axis", () => {
  it("gives each doubling the same room", () => {
    const [ten, twenty, forty] = [10, 20, 40].map((interval_s) => logX(interval_s, PLOT)) as [number, number, number];

    expect(twenty - ten).toBeCloseTo(forty - twenty, 9);
  });

  it("reaches from 1.5 to 200 s, and draws what is beyond at its edge", () => {
    expect([1.5, 0.5, 200, 600].map((interval_s) => logX(interval_s, PLOT))).toEqual([42, 42, 342, 342]);
  });

  it("leaves out bins it does not reach, and keeps their places", () => {
    expect(shownBins([bin(1, 1.4), bin(10, 11), bin(190, 210)]).map(({ index }) => index)).toEqual([1]);
  });

  it("is never narrower than nothing", () => {
    expect(plotOf(10, 0, 100)).toMatchObject({ left_px: 42, right_px: 42 });
  });
});

describe("the columns of intervals", () => {
  const bins = [bin(1, 1.2, 90), bin(9, 10, 2), bin(10, 11, 4), bin(82, 90, 1), bin(90, 99, 0)];

  it("lie in the window of a series where their middle does", () => {
    expect(binColumns(bins, [10, 90], PLOT).map(({ index, isInWindow }) => [index, isInWindow])).toEqual([
      [1, false], [2, true], [3, true], [4, false],
    ]);
    expect(binColumns(bins, [5, 90], PLOT)[0]?.isInWindow).toBe(true);
  });

  it("are as high as the tallest that is drawn asks for", () => {
    expect(binScale(bins, PLOT).ticks).toEqual([0, 1, 2, 3, 4]);
    expect(binColumns(bins, [10, 90], PLOT).map(({ y_px, height_px }) => [y_px, height_px])).toEqual([[90, 50], [40, 100], [115, 25], [140, 0]]);
  });

  it("are seen though there is hardly room", () => {
    expect(binColumns([bin(10, 10.01)], [10, 90], PLOT)[0]?.width_px).toBe(1);
  });
});

describe("the columns of hours", () => {
  it("have whiskers, and fill the plot where nobody knows", () => {
    const columns = hourColumns([{ nights: 3, lower: 10, median: 20, upper: 30 }, null], PLOT);

    expect(columns.map(({ x_px, width_px, isKnown }) => [x_px, width_px, isKnown])).toEqual([[64.5, 105, true], [214.5, 105, false]]);
    expect(columns[0]?.y_px).toBeCloseTo(40 + 100 / 3, 6);
    expect(columns[0]?.upper_px).toBeCloseTo(40, 6);
    expect(columns[1]).toMatchObject({ y_px: 40, height_px: 100 });
  });

  it("are none where there are none", () => {
    expect(hourColumns([], PLOT)).toEqual([]);
  });

  it("are found by a tap on them, and none beside them", () => {
    const columns = hourColumns([null, null], PLOT);

    expect([columnAt(columns, 70), columnAt(columns, 250), columnAt(columns, 192)]).toEqual([0, 1, -1]);
  });
});
