/** Shows every sample in the real card, without Home Assistant: dev/index.html?card=trend&only=rich&language=de. */
import type { CardConfig, HomeAssistant } from "../src/data/home-assistant.ts";
import { registerLiveCard } from "../src/views/live-card.ts";
import { registerNightCard } from "../src/views/night-card.ts";
import { registerNightsCard } from "../src/views/nights-card.ts";
import { registerRhythmCard } from "../src/views/rhythm-card.ts";
import { registerTrendCard } from "../src/views/trend-card.ts";
import { liveConnection, LIVE_SAMPLES } from "./live-feed.ts";
import { ACTIVITY_SAMPLES } from "./activity-samples.ts";
import { RHYTHM_SAMPLES, TREND_SAMPLES } from "./nights-samples.ts";
import { SAMPLES } from "./samples.ts";

interface Card extends HTMLElement {
  hass: HomeAssistant;
  setConfig(config: CardConfig): void;
}

class CardFrame extends HTMLElement {
  connectedCallback(): void {
    this.style.cssText =
      "display:block; background:var(--card-background-color); border:1px solid var(--divider-color); border-radius:12px;";
  }
}

/** What a command answers, or the error it rejects with; null never answers. */
type Sample = object | null | undefined;

const CARDS: Readonly<Record<string, Readonly<Record<string, { readonly answer: Sample; readonly config?: object }>>>> = {
  live: Object.fromEntries(Object.entries(LIVE_SAMPLES).map(([name, answer]) => [name, { answer }])),
  night: Object.fromEntries(Object.entries(SAMPLES).map(([name, answer]) => [name, { answer }])),
  nights: ACTIVITY_SAMPLES,
  periodicity: RHYTHM_SAMPLES,
  trend: TREND_SAMPLES,
};

function hassFor(found: Sample, language: string): HomeAssistant {
  return {
    // Only the card of the moment has a feed here; the one of the night asks then.
    ...(kind === "live" ? { connection: liveConnection(found ?? {}) } : {}),
    user: { is_admin: true },
    connected: true,
    locale: { language, number_format: "language", time_format: "language", time_zone: "server" },
    config: { time_zone: "Europe/Berlin" },
    entities: {},
    callWS: <Answer>({ type }: Readonly<Record<string, unknown>>) => {
      if (!found) return new Promise<Answer>(() => undefined);
      // A sample of one night is the only one.
      if (type === "sleep_twitch/nights" && "night" in found) return Promise.resolve({ ...found, nights: [], marks: [] } as Answer);
      // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- Home Assistant rejects with plain objects.
      return "code" in found ? Promise.reject(found) : Promise.resolve(found as Answer);
    },
  };
}

const query = new URLSearchParams(location.search);
const language = query.get("language") ?? "en";
const kind = query.get("card") ?? "night";
document.documentElement.classList.toggle("dark", query.has("dark"));
document.documentElement.dir = query.get("dir") ?? "ltr";
customElements.define("ha-card", CardFrame);
registerNightCard();
registerNightsCard();
registerRhythmCard();
registerTrendCard();
registerLiveCard();
const samples = CARDS[kind] ?? {};
for (const name of query.get("only")?.split(",") ?? Object.keys(samples)) {
  const tag = `sleep-twitch-${kind}-card`;
  const card = document.createElement(tag) as Card;
  card.id = name;
  card.className = "card";
  card.setConfig({ type: `custom:${tag}`, ...samples[name]?.config });
  card.hass = hassFor(samples[name]?.answer, language);
  document.body.append(card);
}
