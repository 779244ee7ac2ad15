import { LIVE_CARD, liveForm, liveStub, readLiveConfig, suggestLive } from "../data/live-config.ts";
import { registerCard } from "./card-shell.ts";

/** Define the card of what a bed feels at this moment. */
export function registerLiveCard(): void {
  registerCard({
    type: LIVE_CARD,
    name: "live.name",
    description: "live.description",
    usual_height_px: 620,
    grid: { columns: 12, min_columns: 6, rows: "auto" },
    readConfig: readLiveConfig,
    stubConfig: liveStub,
    configForm: liveForm,
    suggest: suggestLive,
    loadView: async () => {
      await import("./live-view.ts");
      return document.createElement("sleep-twitch-live-view");
    },
  });
}
