import { describe, expect, it } from "vitest";

import { dayTicks } from "../../src/chart/day-ticks.ts";
import { dateOf, dayOf } from "../../src/data/nights.ts";

const ticks = (first: string, last: string, width_px: number): readonly string[] =>
  dayTicks({ first_day: dayOf(first), last_day: dayOf(last) }, width_px, 60).days.map(dateOf);

describe("the ticks of days", () => {
  it("are every day where there is room", () => {
    expect(ticks("2026-03-01", "2026-03-03", 300)).toEqual(["2026-03-01", "2026-03-02", "2026-03-03"]);
  });

  it("stand on Mondays over weeks", () => {
    expect(ticks("2026-03-01", "2026-03-21", 300)).toEqual(["2026-03-02", "2026-03-09", "2026-03-16"]);
  });

  it("stand on the first of a month over months", () => {
    expect(ticks("2026-01-15", "2026-06-15", 400)).toEqual(["2026-02-01", "2026-03-01", "2026-04-01", "2026-05-01", "2026-06-01"]);
  });

  it("stand on the quarters of years", () => {
    expect(ticks("2025-01-02", "2026-12-31", 500)).toEqual([
      "2025-04-01", "2025-07-01", "2025-10-01", "2026-01-01", "2026-04-01", "2026-07-01", "2026-10-01",
    ]);
  });

  it("are one a year where there is hardly room for more", () => {
    expect(ticks("2025-01-02", "2026-12-31", 100)).toEqual(["2026-01-01"]);
  });
});
