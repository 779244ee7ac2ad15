/** Shows every sample night in the real card, without Home Assistant: dev/index.html?only=rich&language=de. */
import type { CardConfig, HomeAssistant } from "../src/data/home-assistant.ts";
import { registerNightCard } from "../src/views/night-card.ts";
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

function hassFor(sample: keyof typeof SAMPLES, language: string): HomeAssistant {
  const found = SAMPLES[sample];
  return {
    connected: true,
    locale: { language, number_format: "language", time_format: "language", time_zone: "server" },
    config: { time_zone: "Europe/Berlin" },
    entities: {},
    callWS: <Answer>() => {
      if (!found) return new Promise<Answer>(() => undefined);
      // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- Home Assistant rejects with plain objects.
      return "code" in found ? Promise.reject(found) : Promise.resolve(found as Answer);
    },
  };
}

const query = new URLSearchParams(location.search);
const language = query.get("language") ?? "en";
document.documentElement.classList.toggle("dark", query.has("dark"));
document.documentElement.dir = query.get("dir") ?? "ltr";
customElements.define("ha-card", CardFrame);
registerNightCard();
for (const name of query.get("only")?.split(",") ?? Object.keys(SAMPLES)) {
  const card = document.createElement("sleep-twitch-night-card") as Card;
  card.id = name;
  card.setConfig({ type: "custom:sleep-twitch-night-card" });
  card.hass = hassFor(name, language);
  document.body.append(card);
}
