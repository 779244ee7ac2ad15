import { configForm, NIGHT_CARD, readConfig, stubConfig, suggestCard } from "../data/config.ts";
import { registerCard } from "./card-shell.ts";

/** Define the card of one night. */
export function registerNightCard(): void {
  registerCard({
    type: NIGHT_CARD,
    name: "card.name",
    description: "card.description",
    usual_height_px: 620,
    grid: { columns: "full", min_columns: 6, rows: "auto" },
    readConfig,
    stubConfig,
    configForm,
    suggest: suggestCard,
    loadView: async () => {
      await import("./one-bed.ts");
      return document.createElement("sleep-twitch-night-view");
    },
  });
}
