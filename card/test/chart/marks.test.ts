import { describe, expect, it } from "vitest";

import { layOut } from "../../src/chart/lanes.ts";
import { keepTallest, opacityOf, placeMarks, strengthOf } from "../../src/chart/marks.ts";
import { timeScale } from "../../src/chart/scale.ts";
import { movement } from "../samples.ts";

const { lanes } = layOut(800, true);
const scale = timeScale(1000, 0, 1000);

describe("the strength of a mark", () => {
  it.each([
    [0.2, 0],
    [1, 0],
    [20, 0.5],
    [400, 1],
    [5000, 1],
  ])("of %s mg is %s of the tallest", (peak_mg, expected) => {
    expect(strengthOf(peak_mg)).toBeCloseTo(expected, 2);
  });

  it("is half where the peak is unknown", () => {
    expect(strengthOf(null)).toBe(0.5);
  });
});

describe("the opacity of a mark", () => {
  it("grows with confidence and never falls to nothing", () => {
    expect([opacityOf(0), opacityOf(0.5), opacityOf(1)]).toEqual([0.35, 0.675, 1]);
  });

  it("stays within its bounds", () => {
    expect([opacityOf(-1), opacityOf(2)]).toEqual([0.35, 1]);
  });

  it("is full for a movement that a list gives", () => {
    expect(opacityOf(null)).toBe(1);
  });
});

describe("the marks", () => {
  it("stand in the lane of their kind, at their time", () => {
    const [mark] = placeMarks([movement({ kind: "body_movement", onset_s: 250, duration_s: 10 })], lanes, scale);
    const lane = lanes.find(({ kind }) => kind === "body_movement");

    expect(mark).toMatchObject({ x_px: 250, width_px: 10, index: 0 });
    expect(mark?.y_px).toBe((lane?.top_px ?? 0) + (lane?.height_px ?? 0) / 2);
  });

  it("keep their place in the night's list", () => {
    const movements = (["environment", "limb_movement", "hypnic_jerk"] as const).map((kind) => movement({ kind, onset_s: 100 }));

    expect(placeMarks(movements, lanes, scale).map(({ index }) => index)).toEqual([2, 1, 0]);
  });

  it("leave out a kind that has no lane", () => {
    expect(placeMarks([movement({ kind: "environment" })], layOut(800, false).lanes, scale)).toEqual([]);
  });

  it("keep the tallest movement of each pixel", () => {
    const movements = [
      movement({ onset_s: 100, peak_mg: 10 }),
      movement({ onset_s: 100.2, peak_mg: 40 }),
      movement({ onset_s: 100.4, peak_mg: 20 }),
      movement({ onset_s: 101, peak_mg: 5 }),
      movement({ onset_s: 100, peak_mg: 1, kind: "small_twitch" }),
    ];

    const kept = keepTallest(placeMarks(movements, lanes, scale)).map(({ movement: { peak_mg } }) => peak_mg);

    expect(kept).toEqual([40, 5, 1]);
  });

  it("keep a movement rather than a taller one that was none", () => {
    const movements = [movement({ onset_s: 100, peak_mg: 300, wrong: true }), movement({ onset_s: 100, peak_mg: 2 })];

    expect(keepTallest(placeMarks(movements, lanes, scale)).map(({ index }) => index)).toEqual([1]);
  });

  it("leave out what is not in sight, and keep what reaches into it", () => {
    const movements = [10, 48.5, 52, 80].map((onset_s) => movement({ onset_s }));

    expect(placeMarks(movements, lanes, timeScale(20, 0, 200, 50)).map(({ index, x_px }) => [index, x_px])).toEqual([[1, 0], [2, 20]]);
  });
});
