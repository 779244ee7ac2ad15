import { describe, expect, it } from "vitest";

import { daysOf } from "../../src/data/day-rows.ts";
import type { DayRow } from "../../src/data/day-rows.ts";
import type { Activity } from "../../src/data/activity.ts";
import { dateOf } from "../../src/data/nights.ts";
import { activity } from "../activities.ts";

const BERLIN = "Europe/Berlin";
const days = (nights: readonly Activity[], zone = BERLIN): ReturnType<typeof daysOf> => daysOf(nights, "limb_movements", 900, zone);
const rows = (nights: readonly Activity[], zone = BERLIN): readonly DayRow[] => days(nights, zone).rows;

function firstRow(nights: readonly Activity[], zone = BERLIN): DayRow {
  const [row] = rows(nights, zone);
  if (!row) throw new Error("there is no row");
  return row;
}

/** Clock times at which a day has a rate, or nobody knows one. */
function times({ rates }: DayRow, wanted: (rate: number | null) => boolean = () => true): readonly string[] {
  return rates.flatMap((rate, cell) => (rate !== undefined && wanted(rate) ? [clock(cell / 4)] : []));
}

function clock(hour: number): string {
  const minutes = Math.round((hour + 12) * 60) % 1440;
  return `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
}

const span = (row: DayRow | undefined): unknown => row && [times(row)[0], times(row).at(-1), row.in_bed.map((stay) => stay.map(clock))];

describe("a day from noon to noon", () => {
  it("has the rate of each quarter of an hour by the clock on the wall", () => {
    const row = firstRow([activity("2026-03-14T22:00:00Z", "2026-03-14T23:00:00Z", { limb_movements: [0, 2, 8, 1], heard_s: [900, 900, 900, 450] })]);

    expect(dateOf(row.day)).toBe("2026-03-15");
    expect(row.rates).toHaveLength(96);
    expect(times(row)).toEqual(["23:00", "23:15", "23:30", "23:45"]);
    expect(row.rates.filter((rate) => rate !== undefined)).toEqual([0, 8, 32, 8]);
  });

  it("counts what it is asked to count", () => {
    const [row] = daysOf([activity("2026-03-14T22:00:00Z", "2026-03-14T22:15:00Z")], "movements", 900, BERLIN).rows;

    expect(row?.rates.filter((rate) => rate !== undefined)).toEqual([8]);
  });

  it("knows nothing where nobody heard, and has nothing out of bed", () => {
    const night = activity("2026-03-14T22:00:00Z", "2026-03-14T23:00:00Z", { limb_movements: [1, null, 0, 1], heard_s: [900, 0, 0, 179] });
    const row = firstRow([night]);

    expect(times(row, (rate) => rate === null)).toEqual(["23:15"]);
    expect(times(row)).toEqual(["23:00", "23:15"]);
  });

  it("still knows who was out of bed when the movements are kept no longer", () => {
    const unknown = { movements_forgotten: true, limb_movements: [null, null, null, null], heard_s: [900, 30, 900, 900] };
    const row = firstRow([activity("2026-03-14T22:00:00Z", "2026-03-14T23:00:00Z", unknown)]);

    expect(times(row, (rate) => rate === null)).toEqual(["23:00", "23:30", "23:45"]);
  });

  it("has stays in bed, sleep onset and final waking where the clock stood", () => {
    const row = firstRow([
      activity("2026-03-14T22:00:00Z", "2026-03-15T06:00:00Z", { in_bed: [[600, 7200], [7500, 28_800]], sleep_onset_s: 1800, final_wake_s: 27_000 }),
    ]);

    expect(row.in_bed.map((stay) => stay.map(clock))).toEqual([["23:10", "01:00"], ["01:05", "07:00"]]);
    expect(row.marks_h.map(clock)).toEqual(["23:30", "06:30"]);
  });

  it("is another one in another zone", () => {
    const row = firstRow([activity("2026-03-14T22:00:00Z", "2026-03-14T22:30:00Z")], "Asia/Kathmandu");

    expect(times(row)).toEqual(["03:45", "04:00"]);
  });

  it("cuts at noon who sleeps longer, and keeps the night where most of it lies", () => {
    const late = activity("2026-03-14T22:00:00Z", "2026-03-15T11:30:00Z", { sleep_onset_s: 0, final_wake_s: 13 * 3600 + 900 });
    const [first, second] = rows([late]);

    expect([span(first), span(second)]).toEqual([
      ["23:00", "11:45", [["23:00", "12:00"]]],
      ["12:00", "12:15", [["12:00", "12:30"]]],
    ]);
    expect([first?.night, second?.night]).toEqual([late, null]);
    expect(second?.marks_h).toEqual([0.25]);
  });
});

describe("a night in which the clocks change", () => {
  it("leaves out the hour that spring leaves out, and shifts nothing after it", () => {
    const row = firstRow([activity("2026-03-28T22:00:00Z", "2026-03-29T05:00:00Z", { sleep_onset_s: 1800, final_wake_s: 6 * 3600 })]);

    expect(span(row)).toEqual(["23:00", "06:45", [["23:00", "07:00"]]]);
    expect(times(row)).not.toContain("02:30");
    expect(times(row)).toContain("03:00");
    expect(row.marks_h.map(clock)).toEqual(["23:30", "06:00"]);
  });

  it("adds up the hour that autumn shows twice, so that its rate stays one of an hour", () => {
    const twice = activity("2026-10-24T23:00:00Z", "2026-10-25T05:00:00Z");
    const counts = twice.limb_movements.map((_, bin) => (bin === 5 ? 7 : 1));
    const row = firstRow([{ ...twice, limb_movements: counts, sleep_onset_s: 7200, final_wake_s: 5 * 3600 }]);

    // 02:15 came at 00:15 and at 01:15 of UTC: one movement, and seven.
    expect(row.rates[57]).toBe(16);
    expect(times(row, (rate) => rate === 4)).toContain("02:00");
    expect(span(row)).toEqual(["01:00", "05:45", [["01:00", "06:00"]]]);
    expect(row.marks_h.map(clock)).toEqual(["02:00", "05:00"]);
  });

  it("takes the one of both hours that was heard", () => {
    const twice = activity("2026-10-25T00:00:00Z", "2026-10-25T02:00:00Z", { limb_movements: [null, 1, 1, 1, 3, 1, 1, 1], heard_s: [0, 900, 900, 900, 900, 900, 900, 900] });
    const row = firstRow([twice]);

    expect(row.rates[56]).toBe(12);
  });
});

describe("the days of many nights", () => {
  const one = activity("2026-03-10T22:30:00Z", "2026-03-11T05:00:00Z");
  const other = activity("2026-03-13T21:00:00Z", "2026-03-14T06:00:00Z");

  it("go from the first night to the last, with none left out", () => {
    expect(rows([one, other]).map(({ day, rates }) => [dateOf(day), rates.length])).toEqual([
      ["2026-03-11", 96], ["2026-03-12", 0], ["2026-03-13", 0], ["2026-03-14", 96],
    ]);
    expect(rows([])).toEqual([]);
  });

  it("use no more of the clock than the nights do, and from eight to ten at least", () => {
    const early = activity("2026-03-14T17:20:00Z", "2026-03-15T10:10:00Z");

    expect(days([one, other]).span.map(clock)).toEqual(["20:00", "10:00"]);
    expect(days([one, early]).span.map(clock)).toEqual(["18:00", "12:00"]);
  });

  it("have naps in them, which widen nothing and are no night", () => {
    const nap = activity("2026-03-11T13:00:00Z", "2026-03-11T14:00:00Z", { kind: "nap", sleep_onset_s: 60 });
    const { rows: all, span: used } = days([one, nap]);

    expect(all.map(({ night }) => night)).toEqual([one, null]);
    expect(all[1]?.in_bed.map((stay) => stay.map(clock))).toEqual([["14:00", "15:00"]]);
    expect(all[1]?.marks_h).toEqual([]);
    expect(used.map(clock)).toEqual(["20:00", "10:00"]);
  });
});
