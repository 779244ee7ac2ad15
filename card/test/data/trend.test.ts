import { describe, expect, it } from "vitest";

import { countedNights, quantile, spreadOf, trendOf, weekLines } from "../../src/data/trend.ts";
import { session, sessions } from "../samples.ts";

const RATES = [1, 2, 3, 4, 5, 6, 7];

describe("the median of seven nights", () => {
  it("waits for the seventh, and has the quartiles of those seven", () => {
    const nights = trendOf(sessions([...RATES, 100]), "plm_per_hour");

    expect(nights.slice(0, 6).map(({ week }) => week)).toEqual([null, null, null, null, null, null]);
    expect(nights[6]?.week).toEqual({ lower: 2.5, median: 4, upper: 5.5 });
    expect(nights[7]?.week).toEqual({ lower: 3.5, median: 5, upper: 6.5 });
  });

  it("passes over a night that was hardly heard, and over one that nobody knows how well", () => {
    const [first, ...others] = sessions([...RATES, 8]);
    const hardly = session("2026-02-28", { plm_per_hour: 900, coverage: 0.79 });
    const unheard = session("2026-02-27", { plm_per_hour: 900, coverage: null });
    const nights = trendOf([unheard, hardly, ...(first ? [first] : []), ...others], "plm_per_hour");

    expect(nights.slice(0, 2).map(({ isSure, value }) => [isSure, value])).toEqual([[false, 900], [false, 900]]);
    expect(nights.at(-1)?.week?.median).toBe(5);
    expect(countedNights(nights)).toBe(8);
  });

  it("counts a night at the very bound", () => {
    expect(trendOf([session("2026-03-01", { plm_per_hour: 1, coverage: 0.8 })], "plm_per_hour")[0]?.isSure).toBe(true);
  });

  it("passes over a night whose figure is unknown, and never takes it for zero", () => {
    const nights = trendOf(sessions([...RATES, null]), "plm_per_hour");

    expect(nights[7]).toMatchObject({ value: null, week: null });
    expect(countedNights(nights)).toBe(7);
  });

  it("is not taken of nights weeks apart", () => {
    const later = session("2026-03-28", { plm_per_hour: 8 });

    expect(trendOf([...sessions(RATES), later], "plm_per_hour").at(-1)?.week).toBeNull();
  });
});

describe("the lines of medians", () => {
  const daysOf = (rates: readonly (number | null)[], more = sessions([])): number[] =>
    weekLines(trendOf([...sessions(rates), ...more], "plm_per_hour")).map((line) => line.length);

  it("are none before the seventh night", () => {
    expect(daysOf(RATES.slice(1))).toEqual([]);
  });

  it("go on past a night that does not count", () => {
    expect(daysOf([...RATES, null, 4, 5])).toEqual([3]);
  });

  it("break where nobody knows what was between", () => {
    const far = [session("2026-03-12", { plm_per_hour: 4 }), session("2026-03-13", { plm_per_hour: 4 })];

    expect(daysOf(RATES, far)).toEqual([1, 2]);
  });
});

describe("a quantile", () => {
  it.each([
    [[5], 0.25, 5],
    [[1, 2], 0.5, 1.5],
    [[1, 2, 3, 4], 0.25, 1.75],
    [[1, 2, 3], 1, 3],
  ])("of %j at %s is %s", (sorted, share, expected) => {
    expect(quantile(sorted, share)).toBe(expected);
  });

  it("of nothing is not a number", () => {
    expect(quantile([], 0.5)).toBeNaN();
  });

  it("does not mind the order", () => {
    expect(spreadOf([3, 1, 2])).toEqual({ lower: 1.5, median: 2, upper: 2.5 });
  });
});
