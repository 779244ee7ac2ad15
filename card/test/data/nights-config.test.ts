import { describe, expect, it } from "vitest";

import type { EntityEntry, HomeAssistant } from "../../src/data/home-assistant.ts";
import { nightsForm, nightsStub, readNightsConfig, suggestNights } from "../../src/data/nights-config.ts";
import { LOCALE, translate } from "../samples.ts";

const TYPE = "custom:sleep-twitch-nights-card";

function hassWith(entity: Partial<EntityEntry>): HomeAssistant {
  const entities = { "sensor.one": { entity_id: "sensor.one", platform: "sleep_twitch", ...entity } };
  return { connected: true, locale: LOCALE, config: { time_zone: "UTC" }, entities, callWS: () => Promise.reject(new Error("unused")) };
}

describe("the configuration of the nights", () => {
  it("is taken as it is when nothing is wrong with it", () => {
    const config = { type: TYPE, device_id: "ada", title: "Mine", layout: "actogram", figure: "movements", period: "6_months" };

    expect(readNightsConfig(config, translate)).toEqual(config);
    expect(readNightsConfig({ type: TYPE, ...nightsStub() }, translate)).toMatchObject({ layout: "raster", period: "3_months" });
  });

  it("says what there is to choose from", () => {
    expect(() => readNightsConfig({ type: TYPE, layout: "spiral" }, translate)).toThrow('The option layout wants one of raster, actogram, not "spiral".');
    expect(() => readNightsConfig({ type: TYPE, figure: "plm" }, translate)).toThrow("wants one of limb_movements, movements");
    expect(() => readNightsConfig({ type: TYPE, period: "1_year" }, translate)).toThrow("wants one of 2_weeks, 1_month, 3_months, 6_months");
  });
});

describe("the form of the nights", () => {
  it("has words for each field and each choice", () => {
    const form = nightsForm(translate);

    expect(form.schema.map((field) => [form.computeLabel(field), form.computeHelper(field)])).toEqual([
      ["Sleeper or bed", "The first sleeper you may see, when left empty."],
      ["Layout", undefined],
      ["Nightly figure", undefined],
      ["Time shown", "Three months, when left empty."],
      ["Title", "What the card shows, when left empty."],
    ]);
    expect(form.schema.slice(1, 3).map(({ selector }) => selector)).toEqual([
      { select: { mode: "dropdown", options: [{ value: "raster", label: "Raster" }, { value: "actogram", label: "Actogram" }] } },
      {
        select: {
          mode: "dropdown",
          options: [{ value: "limb_movements", label: "Limb movements" }, { value: "movements", label: "All movements of the sleeper" }],
        },
      },
    ]);
    expect(form.schema[3]?.selector).toMatchObject({ select: { options: [{ label: "Last 2 weeks" }, {}, {}, { label: "Last 6 months" }] } });
  });
});

describe("the suggestion of the nights", () => {
  it("is for the limb movements of a night, of their device", () => {
    expect(suggestNights(hassWith({ translation_key: "limb_movements", device_id: "ada" }), "sensor.one")).toEqual({ config: { type: TYPE, device_id: "ada" } });
    expect(suggestNights(hassWith({ translation_key: "limb_movements" }), "sensor.one")).toEqual({ config: { type: TYPE } });
  });

  it.each<[string, Partial<EntityEntry>]>([
    ["another figure", { translation_key: "coverage" }],
    ["an entity of somebody else", { translation_key: "limb_movements", platform: "hue" }],
  ])("is none for %s", (_, entity) => {
    expect(suggestNights(hassWith(entity), "sensor.one")).toBeNull();
  });

  it("is none for an entity that nobody knows", () => {
    expect(suggestNights(hassWith({}), "sensor.other")).toBeNull();
  });
});
