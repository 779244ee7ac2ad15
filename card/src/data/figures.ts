import type { Format } from "../language/format.ts";
import type { Key, Translate } from "../language/translate.ts";
import type { NightSummary } from "./night.ts";

/** One figure as it is read: what it is, how much, and what it must be read with. */
export interface Figure {
  readonly key: string;
  readonly label: string;
  /** A dash where the figure is unknown. */
  readonly value: string;
  readonly unit: string;
  readonly note: string;
}

const UNKNOWN = "–";

/** Return the figure that the night is known by: periodic limb movements per hour, with its rules. */
export function headline(summary: NightSummary, translate: Translate, format: Format): Figure {
  return {
    key: "plm_per_hour",
    label: translate("figure.plm_per_hour"),
    value: count(summary.plm_per_hour, format, 1),
    unit: translate("figure.per_hour"),
    note: headlineNote(summary, translate, format),
  };
}

/** Return the figures below the headline, in reading order. */
export function figures(summary: NightSummary, translate: Translate, format: Format): readonly Figure[] {
  const figure = (key: string, value: string, note = "", unit = ""): Figure => ({
    key,
    label: translate(`figure.${key}` as Key),
    value,
    unit,
    note,
  });
  return [
    figure("limb_movements", count(summary.limb_movements, format), periodicNote(summary, translate, format)),
    figure("hypnic_jerks", count(summary.hypnic_jerks, format)),
    figure("small_twitches", count(summary.small_twitches, format), translate("figure.experimental")),
    figure("body_movements", count(summary.body_movements, format)),
    figure("time_in_bed", length(summary.time_in_bed_s, format)),
    figure("sleep_period", length(summary.sleep_period_s, format), translate("figure.estimate")),
  ];
}

/** The periodicity index beside what as many movements would reach by chance; null until both are known. */
export interface Periodicity {
  readonly index: number;
  readonly chance: number;
}

export function periodicity(summary: NightSummary): Periodicity | null {
  const { periodicity_index: index, periodicity_index_chance: chance } = summary;
  return index === null || chance === null ? null : { index, chance };
}

function headlineNote(summary: NightSummary, translate: Translate, format: Format): string {
  const rules = translate(`rules.${summary.rules}`);
  if (summary.rhythm_period_s === null) return rules;
  return `${rules} · ${translate("figure.rhythm", { period: format.seconds(summary.rhythm_period_s) })}`;
}

function periodicNote(summary: NightSummary, translate: Translate, format: Format): string {
  if (summary.plm === null || summary.series === null) return "";
  if (summary.plm === 0) return translate("figure.periodic_none");
  const figures = { plm: format.number(summary.plm), series: format.number(summary.series) };
  return translate(summary.series === 1 ? "figure.periodic_one" : "figure.periodic", figures);
}

function count(value: number | null, format: Format, digits = 0): string {
  return value === null ? UNKNOWN : format.number(value, digits);
}

function length(length_s: number | null, format: Format): string {
  return length_s === null ? UNKNOWN : format.hoursMinutes(length_s);
}
