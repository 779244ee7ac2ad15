import type { CardConfig, ConfigForm, HomeAssistant } from "./home-assistant.ts";
import { checkOptions, choiceField, deviceOf, formOf, INTEGRATION, ownEntity } from "./options.ts";
import type { OptionTypes } from "./options.ts";
import type { Translate } from "../language/translate.ts";

export const RHYTHM_CARD = "sleep-twitch-periodicity-card";

/** The last night may be some days ago. */
export const NIGHTS_DAYS = { last_night: 14, "1_week": 7, "2_weeks": 14, "1_month": 30 } as const;

export type RhythmNights = keyof typeof NIGHTS_DAYS;
const CHOICES = Object.keys(NIGHTS_DAYS) as readonly RhythmNights[];
const SHOWN_BY: ReadonlySet<string | undefined> = new Set(["periodicity_index", "rhythm_period", "plm_per_hour"]);

export interface RhythmCardConfig extends CardConfig {
  /** Device of a sleeper, or of a bed; the first sleeper one may see when absent. */
  readonly device_id?: string;
  readonly title?: string;
  /** Which nights are put together; the last one alone when absent. */
  readonly nights?: RhythmNights;
}

const OPTION_TYPES: OptionTypes = { device_id: "string", title: "string", nights: CHOICES };

export function readRhythmConfig(config: CardConfig, translate: Translate): RhythmCardConfig {
  checkOptions(config, OPTION_TYPES, translate);
  return config;
}

export function nightsOf(config: RhythmCardConfig): RhythmNights {
  return config.nights ?? "last_night";
}

export function rhythmStub(): Omit<RhythmCardConfig, "type"> {
  return { nights: "last_night" };
}

/** Return the form of the visual editor. */
export function rhythmForm(translate: Translate): ConfigForm {
  const schema = [
    { name: "device_id", selector: { device: { integration: INTEGRATION } } },
    choiceField("nights", CHOICES, (nights) => translate(`period.${nights}`)),
    { name: "title", selector: { text: {} } },
  ];
  return formOf(schema, translate);
}

/** Offer the card for the entities that tell of the rhythm. */
export function suggestRhythm(hass: HomeAssistant, entityId: string): { readonly config: RhythmCardConfig } | null {
  const entity = ownEntity(hass, entityId);
  return entity && SHOWN_BY.has(entity.translation_key) ? { config: { type: `custom:${RHYTHM_CARD}`, ...deviceOf(entity) } } : null;
}
