import { describe, expect, it } from "vitest";

import type { EntityEntry, HomeAssistant } from "../../src/data/home-assistant.ts";
import { figureOf, isByRules, periodOf, readTrendConfig, suggestTrend, trendForm, trendStub } from "../../src/data/trend-config.ts";
import { LOCALE, translate } from "../samples.ts";

const TYPE = "custom:sleep-twitch-trend-card";

function hassWith(entity: Partial<EntityEntry>): HomeAssistant {
  const entities = { "sensor.one": { entity_id: "sensor.one", platform: "sleep_twitch", ...entity } };
  return { connected: true, locale: LOCALE, config: { time_zone: "UTC" }, entities, callWS: () => Promise.reject(new Error("unused")) };
}

describe("the configuration of the trend", () => {
  it("is taken as it is when nothing is wrong with it", () => {
    const config = { type: TYPE, device_id: "ada", title: "Twitches", figure: "hypnic_jerks", period: "2_years" };

    expect(readTrendConfig(config, translate)).toEqual(config);
    expect(readTrendConfig({ type: TYPE, ...trendStub() }, translate)).toMatchObject({ figure: "plm_per_hour" });
  });

  it("says which figures and times there are", () => {
    expect(() => readTrendConfig({ type: TYPE, period: "1_week" }, translate)).toThrow(
      'The option period wants one of 2_weeks, 1_month, 3_months, 6_months, 1_year, 2_years, not "1_week".',
    );
    expect(() => readTrendConfig({ type: TYPE, figure: 3 }, translate)).toThrow("The option figure wants one of plm_per_hour, ");
  });

  it("is three months of periodic limb movements unless it says otherwise", () => {
    expect([figureOf({ type: TYPE }), periodOf({ type: TYPE })]).toEqual(["plm_per_hour", "3_months"]);
    expect([figureOf({ type: TYPE, figure: "plm" }), periodOf({ type: TYPE, period: "1_year" })]).toEqual(["plm", "1_year"]);
  });

  it("knows which figures the rules decide", () => {
    expect([isByRules("plm"), isByRules("series"), isByRules("plm_per_hour"), isByRules("hypnic_jerks")]).toEqual([true, true, true, false]);
  });
});

describe("the form of the trend", () => {
  it("has words for each field and each choice", () => {
    const form = trendForm(translate);

    expect(form.schema.map((field) => [form.computeLabel(field), form.computeHelper(field)])).toEqual([
      ["Sleeper or bed", "The first sleeper you may see, when left empty."],
      ["Nightly figure", "Periodic limb movements per hour, when left empty."],
      ["Time shown", "Three months, when left empty."],
      ["Title", "What the card shows, when left empty."],
    ]);
    expect(form.schema[2]?.selector).toMatchObject({ select: { options: [{ value: "2_weeks", label: "Last 2 weeks" }, {}, {}, {}, {}, {}] } });
  });
});

describe("the suggestion of a trend", () => {
  it("is the figure that the entity shows, of its device", () => {
    const hass = hassWith({ translation_key: "hypnic_jerks", device_id: "ada" });

    expect(suggestTrend(hass, "sensor.one")).toEqual({ config: { type: TYPE, figure: "hypnic_jerks", device_id: "ada" } });
  });

  it("leaves the device open where the entity has none", () => {
    expect(suggestTrend(hassWith({ translation_key: "plm" }), "sensor.one")).toEqual({ config: { type: TYPE, figure: "plm" } });
  });

  it.each<[string, Partial<EntityEntry>]>([
    ["an entity that shows no nightly figure", { translation_key: "clock_drift" }],
    ["an entity of somebody else", { translation_key: "plm", platform: "hue" }],
  ])("is none for %s", (_, entity) => {
    expect(suggestTrend(hassWith(entity), "sensor.one")).toBeNull();
  });

  it("is none for an entity that nobody knows", () => {
    expect(suggestTrend(hassWith({}), "sensor.other")).toBeNull();
  });
});
