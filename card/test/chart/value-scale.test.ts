import { describe, expect, it } from "vitest";

import { valueScale } from "../../src/chart/value-scale.ts";

const ticks = (largest: number, least_step = 0): readonly number[] => valueScale(largest, 0, 100, 4, least_step).ticks;

describe("the scale of values", () => {
  it.each([
    [33.7, [0, 10, 20, 30, 40]],
    [40, [0, 10, 20, 30, 40]],
    [7.6, [0, 2, 4, 6, 8]],
    [1, [0, 0.25, 0.5, 0.75, 1]],
    [0.3, [0, 0.1, 0.2, 0.3]],
    [950, [0, 250, 500, 750, 1000]],
  ])("up to %s has round ticks", (largest, expected) => {
    expect(ticks(largest)).toEqual(expected);
  });

  it("has whole ticks for what is counted", () => {
    expect(ticks(2, 1)).toEqual([0, 1, 2]);
  });

  it("has a height though all is zero", () => {
    expect(ticks(0, 1)).toEqual([0, 1]);
  });

  it("stands on zero, and draws what is beyond it at its edge", () => {
    const scale = valueScale(40, 10, 110, 4);

    expect([0, 20, 40, 50, -1].map((value) => scale.y(value))).toEqual([110, 60, 10, 10, 110]);
  });
});
