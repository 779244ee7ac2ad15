import { describe, expect, it } from "vitest";

import { Fortnight, usualOf } from "../../src/data/fortnight.ts";
import type { HomeAssistant } from "../../src/data/home-assistant.ts";
import { LOCALE, night, nightsAnswer, session, sessions } from "../samples.ts";

const NIGHT = night({ id: 412, date: "2026-03-09" });

describe("what is usual", () => {
  it("is the middle half of the nights before, in which the figure is known", () => {
    const nights = [...sessions([4, 8, 5, 6, null, 3, 7, 9]), session("2026-03-09", { plm_per_hour: 99 })];

    expect(usualOf(NIGHT, nightsAnswer({ nights }))).toEqual({ counted: 7, spread: { lower: 4.5, median: 6, upper: 7.5 } });
  });

  it("leaves out naps, and nights that were hardly heard", () => {
    const nights = [
      ...sessions([4, 8, 5, 6, 3, 7]),
      session("2026-03-07", { plm_per_hour: 50, coverage: 0.4 }),
      session("2026-03-07", { plm_per_hour: 50 }, "nap"),
    ];

    expect(usualOf(NIGHT, nightsAnswer({ nights }))).toEqual({ counted: 6, spread: null });
  });
});

describe("the fortnight", () => {
  let asked: unknown[] = [];
  const hassThat = (answers: () => Promise<unknown>): HomeAssistant => ({
    connected: true, locale: LOCALE, config: { time_zone: "Europe/Berlin" }, entities: {},
    callWS: ((question: unknown) => {
      asked.push(question);
      return answers();
    }) as HomeAssistant["callWS"],
  });

  it("is asked for once for each night", async () => {
    asked = [];
    const fortnight = new Fortnight();
    const hass = hassThat(() => Promise.resolve(nightsAnswer()));

    await fortnight.lookUp(NIGHT, hass, "ada");
    await fortnight.lookUp({ ...NIGHT }, hass, "ada");

    expect(asked).toEqual([{ type: "sleep_twitch/nights", start_date: "2026-02-23", end_date: "2026-03-09", device_id: "ada" }]);
    expect(fortnight.answer).toEqual(nightsAnswer());
  });

  it("is asked for again where it was not to be had", async () => {
    asked = [];
    const fortnight = new Fortnight();

    await fortnight.lookUp(NIGHT, hassThat(() => Promise.reject(new Error("busy"))), undefined);
    const failed = fortnight.answer;
    await fortnight.lookUp(NIGHT, hassThat(() => Promise.resolve(nightsAnswer())), undefined);

    expect([failed, asked.length]).toEqual([null, 2]);
    expect(fortnight.answer).not.toBeNull();
  });

  it("is that of the night asked for last", async () => {
    const fortnight = new Fortnight();
    const late: ((answer: unknown) => void)[] = [];
    const hass = hassThat(() => new Promise((resolve) => late.push(resolve)));

    const first = fortnight.lookUp(NIGHT, hass, undefined);
    const second = fortnight.lookUp({ ...NIGHT, date: "2026-03-10" }, hass, undefined);
    late[1]?.(nightsAnswer({ nights: sessions([1, 2]) }));
    await second;
    late[0]?.(nightsAnswer());
    await first;

    expect(fortnight.answer?.nights).toHaveLength(2);
  });
});
