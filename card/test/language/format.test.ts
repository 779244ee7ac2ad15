import { afterEach, describe, expect, it, vi } from "vitest";

import type { FrontendLocale } from "../../src/data/home-assistant.ts";
import { makeFormat, timeZoneOf } from "../../src/language/format.ts";
import type { Format } from "../../src/language/format.ts";
import { LOCALE, translate } from "../samples.ts";

const EVENING_MS = Date.parse("2026-03-14T22:07:09Z");
const MORNING_MS = Date.parse("2026-03-15T05:30:00Z");

/** Spaces, apostrophes and commas differ from one version of the language data to the next. */
const plain = (text: string): string => text.replace(/[\u202f\u00a0]/g, " ").replace("’", "'");

function formatOf(changes: Partial<FrontendLocale>): Format {
  return makeFormat({ ...LOCALE, ...changes }, "Europe/Berlin", translate);
}

afterEach(() => {
  vi.restoreAllMocks();
});

describe("the time zone", () => {
  it("is Home Assistant's where the user chose it", () => {
    expect(timeZoneOf({ ...LOCALE, time_zone: "server" }, "Asia/Tokyo")).toBe("Asia/Tokyo");
  });

  it("is the browser's otherwise", () => {
    const browser = Intl.DateTimeFormat().resolvedOptions().timeZone;

    expect(timeZoneOf({ ...LOCALE, time_zone: "local" }, "Asia/Tokyo")).toBe(browser);
  });
});

describe("times", () => {
  it.each<[string, Partial<FrontendLocale>, string[]]>([
    ["24 hours", { time_format: "24" }, ["23:07", "06:30", "23:07:09", "23"]],
    ["12 hours", { time_format: "12", language: "en-US" }, ["11:07 PM", "6:30 AM", "11:07:09 PM", "11 PM"]],
    ["the language's, which has 24", { time_format: "language", language: "de" }, ["23:07", "06:30", "23:07:09", "23"]],
    ["the language's, which has 12", { time_format: "language", language: "en-US" }, ["11:07 PM", "6:30 AM", "11:07:09 PM", "11 PM"]],
  ])("are written in %s", (_, changes, expected) => {
    const format = formatOf(changes);

    const written = [format.time(EVENING_MS), format.time(MORNING_MS), format.timeExact(EVENING_MS), format.hour(EVENING_MS)];

    expect(written.map(plain)).toEqual(expected);
  });

  it.each([true, false])("follow the system where the user chose so (12 hours: %s)", (hour12) => {
    const system = { ...new Intl.DateTimeFormat().resolvedOptions(), hour12 };
    vi.spyOn(Intl.DateTimeFormat.prototype, "resolvedOptions").mockReturnValue(system);

    expect(plain(formatOf({ time_format: "system", language: "en-US" }).time(EVENING_MS))).toBe(hour12 ? "11:07 PM" : "23:07");
  });

  it("name the day in the zone of the night", () => {
    expect(formatOf({}).day(Date.parse("2026-03-14T23:30:00Z"))).toMatch(/^Sun,? 15 Mar$/);
  });

  it("know their zone", () => {
    expect(formatOf({}).timeZone).toBe("Europe/Berlin");
  });
});

describe("numbers", () => {
  it.each([
    ["language", "de", "1.234,5"],
    ["comma_decimal", "de", "1,234.5"],
    ["decimal_comma", "en", "1.234,5"],
    ["space_comma", "en", "1 234,5"],
    ["quote_decimal", "en", "1'234.5"],
    ["none", "en", "1234.5"],
    ["system", "en", new Intl.NumberFormat(undefined, { minimumFractionDigits: 1 }).format(1234.5)],
  ])("are written in the format %s", (number_format, language, expected) => {
    expect(plain(formatOf({ number_format, language }).number(1234.5, 1))).toBe(plain(expected));
  });

  it("are whole unless digits are asked for", () => {
    expect(formatOf({}).number(2.6)).toBe("3");
    expect(formatOf({}).percent(0.725)).toBe("73%");
  });
});

describe("lengths", () => {
  it.each([
    [27_720, "7 h 42 min"],
    [3600, "1 h 0 min"],
    [3599, "1 h 0 min"],
    [600, "10 min"],
  ])("of %s s are hours and minutes: %s", (length_s, expected) => {
    expect(plain(formatOf({}).hoursMinutes(length_s))).toBe(expected);
  });

  it.each([
    [0.224, "0.22 s"],
    [2.06, "2.1 s"],
    [23.4, "23 s"],
  ])("of %s s keep the digits that tell something: %s", (length_s, expected) => {
    expect(plain(formatOf({}).seconds(length_s))).toBe(expected);
  });
});

describe("days of a calendar", () => {
  it("are the same in every time zone", () => {
    const format = formatOf({});

    expect([format.date(20_527), format.dateLong(20_527), format.month(20_527)].map((text) => plain(text).replace(/,/g, ""))).toEqual(["15 Mar", "Sun 15 Mar 2026", "Mar 2026"]);
  });
});
