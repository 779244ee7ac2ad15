import { describe, expect, it } from "vitest";

import { timeScale } from "../../src/chart/scale.ts";
import { clockTicks } from "../../src/chart/ticks.ts";

function clocks(start: string, hours: number, width_px: number, zone = "Europe/Berlin"): string[] {
  const { ticks } = clockTicks(Date.parse(start), timeScale(hours * 3600, 0, width_px), zone, 46);
  const clock = new Intl.DateTimeFormat("en-GB", { timeZone: zone, hour: "2-digit", minute: "2-digit" });
  return ticks.map(({ at_ms }) => clock.format(at_ms));
}

describe("the ticks of the clock", () => {
  it("stand on whole hours of the zone", () => {
    expect(clocks("2026-03-14T21:24:00Z", 4, 300)).toEqual(["23:00", "00:00", "01:00", "02:00"]);
  });

  it("stand where their time is", () => {
    const { ticks } = clockTicks(Date.parse("2026-03-14T21:30:00Z"), timeScale(7200, 10, 210), "UTC", 46);

    expect(ticks.map(({ x_px }) => x_px)).toEqual([60, 160]);
  });

  it("thin out before their labels would meet", () => {
    expect(clocks("2026-03-14T21:00:00Z", 9, 200)).toEqual(["00:00", "03:00", "06:00"]);
  });

  it("come with minutes where there is room for them", () => {
    const clock = clockTicks(Date.parse("2026-03-14T21:00:00Z"), timeScale(3600, 0, 320), "UTC", 46);

    expect(clock.detail).toBe("minute");
    expect(clock.ticks).toHaveLength(5);
  });

  it("say that whole hours need no minutes", () => {
    expect(clockTicks(0, timeScale(8 * 3600, 0, 400), "UTC", 46).detail).toBe("hour");
  });

  it("leave out the hour that a change of clocks takes away", () => {
    expect(clocks("2026-03-29T00:00:00Z", 3, 300)).toEqual(["01:00", "03:00", "04:00", "05:00"]);
  });

  it("show both hours where the clock goes back", () => {
    expect(clocks("2026-10-25T00:00:00Z", 2, 200)).toEqual(["02:00", "02:00", "03:00"]);
  });

  it("know zones that are half an hour off", () => {
    expect(clocks("2026-03-14T21:00:00Z", 2, 150, "Asia/Kolkata")).toEqual(["03:00", "04:00"]);
  });

  it("are one a day on a card without room", () => {
    expect(clocks("2026-03-14T12:00:00Z", 24, 0)).toEqual(["00:00"]);
  });

  it.each([
    [600, "minute", ["00:00:00", "00:02:00", "00:04:00", "00:06:00", "00:08:00", "00:10:00"]],
    [60, "second", ["00:00:00", "00:00:15", "00:00:30", "00:00:45", "00:01:00"]],
    [4, "second", ["00:00:00", "00:00:01", "00:00:02", "00:00:03", "00:00:04"]],
  ])("go down to seconds in a window of %s s", (length_s, detail, expected) => {
    const clock = clockTicks(Date.parse("2026-03-14T23:00:00Z"), timeScale(length_s, 0, 400, 3600), "UTC", 46);

    expect(clock.detail).toBe(detail);
    expect(clock.ticks.map(({ at_ms }) => new Date(at_ms).toISOString().slice(11, 19))).toEqual(expected);
    expect(clock.ticks[0]?.x_px).toBe(0);
  });
});
