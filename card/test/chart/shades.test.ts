import { describe, expect, it } from "vitest";

import { SHADE_EDGES, shadeOf, SHADES } from "../../src/chart/shades.ts";

describe("the shades", () => {
  it.each([
    [0, 0], [0.5, 1], [7.9, 1], [8, 2], [15.9, 2], [16, 3], [32, 4], [64, 5], [127, 5], [128, 6], [900, 6],
  ])("of %d movements an hour are number %i", (rate, shade) => {
    expect(shadeOf(rate)).toBe(shade);
  });

  it("are for twice as many each", () => {
    expect(SHADE_EDGES.slice(1).map((edge, index) => edge / Number(SHADE_EDGES[index]))).toEqual([2, 2, 2, 2]);
    expect(SHADES).toBe(7);
  });
});
