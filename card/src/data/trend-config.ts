import type { CardConfig, ConfigForm, HomeAssistant } from "./home-assistant.ts";
import { labelOf, NIGHTLY_FIGURES } from "./nightly.ts";
import type { NightlyFigure } from "./nightly.ts";
import { checkOptions, choiceField, deviceOf, formOf, INTEGRATION, ownEntity } from "./options.ts";
import type { OptionTypes } from "./options.ts";
import type { Translate } from "../language/translate.ts";

export const TREND_CARD = "sleep-twitch-trend-card";

export const PERIOD_DAYS = {
  "2_weeks": 14,
  "1_month": 30,
  "3_months": 91,
  "6_months": 182,
  "1_year": 365,
  "2_years": 730,
} as const;

export type Period = keyof typeof PERIOD_DAYS;
export const PERIODS = Object.keys(PERIOD_DAYS) as readonly Period[];

export interface TrendCardConfig extends CardConfig {
  /** Device of a sleeper, or of a bed; the first sleeper one may see when absent. */
  readonly device_id?: string;
  readonly title?: string;
  /** The nightly figure; periodic limb movements per hour when absent. */
  readonly figure?: NightlyFigure;
  /** How far back it reaches; three months when absent. */
  readonly period?: Period;
}

const OPTION_TYPES: OptionTypes = { device_id: "string", title: "string", figure: NIGHTLY_FIGURES, period: PERIODS };

export function readTrendConfig(config: CardConfig, translate: Translate): TrendCardConfig {
  checkOptions(config, OPTION_TYPES, translate);
  return config;
}

export function figureOf(config: TrendCardConfig): NightlyFigure {
  return config.figure ?? "plm_per_hour";
}

export function periodOf(config: TrendCardConfig): Period {
  return config.period ?? "3_months";
}

/** Whether the rule set decides the figure. */
export function isByRules(figure: NightlyFigure): boolean {
  return figure === "plm_per_hour" || figure === "plm" || figure === "series";
}

export function trendStub(): Omit<TrendCardConfig, "type"> {
  return { figure: "plm_per_hour", period: "3_months" };
}

/** Return the form of the visual editor. */
export function trendForm(translate: Translate): ConfigForm {
  const schema = [
    { name: "device_id", selector: { device: { integration: INTEGRATION } } },
    choiceField("figure", NIGHTLY_FIGURES, (figure) => labelOf(figure, translate)),
    choiceField("period", PERIODS, (period) => translate(`period.${period}`)),
    { name: "title", selector: { text: {} } },
  ];
  return formOf(schema, translate);
}

/** Offer the trend of the nightly figure that an entity shows. */
export function suggestTrend(hass: HomeAssistant, entityId: string): { readonly config: TrendCardConfig } | null {
  const entity = ownEntity(hass, entityId);
  const figure = NIGHTLY_FIGURES.find((one) => one === entity?.translation_key);
  return entity && figure ? { config: { type: `custom:${TREND_CARD}`, figure, ...deviceOf(entity) } } : null;
}
