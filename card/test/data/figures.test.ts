import { describe, expect, it } from "vitest";

import { figures, headline, periodicity } from "../../src/data/figures.ts";
import { format, translate, UNKNOWN_SUMMARY } from "../samples.ts";

const SUMMARY = {
  ...UNKNOWN_SUMMARY,
  limb_movements: 1247,
  plm: 209,
  plm_per_hour: 26.66,
  series: 6,
  periodicity_index: 0.64,
  periodicity_index_chance: 0.12,
  rhythm_period_s: 23.4,
  hypnic_jerks: 0,
  small_twitches: 22,
  body_movements: 17,
  time_in_bed_s: 30_360,
  sleep_period_s: 28_170,
};

const values = (summary: typeof UNKNOWN_SUMMARY): string[] => figures(summary, translate, format).map(({ value }) => value);

describe("the headline", () => {
  it("names the rule set and the rhythm", () => {
    expect(headline(SUMMARY, translate, format)).toEqual({
      key: "plm_per_hour",
      label: "Periodic limb movements",
      value: "26.7",
      unit: "per hour",
      note: "WASM 2016 rules · about every 23\u00a0s",
    });
  });

  it("is a dash where it is unknown, and keeps the rule set", () => {
    const { value, note } = headline({ ...UNKNOWN_SUMMARY, rules: "aasm" }, translate, format);

    expect([value, note]).toEqual(["–", "AASM rules"]);
  });
});

describe("the figures", () => {
  it("are written as this user writes numbers and lengths", () => {
    expect(values(SUMMARY)).toEqual(["1,247", "0", "22", "17", "8\u00a0h 26\u00a0min", "7\u00a0h 50\u00a0min"]);
  });

  it("show what is unknown as unknown, never as 0", () => {
    expect(values(UNKNOWN_SUMMARY)).toEqual(["–", "–", "–", "–", "–", "–"]);
  });

  it.each([
    [209, 6, "209 periodic, in 6 series"],
    [12, 1, "12 periodic, in 1 series"],
    [0, 0, "none of them periodic"],
    [null, 6, ""],
    [209, null, ""],
  ])("say of %s periodic movements in %s series: %s", (plm, series, note) => {
    expect(figures({ ...SUMMARY, plm, series }, translate, format)[0]?.note).toBe(note);
  });

  it("mark what is experimental and what is an estimate", () => {
    const notes = Object.fromEntries(figures(SUMMARY, translate, format).map(({ key, note }) => [key, note]));

    expect(notes).toMatchObject({ small_twitches: "experimental", sleep_period: "estimate", time_in_bed: "" });
  });
});

describe("the periodicity", () => {
  it("is never given without what chance would reach", () => {
    expect(periodicity(SUMMARY)).toEqual({ index: 0.64, chance: 0.12 });
    expect(periodicity({ ...SUMMARY, periodicity_index_chance: null })).toBeNull();
    expect(periodicity(UNKNOWN_SUMMARY)).toBeNull();
  });
});
