import { registerDashboardStrategy } from "./views/dashboard-strategy.ts";
import { registerLiveCard } from "./views/live-card.ts";
import { registerNightCard } from "./views/night-card.ts";
import { registerNightsCard } from "./views/nights-card.ts";
import { registerRhythmCard } from "./views/rhythm-card.ts";
import { registerTrendCard } from "./views/trend-card.ts";

registerNightCard();
registerNightsCard();
registerTrendCard();
registerRhythmCard();
registerLiveCard();
registerDashboardStrategy();
