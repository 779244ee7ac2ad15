import { describe, expect, it } from "vitest";

import { dateOf, dayOf, lastDays, nightDayAt, nightsOnly, nightsQuestion } from "../../src/data/nights.ts";
import { nightsAnswer, session } from "../samples.ts";

describe("the days of nights", () => {
  it.each([
    ["2026-03-15T06:00:00Z", "Europe/Berlin", "2026-03-15"],
    ["2026-03-15T10:59:59Z", "Europe/Berlin", "2026-03-15"],
    ["2026-03-15T11:00:00Z", "Europe/Berlin", "2026-03-16"],
    ["2026-03-15T22:30:00Z", "Europe/Berlin", "2026-03-16"],
    ["2026-03-15T23:30:00Z", "Europe/Berlin", "2026-03-16"],
    ["2026-03-15T03:00:00Z", "America/New_York", "2026-03-15"],
    ["2026-03-29T10:30:00Z", "Europe/Berlin", "2026-03-30"],
    ["2026-12-31T23:30:00Z", "UTC", "2027-01-01"],
  ])("go from local noon to noon: %s in %s is %s", (at, zone, date) => {
    expect(dateOf(nightDayAt(Date.parse(at), zone))).toBe(date);
  });

  it("are counted, whatever the month and the year", () => {
    expect(dayOf("2026-03-01") - dayOf("2026-02-28")).toBe(1);
    expect(dayOf("2027-01-01") - dayOf("2026-12-31")).toBe(1);
    expect(dateOf(dayOf("2024-02-29"))).toBe("2024-02-29");
  });

  it("reach back so far that there are as many as asked for", () => {
    expect(lastDays(14, Date.parse("2026-03-15T06:00:00Z"), "UTC")).toEqual({ first_day: dayOf("2026-03-02"), last_day: dayOf("2026-03-15") });
  });
});

describe("the question for nights", () => {
  const range = { first_day: dayOf("2026-03-02"), last_day: dayOf("2026-03-15") };
  const dates = { type: "sleep_twitch/nights", start_date: "2026-03-02", end_date: "2026-03-15" };

  it("names the first and the last day", () => {
    expect(nightsQuestion(range, undefined)).toEqual(dates);
  });

  it("names the device where one is configured", () => {
    expect(nightsQuestion(range, "ada")).toEqual({ ...dates, device_id: "ada" });
  });
});

describe("the nights of an answer", () => {
  it("are without the naps", () => {
    const night = session("2026-03-15");

    expect(nightsOnly(nightsAnswer({ nights: [session("2026-03-15", {}, "nap"), night] }))).toEqual([night]);
  });
});
