import { readRhythmConfig, RHYTHM_CARD, rhythmForm, rhythmStub, suggestRhythm } from "../data/rhythm-config.ts";
import { registerCard } from "./card-shell.ts";

/** Define the card of how regular limb movements are. */
export function registerRhythmCard(): void {
  registerCard({
    type: RHYTHM_CARD,
    name: "imi.name",
    description: "imi.description",
    usual_height_px: 680,
    grid: { columns: 12, min_columns: 6, rows: "auto" },
    readConfig: readRhythmConfig,
    stubConfig: rhythmStub,
    configForm: rhythmForm,
    suggest: suggestRhythm,
    loadView: async () => {
      await import("./many-nights.ts");
      return document.createElement("sleep-twitch-periodicity-view");
    },
  });
}
