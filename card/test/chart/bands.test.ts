import { describe, expect, it } from "vitest";

import { asleepInBed, bands, widest } from "../../src/chart/bands.ts";
import { timeScale } from "../../src/chart/scale.ts";
import { night } from "../samples.ts";

describe("the bands", () => {
  it("cover their stretch of the night", () => {
    expect(bands([[10, 30]], timeScale(100, 0, 200))).toEqual([{ x_px: 20, width_px: 40 }]);
  });

  it("show a gap that is shorter than a pixel", () => {
    expect(bands([[10, 10.01]], timeScale(100, 0, 200))).toEqual([{ x_px: 20, width_px: 1 }]);
  });

  it("are cut where the view ends, and left out beyond it", () => {
    expect(bands([[10, 30], [40, 60]], timeScale(20, 0, 200, 50))).toEqual([{ x_px: 0, width_px: 100 }]);
  });

  it("have one that is widest, if there is any", () => {
    const one = { x_px: 0, width_px: 10 };
    const other = { x_px: 20, width_px: 30 };

    expect(widest([one, other])).toBe(other);
    expect(widest([other, one])).toBe(other);
    expect(widest([])).toBeNull();
  });
});

describe("the time asleep", () => {
  it("leaves out the time away from bed", () => {
    const away = night({ in_bed: [[600, 10_000], [10_400, 28_200]] });

    expect(asleepInBed(away)).toEqual([[1800, 10_000], [10_400, 27_000]]);
  });

  it("leaves out a stay that ended before sleep", () => {
    expect(asleepInBed(night({ in_bed: [[0, 900], [1200, 28_000]] }))).toEqual([[1800, 27_000]]);
  });

  it("is the whole sleep period while presence is unknown", () => {
    expect(asleepInBed(night({ in_bed: [] }))).toEqual([[1800, 27_000]]);
  });

  it("lasts until now while the night goes on", () => {
    const tonight = night({ provisional: true, final_wake_s: null, duration_s: 5000, in_bed: [[600, 5000]] });

    expect(asleepInBed(tonight)).toEqual([[1800, 5000]]);
  });

  it.each([
    ["sleep onset", { sleep_onset_s: null }],
    ["the final waking", { final_wake_s: null }],
  ])("is not guessed without %s", (_, changes) => {
    expect(asleepInBed(night(changes))).toEqual([]);
  });
});
