import { html, nothing } from "lit";
import type { TemplateResult } from "lit";

import { SHADE_EDGES } from "../chart/shades.ts";
import type { Activity } from "../data/activity.ts";
import type { DayRow } from "../data/day-rows.ts";
import type { Format } from "../language/format.ts";
import type { Translate } from "../language/translate.ts";
import { renderFacts } from "./fact-panel.ts";
import type { Fact } from "./fact-panel.ts";
import { renderTableOf } from "./folded-table.ts";
import type { NightsDrawn } from "./nights-chart.ts";
import { SHADE_NAMES } from "./nights-styles.ts";

const UNKNOWN = "–";

/** Draw what shades and signs mean, for those that are there. */
export function renderNightsLegend({ layout, days: { rows } }: NightsDrawn, figure: string, translate: Translate): TemplateResult {
  const bounds = ["0", ">0", ...SHADE_EDGES.slice(0, -1).map(String), `${SHADE_EDGES.at(-1)}+`];
  const hasGap = rows.some(({ rates }) => rates.length === 0 || rates.includes(null));
  return html`
    <p class="legend">
      <span class="ramp">
        <b>${translate("nights.rate", { figure })}</b>
        ${bounds.map((bound, shade) => html`<span><i class=${SHADE_NAMES[shade]}></i>${bound}</span>`)}
      </span>
      ${hasGap ? html`<span><i class="gap"></i>${translate("legend.gap")}</span>` : nothing}
      ${layout === "raster" ? html`<span><i class="mark"></i>${translate("nights.marks")}</span>` : nothing}
      <span><i class="weekend"></i>${translate("nights.weekend")}</span>
    </p>
  `;
}

/** Return one night in words, for a screen reader. */
export function nightSentence(row: DayRow, translate: Translate, format: Format): string {
  return [format.dateLong(row.day), ...factsOf(row, translate, format).map((fact) => fact.join(" "))].join(", ");
}

/** Draw the selected night in figures, or say that one can be selected. */
export function renderNightDetail(row: DayRow | undefined, translate: Translate, format: Format, close: () => void): TemplateResult {
  if (!row) return html`<p class="hint">${translate("trend.hint")}</p>`;
  const note = row.night?.movements_forgotten ? translate("nights.forgotten") : "";
  return renderFacts(format.dateLong(row.day), factsOf(row, translate, format), translate, close, note);
}

/** Draw all nights as rows, the latest first. */
export function renderNightRows({ nights, label }: NightsDrawn, translate: Translate, format: Format): TemplateResult {
  const rows = [...nights].reverse().map((row): readonly Fact[] => [[translate("trend.column"), format.dateLong(row.day)], ...factsOf(row, translate, format)]);
  return renderTableOf(label, (rows[0] ?? []).map(([name]) => name), rows.map((facts) => facts.map(([, value]) => value)));
}

function factsOf({ night }: DayRow, translate: Translate, format: Format): readonly Fact[] {
  if (!night) return [];
  const { in_bed, time_in_bed_s, sleep_onset_s, final_wake_s, plm_per_hour, coverage } = night;
  const stay = spanText(night, in_bed[0]?.[0] ?? null, in_bed.at(-1)?.[1] ?? null, translate, format);
  const known = [stay, time_in_bed_s === null ? UNKNOWN : format.hoursMinutes(time_in_bed_s)];
  return [
    [translate("lane.in_bed"), known.join(" · ")],
    [translate("trend.sleep_period"), spanText(night, sleep_onset_s, final_wake_s, translate, format)],
    [translate("trend.plm_per_hour"), plm_per_hour === null ? UNKNOWN : format.number(plm_per_hour, 1)],
    [translate("trend.heard"), coverage === null ? UNKNOWN : format.percent(coverage)],
  ];
}

function spanText({ start }: Activity, from_s: number | null, to_s: number | null, translate: Translate, format: Format): string {
  if (from_s === null || to_s === null) return UNKNOWN;
  const time = (seconds: number): string => format.time(Date.parse(start) + seconds * 1000);
  return translate("span", { start: time(from_s), end: time(to_s) });
}
