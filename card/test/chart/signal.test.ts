import { describe, expect, it } from "vitest";

import { timeScale } from "../../src/chart/scale.ts";
import { signalPath } from "../../src/chart/signal.ts";
import { valueScale } from "../../src/chart/value-scale.ts";
import type { Signal } from "../../src/data/signal.ts";

const VALUES = valueScale(10, 0, 100, 2);

function path(points: Signal["points"]): string {
  return signalPath({ start_s: 0, end_s: 10, points }, timeScale(10, 20, 20 + 10 * points.length), VALUES);
}

describe("the path of a signal", () => {
  it("goes from the least to the largest value of each pixel", () => {
    expect(path([[1, 4], [2, 3]])).toBe("M25 60V90M35 70V80");
  });

  it("joins pixels that have no value in common", () => {
    expect(path([[1, 2], [5, 6], [0, 1]])).toBe("M25 80V90M35 40V80M45 50V100");
  });

  it("leaves out holes, and begins anew behind them", () => {
    expect(path([[1, 2], null, [5, 6]])).toBe("M25 80V90M45 40V50");
  });
});
