import { describe, expect, it } from "vitest";

import { timeScale } from "../../src/chart/scale.ts";
import { seriesBars } from "../../src/chart/series.ts";
import { movement, night, UNKNOWN_SUMMARY } from "../samples.ts";

const LANE = { kind: "limb_movement", label_y_px: 0, top_px: 100, height_px: 50 } as const;
const scale = timeScale(1000, 0, 1000);

describe("the bars of series", () => {
  it("join the first event of a series with the end of its last", () => {
    const movements = [100, 130, 160, 190].map((onset_s) => movement({ series: 1, onset_s }));

    const bars = seriesBars(night({ movements }), LANE, scale);

    expect(bars).toEqual([{ series: 1, size: 4, isBreathing: false, x_px: 97, width_px: 98, y_px: 104.5, height_px: 41 }]);
  });

  it("leave out movements without a series", () => {
    expect(seriesBars(night({ movements: [movement()] }), LANE, scale)).toEqual([]);
  });

  it("keep two series apart", () => {
    const movements = [movement({ series: 1, onset_s: 10 }), movement({ series: 2, onset_s: 500 })];

    expect(seriesBars(night({ movements }), LANE, scale).map(({ x_px }) => x_px)).toEqual([7, 497]);
  });

  it("mark a series that may come from breathing", () => {
    const movements = [movement({ series: 1, onset_s: 36 }), movement({ series: 2, onset_s: 72 })];
    const summary = { ...UNKNOWN_SUMMARY, breathing_related_series: [2] };

    expect(seriesBars(night({ movements, summary }), LANE, scale).map(({ isBreathing }) => isBreathing)).toEqual([false, true]);
  });

  it("leave out a series that is not in sight", () => {
    const movements = [movement({ series: 1, onset_s: 10 }), movement({ series: 2, onset_s: 500 })];

    expect(seriesBars(night({ movements }), LANE, timeScale(100, 0, 100, 450)).map(({ series }) => series)).toEqual([2]);
  });
});
