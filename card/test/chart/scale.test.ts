import { describe, expect, it } from "vitest";

import { timeScale } from "../../src/chart/scale.ts";

describe("the time scale", () => {
  const scale = timeScale(100, 20, 220);

  it("puts the ends of the night on the ends of the room", () => {
    expect([scale.x(0), scale.x(50), scale.x(100)]).toEqual([20, 120, 220]);
  });

  it("draws what lies outside of the night at its edge", () => {
    expect([scale.x(-5), scale.x(500)]).toEqual([20, 220]);
  });

  it("has no negative width on a card narrower than its margins", () => {
    expect(timeScale(100, 20, 10)).toMatchObject({ left_px: 20, right_px: 20 });
  });

  it("may begin in the middle of the night, or before it", () => {
    const window = timeScale(10, 0, 100, 40);

    expect([window.x(40), window.x(45), window.x(0), window.x(60)]).toEqual([0, 50, 0, 100]);
    expect(timeScale(10, 0, 100, -5).x(0)).toBe(50);
  });
});
