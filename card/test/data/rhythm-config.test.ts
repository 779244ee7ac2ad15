import { describe, expect, it } from "vitest";

import type { EntityEntry, HomeAssistant } from "../../src/data/home-assistant.ts";
import { nightsOf, readRhythmConfig, rhythmForm, rhythmStub, suggestRhythm } from "../../src/data/rhythm-config.ts";
import { LOCALE, translate } from "../samples.ts";

const TYPE = "custom:sleep-twitch-periodicity-card";

function suggestFor(entity: Partial<EntityEntry>): ReturnType<typeof suggestRhythm> {
  const entities = { "sensor.one": { entity_id: "sensor.one", platform: "sleep_twitch", ...entity } };
  const hass: HomeAssistant = {
    connected: true, locale: LOCALE, config: { time_zone: "UTC" }, entities, callWS: () => Promise.reject(new Error("unused")),
  };
  return suggestRhythm(hass, "sensor.one");
}

describe("the configuration of the periodicity", () => {
  it("is the last night unless it says otherwise", () => {
    expect(nightsOf({ type: TYPE })).toBe("last_night");
    expect(nightsOf(readRhythmConfig({ type: TYPE, nights: "1_month", title: "Rhythm", device_id: "ada" }, translate))).toBe("1_month");
    expect(readRhythmConfig({ type: TYPE, ...rhythmStub() }, translate)).toMatchObject({ nights: "last_night" });
  });

  it("says which nights there are to choose", () => {
    expect(() => readRhythmConfig({ type: TYPE, nights: 7 }, translate)).toThrow(
      "The option nights wants one of last_night, 1_week, 2_weeks, 1_month, not 7.",
    );
  });

  it("has a form with words for each field and each choice", () => {
    const form = rhythmForm(translate);

    expect(form.schema.map((field) => form.computeLabel(field))).toEqual(["Sleeper or bed", "Nights", "Title"]);
    expect(form.schema[1]?.selector).toMatchObject({ select: { options: [{ label: "Last night" }, { label: "Last week" }, {}, {}] } });
  });
});

describe("the suggestion of the periodicity", () => {
  it("is for what tells of the rhythm, with its device where it has one", () => {
    expect(suggestFor({ translation_key: "rhythm_period", device_id: "ada" })).toEqual({ config: { type: TYPE, device_id: "ada" } });
    expect(suggestFor({ translation_key: "periodicity_index" })).toEqual({ config: { type: TYPE } });
  });

  it.each<[string, Partial<EntityEntry>]>([
    ["another figure", { translation_key: "hypnic_jerks" }],
    ["an entity without one", {}],
    ["an entity of somebody else", { translation_key: "rhythm_period", platform: "hue" }],
  ])("is none for %s", (_, entity) => {
    expect(suggestFor(entity)).toBeNull();
  });
});
