import type { HomeWithDevices } from "../data/beds.ts";
import { makeDashboard } from "../data/dashboard.ts";
import type { Dashboard } from "../data/dashboard.ts";
import { loadTexts } from "../language/texts.ts";
import { loadMessages, translator } from "../language/translate.ts";

declare global {
  interface Window {
    customStrategies?: StrategyEntry[];
  }
}

interface StrategyEntry {
  readonly type: string;
  readonly strategyType: "dashboard";
  readonly name: string;
  readonly description: string;
  readonly documentationURL: string;
}

const TYPE = "sleep-twitch";
const TAG = `ll-strategy-dashboard-${TYPE}`;
const DOCUMENTATION = "https://github.com/sleep-twitch/sleep_twitch/blob/main/docs/cards.md#the-whole-dashboard";

/** Makes the dashboard of all beds, anew whenever beds, sleepers or their entities change. */
class DashboardStrategy extends HTMLElement {
  static readonly registryDependencies = ["devices", "entities"];

  static async generate(_config: unknown, hass: HomeWithDevices): Promise<Dashboard> {
    const translate = translator(await loadMessages(hass.locale.language), await loadTexts(hass));
    return makeDashboard(hass, translate, new Date());
  }
}

/** Define the strategy and offer it among the new dashboards; a page that loads the bundle twice keeps the first. */
export function registerDashboardStrategy(): void {
  if (customElements.get(TAG)) return;
  customElements.define(TAG, DashboardStrategy);
  window.customStrategies ??= [];
  window.customStrategies.push({
    type: TYPE,
    strategyType: "dashboard",
    name: "Sleep Twitch",
    description: translator()("dashboard.description"),
    documentationURL: DOCUMENTATION,
  });
}
