import { css, html, nothing } from "lit";
import type { TemplateResult } from "lit";

import { shownBins } from "../chart/columns.ts";
import { FEWEST_SPREAD_NIGHTS, intervalsOf } from "../data/rhythm.ts";
import type { Rhythm } from "../data/rhythm.ts";
import type { Format } from "../language/format.ts";
import type { Translate } from "../language/translate.ts";
import { binTexts } from "./imi-chart.ts";

export const rhythmPartStyles = css`
  .counted { margin-block-end: 10px; }
  .legend {
    align-items: center; color: var(--secondary-text-color); display: flex; flex-wrap: wrap; font-size: 12px; gap: 4px 14px; margin: 4px 0 0;
  }
  .legend span { align-items: center; display: inline-flex; gap: 6px; }
  .legend i { block-size: 12px; flex: none; forced-color-adjust: none; inline-size: 18px; }
  .legend .window { background: color-mix(in srgb, var(--kind-limb-movement) 22%, transparent); }
  .legend .usual {
    background: color-mix(in srgb, var(--kind-hypnic-jerk) 30%, transparent); border-block-start: 3px solid var(--kind-hypnic-jerk);
    box-sizing: border-box;
  }
  .legend .rhythm { border-inline-start: 2px dashed var(--primary-text-color); inline-size: 2px; margin-inline: 8px; }
  .legend .gap { background: repeating-linear-gradient(135deg, var(--secondary-text-color) 0 2px, transparent 2px 6px); opacity: 0.5; }
  .legend + .note { margin-block-start: 4px; }
  tbody th { font-weight: 400; }
  thead th { white-space: normal; }
  .rows + .rows { margin-block-start: 16px; }
`;

/** Draw what shades and lines of the intervals mean, and how many the axis does not reach. */
export function renderRhythmLegend({ bins, period_s }: Rhythm, translate: Translate, format: Format): TemplateResult {
  const beyond = intervalsOf(bins) - intervalsOf(shownBins(bins));
  return html`
    <p class="legend">
      <span><i class="window"></i>${translate("imi.window")}</span>
      <span><i class="usual"></i>${translate("imi.usual")}</span>
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

/** Draw intervals and hours as rows; they are made when the table is opened. */
export function renderRhythmTable(
  rhythm: Rhythm,
  isOpen: boolean,
  translate: Translate,
  format: Format,
  toggle: (isOpen: boolean) => void,
): TemplateResult {
  const handleToggle = (event: Event): void => {
    toggle((event.currentTarget as HTMLDetailsElement).open);
  };
  return html`
    <details class="table" .open=${isOpen} @toggle=${handleToggle}>
      <summary>${translate("table.show")}</summary>
      ${isOpen ? [renderIntervals(rhythm, translate, format), renderHours(rhythm, translate, format)] : nothing}
    </details>
  `;
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
  if (rows.length === 0) return html``;
  return html`
    <div class="rows" tabindex="0" role="region" aria-label=${columns[0]}>
      <table>
        <caption>${columns[0]}</caption>
        <thead><tr>${columns.map((column) => html`<th scope="col">${column}</th>`)}</tr></thead>
        <tbody>${rows.map(([name, value]) => html`<tr><th scope="row">${name}</th><td>${value}</td></tr>`)}</tbody>
      </table>
    </div>
  `;
}
