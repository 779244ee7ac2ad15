import type { CardConfig, FormField, ConfigForm } from "./home-assistant.ts";
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
    computeHelper: ({ name }) => {
      const key = `config.${name}.help`;
      return isKey(key) ? translate(key) : undefined;
    },
  };
}

function isOf(type: OptionType, value: unknown): boolean {
  return typeof type === "string" ? typeof value === type : type.some((word) => word === value);
}

function wantedText(type: OptionType, translate: Translate): string {
  if (typeof type === "string") return translate(type === "string" ? "config.wanted.string" : "config.wanted.boolean");
  return translate("config.wanted.choice", { choices: type.join(", ") });
}
