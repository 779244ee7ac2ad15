import { describe, expect, it } from "vitest";

import { axisOf, axisText, labelOf, NIGHTLY_FIGURES, unitOf, valueOf, valueText } from "../../src/data/nightly.ts";
import { format, translate, UNKNOWN_SUMMARY } from "../samples.ts";

const plain = (text: string): string => text.replace(/\s/g, " ");

describe("a nightly figure", () => {
  it.each(NIGHTLY_FIGURES)("%s is unknown, and never zero, where the night does not know it", (figure) => {
    expect(valueOf(UNKNOWN_SUMMARY, figure)).toBeNull();
  });

  it("is what the night says", () => {
    const summary = {
      ...UNKNOWN_SUMMARY, plm_per_hour: 1, plm: 2, series: 3, limb_movements: 4, periodicity_index: 0.5, rhythm_period_s: 6, hypnic_jerks: 7,
      small_twitches: 8, body_movements: 9, time_in_bed_s: 36_000, sleep_period_s: 32_400, coverage: 0.9,
    };

    expect(NIGHTLY_FIGURES.map((figure) => valueOf(summary, figure))).toEqual([1, 2, 3, 4, 0.5, 6, 7, 8, 9, 10, 9, 0.9]);
  });

  it("has a name of its own", () => {
    expect(new Set(NIGHTLY_FIGURES.map((figure) => labelOf(figure, translate))).size).toBe(NIGHTLY_FIGURES.length);
  });
});

describe("a value", () => {
  it.each([
    ["plm_per_hour", 8.72, "8.7 per hour"],
    ["time_in_bed", 7.5, "7 h 30 min"],
    ["rhythm_period", 23.4, "23 s"],
    ["coverage", 0.97, "97%"],
    ["periodicity_index", 0.643, "0.64"],
    ["hypnic_jerks", 4, "4"],
    ["hypnic_jerks", 4.5, "4.5"],
  ] as const)("of %s is read with its unit: %s is %s", (figure, value, text) => {
    expect(plain(valueText(value, unitOf(figure), translate, format))).toBe(text);
  });

  it.each([
    ["per_hour", 20, 10, "20"],
    ["hours", 7.5, 0.5, "7.5 h"],
    ["seconds", 20, 10, "20 s"],
    ["percent", 0.5, 0.25, "50%"],
    ["index", 0.5, 0.25, "0.50"],
    ["index", 0.2, 0.2, "0.2"],
  ] as const)("in %s stands on an axis: %s in steps of %s is %s", (unit, value, step, text) => {
    expect(plain(axisText(value, unit, step, translate, format))).toBe(text);
  });
});

describe("the axis of a figure", () => {
  it("begins at zero for counts, rates and shares, and near the values for lengths of time and the index", () => {
    expect(NIGHTLY_FIGURES.filter((figure) => axisOf(figure).isFitted)).toEqual(["periodicity_index", "rhythm_period", "time_in_bed", "sleep_period"]);
    expect(axisOf("coverage").fixed_end).toBe(1);
    expect(axisOf("plm").least_step).toBe(1);
  });
});
