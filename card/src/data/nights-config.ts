import { ACTIVITY_FIGURES } from "./activity.ts";
import type { ActivityFigure } from "./activity.ts";
import type { CardConfig, ConfigForm, HomeAssistant } from "./home-assistant.ts";
import { checkOptions, choiceField, deviceOf, formOf, INTEGRATION, ownEntity } from "./options.ts";
import type { OptionTypes } from "./options.ts";
import type { Period } from "./trend-config.ts";
import type { Translate } from "../language/translate.ts";

export const NIGHTS_CARD = "sleep-twitch-nights-card";

export const LAYOUTS = ["raster", "actogram"] as const;
export type Layout = (typeof LAYOUTS)[number];

/** Longer, a night would be thinner than a line. */
const PERIODS = ["2_weeks", "1_month", "3_months", "6_months"] as const satisfies readonly Period[];

export interface NightsCardConfig extends CardConfig {
  /** Device of a sleeper, or of a bed; the first sleeper one may see when absent. */
  readonly device_id?: string;
  readonly title?: string;
  /** One row a night, or two days side by side; the first when absent. */
  readonly layout?: Layout;
  /** Limb movements when absent. */
  readonly figure?: ActivityFigure;
  /** How far back it reaches; three months when absent. */
  readonly period?: (typeof PERIODS)[number];
}

const OPTION_TYPES: OptionTypes = { device_id: "string", title: "string", layout: LAYOUTS, figure: ACTIVITY_FIGURES, period: PERIODS };

export function readNightsConfig(config: CardConfig, translate: Translate): NightsCardConfig {
  checkOptions(config, OPTION_TYPES, translate);
  return config;
}

export function nightsStub(): Omit<NightsCardConfig, "type"> {
  return { layout: "raster", figure: "limb_movements", period: "3_months" };
}

/** Return the name of what is counted. */
export function activityLabel(figure: ActivityFigure, translate: Translate): string {
  return translate(figure === "limb_movements" ? "figure.limb_movements" : "nights.movements");
}

/** Return the form of the visual editor. */
export function nightsForm(translate: Translate): ConfigForm {
  const schema = [
    { name: "device_id", selector: { device: { integration: INTEGRATION } } },
    choiceField("layout", LAYOUTS, (layout) => translate(`layout.${layout}`)),
    { ...choiceField("figure", ACTIVITY_FIGURES, (figure) => activityLabel(figure, translate)), help: "" },
    choiceField("period", PERIODS, (period) => translate(`period.${period}`)),
    { name: "title", selector: { text: {} } },
  ];
  return formOf(schema, translate);
}

/** Offer the card for the limb movements of a night. */
export function suggestNights(hass: HomeAssistant, entityId: string): { readonly config: NightsCardConfig } | null {
  const entity = ownEntity(hass, entityId);
  return entity?.translation_key === "limb_movements" ? { config: { type: `custom:${NIGHTS_CARD}`, ...deviceOf(entity) } } : null;
}
