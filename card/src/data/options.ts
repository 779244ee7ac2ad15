import type { CardConfig, FormField, ConfigForm, EntityEntry, HomeAssistant } from "./home-assistant.ts";
import { isKey } from "../language/translate.ts";
import type { Key, Translate } from "../language/translate.ts";

export const INTEGRATION = "sleep_twitch";

/** What an option wants: text, a yes or no, or one of some words. */
export type OptionType = "string" | "boolean" | readonly string[];
export type OptionTypes = Readonly<Record<string, OptionType>>;

/** Throw an error that says what would be right, where an option is wrong. */
export function checkOptions(config: CardConfig, types: OptionTypes, translate: Translate): void {
  for (const [option, type] of Object.entries(types)) {
    const value = config[option];
    if (value !== undefined && !isOf(type, value)) {
      throw new Error(translate("config.wrong", { option, wanted: wantedText(type, translate), value: JSON.stringify(value) }));
    }
  }
}

/** Return a form of these fields, with the words of each. */
export function formOf(schema: readonly FormField[], translate: Translate): ConfigForm {
  return {
    schema,
    computeLabel: ({ name }) => translate(`config.${name}` as Key),
    computeHelper: ({ name, help = `config.${name}.help` }) => (isKey(help) ? translate(help) : undefined),
  };
}

/** Return the field of a choice among some words. */
export function choiceField<Word extends string>(name: string, words: readonly Word[], label: (word: Word) => string): FormField {
  return { name, selector: { select: { mode: "dropdown", options: words.map((value) => ({ value, label: label(value) })) } } };
}

/** Return an entity of this integration, null where it is somebody else's. */
export function ownEntity(hass: HomeAssistant, entityId: string): EntityEntry | null {
  const entity = hass.entities[entityId];
  return entity?.platform === INTEGRATION ? entity : null;
}

/** Return a configuration's part that names the device of an entity. */
export function deviceOf({ device_id }: EntityEntry): { readonly device_id?: string } {
  return device_id ? { device_id } : {};
}

function isOf(type: OptionType, value: unknown): boolean {
  return typeof type === "string" ? typeof value === type : type.some((word) => word === value);
}

function wantedText(type: OptionType, translate: Translate): string {
  if (typeof type === "string") return translate(type === "string" ? "config.wanted.string" : "config.wanted.boolean");
  return translate("config.wanted.choice", { choices: type.join(", ") });
}
