import type { CardConfig, ConfigForm, HomeAssistant } from "./home-assistant.ts";
import { checkOptions, formOf, INTEGRATION } from "./options.ts";
import type { Translate } from "../language/translate.ts";

export const LIVE_CARD = "sleep-twitch-live-card";

const SHOWN_BY: ReadonlySet<string | undefined> = new Set(["in_bed", "moving"]);

export interface LiveCardConfig extends CardConfig {
  /** Device of a bed, or of a sleeper; the first bed one may see when absent. */
  readonly device_id?: string;
  readonly title?: string;
}

export function readLiveConfig(config: CardConfig, translate: Translate): LiveCardConfig {
  checkOptions(config, { device_id: "string", title: "string" }, translate);
  return config;
}

export function liveStub(): Omit<LiveCardConfig, "type"> {
  return {};
}

/** Return the form of the visual editor. */
export function liveForm(translate: Translate): ConfigForm {
  return formOf([{ name: "device_id", selector: { device: { integration: INTEGRATION } } }, { name: "title", selector: { text: {} } }], translate);
}

/** Offer the card for what a bed tells of this moment. */
export function suggestLive(hass: HomeAssistant, entityId: string): { readonly config: LiveCardConfig } | null {
  const entity = hass.entities[entityId];
  if (entity?.platform !== INTEGRATION || !SHOWN_BY.has(entity.translation_key)) return null;
  const device = entity.device_id ? { device_id: entity.device_id } : {};
  return { config: { type: `custom:${LIVE_CARD}`, ...device } };
}
