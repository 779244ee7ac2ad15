import { NIGHTS_CARD, nightsForm, nightsStub, readNightsConfig, suggestNights } from "../data/nights-config.ts";
import { registerCard } from "./card-shell.ts";

/** Define the card of many nights at a glance. */
export function registerNightsCard(): void {
  registerCard({
    type: NIGHTS_CARD,
    name: "nights.name",
    description: "nights.description",
    usual_height_px: 760,
    grid: { columns: 12, min_columns: 6, rows: "auto" },
    readConfig: readNightsConfig,
    stubConfig: nightsStub,
    configForm: nightsForm,
    suggest: suggestNights,
    loadView: async () => {
      await import("./many-nights.ts");
      return document.createElement("sleep-twitch-nights-view");
    },
  });
}
