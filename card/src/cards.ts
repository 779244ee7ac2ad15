import { registerNightCard } from "./views/night-card.ts";
import { registerTrendCard } from "./views/trend-card.ts";

registerNightCard();
registerTrendCard();
