import { describe, expect, it } from "vitest";

import { liveForm, liveStub, readLiveConfig, suggestLive } from "../../src/data/live-config.ts";
import type { HomeAssistant } from "../../src/data/home-assistant.ts";
import { LOCALE, translate } from "../samples.ts";

const TYPE = "custom:sleep-twitch-live-card";

function homeWith(translation_key: string, platform = "sleep_twitch", device_id: string | null = "bed"): HomeAssistant {
  const entities = { "binary_sensor.one": { entity_id: "binary_sensor.one", platform, translation_key, device_id } };
  return { connected: true, locale: LOCALE, config: { time_zone: "UTC" }, entities, callWS: () => Promise.reject(new Error("nobody asks")) };
}

describe("the configuration of the live card", () => {
  it("wants nothing, and takes a device and a title", () => {
    expect(readLiveConfig({ type: TYPE, ...liveStub() }, translate)).toEqual({ type: TYPE });
    expect(readLiveConfig({ type: TYPE, device_id: "bed", title: "Bed" }, translate).title).toBe("Bed");
  });

  it("says what would be right", () => {
    expect(() => readLiveConfig({ type: TYPE, device_id: 3 }, translate)).toThrow("The option device_id wants a text, not 3.");
  });

  it("has a form in words", () => {
    const form = liveForm(translate);

    expect(form.schema.map((field) => form.computeLabel(field))).toEqual(["Sleeper or bed", "Title"]);
  });
});

describe("the suggestion of the live card", () => {
  it.each(["in_bed", "moving"])("is for what a bed tells of this moment: %s", (key) => {
    expect(suggestLive(homeWith(key), "binary_sensor.one")).toEqual({ config: { type: TYPE, device_id: "bed" } });
  });

  it("names no device where there is none", () => {
    expect(suggestLive(homeWith("moving", "sleep_twitch", null), "binary_sensor.one")).toEqual({ config: { type: TYPE } });
  });

  it.each([
    ["figures of nights", homeWith("plm"), "binary_sensor.one"],
    ["others' sensors", homeWith("moving", "hue"), "binary_sensor.one"],
    ["what is not there", homeWith("moving"), "sun.sun"],
  ])("is not for %s", (_, hass, entity) => {
    expect(suggestLive(hass, entity)).toBeNull();
  });
});
