import { beforeEach, describe, expect, it, vi } from "vitest";

import type { HomeAssistant } from "../../src/data/home-assistant.ts";
import { latestStop, neighboursOf, NightList } from "../../src/data/night-list.ts";
import type { Stop } from "../../src/data/night-list.ts";
import type { Session } from "../../src/data/nights.ts";
import { LOCALE, night, nightsAnswer, session } from "../samples.ts";

const NOON_MS = Date.parse("2026-03-15T10:00:00Z");
const stop = (date: string): Stop => ({ night_id: `${date} night`, start_ms: Date.parse(`${date}T00:00:00Z`) });

interface Asked {
  readonly start_date: string;
  readonly end_date: string;
}

/** A Home Assistant that has these nights. */
function hassWith(nights: readonly Session[]): { readonly hass: HomeAssistant; readonly asked: Asked[] } {
  const asked: Asked[] = [];
  const callWS = ((message: unknown) => {
    const { start_date, end_date } = message as Asked;
    asked.push({ start_date, end_date });
    return Promise.resolve(nightsAnswer({ nights: nights.filter(({ date }) => date >= start_date && date <= end_date) }));
  }) as HomeAssistant["callWS"];
  return { asked, hass: { connected: true, locale: LOCALE, config: { time_zone: "Europe/Berlin" }, entities: {}, callWS } };
}

beforeEach(() => {
  vi.useFakeTimers({ now: NOON_MS });
});

describe("the nights beside one", () => {
  const sessions = [session("2026-03-12"), session("2026-03-13"), session("2026-03-14")];
  const tonight: Stop = { night_id: null, start_ms: Date.parse("2026-03-14T21:00:00Z") };

  it("are those that are over, and the latest at the end", () => {
    expect(neighboursOf(stop("2026-03-14"), sessions, tonight)).toEqual({ previous: stop("2026-03-13"), next: tonight });
  });

  it.each([
    ["the first", stop("2026-03-12"), { previous: null, next: stop("2026-03-13") }],
    ["the latest", tonight, { previous: stop("2026-03-14"), next: null }],
  ])("end at %s", (_, at, neighbours) => {
    expect(neighboursOf(at, sessions, tonight)).toEqual(neighbours);
  });

  it("have the latest once, by the question that follows it", () => {
    const latest = { ...stop("2026-03-14"), night_id: null };

    expect(neighboursOf(stop("2026-03-13"), sessions, latest).next).toEqual(latest);
  });

  it("are all before a night that nobody can tell the sleeper of", () => {
    expect(neighboursOf(latestStop(null), sessions, latestStop(null)).previous).toEqual(stop("2026-03-14"));
  });

  it("begin where the latest night begins", () => {
    expect(latestStop(night({ id: 412 }))).toEqual({ night_id: null, start_ms: Date.parse("2026-03-14T21:00:00Z") });
  });
});

describe("looking back", () => {
  it("asks for a month first", async () => {
    const { hass, asked } = hassWith([session("2026-03-14")]);
    const list = new NightList();

    await list.lookBack(latestStop(null), hass, undefined);

    expect(asked).toEqual([{ start_date: "2026-02-12", end_date: "2026-03-15" }]);
    expect(list.sessions).toEqual([session("2026-03-14")]);
  });

  it("goes on where one stands at the first night that is known", async () => {
    const { hass, asked } = hassWith([session("2025-05-02"), session("2026-03-14")]);
    const list = new NightList();

    await list.lookBack(latestStop(null), hass, undefined);
    await list.lookBack(stop("2026-03-14"), hass, undefined);

    expect(asked.at(-1)).toEqual({ start_date: "2023-12-05", end_date: "2026-02-11" });
    expect(list.sessions).toEqual([session("2025-05-02"), session("2026-03-14")]);
  });

  it("ends where two years have no night", async () => {
    const { hass, asked } = hassWith([session("2026-03-14")]);
    const list = new NightList();

    await list.lookBack(stop("2026-03-14"), hass, undefined);
    await list.lookBack(stop("2026-03-14"), hass, undefined);

    expect(asked).toHaveLength(2);
  });

  it("asks once at a time, and as far as was wanted last", async () => {
    const { hass, asked } = hassWith([session("2025-05-02"), session("2026-03-14")]);
    const list = new NightList();

    await Promise.all([list.lookBack(latestStop(null), hass, undefined), list.lookBack(stop("2026-03-14"), hass, undefined)]);

    expect(asked).toHaveLength(2);
    expect(list.sessions).toHaveLength(2);
  });

  it("tries again after a failure when it is wanted again", async () => {
    const { hass } = hassWith([session("2026-03-14")]);
    const list = new NightList();

    await list.lookBack(latestStop(null), { ...hass, connected: false }, undefined);
    const without = list.sessions;
    await list.lookBack(latestStop(null), hass, undefined);

    expect([without.length, list.sessions.length]).toEqual([0, 1]);
  });
});
