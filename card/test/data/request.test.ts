import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import type { HomeAssistant } from "../../src/data/home-assistant.ts";
import { ask, nightQuestion, refreshMs } from "../../src/data/request.ts";
import type { NightState } from "../../src/data/request.ts";
import { answer, LOCALE, night } from "../samples.ts";

const CONFIG = { type: "custom:sleep-twitch-night-card" };

interface Asked {
  readonly hass: HomeAssistant;
  readonly messages: unknown[];
}

function hassThat(answers: () => Promise<unknown>, connected = true): Asked {
  const messages: unknown[] = [];
  const callWS = <Answer>(message: unknown): Promise<Answer> => {
    messages.push(message);
    return answers() as Promise<Answer>;
  };
  return { messages, hass: { connected, locale: LOCALE, config: { time_zone: "UTC" }, entities: {}, callWS } };
}

/** Home Assistant rejects with plain objects and numbers. */
function rejectWith(reason: unknown): () => Promise<never> {
  return async () => {
    await Promise.resolve();
    throw reason as Error;
  };
}

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

describe("asking for a night", () => {
  it("gives the answer", async () => {
    const { hass, messages } = hassThat(() => Promise.resolve(answer()));

    expect(await ask(hass, nightQuestion(CONFIG))).toEqual({ status: "ready", answer: answer() });
    expect(messages).toEqual([{ type: "sleep_twitch/night" }]);
  });

  it("names the device where one is configured", async () => {
    const { hass, messages } = hassThat(() => Promise.resolve(answer()));

    await ask(hass, nightQuestion({ ...CONFIG, device_id: "ada" }));

    expect(messages).toEqual([{ type: "sleep_twitch/night", device_id: "ada" }]);
  });

  it("leaves no timer behind", async () => {
    await ask(hassThat(() => Promise.resolve(answer())).hass, nightQuestion(CONFIG));

    expect(vi.getTimerCount()).toBe(0);
  });

  it("does not ask while the connection is away", async () => {
    const { hass, messages } = hassThat(() => Promise.resolve(answer()), false);

    expect(await ask(hass, nightQuestion(CONFIG))).toEqual({ status: "failed", failure: "disconnected", message: "" });
    expect(messages).toEqual([]);
  });

  it("does not wait for ever", async () => {
    const state = ask(hassThat(() => new Promise(() => undefined)).hass, nightQuestion(CONFIG));

    await vi.advanceTimersByTimeAsync(15_000);

    expect(await state).toEqual({ status: "failed", failure: "timeout", message: "" });
  });

  it.each([
    ["a refusal", { code: "unauthorized", message: "Unauthorized" }, "unauthorized", "Unauthorized"],
    ["a device that is gone", { code: "not_found", message: "No such device" }, "not_found", "No such device"],
    ["an integration that is not there", { code: "unknown_command", message: "Unknown" }, "unknown_command", "Unknown"],
    ["a connection lost on the way", 3, "disconnected", ""],
    ["an error without a code", new Error("disk full"), "other", "disk full"],
    ["anything else", "boom", "other", "boom"],
    ["nothing", null, "other", "null"],
  ])("tells %s from the others", async (_, reason, failure, message) => {
    expect(await ask(hassThat(rejectWith(reason)).hass, nightQuestion(CONFIG))).toEqual({ status: "failed", failure, message });
  });
});

describe("asking again", () => {
  const ready = (changes: Parameters<typeof answer>[0]): NightState => ({ status: "ready", answer: answer(changes) });

  it.each<[string, NightState, number]>([
    ["soon while the night goes on", ready({ night: night({ provisional: true }) }), 30_000],
    ["soon while the first night is awaited", ready({ night: null }), 30_000],
    ["soon while somebody is in bed", ready({ node: { ...answer().node, in_bed: true } }), 30_000],
    ["soon after a failure", { status: "failed", failure: "other", message: "" }, 30_000],
    ["seldom once the night is closed", ready({}), 300_000],
  ])("happens %s", (_, state, after_ms) => {
    expect(refreshMs(state)).toBe(after_ms);
  });
});
