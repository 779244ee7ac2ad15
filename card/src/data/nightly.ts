import type { Format } from "../language/format.ts";
import type { Key, Translate } from "../language/translate.ts";
import type { NightSummary } from "./night.ts";

/** The figures that a night is summed up in. */
export const NIGHTLY_FIGURES = [
  "plm_per_hour",
  "plm",
  "series",
  "limb_movements",
  "periodicity_index",
  "rhythm_period",
  "hypnic_jerks",
  "small_twitches",
  "body_movements",
  "time_in_bed",
  "sleep_period",
  "coverage",
] as const;

export type NightlyFigure = (typeof NIGHTLY_FIGURES)[number];
export type NightlyUnit = "per_hour" | "count" | "index" | "percent" | "seconds" | "hours";

/** What an axis of values is like. */
export interface Axis {
  /** Whether it begins near the smallest value: of what is never near zero, zero says nothing. */
  readonly isFitted: boolean;
  /** Its end where it has one whatever is on it. */
  readonly fixed_end: number | null;
  /** Finer steps would make much of little, or mean nothing. */
  readonly least_step: number;
}

interface Reading {
  readonly label: Key;
  readonly unit: NightlyUnit;
  /** Return the value in that unit; null is unknown. */
  value(summary: NightSummary): number | null;
}

const HOUR_S = 3600;

const AXES: Readonly<Record<NightlyUnit, Axis>> = {
  per_hour: { isFitted: false, fixed_end: null, least_step: 0 },
  count: { isFitted: false, fixed_end: null, least_step: 1 },
  index: { isFitted: true, fixed_end: null, least_step: 0.05 },
  percent: { isFitted: false, fixed_end: 1, least_step: 0 },
  seconds: { isFitted: true, fixed_end: null, least_step: 1 },
  hours: { isFitted: true, fixed_end: null, least_step: 0.5 },
};

const READINGS: Readonly<Record<NightlyFigure, Reading>> = {
  plm_per_hour: { label: "trend.plm_per_hour", unit: "per_hour", value: (summary) => summary.plm_per_hour },
  plm: { label: "trend.plm", unit: "count", value: (summary) => summary.plm },
  series: { label: "trend.series", unit: "count", value: (summary) => summary.series },
  limb_movements: { label: "figure.limb_movements", unit: "count", value: (summary) => summary.limb_movements },
  periodicity_index: { label: "periodicity.label", unit: "index", value: (summary) => summary.periodicity_index },
  rhythm_period: { label: "trend.rhythm_period", unit: "seconds", value: (summary) => summary.rhythm_period_s },
  hypnic_jerks: { label: "figure.hypnic_jerks", unit: "count", value: (summary) => summary.hypnic_jerks },
  small_twitches: { label: "trend.small_twitches", unit: "count", value: (summary) => summary.small_twitches },
  body_movements: { label: "figure.body_movements", unit: "count", value: (summary) => summary.body_movements },
  time_in_bed: { label: "trend.time_in_bed", unit: "hours", value: (summary) => hours(summary.time_in_bed_s) },
  sleep_period: { label: "trend.sleep_period", unit: "hours", value: (summary) => hours(summary.sleep_period_s) },
  coverage: { label: "trend.coverage", unit: "percent", value: (summary) => summary.coverage },
};

export function labelOf(figure: NightlyFigure, translate: Translate): string {
  return translate(READINGS[figure].label);
}

export function unitOf(figure: NightlyFigure): NightlyUnit {
  return READINGS[figure].unit;
}

export function axisOf(figure: NightlyFigure): Axis {
  return AXES[unitOf(figure)];
}

/** Return what a night has of the figure; null is unknown. */
export function valueOf(summary: NightSummary, figure: NightlyFigure): number | null {
  return READINGS[figure].value(summary);
}

/** Return a value as it is read in a sentence, with its unit. */
export function valueText(value: number, unit: NightlyUnit, translate: Translate, format: Format): string {
  if (unit === "hours") return format.hoursMinutes(value * HOUR_S);
  if (unit === "seconds") return format.seconds(value);
  if (unit === "percent") return format.percent(value);
  if (unit === "per_hour") return translate("trend.per_hour", { value: format.number(value, 1) });
  if (unit === "index") return format.number(value, 2);
  return format.number(value, Number.isInteger(value) ? 0 : 1);
}

/** Return a value as it stands on an axis, whose steps decide the digits. */
export function axisText(value: number, unit: NightlyUnit, step: number, translate: Translate, format: Format): string {
  if (unit === "percent") return format.percent(value);
  const [, decimals = ""] = String(Number(step.toPrecision(6))).split(".");
  const text = format.number(value, decimals.length);
  if (unit === "hours") return translate("trend.axis_hours", { value: text });
  return unit === "seconds" ? translate("length.seconds", { seconds: text }) : text;
}

function hours(length_s: number | null): number | null {
  return length_s === null ? null : length_s / HOUR_S;
}
