import type { CardConfig, ConfigForm, HomeAssistant } from "./home-assistant.ts";
import { checkOptions, deviceOf, formOf, INTEGRATION, ownEntity } from "./options.ts";
import type { OptionTypes } from "./options.ts";
import type { Translate } from "../language/translate.ts";

export const NIGHT_CARD = "sleep-twitch-night-card";

export interface NightCardConfig extends CardConfig {
  /** Device of a sleeper, or of a bed; the first sleeper one may see when absent. */
  readonly device_id?: string;
  readonly title?: string;
  /** Whether movements of the house have no lane. */
  readonly hide_environment?: boolean;
}

const OPTION_TYPES: OptionTypes = {
  device_id: "string",
  title: "string",
  hide_environment: "boolean",
};

/** Return the configuration, or throw an error that says what would be right. */
export function readConfig(config: CardConfig, translate: Translate): NightCardConfig {
  checkOptions(config, OPTION_TYPES, translate);
  return config;
}

export function stubConfig(): Omit<NightCardConfig, "type"> {
  return {};
}

/** Return the form of the visual editor. */
export function configForm(translate: Translate): ConfigForm {
  const schema = [
    { name: "device_id", selector: { device: { integration: INTEGRATION } } },
    { name: "title", selector: { text: {} } },
    { name: "hide_environment", selector: { boolean: {} } },
  ];
  return formOf(schema, translate);
}

/** Offer the card for entities of this integration, and for nobody else's. */
export function suggestCard(hass: HomeAssistant, entityId: string): { readonly config: NightCardConfig } | null {
  const entity = ownEntity(hass, entityId);
  return entity && { config: { type: `custom:${NIGHT_CARD}`, ...deviceOf(entity) } };
}
