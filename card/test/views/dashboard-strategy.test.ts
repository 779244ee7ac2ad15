import { expect, it } from "vitest";

import "./room.ts";
import type { Dashboard } from "../../src/data/dashboard.ts";
import { registerDashboardStrategy } from "../../src/views/dashboard-strategy.ts";
import { hassOfAll } from "./show.ts";

interface Strategy extends CustomElementConstructor {
  readonly registryDependencies: readonly string[];
  generate(config: unknown, hass: unknown): Promise<Dashboard>;
}

it("is offered once among the new dashboards", () => {
  registerDashboardStrategy();
  registerDashboardStrategy();

  expect(window.customStrategies).toMatchObject([{ type: "sleep-twitch", strategyType: "dashboard", name: "Sleep Twitch" }]);
});

it("speaks the language of the user and follows devices and entities", async () => {
  registerDashboardStrategy();
  const strategy = customElements.get("ll-strategy-dashboard-sleep-twitch") as Strategy;
  const hass = hassOfAll(() => Promise.resolve({}));

  const { views } = await strategy.generate({}, { ...hass, devices: {}, locale: { ...hass.locale, language: "de" } });

  expect(views.map(({ title }) => title)).toEqual(["Letzte Nacht", "Wie gezählt wird"]);
  expect(strategy.registryDependencies).toEqual(["devices", "entities"]);
});
