import { registerNightCard } from "./views/night-card.ts";

registerNightCard();
