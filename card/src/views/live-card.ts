import { LIVE_CARD, liveForm, liveStub, readLiveConfig, suggestLive } from "../data/live-config.ts";
import { registerCard } from "./card-shell.ts";

/** Define the card of what a bed feels at this moment. */
export function registerLiveCard(): void {
  registerCard({
    type: LIVE_CARD,
    name: "live.name",
    description: "live.description",
    usual_height_px: 700,
    grid: { columns: "full", min_columns: 6, rows: "auto" },
    readConfig: readLiveConfig,
    stubConfig: liveStub,
    configForm: liveForm,
    suggest: suggestLive,
    loadView: async () => {
      await import("./one-bed.ts");
      return document.createElement("sleep-twitch-live-view");
    },
  });
}
