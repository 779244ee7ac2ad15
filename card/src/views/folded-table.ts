import { html, nothing } from "lit";
import type { TemplateResult } from "lit";

import type { Translate } from "../language/translate.ts";

/** Draw what a table is folded into; its rows are made when it is opened. */
export function renderFolded(isOpen: boolean, translate: Translate, toggle: (isOpen: boolean) => void, rows: () => unknown): TemplateResult {
  const handleToggle = (event: Event): void => {
    toggle((event.currentTarget as HTMLDetailsElement).open);
  };
  return html`
    <details class="table" .open=${isOpen} @toggle=${handleToggle}>
      <summary>${translate("table.show")}</summary>
      ${isOpen ? rows() : nothing}
    </details>
  `;
}

/** Draw rows that are named by their first column. */
export function renderTableOf(caption: string, columns: readonly string[], rows: readonly (readonly string[])[]): TemplateResult {
  return html`
    <div class="rows" tabindex="0" role="region" aria-label=${caption}>
      <table>
        <caption>${caption}</caption>
        <thead><tr>${columns.map((column) => html`<th scope="col">${column}</th>`)}</tr></thead>
        <tbody>
          ${rows.map(([name, ...values]) => html`<tr>
            <th scope="row">${name}</th>
            ${values.map((value) => html` <td>${value}</td>`)}
          </tr>`)}
        </tbody>
      </table>
    </div>
  `;
}
