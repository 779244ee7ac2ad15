import { describe, expect, it } from "vitest";

import { configForm, readConfig, stubConfig, suggestCard } from "../../src/data/config.ts";
import type { HomeAssistant } from "../../src/data/home-assistant.ts";
import { LOCALE, translate } from "../samples.ts";

const TYPE = "custom:sleep-twitch-night-card";

function hassWith(entities: HomeAssistant["entities"]): HomeAssistant {
  return { connected: true, locale: LOCALE, config: { time_zone: "UTC" }, entities, callWS: () => Promise.reject(new Error("unused")) };
}

describe("the configuration", () => {
  it("is taken as it is when nothing is wrong with it", () => {
    const config = { type: TYPE, device_id: "ada", title: "Tonight", hide_environment: true };

    expect(readConfig(config, translate)).toEqual(config);
  });

  it("needs no option at all", () => {
    expect(readConfig({ type: TYPE, ...stubConfig() }, translate)).toEqual({ type: TYPE });
  });

  it("says which option is wrong, what it wants and what it got", () => {
    expect(() => readConfig({ type: TYPE, hide_environment: "yes" }, translate)).toThrow(
      'The option hide_environment wants true or false, not "yes".',
    );
    expect(() => readConfig({ type: TYPE, device_id: 7 }, translate)).toThrow("The option device_id wants a text, not 7.");
  });
});

describe("the form of the editor", () => {
  it("has words for each of its fields", () => {
    const form = configForm(translate);

    const words = form.schema.map((field) => [form.computeLabel(field), form.computeHelper(field)]);

    expect(words).toEqual([
      ["Sleeper or bed", "The first sleeper you may see, when left empty."],
      ["Title", "What the card shows, when left empty."],
      ["Hide movements of the house", "Steps, doors, traffic: seen by the sensor and counted nowhere."],
    ]);
  });

  it("offers the devices of this integration only", () => {
    expect(configForm(translate).schema[0]?.selector).toEqual({ device: { integration: "sleep_twitch" } });
  });
});

describe("the suggestion", () => {
  const hass = hassWith({
    "sensor.ada_jerks": { entity_id: "sensor.ada_jerks", platform: "sleep_twitch", device_id: "ada" },
    "sensor.loose": { entity_id: "sensor.loose", platform: "sleep_twitch", device_id: null },
    "light.lamp": { entity_id: "light.lamp", platform: "hue" },
  });

  it("is the night of the device an entity belongs to", () => {
    expect(suggestCard(hass, "sensor.ada_jerks")).toEqual({ config: { type: TYPE, device_id: "ada" } });
  });

  it("leaves the device open where the entity has none", () => {
    expect(suggestCard(hass, "sensor.loose")).toEqual({ config: { type: TYPE } });
  });

  it.each(["light.lamp", "sensor.unheard_of"])("is none for %s", (entityId) => {
    expect(suggestCard(hass, entityId)).toBeNull();
  });
});
