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

  it.each([
    [7.2, 8.6, 0.5, [7, 7.5, 8, 8.5, 9]],
    [5, 9.1, 0.5, [4, 6, 8, 10]],
    [7.9, 8.1, 0.5, [7.5, 8, 8.5]],
    [8, 8, 0.5, [8, 8.5]],
    [0.42, 0.97, 0.05, [0.4, 0.6, 0.8, 1]],
    [0.6, 0.97, 0.05, [0.6, 0.7, 0.8, 0.9, 1]],
  ])("from %s to %s has round ticks no finer than %s", (smallest, largest, least_step, expected) => {
    expect(valueScale(largest, 0, 100, 4, least_step, smallest).ticks).toEqual(expected);
  });

  it("stands on its own start where it does not begin at zero", () => {
    const scale = valueScale(9, 10, 110, 4, 0.5, 7);

    expect([7, 8, 9, 6, 10].map((value) => scale.y(value))).toEqual([110, 60, 10, 110, 10]);
  });

  it("stands on zero, and draws what is beyond it at its edge", () => {
    const scale = valueScale(40, 10, 110, 4);

    expect([0, 20, 40, 50, -1].map((value) => scale.y(value))).toEqual([110, 60, 10, 10, 110]);
  });
});
