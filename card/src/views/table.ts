import { html, nothing } from "lit";
import type { TemplateResult } from "lit";

import { atMs } from "../data/describe.ts";
import type { Movement, Night } from "../data/night.ts";
import type { Format } from "../language/format.ts";
import type { Key, Translate } from "../language/translate.ts";

const COLUMNS: readonly Key[] = [
  "table.time",
  "table.kind",
  "table.duration",
  "table.peak",
  "table.series",
  "table.confidence",
];

/** Draw all movements as rows; they are made when the table is opened. */
export function renderTable(
  night: Night,
  isOpen: boolean,
  translate: Translate,
  format: Format,
  toggle: (isOpen: boolean) => void,
): TemplateResult | typeof nothing {
  if (night.movements.length === 0) return nothing;
  const handleToggle = (event: Event): void => {
    toggle((event.currentTarget as HTMLDetailsElement).open);
  };
  return html`
    <details class="table" .open=${isOpen} @toggle=${handleToggle}>
      <summary>${translate("table.show")}</summary>
      ${isOpen ? renderRows(night, translate, format) : nothing}
    </details>
  `;
}

function renderRows(night: Night, translate: Translate, format: Format): TemplateResult {
  return html`
    <div class="rows" tabindex="0" role="region" aria-label=${translate("table.caption")}>
      <table>
        <caption>${translate("table.caption")}</caption>
        <thead><tr>${COLUMNS.map((key) => html`<th scope="col">${translate(key)}</th>`)}</tr></thead>
        <tbody>${night.movements.map((movement) => renderRow(movement, night, translate, format))}</tbody>
      </table>
    </div>
  `;
}

function renderRow(movement: Movement, night: Night, translate: Translate, format: Format): TemplateResult {
  const { peak_mg, series, confidence } = movement;
  return html`
    <tr>
      <td>${format.timeExact(atMs(night, movement.onset_s))}</td>
      <td class="kind">${renderKind(movement, translate)}</td>
      <td>${format.seconds(movement.duration_s)}</td>
      <td>${peak_mg === null ? "–" : format.number(peak_mg, 1)}</td>
      <td>${series ?? "–"}</td>
      <td>${confidence === null ? "–" : format.percent(confidence)}</td>
    </tr>
  `;
}

function renderKind({ kind, wrong }: Movement, translate: Translate): TemplateResult | string {
  const name = translate(`kind.${kind}`);
  return wrong ? html`<s>${name}</s> · ${translate("fact.wrong.value")}` : name;
}
