import { readTrendConfig, suggestTrend, TREND_CARD, trendForm, trendStub } from "../data/trend-config.ts";
import { registerCard } from "./card-shell.ts";

/** Define the card of a nightly figure over weeks and years. */
export function registerTrendCard(): void {
  registerCard({
    type: TREND_CARD,
    name: "trend.name",
    description: "trend.description",
    usual_height_px: 480,
    grid: { columns: 12, min_columns: 6, rows: "auto" },
    readConfig: readTrendConfig,
    stubConfig: trendStub,
    configForm: trendForm,
    suggest: suggestTrend,
    loadView: async () => {
      await import("./many-nights.ts");
      return document.createElement("sleep-twitch-trend-view");
    },
  });
}
