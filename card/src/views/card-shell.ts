import type { CardConfig, CardPickerEntry, ConfigForm, GridOptions, HomeAssistant } from "../data/home-assistant.ts";
import { loadMessages, translator } from "../language/translate.ts";
import type { Key, Translate } from "../language/translate.ts";

declare global {
  interface Window {
    customCards?: CardPickerEntry[];
  }
}

const DOCUMENTATION = "https://github.com/sleep-twitch/sleep_twitch/blob/main/docs/cards.md";
const ROW_PX = 50;

/** What a view must take to be shown by a card. */
export interface View extends HTMLElement {
  config: CardConfig | undefined;
  hass: HomeAssistant | undefined;
}

/** All that a dashboard needs to know of a card before it is drawn. */
export interface CardDescription {
  readonly type: string;
  readonly name: Key;
  readonly description: Key;
  readonly usual_height_px: number;
  readonly grid: GridOptions;
  readConfig(config: CardConfig, translate: Translate): CardConfig;
  stubConfig(): object;
  configForm(translate: Translate): ConfigForm;
  suggest(hass: HomeAssistant, entityId: string): { readonly config: CardConfig } | null;
  /** Load what draws the card, and make one. */
  loadView(): Promise<View>;
}

/** Define a card and list it in the picker; a page that loads the bundle twice keeps the first. */
export function registerCard(card: CardDescription, translate: Translate = translator()): void {
  if (customElements.get(card.type)) return;
  customElements.define(card.type, shellOf(card));
  window.customCards ??= [];
  window.customCards.push({
    type: card.type,
    name: translate(card.name),
    description: translate(card.description),
    preview: true,
    documentationURL: DOCUMENTATION,
    getEntitySuggestion: (hass, entityId) => card.suggest(hass, entityId),
  });
}

/** Return the element that a dashboard makes: small, and there at once. What it shows is loaded with the first on a page. */
function shellOf(card: CardDescription): CustomElementConstructor {
  return class extends HTMLElement {
    private _config: CardConfig | undefined;
    private _hass: HomeAssistant | undefined;
    private _view: View | undefined;
    private _isLoaded = false;

    static async getConfigForm(): Promise<ConfigForm> {
      return card.configForm(translator(await loadMessages(document.documentElement.lang)));
    }

    static getStubConfig(): object {
      return card.stubConfig();
    }

    setConfig(config: CardConfig): void {
      this._config = card.readConfig(config, translator());
      this._update();
    }

    set hass(hass: HomeAssistant) {
      this._hass = hass;
      this._update();
    }

    getCardSize(): number {
      return Math.ceil(card.usual_height_px / ROW_PX);
    }

    getGridOptions(): GridOptions {
      return card.grid;
    }

    connectedCallback(): void {
      void this._load();
    }

    private async _load(): Promise<void> {
      if (this._isLoaded) return;
      this._isLoaded = true;
      try {
        this._view = await card.loadView();
      } catch {
        // After an upgrade, a page from before it asks for files that are gone.
        this.textContent = translator()("failure.bundle");
        return;
      }
      this._update();
      this.replaceChildren(this._view);
    }

    private _update(): void {
      if (!this._view) return;
      this._view.config = this._config;
      this._view.hass = this._hass;
    }
  };
}
