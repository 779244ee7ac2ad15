import { css, html, nothing } from "lit";
import type { TemplateResult } from "lit";

import { shownBins } from "../chart/columns.ts";
import { FEWEST_SPREAD_NIGHTS, intervalsOf } from "../data/rhythm.ts";
import type { Rhythm } from "../data/rhythm.ts";
import type { Format } from "../language/format.ts";
import type { Translate } from "../language/translate.ts";
import { renderTableOf } from "./folded-table.ts";
import { binTexts } from "./imi-chart.ts";
import { legendStyles } from "./legend-styles.ts";

export const rhythmPartStyles = [legendStyles, css`
  .counted { margin-block-end: 10px; }
  .legend .window { background: color-mix(in srgb, var(--kind-limb-movement) 22%, transparent); }
  .legend .band {
    background: color-mix(in srgb, var(--kind-hypnic-jerk) 30%, transparent); border-block-start: 3px solid var(--kind-hypnic-jerk);
    box-sizing: border-box;
  }
  .legend .rhythm { border-inline-start: 2px dashed var(--primary-text-color); inline-size: 2px; margin-inline: 8px; }
  .legend + .note { margin-block-start: 4px; }
  thead th { white-space: normal; }
  .rows + .rows { margin-block-start: 16px; }
`];

/** Draw what shades and lines of the intervals mean, and how many the axis does not reach. */
export function renderRhythmLegend({ bins, period_s }: Rhythm, translate: Translate, format: Format): TemplateResult {
  const beyond = intervalsOf(bins) - intervalsOf(shownBins(bins));
  return html`
    <p class="legend">
      <span><i class="window"></i>${translate("imi.window")}</span>
      <span><i class="band"></i>${translate("imi.usual")}</span>
      ${period_s === null ? nothing : html`<span><i class="rhythm"></i>${translate("imi.rhythm")}</span>`}
    </p>
    ${beyond > 0 ? html`<p class="note">${translate("imi.beyond", { count: format.number(beyond) })}</p>` : nothing}
  `;
}

/** Draw what the signs of the hours mean, for those that are there. */
export function renderHourLegend({ hours }: Rhythm, translate: Translate): TemplateResult | typeof nothing {
  const hasGap = hours.includes(null);
  const hasSpread = hours.some((hour) => (hour?.nights ?? 0) >= FEWEST_SPREAD_NIGHTS);
  if (!hasGap && !hasSpread) return nothing;
  return html`
    <p class="legend">
      ${hasGap ? html`<span><i class="gap"></i>${translate("legend.gap")}</span>` : nothing}
      ${hasSpread ? html`<span>${translate("imi.whisker")}</span>` : nothing}
    </p>
  `;
}

/** Draw intervals and hours as rows. */
export function renderRhythmRows(rhythm: Rhythm, translate: Translate, format: Format): readonly TemplateResult[] {
  return [renderIntervals(rhythm, translate, format), renderHours(rhythm, translate, format)];
}

function renderIntervals({ bins }: Rhythm, translate: Translate, format: Format): TemplateResult {
  const rows = bins.filter(({ count }) => count > 0).map((bin): readonly [string, string] => {
    return [translate("imi.bounds", binTexts(bin, format)), format.number(bin.count)];
  });
  return renderRows([translate("imi.intervals"), translate("imi.count")], rows);
}

function renderHours({ hours }: Rhythm, translate: Translate, format: Format): TemplateResult {
  const rows = hours.map((hour, index): readonly [string, string] => {
    return [format.number(index + 1), hour ? format.number(hour.median, 1) : "–"];
  });
  return renderRows([translate("imi.hour_column"), translate("trend.plm_per_hour")], rows);
}

function renderRows(columns: readonly [string, string], rows: readonly (readonly [string, string])[]): TemplateResult {
  return rows.length === 0 ? html`` : renderTableOf(columns[0], columns, rows);
}
