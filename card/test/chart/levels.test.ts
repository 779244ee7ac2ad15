import { describe, expect, it } from "vitest";

import { levelScale } from "../../src/chart/levels.ts";

describe("the scale of levels", () => {
  it("has a tick for each power of ten, equally far apart", () => {
    const scale = levelScale(0.4, 12, 0, 300);

    expect(scale.ticks_mg).toEqual([0.1, 1, 10, 100]);
    expect(scale.ticks_mg.map((level_mg) => Math.round(scale.y(level_mg)))).toEqual([300, 200, 100, 0]);
  });

  it("makes room for what is larger, and for a quieter bed", () => {
    expect(levelScale(0.4, 480, 0, 300).ticks_mg.at(-1)).toBe(1000);
    expect(levelScale(0.05, 12, 0, 300).ticks_mg[0]).toBe(0.01);
  });

  it("stays as it is while nothing is known", () => {
    expect(levelScale(null, null, 0, 300).ticks_mg).toEqual([0.1, 1, 10, 100]);
    expect(levelScale(0, 0, 0, 300).ticks_mg).toEqual([0.1, 1, 10, 100]);
  });

  it("draws at the edge what lies outside", () => {
    const scale = levelScale(null, null, 10, 300);

    expect([scale.y(0), scale.y(5000)]).toEqual([300, 10]);
  });
});
