import { configForm, NIGHT_CARD, readConfig, stubConfig, suggestCard } from "../data/config.ts";
import type { NightCardConfig } from "../data/config.ts";
import type { CardConfig, CardPickerEntry, ConfigForm, GridOptions, HomeAssistant } from "../data/home-assistant.ts";
import { loadMessages, translator } from "../language/translate.ts";
import type { Translate } from "../language/translate.ts";
import type { NightView } from "./night-view.ts";

declare global {
  interface Window {
    customCards?: CardPickerEntry[];
  }
}

const DOCUMENTATION = "https://github.com/sleep-twitch/sleep_twitch/blob/main/docs/cards.md";
const ROW_PX = 50;
const USUAL_HEIGHT_PX = 620;

/** The element that a dashboard makes: small, and there at once. What it shows is loaded with the first card on a page. */
class NightCard extends HTMLElement {
  private _config: NightCardConfig | undefined;
  private _hass: HomeAssistant | undefined;
  private _view: NightView | undefined;
  private _isLoaded = false;

  static async getConfigForm(): Promise<ConfigForm> {
    return configForm(translator(await loadMessages(document.documentElement.lang)));
  }

  static getStubConfig(): Omit<NightCardConfig, "type"> {
    return stubConfig();
  }

  setConfig(config: CardConfig): void {
    this._config = readConfig(config, translator());
    this._update();
  }

  set hass(hass: HomeAssistant) {
    this._hass = hass;
    this._update();
  }

  getCardSize(): number {
    return Math.ceil(USUAL_HEIGHT_PX / ROW_PX);
  }

  getGridOptions(): GridOptions {
    return { columns: "full", min_columns: 6, rows: "auto" };
  }

  connectedCallback(): void {
    void this._load();
  }

  private async _load(): Promise<void> {
    if (this._isLoaded) return;
    this._isLoaded = true;
    try {
      await import("./night-view.ts");
    } catch {
      // After an upgrade, a page from before it asks for files that are gone.
      this.textContent = translator()("failure.bundle");
      return;
    }
    this._view = document.createElement("sleep-twitch-night-view");
    this._update();
    this.replaceChildren(this._view);
  }

  private _update(): void {
    if (!this._view) return;
    this._view.config = this._config;
    this._view.hass = this._hass;
  }
}

/** Define the card and list it in the picker; a page that loads the bundle twice keeps the first. */
export function registerNightCard(translate: Translate = translator()): void {
  if (customElements.get(NIGHT_CARD)) return;
  customElements.define(NIGHT_CARD, NightCard);
  window.customCards ??= [];
  window.customCards.push({
    type: NIGHT_CARD,
    name: translate("card.name"),
    description: translate("card.description"),
    preview: true,
    documentationURL: DOCUMENTATION,
    getEntitySuggestion: suggestCard,
  });
}
